import type { Features, Vocabulary } from './features.js';

/** How alike two wordings are, each figure from 0 to 1. */
export interface Likeness {
  /** Share of all the weight that both have: 1 for the same words in the same order. */
  readonly alike: number;
  /** Share of the earlier wording that the later one has. */
  readonly beforeKept: number;
  /** Share of the later wording that comes from the earlier one. */
  readonly afterKept: number;
}

/** A likeness and the two wordings it was found between. */
export interface Compared extends Likeness {
  readonly before: Features;
  readonly after: Features;
}

/** Weighs wordings against each other; order counts through pairs of neighbouring words. */
export class Comparer {
  readonly #words: readonly number[];
  readonly #pairs: readonly number[];

  constructor(vocabulary: Vocabulary) {
    this.#words = vocabulary.wordWeights;
    this.#pairs = vocabulary.pairWeights;
  }

  compare(before: Features, after: Features): Compared {
    const words = shared(before.words, after.words, this.#words);
    const pairs = shared(before.pairs, after.pairs, this.#pairs);
    const [ofBefore, ofAfter] = [this.#weightsOf(before), this.#weightsOf(after)];
    return {
      alike: blend(2 * words, ofBefore.words + ofAfter.words, 2 * pairs, ofBefore.pairs + ofAfter.pairs),
      beforeKept: blend(words, ofBefore.words, pairs, ofBefore.pairs),
      afterKept: blend(words, ofAfter.words, pairs, ofAfter.pairs),
      before,
      after,
    };
  }

  /** Weight of a wording: what there is to recognise it by. */
  weight(features: Features): number {
    return this.#weightsOf(features).words;
  }

  #weightsOf(features: Features): NonNullable<Features['weights']> {
    features.weights ??= { words: total(features.words, this.#words), pairs: total(features.pairs, this.#pairs) };
    return features.weights;
  }

  /** Share of `part` that is in `whole` and in none of `others`. */
  fresh(part: Features, whole: Features, others: readonly Features[]): number {
    const words = freshOf(
      part.words,
      whole.words,
      others.map((other) => other.words),
      this.#words,
    );
    const pairs = freshOf(
      part.pairs,
      whole.pairs,
      others.map((other) => other.pairs),
      this.#pairs,
    );
    const weights = this.#weightsOf(part);
    return blend(words, weights.words, pairs, weights.pairs);
  }

  /**
   * Of what `part` has and `others` have not: how much there is, and the share of it that is in
   * `whole`. Boilerplate that all parts carry is left out of the count.
   */
  peculiar(part: Features, whole: Features, others: readonly Features[]): { weight: number; kept: number } {
    const words = without(
      part.words,
      others.map((other) => other.words),
    );
    const weight = total(words, this.#words);
    return { weight, kept: weight <= 0 ? 0 : shared(words, whole.words, this.#words) / weight };
  }

  /** Share of `whole` that at least one of `parts` has. */
  covered(whole: Features, parts: readonly Features[]): number {
    const words = coveredOf(
      whole.words,
      parts.map((part) => part.words),
      this.#words,
    );
    const pairs = coveredOf(
      whole.pairs,
      parts.map((part) => part.pairs),
      this.#pairs,
    );
    const weights = this.#weightsOf(whole);
    return blend(words, weights.words, pairs, weights.pairs);
  }
}

/**
 * Words and pairs in equal parts. A pair survives only if both its words do, so when words are
 * replaced here and there the share of pairs kept falls as the square of the share of words
 * kept: the root makes the two comparable.
 */
function blend(words: number, allWords: number, pairs: number, allPairs: number): number {
  if (allWords <= 0) return 0;
  const byWords = Math.min(1, words / allWords);
  if (allPairs <= 0) return byWords;
  return (byWords + Math.sqrt(Math.min(1, pairs / allPairs))) / 2;
}

function total(items: Int32Array, weights: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < items.length; at++) sum += weights[items[at] ?? 0] ?? 0;
  return sum;
}

function shared(left: Int32Array, right: Int32Array, weights: readonly number[]): number {
  let sum = 0;
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length) {
    const a = left[i] ?? 0;
    const b = right[j] ?? 0;
    if (a === b) sum += weights[a] ?? 0;
    if (a <= b) i++;
    if (b <= a) j++;
  }
  return sum;
}

function freshOf(
  part: Int32Array,
  whole: Int32Array,
  others: readonly Int32Array[],
  weights: readonly number[],
): number {
  const known = new Set(whole);
  for (const other of others) for (const item of other) known.delete(item);
  let sum = 0;
  for (const item of part) if (known.has(item)) sum += weights[item] ?? 0;
  return sum;
}

function without(items: Int32Array, others: readonly Int32Array[]): Int32Array {
  const known = new Set<number>();
  for (const other of others) for (const item of other) known.add(item);
  return items.filter((item) => !known.has(item));
}

function coveredOf(whole: Int32Array, parts: readonly Int32Array[], weights: readonly number[]): number {
  const known = new Set<number>();
  for (const part of parts) for (const item of part) known.add(item);
  let sum = 0;
  for (const item of whole) if (known.has(item)) sum += weights[item] ?? 0;
  return sum;
}
