import type { Features, Vocabulary } from './features.js';

/** The wordings of the rows still to be paired, by index of the row; a thread may have several. */
export type Wordings = ReadonlyMap<number, readonly Features[]>;

/**
 * Pairs of rows that share rare words or rare word pairs, found through an inverted index:
 * never all with all. Each row names its best few on the other side, in both directions.
 */
export function findCandidates(before: Wordings, after: Wordings, vocabulary: Vocabulary): [number, number][] {
  const seen = new Set<number>();
  const pairs: [number, number][] = [];
  const add = (from: number, to: number): void => {
    const key = from * rowBase + to;
    if (seen.has(key)) return;
    seen.add(key);
    pairs.push([from, to]);
  };
  const [indexBefore, indexAfter] = [new Index(before, vocabulary), new Index(after, vocabulary)];
  for (const [from, wordings] of before) {
    for (const to of indexAfter.nearest(wordings, indexBefore)) add(from, to);
  }
  for (const [to, wordings] of after) {
    for (const from of indexBefore.nearest(wordings, indexAfter)) add(from, to);
  }
  return pairs;
}

/** Row numbers stay below this, so that a pair is one exact number. */
const rowBase = 2 ** 26;
/** Rarest features of a row that are looked up. */
const featuresAsked = 24;
/** Rows that a lookup may touch before it stops: what more rows share is boilerplate. */
const rowsTouched = 1200;
/** Candidates kept for each row. */
const kept = 8;

/** Share of the best candidate's score below which others are passed over. */
const worthWeighing = 0.35;

/** Feature → rows of one side that have it, for words and word pairs together. */
export class Index {
  readonly #rows: number[] = [];
  readonly #starts: Int32Array;
  readonly #places: Int32Array;
  readonly #wordCount: number;
  readonly #weights: Vocabulary['weights'];
  readonly #scores: Float64Array;
  /** Places that a lookup came across. */
  readonly #touched: Int32Array;
  readonly #found = new Rarest();

