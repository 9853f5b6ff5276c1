import { Lexicon } from '../core/lexicon.js';
import { readNumbers } from '../core/words.js';
import { stem } from './stem.js';

/**
 * One wording as two sets: its words, and its pairs of neighbouring words. The pairs are what
 * makes the comparison notice order; both are numbers in a {@link Vocabulary}, sorted.
 */
export interface Features {
  readonly words: Int32Array;
  readonly pairs: Int32Array;
  /** Sums of their weights, from when they are first asked for. */
  weights: { readonly words: number; readonly pairs: number } | null;
}

/**
 * Numbers for words and word pairs, and how much each says about a row: rare ones much, those
 * of the boilerplate next to nothing (inverse document frequency, Spärck Jones 1972).
 */
export class Vocabulary {
  /** Every form met … */
  readonly #forms = new Lexicon();
  /** … and by its number that of its stem. */
  readonly #stemOfForm: number[] = [];
  readonly #stems = new Map<string, number>();
  readonly #pairs = new Pairs();
  #scratch = new Int32Array(1024);
  /** By number: in how many texts of either side it was counted. */
  readonly #wordCounts: readonly [Counts, Counts] = [new Counts(), new Counts()];
  readonly #pairCounts: readonly [Counts, Counts] = [new Counts(), new Counts()];
  readonly #counted: [number, number] = [0, 0];
  readonly #lengths: number[] = [];
  /** Empty until they are fixed. */
  readonly #weights = { words: new Weights(), pairs: new Weights() };
  #isWeighed = false;

