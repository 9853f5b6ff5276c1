/** Everything a perfect differ would say between two editions, given who is who. */
import { daysBetween, dueMove, isUnfinished, statusDirection } from './directions.js';
import type { CrosswalkStep } from './crosswalk.js';
import type { Recommendation, Truth, TruthAction } from './truth.js';
import { fold, noteChange, shareChanged } from './words.js';

export type Change = { kind: string; wide?: true; within?: 'split' | 'merged' | 'moved' } & Record<string, unknown>;

export interface StoryLink {
  before: string[];
  after: string[];
  relation: 'same' | 'split' | 'merged';
}

interface Pair {
  before: TruthAction;
  after: TruthAction;
  within: 'split' | 'merged' | undefined;
}

/** Row changes in the order of the later edition; what the publisher did to everything comes first. */
export function changesBetween(before: Truth, after: Truth, step: CrosswalkStep, links: StoryLink[]): Change[] {
  const pairs = pairsOf(before, after, links);
  const rows = pairs.flatMap((pair) => pairChanges(pair, step));
  return [
    ...publicationChanges(before, after, pairs, rows, step),
    ...links.flatMap(divisionChange),
    ...rows,
    ...before.actions.filter((action) => step.dropped.includes(action.key)).map(droppedChange),
    ...after.actions
      .filter((action) => step.added.includes(action.key))
      .map((action): Change => ({ kind: 'added', after: action.key, status: action.status })),
    ...after.actions.flatMap((action) => overdueChange(action, after.edition.published)),
  ];
}

function pairsOf(before: Truth, after: Truth, links: StoryLink[]): Pair[] {
  const earlier = new Map(before.actions.map((action) => [action.key, action]));
  const later = new Map(after.actions.map((action) => [action.key, action]));
  return links.flatMap((link) =>
    link.after.flatMap((to) =>
      link.before.map((from): Pair => {
        const [left, right] = [earlier.get(from), later.get(to)];
        if (left === undefined || right === undefined) throw new Error(`no such pair: ${from} and ${to}`);
        return { before: left, after: right, within: link.relation === 'same' ? undefined : link.relation };
      }),
    ),
  );
}

function divisionChange(link: StoryLink): Change[] {
  if (link.relation === 'split') return [{ kind: 'split', before: link.before[0], after: link.after }];
  if (link.relation === 'merged') return [{ kind: 'merged', before: link.before, after: link.after[0] }];
  return [];
}

function pairChanges(pair: Pair, step: CrosswalkStep): Change[] {
  const { before, after } = pair;
  const keys = { before: before.key, after: after.key };
  const moved = movedChange(pair, step);
  const found: (Change | null)[] = [
    before.id === after.id ? null : { kind: 'renumbered', ...keys, from: before.id, to: after.id },
    moved,
    recommendationChange(pair, moved !== null && before.recommendation !== null),
    statusChange(pair),
    dueChange(pair),
    responseChange(pair),
    textChange(pair),
    progressChange(pair),
    linksChange(pair),
  ];
  const { within } = pair;
  return found
    .filter((change) => change !== null)
    .map((change) => markWide(within === undefined ? change : { ...change, within }, step));
}

function movedChange({ before, after }: Pair, step: CrosswalkStep): Change | null {
  if (before.theme === null || after.theme === null) return null;
  const [from, to] = [before.theme.title, after.theme.title];
  const retitled = step.retitled.some(([old, name]) => old === from && name === to);
  if (fold(from) === fold(to) || retitled) return null;
  return { kind: 'moved', before: before.key, after: after.key, from, to };
}

function recommendationChange({ before, after }: Pair, moved: boolean): Change | null {
  const [from, to] = [titleOf(before.recommendation), titleOf(after.recommendation)];
  if (from === to) return null;
  return {
    kind: 'recommendation',
    before: before.key,
    after: after.key,
    from,
    to,
    ...(moved ? { within: 'moved' } : {}),
  };
}

function titleOf(recommendation: Recommendation | null): string | null {
  return recommendation === null ? null : fold(recommendation.title);
}

function statusChange({ before, after }: Pair): Change | null {
  const [from, to] = [before.status, after.status];
  if (from === null && to === null) return null;
  if (from !== null && to !== null && fold(from.published).toLowerCase() === fold(to.published).toLowerCase())
    return null;
  const direction = statusDirection(from?.value ?? null, to?.value ?? null);
  return { kind: 'status', before: before.key, after: after.key, from, to, direction };
}

