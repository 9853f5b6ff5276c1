import type { Wordings } from './candidates.js';
import { type Features, Vocabulary } from './features.js';
import { Comparer, type Compared } from './likeness.js';
import { sampleSize } from './notes.js';
import { facesOf, type Row } from './rows.js';

/** The texts of the rows still to be paired, read and weighed against what is usual in both editions. */
export class Texts {
  readonly vocabulary = new Vocabulary();
  readonly before: Wordings;
  readonly after: Wordings;
  /** Rows that have a partner already, or a sample of them. */
  readonly othersBefore: Wordings;
  readonly othersAfter: Wordings;
  readonly comparer: Comparer;

  constructor(
    before: readonly Row[],
    after: readonly Row[],
    rows: { readonly before: readonly number[]; readonly after: readonly number[] },
  ) {
    this.before = this.#read(before, rows.before);
    this.after = this.#read(after, rows.after);
    this.othersBefore = this.#read(before, sample(before.length, this.before));
    this.othersAfter = this.#read(after, sample(after.length, this.after));
    this.#count(before, this.before, 0);
    this.#count(after, this.after, 1);
    this.vocabulary.weigh();
    this.comparer = new Comparer(this.vocabulary);
  }

  #read(rows: readonly Row[], wanted: readonly number[]): Wordings {
    const read = new Map<number, readonly Features[]>();
    for (const index of wanted) {
      const row = rows[index];
      if (row)
        read.set(
          index,
          facesOf(row).map(({ text }) => this.vocabulary.read(text)),
        );
    }
    return read;
  }

  /** Counts how common words are, in a sample of a side; only of those that were read is it asked. */
  #count(rows: readonly Row[], read: Wordings, side: 0 | 1): void {
    const step = Math.max(1, Math.ceil(rows.length / sampleSize));
    for (let index = 0; index < rows.length; index += step) {
      const row = rows[index];
      if (!row) continue;
      const features = read.get(index);
      for (const wording of features ?? []) this.vocabulary.count(wording, side);
      if (features === undefined) for (const { text } of facesOf(row)) this.vocabulary.countText(text, side);
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
