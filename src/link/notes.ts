import { type Features, Vocabulary } from './features.js';
import { Comparer } from './likeness.js';
import type { Row } from './rows.js';

/**
 * How alike the progress notes of two rows are. Most notes are never asked for, or are the same
 * as before: only the others are read.
 */
export class Notes {
  readonly #before: readonly Row[];
  readonly #after: readonly Row[];
  readonly #vocabulary = new Vocabulary();
  #comparer: Comparer | null = null;
  readonly #read = new Map<string, Features>();

  constructor(before: readonly Row[], after: readonly Row[]) {
    this.#before = before;
    this.#after = after;
  }

  /** From 0 to 1; null where a row has no note. */
  alike(before: number, after: number): number | null {
    const [from, to] = [this.#before[before]?.progress ?? null, this.#after[after]?.progress ?? null];
    if (from === null || to === null) return null;
    if (from === to) return 1;
    this.#comparer ??= this.#weighed();
    return this.#comparer.compare(this.#featuresOf(from), this.#featuresOf(to)).alike;
  }

  /** Counts what is usual in the notes of both sides, in a sample of each. */
  #weighed(): Comparer {
    for (const side of [0, 1] as const) {
      const rows = side === 0 ? this.#before : this.#after;
      const step = Math.max(1, Math.ceil(rows.length / sampleSize));
      for (let index = 0; index < rows.length; index += step) {
        const note = rows[index]?.progress ?? null;
        if (note !== null) this.#vocabulary.count(this.#featuresOf(note), side);
      }
    }
    this.#vocabulary.weigh();
    return new Comparer(this.#vocabulary);
  }

  #featuresOf(note: string): Features {
    let features = this.#read.get(note);
    if (features === undefined) this.#read.set(note, (features = this.#vocabulary.read(note)));
    return features;
  }
}

/** Rows of a side, evenly spread, in which words are counted: enough to tell rare from common. */
export const sampleSize = 500;
