import type { TwinGroup } from './equal-texts.js';
import type { Matching } from './matching.js';
import type { Row } from './rows.js';
import type { Habits } from './habits.js';

/**
 * Pairs rows with equal words in one edition (boilerplate) by everything but the words: id,
 * neighbours, progress note, recommendation, theme, and in the end by order. Linear in the rows.
 */
export function pairTwins(matching: Matching, groups: readonly TwinGroup[], habits: Habits): void {
  const neighbours = new Neighbours(matching, groups);
  const byId = (): void => {
    for (const group of groups) pairUnique(matching, group, (row) => row.id);
  };
  if (habits.idsKept >= trusted) {
    byId();
    neighbours.pair();
  } else {
    neighbours.pair();
    byId();
  }
  for (const group of groups) {
    pairUnique(matching, group, (row) => row.progress);
    pairInOrder(matching, group, (row) => `${row.theme ?? ''}\n${row.recommendation ?? ''}`);
    pairInOrder(matching, group, (row) => row.theme ?? '');
    pairInOrder(matching, group, () => '');
  }
}

/** Share of ids kept above which an id tells twins apart better than their neighbours do. */
const trusted = 0.6;

type KeyOf = (row: Row) => string | null;

interface Bucket {
  readonly before: number[];
  readonly after: number[];
}

function bucketsOf(matching: Matching, group: TwinGroup, keyOf: KeyOf): Map<string, Bucket> {
  const buckets = new Map<string, Bucket>();
  for (const before of group.before) {
    const row = matching.before[before];
    const key = row && matching.isFreeBefore(before) ? keyOf(row) : null;
    if (key === null) continue;
    const bucket = buckets.get(key);
    if (bucket) bucket.before.push(before);
    else buckets.set(key, { before: [before], after: [] });
  }
  for (const after of group.after) {
    const row = matching.after[after];
    const key = row && matching.isFreeAfter(after) ? keyOf(row) : null;
    if (key !== null) buckets.get(key)?.after.push(after);
  }
  return buckets;
}

/** Pairs those whose key no twin shares. */
function pairUnique(matching: Matching, group: TwinGroup, keyOf: KeyOf): void {
  for (const { before, after } of bucketsOf(matching, group, keyOf).values()) {
    const [first, second] = [before[0], after[0]];
    if (before.length !== 1 || after.length !== 1 || first === undefined || second === undefined) continue;
    if (!matching.isForbidden(first, second)) matching.pair(first, second, 'twin');
  }
}

/** Pairs those of one key first with first, second with second. */
function pairInOrder(matching: Matching, group: TwinGroup, keyOf: KeyOf): void {
  for (const { before, after } of bucketsOf(matching, group, keyOf).values()) {
    let next = 0;
    for (const row of before) {
      while (next < after.length && !matching.isFreeAfter(after[next] ?? -1)) next++;
      const partner = after.slice(next, next + tries).find((candidate) => isAllowed(matching, row, candidate));
      if (partner !== undefined) matching.pair(row, partner, 'twin');
    }
  }
}

/** How many equal rows are tried where a person has said that some are different. */
const tries = 20;

function isAllowed(matching: Matching, before: number, after: number): boolean {
  return matching.isFreeAfter(after) && !matching.isForbidden(before, after);
}

/** Extends what is paired to equal rows beside it (Heckel 1978). */
class Neighbours {
  readonly #matching: Matching;
  readonly #groupOfBefore = new Map<number, TwinGroup>();
  readonly #groupOfAfter = new Map<number, TwinGroup>();
  readonly #rows: readonly number[];

  constructor(matching: Matching, groups: readonly TwinGroup[]) {
    this.#matching = matching;
    for (const group of groups) {
      for (const row of group.before) this.#groupOfBefore.set(row, group);
      for (const row of group.after) this.#groupOfAfter.set(row, group);
    }
    this.#rows = [...this.#groupOfBefore.keys()].sort((a, b) => a - b);
  }

  /** Those between two agreeing neighbours first, then downwards, then upwards. */
  pair(): void {
    for (const row of this.#rows) {
      const above = this.#besides(row, 1);
      if (above !== null && above === this.#besides(row, -1)) this.#tryPair(row, above);
    }
    for (const row of this.#rows) this.#tryPair(row, this.#besides(row, 1));
    for (const row of [...this.#rows].reverse()) this.#tryPair(row, this.#besides(row, -1));
  }

  /** The row that follows (step 1) or precedes (step −1) the partner of this row's neighbour. */
  #besides(row: number, step: 1 | -1): number | null {
    const partner = this.#matching.partnerOfBefore[row - step] ?? -1;
    return partner < 0 ? null : partner + step;
  }

  #tryPair(row: number, candidate: number | null): void {
    if (candidate === null || !this.#matching.isFreeBefore(row) || !this.#matching.isFreeAfter(candidate)) return;
    if (this.#groupOfBefore.get(row) !== this.#groupOfAfter.get(candidate)) return;
    if (!this.#matching.isForbidden(row, candidate)) this.#matching.pair(row, candidate, 'twin');
  }
}
