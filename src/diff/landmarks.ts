/** Where an item stands on both sides. */
export type Landmark = readonly [before: number, after: number];

/** Counts the items of a range. */
export class Census {
  readonly #before: readonly number[];
  readonly #after: readonly number[];
  readonly #items: number;
  /** By item: how many the earlier side has, how many the later one, and where its last one stands. */
  readonly #counts: Int32Array;

  constructor(before: readonly number[], after: readonly number[]) {
    [this.#before, this.#after] = [before, after];
    let items = 0;
    for (const item of before) if (item >= items) items = item + 1;
    for (const item of after) if (item >= items) items = item + 1;
    this.#items = items;
    this.#counts = new Int32Array(3 * items);
  }

  /**
   * Landmarks: the places of items that both sides have once, as many as stand in the same
   * order. And how many items there are of which one side has more.
   */
  take(i: number, iEnd: number, j: number, jEnd: number): { landmarks: Landmark[]; fewestEdits: number } {
    const items = this.#items;
    this.#count(i, iEnd, j, jEnd);
    const landmarks: Landmark[] = [];
    let isRising = true;
    let lastPlace = -1;
    let fewestEdits = 0;
    for (let at = i; at < iEnd; at++) {
      const item = this.#before[at] ?? 0;
      const own = this.#counts[item] ?? 0;
      const others = this.#counts[items + item] ?? 0;
      if (own === 1 && others === 1) {
        const place = this.#counts[2 * items + item] ?? 0;
        if (place < lastPlace) isRising = false;
        landmarks.push([at, place]);
        lastPlace = place;
      }
      fewestEdits += Math.abs(own - others);
      this.#counts[item] = 0;
      this.#counts[items + item] = 0;
    }
    return {
      landmarks: isRising ? landmarks : longestRising(landmarks),
      fewestEdits: fewestEdits + this.#left(j, jEnd),
    };
  }

  #count(i: number, iEnd: number, j: number, jEnd: number): void {
    const [counts, items] = [this.#counts, this.#items];
    for (let at = i; at < iEnd; at++) bump(counts, this.#before[at] ?? 0);
    for (let at = j; at < jEnd; at++) {
      const item = this.#after[at] ?? 0;
      bump(counts, items + item);
      counts[2 * items + item] = at;
    }
  }

  /** How many items are left that only the later side has; counts none any more. */
  #left(j: number, jEnd: number): number {
    let left = 0;
    for (let at = j; at < jEnd; at++) {
      const item = this.#items + (this.#after[at] ?? 0);
      left += this.#counts[item] ?? 0;
      this.#counts[item] = 0;
    }
    return left;
  }
}

function bump(counts: Int32Array, item: number): void {
  counts[item] = (counts[item] ?? 0) + 1;
}

/** The longest choice of pairs, sorted by the first position, whose second positions rise too. */
export function longestRising(pairs: readonly Landmark[]): Landmark[] {
  const tails: number[] = [];
  const previous = new Int32Array(pairs.length).fill(-1);
  for (const [index, [, place]] of pairs.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.[1] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
  }
  const chain: Landmark[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const pair = pairs[at];
    if (pair) chain.push(pair);
  }
  return chain.reverse();
}
