import type { Weighed } from './residue.js';
import { worthNaming } from './weighing.js';

/** The pairs that were weighed, by either of their rows. */
export class Alternatives {
  readonly #ofBefore = new Map<number, Weighed[]>();
  readonly #ofAfter = new Map<number, Weighed[]>();

  constructor(weighed: readonly Weighed[]) {
    for (const pair of weighed) {
      file(this.#ofBefore, pair.before, pair);
      file(this.#ofAfter, pair.after, pair);
    }
  }

  find(before: number, after: number): Weighed | undefined {
    return this.#ofBefore.get(before)?.find((pair) => pair.after === after);
  }

  /** All pairs that either row might have been in instead. */
  of(before: number, after: number): readonly Weighed[] {
    if (!this.#ofBefore.has(before) && !this.#ofAfter.has(after)) return none;
    const isOther = (pair: Weighed): boolean => pair.before !== before || pair.after !== after;
    return [...(this.#ofBefore.get(before) ?? none), ...(this.#ofAfter.get(after) ?? none)].filter(isOther);
  }

  /** The best of them that is worth a reader's look. */
  best(before: number, after: number): Weighed | null {
    let best: Weighed | null = null;
    for (const pair of this.of(before, after))
      if (pair.odds > worthNaming && (best === null || pair.odds > best.odds)) best = pair;
    return best;
  }
}

const none: readonly Weighed[] = [];

function file(index: Map<number, Weighed[]>, row: number, pair: Weighed): void {
  const pairs = index.get(row);
  if (pairs) pairs.push(pair);
  else index.set(row, [pair]);
}