  constructor(wordings: Wordings, vocabulary: Vocabulary) {
    const { words, pairs } = vocabulary.sizes;
    this.#wordCount = words;
    this.#weights = vocabulary.weights;
    this.#starts = new Int32Array(words + pairs + 1);
    for (const faces of wordings.values()) {
      for (const face of faces) {
        countAll(this.#starts, face.words, 1);
        countAll(this.#starts, face.pairs, words + 1);
      }
    }
    for (let feature = 0; feature < words + pairs; feature++) {
      this.#starts[feature + 1] = (this.#starts[feature + 1] ?? 0) + (this.#starts[feature] ?? 0);
    }
    this.#places = new Int32Array(this.#starts[words + pairs] ?? 0);
    const next = this.#starts.slice();
    for (const [row, faces] of wordings) {
      const place = this.#rows.push(row) - 1;
      for (const face of faces) {
        fileAll(this.#places, next, face.words, 0, place);
        fileAll(this.#places, next, face.pairs, words, place);
      }
    }
    this.#scores = new Float64Array(this.#rows.length);
    this.#touched = new Int32Array(Math.min(this.#rows.length, rowsTouched));
  }

  /** In how many wordings of this side a feature is. */
  count(feature: number): number {
    return (this.#starts[feature + 1] ?? 0) - (this.#starts[feature] ?? 0);
  }

  /** The rows of this side that share most rare features with a row of the other side, best first. */
  nearest(wordings: readonly Features[], own: Index): number[] {
    const scores = this.#scores;
    const touched = this.#touch(this.#rarest(wordings, own));
    const best = this.#best(touched);
    const least = worthWeighing * (scores[best[0] ?? 0] ?? 0);
    const rows: number[] = [];
    for (const place of best) if ((scores[place] ?? 0) >= least) rows.push(this.#rows[place] ?? 0);
    for (let at = 0; at < touched; at++) scores[this.#touched[at] ?? 0] = 0;
    return rows;
  }

  /** Adds up the weights of some features in the rows that have them; gives the number of those rows. */
  #touch(features: Rarest): number {
    const [places, scores] = [this.#places, this.#scores];
    let budget = rowsTouched;
    let touched = 0;
    for (let next = 0; next < features.size; next++) {
      const feature = features.at(next);
      const [start, end] = [this.#starts[feature] ?? 0, this.#starts[feature + 1] ?? 0];
      budget -= end - start;
      if (budget < 0) break;
      const weight = this.#weight(feature);
      for (let at = start; at < end; at++) {
        const place = places[at] ?? 0;
        const score = scores[place] ?? 0;
        if (score === 0) this.#touched[touched++] = place;
        scores[place] = score + weight;
      }
    }
    return touched;
  }

  /** Of so many places touched those with the highest scores, without sorting all. */
  #best(touched: number): number[] {
    const best: number[] = [];
    // Of the last one kept; what is below need not be put in order.
    let least = 0;
    for (let next = 0; next < touched; next++) {
      const place = this.#touched[next] ?? 0;
      const score = this.#scores[place] ?? 0;
      if (score < least) continue;
      let at = best.length;
      while (at > 0 && this.#isBefore(place, score, best[at - 1] ?? 0)) at--;
      if (at >= kept) continue;
      best.splice(at, 0, place);
      if (best.length > kept) best.pop();
      if (best.length === kept) least = this.#scores[best[kept - 1] ?? 0] ?? 0;
    }
    return best;
  }

  #isBefore(place: number, score: number, other: number): boolean {
    const otherScore = this.#scores[other] ?? 0;
    return score > otherScore || (score === otherScore && place < other);
  }

  #rarest(wordings: readonly Features[], own: Index): Rarest {
    const found = this.#found;
    found.clear();
    for (const face of wordings) {
      this.#offer(face.words, 0, own, found);
      this.#offer(face.pairs, this.#wordCount, own, found);
    }
    return found;
  }

  #offer(items: Int32Array, offset: number, own: Index, found: Rarest): void {
    const least = own === this ? 1 : 0;
    for (let at = 0; at < items.length; at++) {
      const feature = offset + (items[at] ?? 0);
      const rows = this.count(feature);
      if (rows > least && rows <= rowsTouched) found.add(feature, rows * own.count(feature));
    }
  }

  #weight(feature: number): number {
    const { words, pairs } = this.#weights;
    return feature < this.#wordCount ? words.of(feature) : pairs.of(feature - this.#wordCount);
  }
}

/** The features that stand in the fewest rows, those of equal number by their own. */
class Rarest {
  readonly #features = new Float64Array(featuresAsked);
  readonly #rows = new Float64Array(featuresAsked);
  #size = 0;

  add(feature: number, rows: number): void {
    if (this.#size < featuresAsked) this.#size++;
    else if (!this.#isBefore(feature, rows, featuresAsked - 1)) return;
    let at = this.#size - 1;
    for (; at > 0 && this.#isBefore(feature, rows, at - 1); at--) {
      this.#features[at] = this.#features[at - 1] ?? 0;
      this.#rows[at] = this.#rows[at - 1] ?? 0;
    }
    this.#features[at] = feature;
    this.#rows[at] = rows;
  }

  #isBefore(feature: number, rows: number, at: number): boolean {
    const other = this.#rows[at] ?? 0;
    return rows < other || (rows === other && feature < (this.#features[at] ?? 0));
  }

  get size(): number {
    return this.#size;
  }

  at(place: number): number {
    return this.#features[place] ?? 0;
  }

  clear(): void {
    this.#size = 0;
  }
}

function countAll(counts: Int32Array, items: Int32Array, offset: number): void {
  for (let at = 0; at < items.length; at++) {
    const feature = offset + (items[at] ?? 0);
    counts[feature] = (counts[feature] ?? 0) + 1;
  }
}

function fileAll(places: Int32Array, next: Int32Array, items: Int32Array, offset: number, place: number): void {
  for (let item = 0; item < items.length; item++) {
    const feature = offset + (items[item] ?? 0);
    const at = next[feature] ?? 0;
    places[at] = place;
    next[feature] = at + 1;
  }
}
