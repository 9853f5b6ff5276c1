import type { Matching } from './matching.js';

/** For each row the nearest paired rows above and below it in reading order. */
export class Surroundings {
  readonly #matching: Matching;
  readonly #aboveBefore: Int32Array;
  readonly #belowBefore: Int32Array;
  readonly #aboveAfter: Int32Array;
  readonly #belowAfter: Int32Array;

  constructor(matching: Matching) {
    this.#matching = matching;
    [this.#aboveBefore, this.#belowBefore] = nearest(matching.partnerOfBefore);
    [this.#aboveAfter, this.#belowAfter] = nearest(matching.partnerOfAfter);
  }

  /**
   * How well the neighbours of two rows agree, from 0 to 1: the nearest paired rows above (and
   * below) are partners of each other. The further away they are, the less it says.
   */
  agreement(before: number, after: number): number {
    const above = this.#side(before, after, this.#aboveBefore, this.#aboveAfter, -1);
    const below = this.#side(before, after, this.#belowBefore, this.#belowAfter, 1);
    return (above + below) / 2;
  }

  #side(before: number, after: number, ofBefore: Int32Array, ofAfter: Int32Array, direction: 1 | -1): number {
    const neighbour = ofBefore[before] ?? -1;
    const other = ofAfter[after] ?? -1;
    if (neighbour < 0 && other < 0) {
      const [edgeBefore, edgeAfter] = direction < 0 ? [-1, -1] : [ofBefore.length, ofAfter.length];
      return edgeTrust / Math.sqrt(Math.max(Math.abs(before - edgeBefore), Math.abs(after - edgeAfter)));
    }
    if (neighbour < 0 || other < 0 || this.#matching.partnerOfBefore[neighbour] !== other) return 0;
    return 1 / Math.sqrt(Math.max(Math.abs(before - neighbour), Math.abs(after - other)));
  }

  /**
   * Unpaired rows that stand in the same gap, between the same neighbours: all with all in a
   * small gap, first with first and last with last in a long one.
   */
  *gapPairs(): Generator<readonly [number, number]> {
    yield* this.#gapsAfter(this.#aboveBefore, this.#aboveAfter);
    yield* this.#gapsAfter(this.#belowBefore, this.#belowAfter);
  }

  *#gapsAfter(before: Int32Array, after: Int32Array): Generator<readonly [number, number]> {
    const gaps = new Map<number, { before: number[]; after: number[] }>();
    for (const row of this.#matching.freeBefore()) {
      const neighbour = before[row] ?? -1;
      const partner = neighbour < 0 ? -1 : (this.#matching.partnerOfBefore[neighbour] ?? -1);
      const gap = gaps.get(partner);
      if (gap) gap.before.push(row);
      else gaps.set(partner, { before: [row], after: [] });
    }
    for (const row of this.#matching.freeAfter()) gaps.get(after[row] ?? -1)?.after.push(row);
    for (const gap of gaps.values()) yield* pairsOfGap(gap.before, gap.after);
  }
}

/** Rows times rows of a gap within which everything is compared with everything. */
const smallGap = 64;

function* pairsOfGap(before: readonly number[], after: readonly number[]): Generator<readonly [number, number]> {
  if (before.length * after.length <= smallGap) {
    for (const row of before) for (const other of after) yield [row, other];
    return;
  }
  for (let at = 0; at < Math.min(before.length, after.length); at++) {
    yield [before[at] ?? 0, after[at] ?? 0];
    yield [before[before.length - 1 - at] ?? 0, after[after.length - 1 - at] ?? 0];
  }
}

function nearest(partners: Int32Array): [above: Int32Array, below: Int32Array] {
  const above = new Int32Array(partners.length);
  const below = new Int32Array(partners.length);
  let last = -1;
  for (let row = 0; row < partners.length; row++) {
    above[row] = last;
    if ((partners[row] ?? -1) >= 0) last = row;
  }
  last = -1;
  for (let row = partners.length - 1; row >= 0; row--) {
    below[row] = last;
    if ((partners[row] ?? -1) >= 0) last = row;
  }
  return [above, below];
}

/** How far to trust that both are next to the first or the last of all, beside being next to a pair. */
const edgeTrust = 0.6;