  /** Reads a wording; numbers words not met before. Once the weights are fixed, those are as rare as can be. */
  read(text: string): Features {
    const numbers = readNumbers(text, this.#forms);
    for (let at = 0; at < numbers.length; at++) {
      const form = numbers[at] ?? -1;
      numbers[at] = this.#stemOfForm[form] ?? this.#learn(form);
    }
    const words = this.#distinct(numbers);
    let previous = numbers[0] ?? -1;
    for (let at = 1; at < numbers.length; at++) {
      const word = numbers[at] ?? -1;
      numbers[at - 1] = this.#pairs.numberOf(previous, word);
      previous = word;
    }
    numbers.pop();
    if (this.#isWeighed) this.#weights.pairs.grow(this.#pairs.size, this.greatestWeight);
    return { words, pairs: this.#distinct(numbers), weights: null };
  }

  /** The different ones of some numbers, sorted. */
  #distinct(numbers: readonly number[]): Int32Array {
    if (numbers.length > this.#scratch.length) this.#scratch = new Int32Array(2 * numbers.length);
    const scratch = this.#scratch;
    scratch.set(numbers);
    scratch.subarray(0, numbers.length).sort();
    let kept = 0;
    for (let at = 0; at < numbers.length; at++) {
      const number = scratch[at] ?? 0;
      if (at === 0 || number !== scratch[kept - 1]) scratch[kept++] = number;
    }
    return scratch.slice(0, kept);
  }

  /** The number of the stem of a form not met before. Forms are learnt in the order of their numbers. */
  #learn(form: number): number {
    const word = this.#forms.wordOf(form);
    const root = stem(word);
    let number = this.#stems.get(root);
    if (number === undefined) {
      number = this.#stems.size;
      this.#stems.set(root, number);
      const length = isNumber(word) ? longWord : word.length;
      this.#lengths.push(length);
      if (this.#isWeighed) this.#weights.words.grow(number + 1, this.greatestWeight * lengthPrior(length));
    }
    this.#stemOfForm[form] = number;
    return number;
  }

  /** Counts a text of one side (0 before, 1 after) for the weights. */
  count(features: Features, side: 0 | 1): void {
    this.#counted[side]++;
    this.#wordCounts[side].addAll(features.words);
    this.#pairCounts[side].addAll(features.pairs);
  }

  /** The same for a text that was not read: what no text read has is passed over. */
  countText(text: string, side: 0 | 1): void {
    const words: number[] = [];
    const pairs: number[] = [];
    let previous = unknown;
    for (const form of readNumbers(text, this.#forms)) {
      const word = (this.#stemOfForm[form] ??= this.#stems.get(stem(this.#forms.wordOf(form))) ?? unknown);
      const pair = word < 0 || previous < 0 ? undefined : this.#pairs.known(previous, word);
      previous = word;
      if (word >= 0) words.push(word);
      if (pair !== undefined) pairs.push(pair);
    }
    this.count({ words: this.#distinct(words), pairs: this.#distinct(pairs), weights: null }, side);
  }

  /** Fixes the weights, once everything is counted and read. */
  weigh(): void {
    const texts = Math.max(this.#counted[0], this.#counted[1], 1);
    const [wordsBefore, wordsAfter] = this.#wordCounts;
    const { words, pairs } = this.#weights;
    for (let word = 0; word < this.#stems.size; word++) {
      const seen = Math.max(wordsBefore.of(word), wordsAfter.of(word), 1);
      words.grow(word + 1, rarity(seen, texts) * lengthPrior(this.#lengths[word] ?? longWord));
    }
    const [pairsBefore, pairsAfter] = this.#pairCounts;
    for (let pair = 0; pair < this.#pairs.size; pair++) {
      const seen = Math.max(pairsBefore.of(pair), pairsAfter.of(pair), 1);
      pairs.grow(pair + 1, rarity(seen, texts));
    }
    this.#isWeighed = true;
  }

  /** Weight of a word that stands in one text only. */
  get greatestWeight(): number {
    return rarity(1, Math.max(this.#counted[0], this.#counted[1], 1));
  }

  /** Of words and pairs. */
  get weights(): { readonly words: Weights; readonly pairs: Weights } {
    return this.#weights;
  }

  get sizes(): { readonly words: number; readonly pairs: number } {
    return { words: this.#stems.size, pairs: this.#pairs.size };
  }
}

/** Counts by number. */
class Counts {
  #counts = new Int32Array(1024);

  /** @param numbers sorted */
  addAll(numbers: Int32Array): void {
    const greatest = numbers[numbers.length - 1] ?? 0;
    if (greatest >= this.#counts.length) {
      const longer = new Int32Array(2 * (greatest + 1));
      longer.set(this.#counts);
      this.#counts = longer;
    }
    const counts = this.#counts;
    for (let at = 0; at < numbers.length; at++) {
      const number = numbers[at] ?? 0;
      counts[number] = (counts[number] ?? 0) + 1;
    }
  }

  of(number: number): number {
    return this.#counts[number] ?? 0;
  }
}

/** Weights by number, in one block of memory. */
export class Weights {
  #weights = new Float64Array(1024);
  #size = 0;

  /** Gives all numbers below `size` that have none yet a weight. */
  grow(size: number, weight: number): void {
    if (size > this.#weights.length) {
      const longer = new Float64Array(2 * size);
      longer.set(this.#weights);
      this.#weights = longer;
    }
    for (; this.#size < size; this.#size++) this.#weights[this.#size] = weight;
  }

  of(number: number): number {
    return this.#weights[number] ?? 0;
  }

  /** Of some numbers together. */
  sum(numbers: Int32Array): number {
    const weights = this.#weights;
    let sum = 0;
    for (let at = 0; at < numbers.length; at++) sum += weights[numbers[at] ?? 0] ?? 0;
    return sum;
  }

  /** Of those numbers together that both have; each sorted. */
  sumOfShared(left: Int32Array, right: Int32Array): number {
    const weights = this.#weights;
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
}

/** Numbers for pairs of words, from 0 in the order met. */
class Pairs {
  /** Of common words, by a key that is a small integer: those are looked up quickest. */
  readonly #near = new Map<number, number>();
  readonly #far = new Map<number, number>();

  get size(): number {
    return this.#near.size + this.#far.size;
  }

  known(first: number, second: number): number | undefined {
    const isNear = first < nearBase && second < nearBase;
    return isNear ? this.#near.get(first * nearBase + second) : this.#far.get(first * pairBase + second);
  }

  numberOf(first: number, second: number): number {
    const isNear = first < nearBase && second < nearBase;
    const numbers = isNear ? this.#near : this.#far;
    const key = isNear ? first * nearBase + second : first * pairBase + second;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const number = this.size;
    numbers.set(key, number);
    return number;
  }
}

const nearBase = 2 ** 15;
/** Word numbers stay below this, so that a pair is one exact number. */
const pairBase = 2 ** 26;
const longWord = 5;

/** In place of the number of a word that no text read has. */
const unknown = -1;

function rarity(seen: number, texts: number): number {
  return Math.log((texts + 1) / (seen + 0.5));
}

/** Short words carry less (Zipf's law of abbreviation): it tells "the" from "ferry" where there are few rows to count in. */
function lengthPrior(length: number): number {
  return length >= longWord ? 1 : ([0.3, 0.3, 0.4, 0.5, 0.8][length] ?? 1);
}

function isNumber(word: string): boolean {
  return /\p{N}/u.test(word);
}
