import type { Line } from './lines.js';

/** Texts that are to be learned: those that stand somewhere where no line end can have cut them, and the others. */
interface Texts {
  readonly apart: string[];
  readonly others: string[];
}

/** Letters at the beginning of a text. */
export const letters = /^[\p{L}'’]+/u;

/**
 * The words of a document, in small letters. Few of them are asked for: only what begins with the letter of one of these is
 * learned.
 */
export class Vocabulary {
  /** Of each word whether it stands somewhere where no line end can have cut it. */
  readonly #words = new Map<string, boolean>();
  /** What is not learned yet, by the place of its first letter in the alphabet; at 0 what has more than plain letters. */
  readonly #texts: Texts[] = Array.from({ length: 27 }, () => ({ apart: [], others: [] }));
  /** The parts of the words that line ends break after typed hyphens. */
  readonly #broken: (readonly [string, string])[] = [];
  #starts: ReadonlySet<string> | null = null;

  constructor(lines: Iterable<Line>) {
    let last = '';
    let isLone = false;
    let wasRest = false;
    for (const { words } of lines) {
      const first = words[0]?.text ?? '';
      const isRest = isLone && mayGoOn(last, first);
      if (isLone && !isRest && !wasRest) this.#add(last, true);
      const count = words.length;
      for (let i = 0; i < count; i++) this.#add(words[i]?.text ?? '', i > 0 || (!isRest && count > 1));
      const parts = last.endsWith('-') ? partsOf(last, first) : null;
      if (parts) this.#broken.push(parts);
      last = words[count - 1]?.text ?? '';
      isLone = count === 1;
      wasRest = isRest;
    }
    this.#learn(0);
  }

  has(word: string): boolean {
    this.#learn(initialOf(word));
    return this.#words.has(word);
  }

  /** Whether a word stands somewhere where no line end can have cut it. */
  standsApart(word: string): boolean {
    return this.has(word) && this.#words.get(word) === true;
  }

  /** Whether a word that stands apart begins with two letters. */
  hasStart(start: string): boolean {
    this.#starts ??= this.#findStarts();
    return this.#starts.has(start);
  }

  /** Whether the document breaks words with typed hyphens. */
  breaksWords(): boolean {
    return this.#broken.filter(([head, tail]) => this.has(head + tail)).length >= 2;
  }

  #findStarts(): ReadonlySet<string> {
    for (let initial = 1; initial < this.#texts.length; initial++) this.#learn(initial);
    const starts = new Set<string>();
    for (const [word, isApart] of this.#words) if (isApart) starts.add(word.slice(0, 2));
    return starts;
  }

  #add(text: string, isApart: boolean): void {
    const texts = this.#texts[isPlain(text) ? initialOf(text) : 0];
    if (isApart) texts?.apart.push(text);
    else texts?.others.push(text);
  }

  #learn(initial: number): void {
    const texts = this.#texts[initial];
    if (!texts) return;
    for (const text of texts.others) this.#learnText(text, false);
    for (const text of texts.apart) this.#learnText(text, true);
    texts.others.length = 0;
    texts.apart.length = 0;
  }

  #learnText(text: string, isApart: boolean): void {
    const length = plainLength(text);
    if (endsPlainly(text, length)) this.#learnWord(text.slice(0, length), isApart);
    else if (holdsLetter(text)) for (const word of text.match(wordsWithin) ?? []) this.#learnWord(word, isApart);
  }

  #learnWord(text: string, isApart: boolean): void {
    const word = text.toLowerCase();
    if (isApart || !this.#words.has(word)) this.#words.set(word, isApart);
  }
}

const wordsWithin = /[\p{L}'’]+(?:-[\p{L}'’]+)*/gu;

/** Whether a word that begins a line may be the rest of the one that ends the line above, by its letters. */
export function mayGoOn(last: string, first: string): boolean {
  return /^\p{Ll}+$/u.test(first) || /^\p{Lu}+$/u.test(last + first);
}

/** The parts of a word that a line end breaks after a typed hyphen. */
function partsOf(last: string, first: string): [string, string] | null {
  const head = /([\p{L}'’]+)-$/u.exec(last)?.[1];
  const tail = letters.exec(first)?.[0];
  return head === undefined || tail === undefined ? null : [head.toLowerCase(), tail];
}

/** Whether a text is letters of the English alphabet alone, or has a comma or full stop behind them, as most have. */
function isPlain(text: string): boolean {
  return endsPlainly(text, plainLength(text));
}

function endsPlainly(text: string, length: number): boolean {
  return length > 0 && length >= text.length - 1 && !joinsMore(text.charCodeAt(length));
}

/** How many letters of the English alphabet a text begins with. */
function plainLength(text: string): number {
  let length = 0;
  while (length < text.length && initialOf(text, length) > 0) length++;
  return length;
}

/** The place in the alphabet of the letter at the beginning of a text, or further on; 0 where another character stands. */
function initialOf(text: string, at = 0): number {
  const place = (text.charCodeAt(at) | 0x20) - 0x60;
  return place >= 1 && place <= 26 ? place : 0;
}

/** Whether a text has letters: figures are no words. */
function holdsLetter(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (initialOf(text, i) > 0 || joinsMore(text.charCodeAt(i))) return true;
  return false;
}

/** Whether a character may be part of a word: any beyond ASCII, and an apostrophe. */
function joinsMore(code: number): boolean {
  return code > 0x7f || code === 0x27;
}
