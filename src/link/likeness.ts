import type { Features, Vocabulary, Weights } from './features.js';

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
  readonly #words: Weights;
  readonly #pairs: Weights;

  constructor(vocabulary: Vocabulary) {
    this.#words = vocabulary.weights.words;
    this.#pairs = vocabulary.weights.pairs;
  }

  compare(before: Features, after: Features): Compared {
    const words = this.#words.sumOfShared(before.words, after.words);
    const pairs = this.#pairs.sumOfShared(before.pairs, after.pairs);
    const ofBefore = this.#weightsOf(before);
    const ofAfter = this.#weightsOf(after);
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
    features.weights ??= { words: this.#words.sum(features.words), pairs: this.#pairs.sum(features.pairs) };
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
    const weight = this.#words.sum(words);
    return { weight, kept: weight <= 0 ? 0 : this.#words.sumOfShared(words, whole.words) / weight };
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

function freshOf(part: Int32Array, whole: Int32Array, others: readonly Int32Array[], weights: Weights): number {
  const known = new Set(whole);
  for (const other of others) for (const item of other) known.delete(item);
  let sum = 0;
  for (const item of part) if (known.has(item)) sum += weights.of(item);
  return sum;
}

function without(items: Int32Array, others: readonly Int32Array[]): Int32Array {
  const known = new Set<number>();
  for (const other of others) for (const item of other) known.add(item);
  return items.filter((item) => !known.has(item));
}

function coveredOf(whole: Int32Array, parts: readonly Int32Array[], weights: Weights): number {
  const known = new Set<number>();
  for (const part of parts) for (const item of part) known.add(item);
  let sum = 0;
  for (const item of whole) if (known.has(item)) sum += weights.of(item);
  return sum;
}
