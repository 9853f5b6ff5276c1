import type { Change, Link, Summary } from '../model/changes.js';
import type { Action, Edition } from '../model/edition.js';
import type { Pair } from './pair.js';

/** Counts that balance: every row of either edition is in one of them. */
export function summarise(
  before: Edition,
  after: Edition,
  links: readonly Link[],
  pairs: readonly Pair[],
  changes: readonly Change[],
): Summary {
  const counted = { same: [0, 0], split: [0, 0], merged: [0, 0] };
  for (const { relation, before: from, after: to } of links) {
    const count = counted[relation];
    count[0] = (count[0] ?? 0) + from.length;
    count[1] = (count[1] ?? 0) + to.length;
  }
  const side = (at: 0 | 1): { same: number; split: number; merged: number } => ({
    same: counted.same[at] ?? 0,
    split: counted.split[at] ?? 0,
    merged: counted.merged[at] ?? 0,
  });
  const told = new Map<string, number>();
  const kinds = new Map<string, number>();
  const directions = new Map<string, number>();
  const doubtful = { kinds: new Map<string, number>(), directions: new Map<string, number>() };
  let unchangedNotes = 0;
  for (const change of changes) {
    add(told, change.kind);
    if (change.kind === 'status') add(directions, change.direction);
    if (isObservation(change)) unchangedNotes++;
    else if (change.wide !== true) add(kinds, change.kind);
    if (change.doubtful === true) countDoubtful(doubtful, change);
  }
  const of = (kind: Change['kind']): number => told.get(kind) ?? 0;
  return {
    before: { rows: before.actions.length, ...side(0), dropped: of('dropped'), notObserved: of('not-observed') },
    after: { rows: after.actions.length, ...side(1), added: of('added') },
    kinds: inOrder(kinds),
    directions: inOrder(directions),
    ...(doubtful.kinds.size + doubtful.directions.size === 0
      ? {}
      : { doubtful: { kinds: inOrder(doubtful.kinds), directions: inOrder(doubtful.directions) } }),
    unchangedNotes,
    statuses: { before: statusCounts(before.actions), after: statusCounts(after.actions) },
    flow: flowOf(pairs),
  };
}

function countDoubtful(
  { kinds, directions }: { readonly kinds: Map<string, number>; readonly directions: Map<string, number> },
  change: Change,
): void {
  if (change.kind === 'status') add(directions, change.direction);
  if (change.wide !== true && !isObservation(change)) add(kinds, change.kind);
}

/** A note that was repeated is an observation, not a change. */
export function isObservation(change: Change): boolean {
  return change.kind === 'progress' && change.change === 'unchanged';
}

function statusCounts(actions: readonly Action[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const action of actions) add(counts, statusName(action));
  return inOrder(counts);
}

function statusName({ status }: Action): string {
  return status?.value ?? 'none';
}

function flowOf(pairs: readonly Pair[]): Summary['flow'] {
  const flows = new Map<string, Map<string, number>>();
  for (const { before, after } of pairs) {
    const from = statusName(before);
    const known = flows.get(from);
    const counts = known ?? new Map<string, number>();
    if (known === undefined) flows.set(from, counts);
    add(counts, statusName(after));
  }
  const flow = [...flows].flatMap(([from, counts]) => [...counts].map(([to, count]) => ({ from, to, count })));
  return flow.sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to));
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function inOrder(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([a], [b]) => compare(a, b)));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
