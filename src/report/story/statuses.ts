import type { ChangeSet } from '../../model/changes.js';
import type { Action, Edition } from '../../model/edition.js';
import { responseLabels, statusKeys, statusLabels, type StatusKey } from '../labels.js';

/** Rows by status, in ladder order; values that no edition has are left out. */
export interface StatusCount {
  readonly value: StatusKey;
  readonly label: string;
  /** One count an edition, in the order of the editions. */
  readonly counts: readonly number[];
}

export function countStatuses(editions: readonly Edition[]): readonly StatusCount[] {
  return tabulate(
    editions.map((edition) => {
      const counts: Partial<Record<string, number>> = {};
      for (const { status } of edition.actions)
        counts[status?.value ?? 'none'] = (counts[status?.value ?? 'none'] ?? 0) + 1;
      return counts;
    }),
  );
}

export function tabulate(editions: readonly Readonly<Partial<Record<string, number>>>[]): readonly StatusCount[] {
  return statusKeys
    .map((value) => ({ value, label: statusLabels[value], counts: editions.map((counts) => counts[value] ?? 0) }))
    .filter(({ counts }) => counts.some((count) => count > 0));
}

export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

/** Rows that have no partner flow from or to one of these. */
export const nowhere = { absent: 'not in this edition', unseen: 'not read' } as const;

/** From status to status, with what appeared and what is gone, so that both sides hold every row once a match. */
export function flowOf({ summary, changes }: ChangeSet, before: ReadonlyMap<string, Action>): readonly Flow[] {
  const counts = new Map<string, Flow>();
  const add = (from: string, to: string, count: number): void => {
    const key = `${from}\n${to}`;
    counts.set(key, { from, to, count: (counts.get(key)?.count ?? 0) + count });
  };
  for (const { from, to, count } of summary.flow) add(from, to, count);
  for (const change of changes) {
    if (change.kind === 'added') add('absent', change.status?.value ?? 'none', 1);
    if (change.kind === 'dropped') add(change.status?.value ?? 'none', 'absent', 1);
    if (change.kind === 'not-observed') add(before.get(change.before)?.status?.value ?? 'none', 'unseen', 1);
  }
  return [...counts.values()].filter((flow) => flow.count > 0);
}

/** How the publisher's words were read. */
export interface Reading {
  readonly field: 'Status' | 'Response';
  readonly published: string;
  readonly read: string;
  readonly counts: readonly number[];
}

/** Every published status and response, what it was read as, and how often in each edition. */
export function readingsOf(editions: readonly Edition[]): readonly Reading[] {
  const readings = new Map<
    string,
    { field: Reading['field']; published: string; read: string; rank: number; counts: number[] }
  >();
  const add = (field: Reading['field'], published: string, read: string, rank: number, edition: number): void => {
    const key = `${field}\n${published}\n${read}`;
    const reading = readings.get(key) ?? { field, published, read, rank, counts: editions.map(() => 0) };
    reading.counts[edition] = (reading.counts[edition] ?? 0) + 1;
    readings.set(key, reading);
  };
  editions.forEach((edition, index) => {
    for (const { status, response } of edition.actions) {
      if (status) add('Status', status.published, statusLabels[status.value], statusKeys.indexOf(status.value), index);
      if (response) add('Response', response.published, responseLabels[response.value], statusKeys.length, index);
    }
  });
  return [...readings.values()]
    .sort((a, b) => a.rank - b.rank || compare(a.published, b.published))
    .map(({ rank: _, ...reading }) => reading);
}

// By code unit, not by locale: the same order on every machine.
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** What the publisher counted, beside what the rows say. */
export interface Declared {
  readonly edition: string;
  readonly published: string;
  readonly claimed: number;
  readonly found: number | null;
  readonly verdict: 'agrees' | 'disagrees' | 'cannot be checked';
}

export function declaredTotals(editions: readonly Edition[]): readonly Declared[] {
  return editions.flatMap((edition) =>
    edition.totals.map(({ published, claimed, found, agrees }) => ({
      edition: edition.edition.id,
      published,
      claimed,
      found,
      verdict: agrees === null ? ('cannot be checked' as const) : agrees ? ('agrees' as const) : ('disagrees' as const),
    })),
  );
}
