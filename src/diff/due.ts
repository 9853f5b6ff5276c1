import type { ChangeOf, dueDirections } from '../model/changes.js';
import type { Action, Edition } from '../model/edition.js';
import { isUnfinished, type Due } from '../model/status.js';
import type { Pair } from './pair.js';

type Direction = (typeof dueDirections)[number];

/** The change of a promised date, or null; other words for the same days are no change. */
export function compareDue({ before, after }: Pair): ChangeOf<'due'> | null {
  const [from, to] = [before.due, after.due];
  const direction = dueDirection(from, to);
  if (direction === null) return null;
  const days = from?.latest != null && to?.latest != null ? daysBetween(from.latest, to.latest) : null;
  return { kind: 'due', before: before.key, after: after.key, from, to, direction, days };
}

/**
 * Which way a promised date went. Where the two overlap, saying it less (or more) exactly comes
 * before moving it: "Spring 2025" → "in due course" is vaguer, not later.
 */
export function dueDirection(from: Due | null, to: Due | null): Direction | null {
  if (from === null) return to === null ? null : 'first-given';
  if (to === null) return 'removed';
  if (from.earliest === to.earliest && from.latest === to.latest) return null;
  if (overlap(from, to)) {
    const growth = widthInDays(to) / widthInDays(from);
    if (growth > sameExactness) return 'vaguer';
    if (growth < 1 / sameExactness) return 'firmer';
  }
  return isLater(from, to) ? 'slipped' : 'brought-forward';
}

/** Months of 28 and of 31 days, quarters and years are each as exact as the other. */
const sameExactness = 1.2;

function overlap(a: Due, b: Due): boolean {
  return (a.earliest ?? '') <= (b.latest ?? unbounded) && (b.earliest ?? '') <= (a.latest ?? unbounded);
}

/** Sorts after every date. */
const unbounded = '~';

/** Days a promise leaves open; where a bound is missing, more than any two days span: "from May 2024" leaves more open than "by May 2024". */
function widthInDays({ earliest, latest }: Due): number {
  if (latest === null) return earliest === null ? 1e9 : 1e8;
  return earliest === null ? 1e7 : daysBetween(earliest, latest) + 1;
}

function isLater(from: Due, to: Due): boolean {
  const [fromLatest, toLatest] = [from.latest ?? unbounded, to.latest ?? unbounded];
  if (fromLatest !== toLatest) return toLatest > fromLatest;
  return (to.earliest ?? '') > (from.earliest ?? '');
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/**
 * Actions still unfinished after their date, counted to the edition's own publication. Said
 * again in each later edition, for the delay has grown; not where nothing has happened since
 * the earlier one was published.
 */
export function findOverdue(before: Edition, after: Edition, pairs: readonly Pair[]): ChangeOf<'overdue'>[] {
  const published = firstDay(after.edition.published);
  if (published === null) return [];
  const known = new Set<string>();
  const publishedBefore = firstDay(before.edition.published);
  if (publishedBefore === published) {
    for (const pair of pairs) {
      const [was, is] = [overdueDays(pair.before, publishedBefore), overdueDays(pair.after, published)];
      if (was !== null && was === is) known.add(pair.after.key);
    }
  }
  return after.actions.flatMap((action) => {
    const days = known.has(action.key) ? null : overdueDays(action, published);
    return days === null || action.due === null
      ? []
      : [{ kind: 'overdue' as const, after: action.key, due: action.due, days }];
  });
}

function overdueDays({ status, due }: Action, published: string): number | null {
  if (status === null || !isUnfinished(status.value) || due?.latest == null) return null;
  const days = daysBetween(due.latest, published);
  return days > 0 ? days : null;
}

/** First day that a publication date can mean: an edition of "2024" proves nothing about March 2024. */
function firstDay(published: string | null): string | null {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/u.exec(published ?? '');
  return parts === null ? null : `${parts[1] ?? ''}-${parts[2] ?? '01'}-${parts[3] ?? '01'}`;
}
