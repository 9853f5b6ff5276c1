import type { Wordings } from './candidates.js';
import { type Features, Vocabulary } from './features.js';
import { Comparer, type Compared } from './likeness.js';
import type { Row } from './rows.js';

/** The texts of the rows still to be paired, read and weighed against what is usual in both editions. */
export class Texts {
  readonly vocabulary = new Vocabulary();
  readonly before: Wordings;
  readonly after: Wordings;
  /** Rows that have a partner already, or a sample of them. */
  readonly othersBefore: Wordings;
  readonly othersAfter: Wordings;
  readonly comparer: Comparer;

  /** @param textsOf what to compare of a row: its wordings, or its progress note */
  constructor(
    before: readonly Row[],
    after: readonly Row[],
    rows: { readonly before: readonly number[]; readonly after: readonly number[] },
    textsOf: (row: Row) => readonly string[],
  ) {
    this.before = this.#read(before, rows.before, textsOf);
    this.after = this.#read(after, rows.after, textsOf);
    this.othersBefore = this.#read(before, sample(before.length, this.before), textsOf);
    this.othersAfter = this.#read(after, sample(after.length, this.after), textsOf);
    this.#count(before, this.before, textsOf, 0);
    this.#count(after, this.after, textsOf, 1);
    this.vocabulary.weigh();
    this.comparer = new Comparer(this.vocabulary);
  }

  #read(rows: readonly Row[], wanted: readonly number[], textsOf: (row: Row) => readonly string[]): Wordings {
    const read = new Map<number, readonly Features[]>();
    for (const index of wanted) {
      const row = rows[index];
      if (row)
        read.set(
          index,
          textsOf(row).map((text) => this.vocabulary.read(text)),
        );
    }
    return read;
  }

  /** Counts how common words are, in a sample of a side; only of those that were read is it asked. */
  #count(rows: readonly Row[], read: Wordings, textsOf: (row: Row) => readonly string[], side: 0 | 1): void {
    const step = Math.max(1, Math.ceil(rows.length / sampleSize));
    for (let index = 0; index < rows.length; index += step) {
      const row = rows[index];
      if (!row) continue;
      const features = read.get(index);
      for (const wording of features ?? []) this.vocabulary.count(wording, side);
      if (features === undefined) for (const text of textsOf(row)) this.vocabulary.countText(text, side);
    }
  }

  /** The best likeness that any wording of the earlier row has to any of the later one. */
  compare(before: number, after: number): Compared | null {
    let best: Compared | null = null;
    for (const earlier of this.before.get(before) ?? none) {
      for (const later of this.after.get(after) ?? none) {
        const compared = this.comparer.compare(earlier, later);
        if (best === null || compared.alike > best.alike) best = compared;
      }
    }
    return best;
  }

  /** What there is to recognise the lighter of two wordings by, in words as rare as can be. */
  substance({ before, after }: Compared): number {
    return Math.min(this.comparer.weight(before), this.comparer.weight(after)) / this.vocabulary.greatestWeight;
  }
}

/** Places of a side, evenly spread, without those that were read. */
function sample(rows: number, read: Wordings): number[] {
  const places: number[] = [];
  const step = Math.max(1, Math.ceil(rows / othersKept));
  for (let place = 0; place < rows; place += step) if (!read.has(place)) places.push(place);
  return places;
}

const othersKept = 200;

const none: readonly Features[] = [];

/** Rows of a side, evenly spread, in which words are counted: enough to tell rare from common. */
const sampleSize = 500;
