import { isCapitalLetter, isDigit, isSmallLetter } from '../../core/letters.js';
import { findNumbers, matchesIn } from '../../core/search.js';
import { isSpace } from '../../core/tape.js';

/**
 * Ids as publishers write them (layouts.md §3.3): how each family looks, which id is the
 * parent of which, and which follows which.
 */

export interface IdFamily {
  readonly id: string;
  /** Global; group 1 is the id. Whether a match starts a row is for the layout to decide. */
  readonly pattern: RegExp;
  /** Only believed at the start of a line or a cell. */
  readonly lineStartOnly: boolean;
  /** The same, only at `lastIndex`. */
  readonly atStart: RegExp;
  /** How its first number tells where it begins; null for families that are believed at line starts only. */
  readonly begins: Begins | null;
  /** Whether an id can begin with an ASCII character: most texts begin with another, and a pattern is dear to try. */
  opensWith(code: number): boolean;
}

/** Where an id begins whose first number stands at an offset. */
type Begins = (text: string, number: number, from: number) => number | null;

const atNumber: Begins = (_text, number) => number;

/** One to six capitals before the number, with at most one space, stop, slash or hyphen between. */
const atLetters: Begins = (text, number, from) => {
  let at = number;
  if (isJoint(text.charCodeAt(at - 1))) at--;
  const last = at;
  while (at > from && last - at < 7 && isCapitalAt(text, at - 1)) at--;
  return at < last ? at : null;
};

/** A space, a stop, a slash or a hyphen. */
function isJoint(code: number): boolean {
  return (
    code === 32 || code === 47 || code === 46 || code === 45 || code === 0xa0 || (code >= 0x2010 && code <= 0x2013)
  );
}

function isCapitalAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 ? isCapitalLetter(code) : /\p{Lu}/u.test(text.charAt(at));
}

/** A noun of rows before the number: `Recommendation 12`. */
const atWord: Begins = (text, number, from) => {
  let at = number - 1;
  while (at > from && isSpace(text.charCodeAt(at))) at--;
  if (at === number - 1) return null;
  // Most words before a number begin with a small letter: no pattern need be tried.
  while (at > from && isSmallLetter(text.charCodeAt(at))) at--;
  if (isSpace(text.charCodeAt(at))) return null;
  const word = /(?:Advisory |Call to )?\p{Lu}\p{Ll}+\s+$/u.exec(text.slice(Math.max(from, number - 24), number));
  return word ? number - word[0].length : null;
};

const before = '(?<![\\p{L}\\p{N}.,£$€#/-])';
const after = '(?![\\p{L}\\p{N}%]|[.,/:-]\\p{N}|-\\p{L})';

/** `1(a)`, `2(ii)`: the part of a recommendation, where nothing stands between it and the number. */
const part = '(?:\\((?:\\p{Ll}|[ivx]{1,5})\\))?';

