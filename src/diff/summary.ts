import type { Change, Link, Summary } from '../model/changes.js';
import type { Action, Edition } from '../model/edition.js';
import { doubtfulRows } from './doubts.js';
import type { Pair } from './pair.js';
import { Tally } from './tally.js';

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
  const told = new Tally();
  const kinds = new Tally();
  const directions = new Tally();
  const doubtful = { kinds: new Tally(), directions: new Tally() };
  let unchangedNotes = 0;
  for (const change of changes) {
    told.add(change.kind);
    if (change.kind === 'status') directions.add(change.direction);
    if (isObservation(change)) unchangedNotes++;
    else if (change.wide !== true) kinds.add(change.kind);
    if (change.doubtful === true) countDoubtful(doubtful, change);
  }
  const of = (kind: Change['kind']): number => told.of(kind);
  return {
    before: { rows: before.actions.length, ...side(0), dropped: of('dropped'), notObserved: of('not-observed') },
    after: { rows: after.actions.length, ...side(1), added: of('added') },
    kinds: kinds.inOrder(),
    directions: directions.inOrder(),
    ...(doubtful.kinds.size + doubtful.directions.size === 0
      ? {}
      : { doubtful: { kinds: doubtful.kinds.inOrder(), directions: doubtful.directions.inOrder() } }),
    unchangedNotes,
    statuses: { before: statusCounts(before.actions), after: statusCounts(after.actions) },
    flow: flowOf(pairs, doubtfulRows(links)),
  };
}

function countDoubtful(
  { kinds, directions }: { readonly kinds: Tally; readonly directions: Tally },
  change: Change,
): void {
  if (change.kind === 'status') directions.add(change.direction);
  if (change.wide !== true && !isObservation(change)) kinds.add(change.kind);
}

/** A note that was repeated is an observation, not a change. */
export function isObservation(change: Change): boolean {
  return change.kind === 'progress' && change.change === 'unchanged';
}

function statusCounts(actions: readonly Action[]): Record<string, number> {
  const counts = new Tally();
  for (const action of actions) counts.add(statusName(action));
  return counts.inOrder();
}

function statusName({ status }: Action): string {
  return status?.value ?? 'none';
}

function flowOf(pairs: readonly Pair[], inDoubt: ReadonlySet<string>): Summary['flow'] {
  const flows = new Map<string, Tally>();
  const doubtful = new Tally();
  for (const { before, after } of pairs) {
    const from = statusName(before);
    let counts = flows.get(from);
    if (counts === undefined) flows.set(from, (counts = new Tally()));
    counts.add(statusName(after));
    if (inDoubt.size > 0 && inDoubt.has(after.key)) doubtful.add(`${from}\n${statusName(after)}`);
  }
  const flow = [...flows].flatMap(([from, counts]) =>
    Object.entries(counts.inOrder()).map(([to, count]) => {
      const unsure = doubtful.of(`${from}\n${to}`);
      return { from, to, count, ...(unsure === 0 ? {} : { doubtful: unsure }) };
    }),
  );
  return flow.sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
