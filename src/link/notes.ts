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
  /** How many rows of a sample of each side have a note. */
  #usual: readonly ReadonlyMap<string, number>[] | null = null;

  constructor(before: readonly Row[], after: readonly Row[]) {
    this.#before = before;
    this.#after = after;
  }

  /** From 0 to 1; null where a row has no note. The same note counts less, the more rows have it: "No further update". */
  alike(before: number, after: number): number | null {
    const [from, to] = [this.#before[before]?.progress ?? null, this.#after[after]?.progress ?? null];
    if (from === null || to === null) return null;
    if (from === to) return 1 / this.#rowsWith(from);
    this.#comparer ??= this.#weighed();
    return this.#comparer.compare(this.#featuresOf(from), this.#featuresOf(to)).alike;
  }

  #rowsWith(note: string): number {
    this.#usual ??= [this.#before, this.#after].map((rows) => {
      const counts = new Map<string, number>();
      for (const known of sampleOf(rows)) counts.set(known, (counts.get(known) ?? 0) + 1);
      return counts;
    });
    return Math.max(1, ...this.#usual.map((counts) => counts.get(note) ?? 0));
  }

  /** Counts what words are usual in the notes of both sides. */
  #weighed(): Comparer {
    for (const note of sampleOf(this.#before)) this.#vocabulary.count(this.#featuresOf(note), 0);
    for (const note of sampleOf(this.#after)) this.#vocabulary.count(this.#featuresOf(note), 1);
    this.#vocabulary.weigh();
    return new Comparer(this.#vocabulary);
  }

  #featuresOf(note: string): Features {
    let features = this.#read.get(note);
    if (features === undefined) this.#read.set(note, (features = this.#vocabulary.read(note)));
    return features;
  }
}

/** The notes of some rows, evenly spread. */
function* sampleOf(rows: readonly Row[]): Generator<string> {
  const step = Math.max(1, Math.ceil(rows.length / sampleSize));
  for (let index = 0; index < rows.length; index += step) {
    const note = rows[index]?.progress ?? null;
    if (note !== null) yield note;
  }
}

/** Rows of a side, evenly spread, in which words are counted: enough to tell rare from common. */
export const sampleSize = 500;