export const idFamilies: readonly IdFamily[] = [
  family('dotted', `${before}(\\p{N}{1,3}(?:\\.\\p{N}{1,3}){1,3}${part})(?:[.:)](?=\\s))?${after}`, 'number', isDigit),
  family(
    'slashed',
    `${before}(\\p{N}{1,3}/\\p{N}{4}/\\p{Lu}|(?:19|20)\\p{N}{2}[/-]\\p{N}{1,2}/\\p{N}{1,3})${after}`,
    'number',
    isDigit,
  ),
  family(
    'lettered',
    `${before}((?!(?:Q[1-4]|H[12]|FY\\p{N}{2,4})/)\\p{Lu}{1,6}[ \\u00a0._/\\u2010-\\u2013-]?\\p{N}{1,4}(?:[./-]\\p{N}{1,4})*\\p{Ll}?${part})(?:[.:)](?=\\s))?${after}`,
    'letters',
    isCapitalLetter,
  ),
  family(
    'worded',
    `${before}((?:Recommendation|Rec\\.?|Action|Commitment|Milestone|Point|Advisory Point|Call to Action|Measure|Proposal|Task)s?\\s+(?:\\p{N}{1,3}(?:\\.\\p{N}{1,3})*|\\p{N}{1,4}(?:[/-]\\p{N}{1,4}){1,2})\\p{L}?${part})[.:]?${after}`,
    'word',
    isCapitalLetter,
  ),
  // `1/2021` may as well be a month: only at the front of a line or a cell, before a capital.
  family('yearly', `${before}(\\p{N}{1,3}/(?:19|20)\\p{N}{2})(?=\\s+\\p{Lu})`, 'line', isDigit),
  // `46a` and `46.ii` are parts of 46.
  family('plain', `${before}(\\p{N}{1,3}(?:\\p{Ll}|\\.[ivx]{1,4})?)[.):]?(?=\\s)`, 'line', isDigit),
  family(
    'bracketed',
    `(?<![\\p{L}\\p{N}])(\\((?:\\p{Ll}|\\p{N}{1,2}|[ivxl]{1,5})\\))(?=\\s)`,
    'line',
    (code) => code === 40,
  ),
  family('roman', `${before}([ivxl]{1,6})[.)](?=\\s)`, 'line', isRoman),
];

function isRoman(code: number): boolean {
  return code === 105 || code === 118 || code === 120 || code === 108;
}

function family(
  id: string,
  pattern: string,
  opens: 'number' | 'letters' | 'word' | 'line' | 'anywhere',
  opensWith: IdFamily['opensWith'],
): IdFamily {
  const begins = opens === 'number' ? atNumber : opens === 'letters' ? atLetters : opens === 'word' ? atWord : null;
  return {
    id,
    pattern: new RegExp(pattern, 'gu'),
    lineStartOnly: opens === 'line',
    atStart: new RegExp(pattern, 'uy'),
    begins,
    opensWith,
  };
}

/** The family that a plan file describes with a regular expression of its own. */
export function planFamily(source: string): IdFamily {
  return family('plan', `${before}(${source})(?:[.:)](?=\\s))?${after}`, 'anywhere', () => true);
}

/** A family that a page showed by using it: its ids open lines. */
export function shapedFamily(source: string): IdFamily {
  return family('shaped', `${before}(${source})(?:[.:)](?=\\s))?${after}`, 'line', () => true);
}

/** A family that a page showed by its noun: `Requirement 3`. */
export function wordedFamily(noun: string): IdFamily {
  const words = noun.replace(/\s+/gu, '\\s+');
  return family(
    'worded',
    `${before}(${words}\\s+\\p{N}{1,3}(?:\\.\\p{N}{1,3})*\\p{L}?)[.:]?${after}`,
    'word',
    isCapitalLetter,
  );
}

/** Ids that the next word follows without a space. */
export const gluedFamily: IdFamily = family(
  'glued',
  `${before}((?:\\p{Lu}{1,6}[ \\u00a0./-]?)?\\p{N}{1,3}(?:\\.\\p{N}{1,3})*)(?=\\p{Lu}\\p{Ll}|\\p{Lu}{3})`,
  'line',
  (code) => isCapitalLetter(code) || isDigit(code),
);

/** One id as it stands in a text. */
export interface IdToken {
  readonly start: number;
  /** After the id and a full stop or colon that belongs to it. */
  readonly end: number;
  readonly id: string;
}

export function findIds(family: IdFamily, text: string, start: number, end: number): readonly IdToken[] {
  if (family.begins !== null) return idsAtNumbers(family, text, start, end, findNumbers(text, start, end));
  const ids: IdToken[] = [];
  for (const found of matchesIn(family.pattern, text, start, end)) {
    if (found.end > end) break;
    ids.push({ start: found.start, end: found.end, id: foldId(found.groups[0] ?? '') });
  }
  return ids;
}

