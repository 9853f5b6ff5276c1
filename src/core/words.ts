import type { Lexicon } from './lexicon.js';

/**
 * The words of a text with their places, for comparing wordings in any script.
 *
 * A word is a run of letters, marks and digits; an apostrophe or a soft hyphen inside it is
 * typography and not part of it, a point or comma between two digits is (`£4.5m` is not
 * `£45m`), and so is a currency sign before it or a per cent sign after it. A character of a
 * script written without spaces is a word of its own, and so is any other symbol; `&` is the
 * word `and`, for a publisher who writes one for the other has changed nothing. Everything else,
 * punctuation and white space, lies between words.
 *
 *     He'll pay £4.5m, won't he?
 *     hell  pay £4.5m  wont  he
 */
export interface Words {
  /** The words as they are compared: lower case, compatibility forms and apostrophes folded. By number in the lexicon. */
  readonly numbers: readonly number[];
  /** UTF-16 offsets into the text; `ends` are exclusive. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly lexicon: Lexicon;
}

const enum Kind {
  Unknown = 0,
  Between = 1,
  Letter = 2,
  Digit = 3,
  /** Stands alone as a word: a symbol, or a character of a script without spaces. */
  Alone = 4,
  /** Inside a word it is skipped: apostrophes, soft hyphens, zero-width marks. */
  Silent = 5,
  /** A mark that belongs to the character before it. */
  Mark = 6,
  Surrogate = 7,
  /** `.` and `,`: part of a number, between words elsewhere. */
  Decimal = 8,
  /** Part of the number after it, else a symbol. */
  Currency = 9,
  /** Part of the number before it, else a symbol. */
  PerCent = 10,
}

const kinds = new Uint8Array(0x10000);

/** Letters, digits and the commonest signs, for which no expression need be compiled. */
function classifyPlain(code: number): Kind {
  if ((code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)) return Kind.Letter;
  if (code >= 0x30 && code <= 0x39) return Kind.Digit;
  return plainSigns.get(code) ?? Kind.Between;
}

const plainSigns: ReadonlyMap<number, Kind> = new Map(
  Object.entries({
    "'": Kind.Silent,
    '.,': Kind.Decimal,
    $: Kind.Currency,
    '%': Kind.PerCent,
    '&#@+<=>^`|~': Kind.Alone,
  }).flatMap(([signs, kind]) => Array.from(signs, (sign): [number, Kind] => [sign.charCodeAt(0), kind])),
);