function dueChange({ before, after }: Pair): Change | null {
  const move = dueMove(before.due, after.due);
  return move === null
    ? null
    : { kind: 'due', before: before.key, after: after.key, from: before.due, to: after.due, ...move };
}

function responseChange({ before, after }: Pair): Change | null {
  if (fold(before.response?.published ?? '') === fold(after.response?.published ?? '')) return null;
  return { kind: 'response', before: before.key, after: after.key, from: before.response, to: after.response };
}

function textChange({ before, after }: Pair): Change | null {
  if (fold(before.text) === fold(after.text)) return null;
  const share = shareChanged(before.text, after.text);
  return { kind: 'reworded', before: before.key, after: after.key, field: 'text', share };
}

function progressChange({ before, after }: Pair): Change | null {
  const change = noteChange(before.progress, after.progress);
  return change === null ? null : { kind: 'progress', before: before.key, after: after.key, change };
}

function linksChange({ before, after }: Pair): Change | null {
  if (before.links.join('\n') === after.links.join('\n')) return null;
  return { kind: 'links', before: before.key, after: after.key, from: before.links, to: after.links };
}

function droppedChange(action: TruthAction): Change {
  const open = action.status === null || isUnfinished(action.status.value) || action.status.value === 'unknown';
  return { kind: 'dropped', before: action.key, status: action.status, why: open ? 'unexplained' : 'was-closed' };
}

function overdueChange(action: TruthAction, published: string): Change[] {
  const latest = action.due?.latest ?? null;
  if (latest === null || latest >= published) return [];
  if (action.status === null || !isUnfinished(action.status.value)) return [];
  return [{ kind: 'overdue', after: action.key, due: action.due, days: daysBetween(latest, published) }];
}

/** Which row changes a change to the whole edition explains. */
function explains(what: string, field: string | null, change: Change): boolean {
  switch (what) {
    case 'scheme-changed':
      return change.kind === 'renumbered';
    case 'vocabulary-changed':
      return change.kind === field && change['direction'] === 'restated';
    case 'field-introduced':
      return change.kind === field && ['first-reported', 'first-given', 'added', undefined].includes(sort(change));
    case 'field-withdrawn':
      return change.kind === field && ['no-longer-reported', 'removed', undefined].includes(sort(change));
    default:
      return false;
  }
}

function sort(change: Change): string | undefined {
  const value = change['direction'] ?? change['change'];
  return typeof value === 'string' ? value : undefined;
}

function markWide(change: Change, step: CrosswalkStep): Change {
  const wide = step.publications.some(({ what, field }) => explains(what, field, change));
  return wide ? { ...change, wide: true } : change;
}

/** Said once for the edition: how many rows it touched, and the keys it did not touch. */
function publicationChanges(before: Truth, after: Truth, pairs: Pair[], rows: Change[], step: CrosswalkStep): Change[] {
  const said = step.publications.map(({ what, field }): Change => {
    const touched = rows.filter((change) => explains(what, field, change));
    const exceptions =
      what === 'field-introduced'
        ? after.actions.filter((action) => !holds(action, field)).map((action) => action.key)
        : what === 'field-withdrawn'
          ? before.actions.filter((action) => !holds(action, field)).map((action) => action.key)
          : untouched(pairs, touched);
    return { kind: 'publication', what, field, count: touched.length, exceptions };
  });
  const retitled = step.retitled.map(([from, to]): Change => {
    const along = pairs.filter((pair) => pair.before.theme?.title === from && pair.after.theme?.title === to);
    const away = pairs.filter((pair) => pair.before.theme?.title === from && pair.after.theme?.title !== to);
    const exceptions = [...new Set(away.map((pair) => pair.after.key))];
    return { kind: 'publication', what: 'theme-retitled', field: 'theme', from, to, count: along.length, exceptions };
  });
  return [...said, ...retitled];
}

function untouched(pairs: Pair[], touched: Change[]): string[] {
  const seen = new Set(touched.map((change) => `${String(change['before'])} ${String(change['after'])}`));
  return pairs.filter((pair) => !seen.has(`${pair.before.key} ${pair.after.key}`)).map((pair) => pair.after.key);
}

function holds(action: TruthAction, field: string | null): boolean {
  if (field === 'links') return action.links.length > 0;
  const values = new Map<string | null, unknown>(Object.entries(action));
  return values.get(field) != null;
}