/** {@link findIds} for a family that is found by its numbers, where these are known. */
export function idsAtNumbers(
  family: IdFamily,
  text: string,
  start: number,
  end: number,
  numbers: readonly number[],
): readonly IdToken[] {
  const ids: IdToken[] = [];
  let past = start;
  for (const number of numbers) {
    if (number < past) continue;
    const begin = family.begins?.(text, number, start) ?? null;
    if (begin === null) continue;
    family.atStart.lastIndex = begin;
    const match = family.atStart.exec(text);
    if (!match || begin + match[0].length > end) continue;
    past = begin + match[0].length;
    ids.push({ start: begin, end: past, id: foldId(match[1] ?? '') });
  }
  return ids;
}

/** What folding could change: most ids are letters, numbers and stops. */
const foldable = /[\s\u2010-\u2013]/u;

/** White space folded, dashes plain: two spellings of one id are one id. */
export function foldId(id: string): string {
  if (!foldable.test(id)) return id;
  return id
    .replace(/[\s\u00a0]+/gu, ' ')
    .replace(/[\u2010-\u2013]/gu, '-')
    .trim();
}

/** `6.1.2` → [6, 1, 2]; `CYP 12a` → ['CYP', 12, 'a']. */
export function idParts(id: string): readonly (string | number)[] {
  return [...foldId(id).matchAll(/\p{N}+|\p{L}+/gu)].map(([part]) => (/\p{N}/u.test(part) ? Number(part) : part));
}

/** Whether `id` stands below `parent` in the publisher's numbering: `6.1` over `6.1.2`, `1` over `1a`, not over `12`. */
export function isBelow(parent: string, id: string): boolean {
  if (id.length <= parent.length || !id.startsWith(parent)) return false;
  return !(isDigit(id.charCodeAt(parent.length)) && isDigit(parent.charCodeAt(parent.length - 1)));
}

/** An id without the number or letter that counts, and that: `6.1.2` → `6.1.` and 2, `1b` → `1` and 2, `14/2018/P` → `/2018/P` and 14. */
export interface IdTail {
  readonly stem: string;
  readonly last: number;
}

export function idTail(id: string): IdTail | null {
  const counted = /^(\p{N}{1,3})(\/\p{N}{4}\/\p{Lu})$/u.exec(id);
  if (counted) return { stem: counted[2] ?? '', last: Number(counted[1]) };
  let at = id.length;
  while (at > 0 && isDigit(id.charCodeAt(at - 1))) at--;
  if (at < id.length) return { stem: id.slice(0, at), last: Number(id.slice(at)) };
  if (id.endsWith(')') || /\.[ivx]+$/u.test(id)) return partTail(id);
  const code = id.charCodeAt(id.length - 1);
  const isLetter = isSmallLetter(code) && !/\p{L}/u.test(id.charAt(id.length - 2));
  return isLetter ? { stem: id.slice(0, -1), last: code - 96 } : null;
}

const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv'];

/** `1(b)` → `1(` and 2, `2(iv)` → `2(` and 4, `46.ii` → `46.` and 2; letters and Roman numbers under one stem are told apart by the others. */
function partTail(id: string): IdTail | null {
  const [, stem = '', own = ''] = /^(.+[(.])(\p{Ll}+)\)?$/u.exec(id) ?? [];
  const roman = romans.indexOf(own) + 1;
  if (roman > 0) return { stem, last: roman };
  return stem.endsWith('(') && own.length === 1 ? { stem, last: own.charCodeAt(0) - 96 } : null;
}

/** How far `id` is after `previous` under the same parent: 1 is the next number; null if they are not siblings. */
export function stepBetween(previous: string, id: string): number | null {
  const a = idTail(previous);
  const b = idTail(id);
  return a && b && a.stem === b.stem ? b.last - a.last : null;
}

