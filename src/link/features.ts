import { Lexicon } from '../core/lexicon.js';
import { readWords } from '../core/words.js';
import { stem } from './stem.js';

/**
 * One wording as two sets: its words, and its pairs of neighbouring words. The pairs are what
 * makes the comparison notice order; both are numbers in a {@link Vocabulary}, sorted.
 */
export interface Features {
  readonly words: Int32Array;
  readonly pairs: Int32Array;
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
  readonly #pairs = new Map<number, number>();
  /** By number: in how many texts of either side it was counted. */
  readonly #wordCounts: [number[], number[]] = [[], []];
  readonly #pairCounts: [number[], number[]] = [[], []];
  readonly #counted: [number, number] = [0, 0];
  readonly #lengths: number[] = [];
  #wordWeights = new Float64Array(0);
  #pairWeights = new Float64Array(0);

  /** Reads a wording; numbers words not met before. */
  read(text: string): Features {
    const { numbers } = readWords(text, this.#forms);
    const words = new Int32Array(numbers.length);
    const pairs = new Int32Array(Math.max(0, numbers.length - 1));
    let previous = -1;
    for (let at = 0; at < numbers.length; at++) {
      const form = numbers[at] ?? -1;
      const word = this.#stemOfForm[form] ?? this.#learn(form);
      words[at] = word;
      if (at > 0) pairs[at - 1] = this.#pairNumber(previous, word);
      previous = word;
    }
    return { words: distinct(words), pairs: distinct(pairs) };
  }

  /** The number of the stem of a form not met before. Forms are learnt in the order of their numbers. */
  #learn(form: number): number {
    const word = this.#forms.wordOf(form);
    const root = stem(word);
    let number = this.#stems.get(root);
    if (number === undefined) {
      number = this.#stems.size;
      this.#stems.set(root, number);
      this.#lengths.push(isNumber(word) ? longWord : word.length);
    }
    this.#stemOfForm[form] = number;
    return number;
  }

  #pairNumber(first: number, second: number): number {
    const key = first * pairBase + second;
    const known = this.#pairs.get(key);
    if (known !== undefined) return known;
    const number = this.#pairs.size;
    this.#pairs.set(key, number);
    return number;
  }

  /** Counts a text of one side (0 before, 1 after) for the weights. */
  count(features: Features, side: 0 | 1): void {
    this.#counted[side]++;
    const words = this.#wordCounts[side];
    for (const word of features.words) words[word] = (words[word] ?? 0) + 1;
    const pairs = this.#pairCounts[side];
    for (const pair of features.pairs) pairs[pair] = (pairs[pair] ?? 0) + 1;
  }

  /** Fixes the weights, once everything is counted and read. */
  weigh(): void {
    const texts = Math.max(this.#counted[0], this.#counted[1], 1);
    const [wordsBefore, wordsAfter] = this.#wordCounts;
    this.#wordWeights = new Float64Array(this.#stems.size);
    for (let word = 0; word < this.#stems.size; word++) {
      const seen = Math.max(wordsBefore[word] ?? 0, wordsAfter[word] ?? 0, 1);
      this.#wordWeights[word] = rarity(seen, texts) * lengthPrior(this.#lengths[word] ?? longWord);
    }
    const [pairsBefore, pairsAfter] = this.#pairCounts;
    this.#pairWeights = new Float64Array(this.#pairs.size);
    for (let pair = 0; pair < this.#pairs.size; pair++) {
      const seen = Math.max(pairsBefore[pair] ?? 0, pairsAfter[pair] ?? 0, 1);
      this.#pairWeights[pair] = rarity(seen, texts);
    }
  }

  /** Weight of a word that stands in one text only. */
  get greatestWeight(): number {
    return rarity(1, Math.max(this.#counted[0], this.#counted[1], 1));
  }

  get wordWeights(): Float64Array {
    return this.#wordWeights;
  }

  get pairWeights(): Float64Array {
    return this.#pairWeights;
  }

  get sizes(): { readonly words: number; readonly pairs: number } {
    return { words: this.#stems.size, pairs: this.#pairs.size };
  }
}

/** Word numbers stay below this, so that a pair is one exact number. */
const pairBase = 2 ** 26;
const longWord = 5;

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

function distinct(numbers: Int32Array): Int32Array {
  numbers.sort();
  let kept = 0;
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at] ?? 0;
    if (at === 0 || number !== numbers[kept - 1]) numbers[kept++] = number;
  }
  return kept === numbers.length ? numbers : numbers.slice(0, kept);
}
