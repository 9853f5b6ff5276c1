import type { Change, ChangeSet, Link } from '../../model/changes.js';
import type { Action } from '../../model/edition.js';
import { Weigher } from '../weigh.js';
import { sectionOf, type SectionId } from './sections.js';
import type { Tellings } from './passage.js';
import { tellChange, type ToldChange } from './told.js';

/** Everything that changed about one action (or the rows it was split into or merged from). */
export interface Entry {
  readonly anchor: string;
  readonly section: SectionId;
  /** `3.1.2`, or `7.1 → 7.1.1` where the published number changed. */
  readonly number: string;
  readonly theme: string | null;
  readonly before: readonly Action[];
  readonly after: readonly Action[];
  readonly link: Link | null;
  /** Heaviest first. */
  readonly changes: readonly AnchoredChange[];
  /** How many actions it stands for: more than one where they cannot be told apart. */
  readonly alike: number;
}

export interface AnchoredChange extends ToldChange {
  readonly anchor: string;
  readonly section: SectionId;
  /** Where an action was split or merged: which of its rows, `4.1.1 → RJ 7`. */
  readonly of: string | null;
}

/** The keys that a change is about on each side. */
export function keysOf(change: Change): { readonly before: readonly string[]; readonly after: readonly string[] } {
  const before = 'before' in change ? change.before : [];
  const after = 'after' in change ? change.after : [];
  return { before: typeof before === 'string' ? [before] : before, after: typeof after === 'string' ? [after] : after };
}

/**
 * Changes gathered by action, the action with the heaviest change first. Repeated notes,
 * what the publisher did to the whole edition, and its parts (`wide`) are left to others.
 */
export function gatherEntries(changes: ChangeSet, tellings: Tellings, anchors: Anchors): readonly Entry[] {
  const links = indexLinks(changes.links);
  const weigher = new Weigher(changes.changes);
  const groups = new Map<string, { link: Link | null; changes: Change[] }>();
  for (const change of weigher.order(changes.changes.filter(isTold))) {
    const { before, after } = keysOf(change);
    const link = findLink(links, before, after);
    const name = link
      ? `link ${link.before.join(' ')} ${link.after.join(' ')}`
      : `row ${before.join(' ')} ${after.join(' ')}`;
    const group = groups.get(name);
    if (group) group.changes.push(change);
    else groups.set(name, { link, changes: [change] });
  }
  return [...groups.values()].map((group) => makeEntry(group.link, group.changes, { tellings, anchors, weigher }));
}

function isTold(change: Change): boolean {
  if (change.wide || change.kind === 'publication') return false;
  return !(change.kind === 'progress' && change.change === 'unchanged');
}

interface LinkIndex {
  readonly before: ReadonlyMap<string, Link>;
  readonly after: ReadonlyMap<string, Link>;
}

function indexLinks(links: readonly Link[]): LinkIndex {
  const before = new Map<string, Link>();
  const after = new Map<string, Link>();
  for (const link of links) {
    for (const key of link.before) before.set(key, link);
    for (const key of link.after) after.set(key, link);
  }
  return { before, after };
}

function findLink(links: LinkIndex, before: readonly string[], after: readonly string[]): Link | null {
  const [firstAfter] = after;
  const [firstBefore] = before;
  const byAfter = firstAfter === undefined ? undefined : links.after.get(firstAfter);
  return byAfter ?? (firstBefore === undefined ? undefined : links.before.get(firstBefore)) ?? null;
}

interface EntryTools {
  readonly tellings: Tellings;
  readonly anchors: Anchors;
  readonly weigher: Weigher;
}

function makeEntry(link: Link | null, changes: readonly Change[], { tellings, anchors, weigher }: EntryTools): Entry {
  const keys = link ?? mergeKeys(changes);
  const before = rows(keys.before, tellings.before.actions);
  const after = rows(keys.after, tellings.after.actions);
  const [heaviest] = changes;
  const name = keys.after[0] ?? keys.before[0] ?? '';
  const divided = before.length > 1 || after.length > 1;
  const sectionFor = (change: Change): SectionId => sectionOf(weigher.sort(change), change.doubtful);
  return {
    anchor: anchors.take(`action-${name}`),
    section: heaviest ? sectionFor(heaviest) : 'other',
    number: showNumbers(before, after),
    theme: after[0]?.theme?.title ?? before[0]?.theme?.title ?? null,
    before,
    after,
    link,
    alike: 1,
    changes: changes.map((change) => ({
      ...tellChange(change, tellings),
      section: sectionFor(change),
      anchor: anchors.forChange(change),
      of: divided ? partOf(change, tellings) : null,
    })),
  };
}

/** Which rows of a split or merged action a change is about; null for the split itself. */
function partOf(change: Change, { before, after }: Tellings): string | null {
  if (change.kind === 'split' || change.kind === 'merged') return null;
  const keys = keysOf(change);
  return showNumbers(rows(keys.before, before.actions), rows(keys.after, after.actions));
}

function mergeKeys(changes: readonly Change[]): { before: readonly string[]; after: readonly string[] } {
  const keys = changes.map(keysOf);
  return {
    before: [...new Set(keys.flatMap((key) => key.before))],
    after: [...new Set(keys.flatMap((key) => key.after))],
  };
}

function rows(keys: readonly string[], actions: ReadonlyMap<string, Action>): readonly Action[] {
  return keys.flatMap((key) => actions.get(key) ?? []);
}

export function showNumbers(before: readonly Action[], after: readonly Action[]): string {
  const numbers = (actions: readonly Action[]): string =>
    actions
      .map((action) => action.id ?? '')
      .filter((id) => id !== '')
      .join(', ');
  const from = numbers(before);
  const to = numbers(after);
  if (from === to || from === '') return to;
  return to === '' ? from : `${from} → ${to}`;
}

/** Addresses inside a page: stable from one run to the next, and no two the same. */
export class Anchors {
  readonly #taken = new Set<string>();

  take(name: string): string {
    const base = name.replace(/[^\p{L}\p{N}._-]+/gu, '-');
    let anchor = base;
    for (let n = 2; this.#taken.has(anchor); n++) anchor = `${base}-${n}`;
    this.#taken.add(anchor);
    return anchor;
  }

  /** `change-status-3.1.2`: by the later edition's key, else the earlier one's. */
  forChange(change: Change): string {
    const { before, after } = keysOf(change);
    const field = change.kind === 'reworded' && change.field !== 'text' ? `-${change.field}` : '';
    const key = (change.kind === 'split' ? before[0] : (after[0] ?? before[0])) ?? '';
    return this.take(`change-${change.kind}${field}-${key}`);
  }
}