/** `18.5.23`, `1.12.2023`: three numbers that are a day, a month and a year. */
export function looksLikeDate(id: string): boolean {
  const match = /^(\p{N}{1,2})\.(\p{N}{1,2})\.(\p{N}{2}|\p{N}{4})$/u.exec(id);
  if (!match) return false;
  const [day, month, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return day >= 1 && day <= 31 && month >= 1 && month <= 12 && (year >= 1990 || (year >= 15 && year <= 60));
}

/** An id and what must follow it. */
const longestId = 80;

/** The id at the very start of a text, with where the rest begins. */
export function leadingId(text: string, start: number, end: number, families: readonly IdFamily[]): IdToken | null {
  return leadingFamily(text, start, end, families)?.token ?? null;
}

/** The same, and the family that it is of. */
export function leadingFamily(
  text: string,
  start: number,
  end: number,
  families: readonly IdFamily[],
): { family: IdFamily; token: IdToken } | null {
  // What stands before the text is another cell's, even where no space is between.
  let head: string | null = null;
  const first = text.charCodeAt(start);
  for (const each of families) {
    if (first < 128 && !each.opensWith(first)) continue;
    head ??= text.slice(start, start + longestId);
    each.atStart.lastIndex = 0;
    const match = each.atStart.exec(head);
    if (match && start + match[0].length <= end)
      return { family: each, token: { start, end: start + match[0].length, id: foldId(match[1] ?? '') } };
  }
  return null;
}

/** How long an id is without the full stop or colon after it. */
export function idWidth(text: string, token: IdToken): number {
  return bareId(text.slice(token.start, token.end)).length;
}

/** An id without the stop, colon or closing bracket after it: `12.` and `a)`, but `(a)` keeps its own. */
export function bareId(words: string): string {
  const last = words.charCodeAt(words.length - 1);
  if (isDigit(last) || isSmallLetter(last)) return words;
  return words.replace(/[.:\s]+$/u, '').replace(/^([^(]*)\)$/u, '$1');
}

/** Where the words after an id begin: past white space, colons and dashes. */
export function afterId(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && /[\s:–—-]/u.test(text[at] ?? '')) at++;
  return at;
}

/** Whether a text is an id and nothing else: a cell of an id column. Numbers alone are not told from counts. */
export function isWholeId(text: string): boolean {
  const words = text.trim();
  if (words.length > longestId || isDateLike.test(words)) return false;
  if (severalIds.test(words)) return true;
  if (/^(?:\p{N}{1,3}\.?\p{Ll}|\p{N}{1,3}\s?\(\p{Ll}\)|\(?[ivxl]{1,6}[).]?|\(?\p{Ll}[).])$/u.test(words)) return true;
  const id = leadingId(words, 0, words.length, idFamilies);
  return id !== null && (id.end >= words.length || partOfId.test(words.slice(id.end)));
}

/** `Points 3, 4, 5 and 6`: a group of rows under all its numbers. */
const severalIds =
  /^(?:\p{Lu}\p{Ll}+\s+){1,3}\p{N}{1,3}(?:\.\p{N}{1,3})*(?:(?:,|\s+(?:and|to|&)|\s?[–-])\s*\p{N}{1,3}(?:\.\p{N}{1,3})*)+$/u;

const furtherIds =
  /(?:(?:\s*(?:,|&|[–-])\s*(?:and\s+)?|\s+(?:and|to)\s+)\p{N}{1,3}(?:\.\p{N}{1,3})*(?![\p{L}\p{N}]))+/uy;

/** Where a group of ids ends that begins with `token`: `Recommendations 4–6`; the end of the token itself where its noun is in the singular. */
export function groupEnd(text: string, token: IdToken): number {
  if (!/^\p{Lu}\p{Ll}+s\s/u.test(token.id)) return token.end;
  furtherIds.lastIndex = token.end;
  return token.end + (furtherIds.exec(text)?.[0].length ?? 0);
}

/** `C.13 (a)`: a part of what the id names. */
const partOfId = /^\s?\((?:\p{Ll}|[ivx]{1,5}|\p{N}{1,2})\)$/u;

const isDateLike = /^\p{N}{1,2}[./]\p{N}{1,2}[./](?:19|20)?\p{N}{2}$/u;