function classify(character: string): Kind {
  if (/^[\ud800-\udfff]$/u.test(character)) return Kind.Surrogate;
  if (/^['’‘ʼ′\u00ad\u200b-\u200d\u2060\ufeff]$/u.test(character)) return Kind.Silent;
  if (/^[.,]$/u.test(character)) return Kind.Decimal;
  if (
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]$/u.test(
      character,
    )
  ) {
    return /^\p{M}$/u.test(character) ? Kind.Mark : Kind.Alone;
  }
  if (/^\p{M}$/u.test(character)) return Kind.Mark;
  if (/^\p{N}$/u.test(character)) return Kind.Digit;
  if (/^\p{L}$/u.test(character)) return Kind.Letter;
  if (/^\p{Sc}$/u.test(character)) return Kind.Currency;
  if (/^[%‰]$/u.test(character)) return Kind.PerCent;
  if (/^[\p{S}&#@]$/u.test(character)) return Kind.Alone;
  return Kind.Between;
}

function kindAt(text: string, at: number): Kind {
  const code = text.charCodeAt(at);
  const known = kinds[code] as Kind;
  if (known !== Kind.Unknown) return known;
  const kind = code < 0x80 ? classifyPlain(code) : classify(String.fromCharCode(code));
  kinds[code] = kind;
  return kind;
}

/** Reads the words of a text, in order. Texts that are compared are read with one lexicon. */
export function readWords(text: string, lexicon: Lexicon): Words {
  const starts: number[] = [];
  const ends: number[] = [];
  const numbers = numberWords(text, lexicon, { starts, ends });
  return { numbers, starts, ends, lexicon };
}

/** The words of a text as numbers alone, in order. */
export function readNumbers(text: string, lexicon: Lexicon): number[] {
  return numberWords(text, lexicon, null);
}

function numberWords(text: string, lexicon: Lexicon, places: { starts: number[]; ends: number[] } | null): number[] {
  const numbers: number[] = [];
  const source = lowered(text);
  const isPlainText = isPlain(source);
  for (let at = nextWord(text, 0); at < text.length; at = nextWord(text, at)) {
    const end = endOfWord(text, at);
    const word = source.slice(at, end);
    numbers.push(lexicon.numberOf(isPlainText || isPlain(word) ? word : foldUnusual(word)));
    places?.starts.push(at);
    places?.ends.push(end);
    at = end;
  }
  return numbers;
}

/** The words of a text as they are compared, in order. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  const source = lowered(text);
  const isPlainText = isPlain(source);
  for (let at = nextWord(text, 0); at < text.length; at = nextWord(text, at)) {
    const end = endOfWord(text, at);
    const word = source.slice(at, end);
    words.push(isPlainText || isPlain(word) ? word : foldUnusual(word));
    at = end;
  }
  return words;
}

/** How many words of one text the other has too, in any order; a word that stands twice counts twice if it does in both. Read with one lexicon. */
export function sharedCount(words: Words, others: Words): number {
  const left = new Int32Array(words.lexicon.size);
  for (const word of words.numbers) left[word] = (left[word] ?? 0) + 1;
  let shared = 0;
  for (const word of others.numbers) {
    const count = left[word] ?? 0;
    if (count === 0) continue;
    left[word] = count - 1;
    shared++;
  }
  return shared;
}

export function countWords(text: string): number {
  let count = 0;
  for (let at = nextWord(text, 0); at < text.length; at = nextWord(text, endOfWord(text, at))) count++;
  return count;
}

/** A few letters change length in lower case; only then is each word lowered by itself. */
function lowered(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}

/** Where the next word begins, the length of the text if none. */
function nextWord(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const kind = kindAt(text, at);
    if (kind !== Kind.Between && kind !== Kind.Silent && kind !== Kind.Decimal) break;
    at++;
  }
  return at;
}

function endOfWord(text: string, start: number): number {
  return startsRun(text, start, kindAt(text, start)) ? endOfRun(text, start) : endOfSingle(text, start);
}

function startsRun(text: string, at: number, kind: Kind): boolean {
  if (kind === Kind.Currency) return isDigitAt(text, at + 1);
  return kind === Kind.Letter || kind === Kind.Digit || kind === Kind.Mark;
}

function endOfRun(text: string, from: number): number {
  // A currency sign opens the run; after it, only a number can stand.
  let at = from + 1;
  // The end after the last character that is not silent: a closing quote is not in the word.
  let end = at;
  let previous = kindAt(text, from);
  for (; at < text.length; at++) {
    const kind = kindAt(text, at);
    if (kind === Kind.Letter || kind === Kind.Digit || kind === Kind.Mark) end = at + 1;
    else if (kind === Kind.PerCent && previous === Kind.Digit) end = at + 1;
    else if (kind !== Kind.Silent && !(kind === Kind.Decimal && previous === Kind.Digit && isDigitAt(text, at + 1)))
      break;
    previous = kind;
  }
  return end;
}

function isDigitAt(text: string, at: number): boolean {
  return at < text.length && kindAt(text, at) === Kind.Digit;
}

function endOfSingle(text: string, from: number): number {
  let at = from + ((text.codePointAt(from) ?? 0) > 0xffff ? 2 : 1);
  while (at < text.length && kindAt(text, at) === Kind.Mark) at++;
  return at;
}

/** Whether there is nothing to fold but case. */
function isPlain(text: string): boolean {
  return !/[^\0-%(-~]/u.test(text);
}

const foldedUnusual = new Map<string, string>();

function foldUnusual(word: string): string {
  const known = foldedUnusual.get(word);
  if (known !== undefined) return known;
  const folded = word
    .normalize('NFKC')
    .replace(/['’‘ʼ′\u00ad\u200b-\u200d\u2060\ufeff]/gu, '')
    .toLowerCase()
    .replace(/^&$/u, 'and');
  if (foldedUnusual.size < 10_000) foldedUnusual.set(word, folded);
  return folded;
}

/**
 * The words of a text run together: equal for two texts that differ in case, quotes, dashes,
 * punctuation or white space only (`On-going` and `Ongoing`). Two numbers are kept apart.
 */
export function wordingKey(text: string): string {
  return runTogether(wordsOf(text));
}

/**
 * A number that two texts share when they have the same {@link wordingKey}, and seldom else: made of
 * the letters a to z and the digits only, and so much sooner made than the key.
 */
export function wordingPrint(text: string): number {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7e) return printOf(wordingKey(text));
  return printOf(text);
}

function printOf(text: string): number {
  let print = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const lower = code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
    if ((lower >= 0x61 && lower <= 0x7a) || (lower >= 0x30 && lower <= 0x39))
      print = (Math.imul(print, 31) + lower) | 0;
    else if (code === 0x26) print = printedAnd(print);
  }
  return print;
}

/** `&` is read as "and". */
function printedAnd(print: number): number {
  let after = print;
  for (const code of [0x61, 0x6e, 0x64]) after = (Math.imul(after, 31) + code) | 0;
  return after;
}

function runTogether(words: readonly string[]): string {
  let key = '';
  let afterDigit = false;
  for (const word of words) {
    if (afterDigit && isDigit(word.charCodeAt(0))) key += ' ';
    key += word;
    afterDigit = isDigit(word.charCodeAt(word.length - 1));
  }
  return key;
}

/** Whether the words of two texts run together are the same: they have the same {@link wordingKey}. Read with one lexicon. */
export function isSameWording(words: Words, others: Words): boolean {
  const length = Math.min(words.numbers.length, others.numbers.length);
  let at = 0;
  while (at < length && words.numbers[at] === others.numbers[at]) at++;
  if (at === length) return words.numbers.length === others.numbers.length;
  const [word, other] = [wordAt(words, at), wordAt(others, at)];
  // From here on they can only run together alike where one word begins with the other.
  if (!word.startsWith(other) && !other.startsWith(word)) return false;
  return runTogether(foldedOf(words)) === runTogether(foldedOf(others));
}

function wordAt({ numbers, lexicon }: Words, at: number): string {
  return lexicon.wordOf(numbers[at] ?? -1);
}

/** The words as they are compared. */
export function foldedOf({ numbers, lexicon }: Words): string[] {
  return numbers.map((number) => lexicon.wordOf(number));
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
