import type { Line } from './lines.js';
import { letters, mayGoOn, Vocabulary } from './vocabulary.js';
import { withText, type Word } from './words.js';

/** What lies between the last word of a line and the first of the next. */
export type Break =
  /** A space. */
  | 'space'
  /** One word, with the hyphen that it has. */
  | 'keep'
  /** One word: its hyphen only shows that it goes on. */
  | 'drop'
  /** One word that was too wide for its column, without a hyphen. */
  | 'none';

/** Lines that follow each other. */
interface Neighbours {
  readonly above: Line | undefined;
  readonly before: Line;
  readonly line: Line;
  readonly after: Line | undefined;
}

const hyphen = /\p{L}[-\u2010\u00ad]$/u;

/**
 * Tells how words that a line end breaks are put together, by the words of the document
 * itself: `informa-` and `tion` are one word without a hyphen where `information` stands
 * elsewhere, `well-` and `being` keep it where `well-being` does.
 */
export class WordBreaks {
  readonly #lines: () => Iterable<Line>;
  #vocabulary: Vocabulary | null = null;

  /** `lines` gives all lines of the document; they are asked for once, when the first word is broken. */
  constructor(lines: () => Iterable<Line>) {
    this.#lines = lines;
  }

  /**
   * What lies between two lines, `above` and `after` being those around them. `reach` is how far to the right the lines
   * may go, where that is known.
   */
  between({ above, before, line, after }: Neighbours, reach: number | null): Break {
    const last = before.words.at(-1)?.text ?? '';
    const first = line.words[0]?.text ?? '';
    const isFull = (): boolean => reach !== null && fills(before, line, reach);
    if (endsInHyphen(last) && hyphen.test(last)) return this.#hyphened(last, first);
    const reference = referenceBreak(last, first, isFull);
    if (reference) return reference;
    if (before.words.length === 1 && isDottedNumber(last, first)) return isFull() ? 'none' : 'space';
    if (before.words.length === 1 && /^\p{L}{4,}$/u.test(last) && mayGoOn(last, first))
      return this.#cut(last, first, isFull() && !isWord(above, line, after, reach ?? 0));
    return 'space';
  }

  #hyphened(last: string, first: string): Break {
    if (!/^\p{Ll}/u.test(first)) return 'keep';
    // These two are made by programs that set text; a person types the other one.
    if (/[\u2010\u00ad]$/u.test(last)) return 'drop';
    const head = /[\p{L}'’]+(?=-$)/u.exec(last)?.[0] ?? '';
    const tail = letters.exec(first)?.[0] ?? '';
    const words = this.#words();
    if (words.has((head + tail).toLowerCase())) return 'drop';
    if (words.has(`${head}-${tail}`.toLowerCase())) return 'keep';
    const areWords = words.has(head.toLowerCase()) && words.has(tail.toLowerCase());
    return !areWords && words.breaksWords() ? 'drop' : 'keep';
  }

  #cut(last: string, first: string, isFull: boolean): Break {
    const words = this.#words();
    if (words.has((last + first).toLowerCase())) return 'none';
    if (words.standsApart(first.toLowerCase())) return 'space';
    const isLastApart = words.standsApart(last.toLowerCase());
    if (!isFull) return this.#opensNoWord(first) && !isLastApart ? 'none' : 'space';
    // A column may be as wide as its longest word: `Complete` fills it, and another word follows. What is no word alone goes on.
    return first.length <= 2 || !isLastApart ? 'none' : 'space';
  }

  /** Whether letters are the rest of a word by how they begin: as no word does, here or elsewhere. */
  #opensNoWord(text: string): boolean {
    return noStart.test(text) && !this.#words().hasStart(text.slice(0, 2).toLowerCase());
  }

  #words(): Vocabulary {
    this.#vocabulary ??= new Vocabulary(this.#lines());
    return this.#vocabulary;
  }
}

export function endsInHyphen(text: string): boolean {
  const code = text.charCodeAt(text.length - 1);
  return code === 0x2d || code === 0x2010 || code === 0xad;
}

/** Whether two words are one reference that a line ends in after a stroke, as `CHB/2025/` and `CLIN/01` are. */
function isCode(last: string, first: string): boolean {
  return /^[(\[]?[\p{Lu}\d][\p{Lu}\d./-]*\/$/u.test(last) && /^[\p{Lu}\d](?![\p{Ll}’'])/u.test(first);
}

/** What lies behind a reference or an address of the web, which may be longer than a line; null behind another word. */
function referenceBreak(last: string, first: string, isFull: () => boolean): Break | null {
  if (endsInHyphen(last) && /\d-$/u.test(last) && /^[\p{L}\d]/u.test(first)) return 'keep';
  if (last.endsWith('/') && isCode(last, first)) return 'none';
  if (last.length < 9 || !/^[(<]?(?:https?:\/\/|www\.)/iu.test(last)) return null;
  return /[/=&?_%-]$/u.test(last) || isFull() ? 'none' : 'space';
}

/** Whether two words are one number with dots, as `4.1.` and `2` are. */
function isDottedNumber(last: string, first: string): boolean {
  return (last.endsWith('.') || first.startsWith('.')) && /^(?:\p{L}{1,4}[-.]?)?\d+(?:\.\d+)+\.?$/u.test(last + first);
}

/**
 * Whether it is the second line, one full word that a third goes on with, which was too wide: then the line before it
 * happens to be full, and is a word. A line that stands below another full one is not.
 */
function isWord(above: Line | undefined, { words }: Line, after: Line | undefined, reach: number): boolean {
  const [word] = words;
  const next = after?.words[0]?.text ?? '';
  if (!word || words.length > 1 || !(/^\p{Ll}/u.test(next) || /^\p{Lu}+$/u.test(word.text + next))) return false;
  const [first] = above?.words.length === 1 ? above.words : [];
  return rightOf(word, word) > reach && !(first && rightOf(first, word) > reach);
}

/** Whether no other letter would fit on a line. */
function fills({ words }: Line, { words: [next] }: Line, reach: number): boolean {
  const last = words.at(-1);
  return last !== undefined && next !== undefined && rightOf(last, next) > reach;
}

/** How far a word would reach with one letter more: one of the wider of its own and those of the next. */
function rightOf(word: Word, next: Word): number {
  return word.right + Math.max(letterOf(word), letterOf(next));
}

/** How wide a letter of a word is. */
function letterOf({ left, right, text }: Word): number {
  return (right - left) / text.length;
}

/** Two consonants that no word begins with, as `nted` does. */
const noStart =
  /^(?!bl|br|c[hlrz]|d[jrwz]|f[jlr]|g[hlnrw]|k[hlnrvw]|ll|mc|p[hlnrst]|rh|s[chjklmnpqrtvwz]|t[hlrsw]|v[lr]|w[hr]|z[hlw])[bcdfghjklmnpqrstvwxz]{2}/iu;

/** A word without the hyphen at its end. */
export function withoutHyphen(word: Word): Word {
  return withText(word, word.text.slice(0, -1));
}
