import type { Row } from './rows.js';

/** In place of a partner: none, and none wanted. */
const reserved = -2;

/** How a pair was found: known before, by a person, by equal words, by equal words that stand in several rows, or by weighing. */
export type Ground = 'given' | 'person' | 'equal' | 'twin' | 'weighed';

const grounds: readonly Ground[] = ['given', 'person', 'equal', 'twin', 'weighed'];

/** The working state of one match: who is paired with whom so far, one partner at most for each row. */
export class Matching {
  readonly before: readonly Row[];
  readonly after: readonly Row[];
  /** By index of the earlier row: index of its partner, below 0 for none. */
  readonly partnerOfBefore: Int32Array;
  readonly partnerOfAfter: Int32Array;
  /** Places in {@link grounds}. */
  readonly #grounds: Uint8Array;
  readonly #forbidden = new Set<number>();
  /** Whether any row declares links; of most plans none does. */
  readonly hasLinks: boolean;

  constructor(before: readonly Row[], after: readonly Row[], hasLinks = [before, after].some(declareLinks)) {
    this.before = before;
    this.after = after;
    this.hasLinks = hasLinks;
    this.partnerOfBefore = new Int32Array(before.length).fill(-1);
    this.partnerOfAfter = new Int32Array(after.length).fill(-1);
    this.#grounds = new Uint8Array(before.length);
  }

  pair(before: number, after: number, ground: Ground): void {
    this.partnerOfBefore[before] = after;
    this.partnerOfAfter[after] = before;
    this.#grounds[before] = grounds.indexOf(ground);
  }

  /** Keeps rows out of all further pairing: a person has said what becomes of them. */
  reserve(before: readonly number[], after: readonly number[]): void {
    for (const row of before) this.partnerOfBefore[row] = reserved;
    for (const row of after) this.partnerOfAfter[row] = reserved;
  }

  groundOf(before: number): Ground | undefined {
    return (this.partnerOfBefore[before] ?? -1) < 0 ? undefined : grounds[this.#grounds[before] ?? 0];
  }

  /** A person said that these two are not the same. */
  forbid(before: number, after: number): void {
    this.#forbidden.add(this.pairKey(before, after));
  }

  isForbidden(before: number, after: number): boolean {
    return this.#forbidden.size > 0 && this.#forbidden.has(this.pairKey(before, after));
  }

  isFreeBefore(before: number): boolean {
    return this.partnerOfBefore[before] === -1;
  }

  isFreeAfter(after: number): boolean {
    return this.partnerOfAfter[after] === -1;
  }

  /** One number for a pair of rows. */
  pairKey(before: number, after: number): number {
    return before * this.after.length + after;
  }

  freeBefore(): number[] {
    return rowsWith(this.partnerOfBefore, -1);
  }

  freeAfter(): number[] {
    return rowsWith(this.partnerOfAfter, -1);
  }

  reservedBefore(): number[] {
    return rowsWith(this.partnerOfBefore, reserved);
  }

  reservedAfter(): number[] {
    return rowsWith(this.partnerOfAfter, reserved);
  }

  /** Visits all pairs, in the order of the earlier edition. */
  eachPair(visit: (before: number, after: number) => void): void {
    for (let before = 0; before < this.partnerOfBefore.length; before++) {
      const after = this.partnerOfBefore[before] ?? -1;
      if (after >= 0) visit(before, after);
    }
  }

  /** The same state, to be gone on with apart from this one. */
  copy(): Matching {
    const copy = new Matching(this.before, this.after, this.hasLinks);
    copy.partnerOfBefore.set(this.partnerOfBefore);
    copy.partnerOfAfter.set(this.partnerOfAfter);
    copy.#grounds.set(this.#grounds);
    for (const pair of this.#forbidden) copy.#forbidden.add(pair);
    return copy;
  }
}

function declareLinks(rows: readonly Row[]): boolean {
  return rows.some(({ links }) => links.length > 0);
}

function rowsWith(partners: Int32Array, mark: number): number[] {
  const rows: number[] = [];
  for (let row = 0; row < partners.length; row++) if (partners[row] === mark) rows.push(row);
  return rows;
}
