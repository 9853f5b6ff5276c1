/**
 * The words of a text with their places, for comparing wordings in any script.
 *
 * A word is a run of letters, marks and digits; an apostrophe or a soft hyphen inside it is
 * typography and not part of it, a point or comma between two digits is (`£4.5m` is not
 * `£45m`), and so is a currency sign before it or a per cent sign after it. A character of a
 * script written without spaces is a word of its own, and so is any other symbol. Everything
 * else, punctuation and white space, lies between words.
 *
 *     He'll pay £4.5m, won't he?
 *     hell  pay £4.5m  wont  he
 */
export interface Words {
  /** The words as they are compared: lower case, compatibility forms and apostrophes folded. */
  readonly folded: readonly string[];
  /** UTF-16 offsets into the text; `ends` are exclusive. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
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
  const kind = classify(String.fromCharCode(code));
  kinds[code] = kind;
  return kind;
}

/** Reads the words of a text, in order. */
export function readWords(text: string): Words {
  const folded: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const lower = text.toLowerCase();
  // A few letters change length in lower case; only then is each word lowered by itself.
  const source = lower.length === text.length ? lower : text;
  let at = 0;
  while (at < text.length) {
    const kind = kindAt(text, at);
    if (kind === Kind.Between || kind === Kind.Silent || kind === Kind.Decimal) {
      at++;
      continue;
    }
    const start = at;
    at = startsRun(text, at, kind) ? endOfRun(text, at) : endOfSingle(text, at);
    folded.push(foldWord(source, start, at));
    starts.push(start);
    ends.push(at);
  }
  return { folded, starts, ends };
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
  while (at < text.length) {
    const kind = kindAt(text, at);
    const inNumber = kindAt(text, at - 1) === Kind.Digit;
    if (kind === Kind.Letter || kind === Kind.Digit || kind === Kind.Mark) end = ++at;
    else if (kind === Kind.PerCent && inNumber) end = ++at;
    else if (kind === Kind.Silent || (kind === Kind.Decimal && inNumber && isDigitAt(text, at + 1))) at++;
    else break;
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

function foldWord(source: string, start: number, end: number): string {
  const word = source.slice(start, end);
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (code > 0x7e || code === 0x27) return foldUnusual(word);
  }
  return word;
}

const foldedUnusual = new Map<string, string>();

function foldUnusual(word: string): string {
  const known = foldedUnusual.get(word);
  if (known !== undefined) return known;
  const folded = word
    .normalize('NFKC')
    .replace(/['’‘ʼ′\u00ad\u200b-\u200d\u2060\ufeff]/gu, '')
    .toLowerCase();
  if (foldedUnusual.size < 10_000) foldedUnusual.set(word, folded);
  return folded;
}

/**
 * The words of a text run together: equal for two texts that differ in case, quotes, dashes,
 * punctuation or white space only (`On-going` and `Ongoing`). Two numbers are kept apart.
 */
export function wordingKey(text: string): string {
  return wordingKeyOf(readWords(text));
}

export function wordingKeyOf(words: Words): string {
  let key = '';
  let afterDigit = false;
  for (const word of words.folded) {
    if (afterDigit && isDigit(word.charCodeAt(0))) key += ' ';
    key += word;
    afterDigit = isDigit(word.charCodeAt(word.length - 1));
  }
  return key;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
