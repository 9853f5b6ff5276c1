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
  const of = (kind: Change['kind']): number => changes.filter((change) => change.kind === kind).length;
  return {
    before: { rows: before.actions.length, ...side(0), dropped: of('dropped'), notObserved: of('not-observed') },
    after: { rows: after.actions.length, ...side(1), added: of('added') },
    kinds: tally(changes.filter((change) => !isObservation(change) && change.wide !== true).map(({ kind }) => kind)),
    directions: tally(changes.flatMap((change) => (change.kind === 'status' ? [change.direction] : []))),
    unchangedNotes: changes.filter(isObservation).length,
    statuses: { before: statusCounts(before.actions), after: statusCounts(after.actions) },
    flow: flowOf(pairs),
  };
}

/** A note that was repeated is an observation, not a change. */
export function isObservation(change: Change): boolean {
  return change.kind === 'progress' && change.change === 'unchanged';
}

function statusCounts(actions: readonly Action[]): Record<string, number> {
  return tally(actions.map(statusName));
}

function statusName({ status }: Action): string {
  return status?.value ?? 'none';
}

function flowOf(pairs: readonly Pair[]): Summary['flow'] {
  const flows = new Map<string, Summary['flow'][number]>();
  for (const pair of pairs) {
    const [from, to] = [statusName(pair.before), statusName(pair.after)];
    const flow = flows.get(`${from} ${to}`);
    if (flow) flow.count++;
    else flows.set(`${from} ${to}`, { from, to, count: 1 });
  }
  return [...flows.values()].sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to));
}

function tally(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => compare(a, b)));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
