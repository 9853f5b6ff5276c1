import { isDatePhrase } from '../../core/dates.js';
import { idFamilies, leadingId, shapedFamily, wordedFamily, type IdFamily } from './ids.js';

/** Ids are no longer than this. */
const longest = 24;

/** Letters and numbers with joints between, and what may follow an id that opens a line. */
const opening =
  /^((?:\p{Lu}[\p{L}]{0,7}|\p{N}{1,4})(?:[-‐-–./_](?:\p{Lu}{1,6}|\p{N}{1,4})|(?<=\p{Lu})\p{N}{1,4}|(?<=\p{N})\p{Lu}{1,3}){1,6}\p{Ll}?)[.:)]?(?=$|\s+[\p{Lu}“‘"'([–—-]|\p{Lu}\p{Ll})/u;

/**
 * Families of ids that no list knows: tokens of one shape that open line after line and count
 * upwards, as `IMB/2023/04`, `IMB/2023/05`, `IMB/2023/06` do.
 */
export function learnFamilies(lines: Iterable<string>): readonly IdFamily[] {
  const shapes = new Map<string, string[]>();
  for (const line of lines) {
    const token = opening.exec(line.replace(/^[\s*_#•▪●–-]+/u, '').slice(0, longest * 2))?.[1];
    if (token === undefined || token.length > longest || !/\p{N}/u.test(token) || isKnown(token)) continue;
    const shape = shapeOf(token);
    const tokens = shapes.get(shape);
    if (tokens) tokens.push(token);
    else shapes.set(shape, [token]);
  }
  return [...shapes].filter(([, tokens]) => counts(tokens)).map(([shape]) => shapedFamily(patternOf(shape)));
}

/** A noun with a number that is a line, or opens it before a colon or dash: `Requirement 3`, `Area for improvement 2:`. */
const numbered =
  /^(\p{Lu}\p{Ll}{2,20}(?:\s\p{L}\p{Ll}{1,14}){0,3})\s+(\p{N}{1,3}(?:\.\p{N}{1,3})*\p{L}?)(?:\s*$|\s*[:.–—-]\s*(?:$|[\p{Lu}“"']))/u;

/**
 * Nouns that no list knows and that number rows of the page: `Requirement 1`, `Requirement 2`,
 * `Requirement 3`. What numbers chapters, tables, dates or steps of time is none, `others` among them.
 */
export function learnNouns(lines: Iterable<string>, others: ReadonlySet<string>): readonly IdFamily[] {
  const nouns = new Map<string, string[]>();
  for (const line of lines) {
    const match = numbered.exec(line.replace(/^[\s*_#]+|[\s*_]+$/gu, ''));
    const noun = match?.[1] ?? '';
    if (!match || others.has(noun.toLowerCase()) || divisions.test(noun) || isKnown(`${noun} ${match[2] ?? ''}`))
      continue;
    const tokens = nouns.get(noun);
    if (tokens) tokens.push(match[2] ?? '');
    else nouns.set(noun, [match[2] ?? '']);
  }
  return [...nouns].filter(([, tokens]) => counts(tokens)).map(([noun]) => wordedFamily(noun));
}

/** Nouns that number other things than rows: `Table`, `Chapter`, `May`. */
export const divisions =
  /^(?:table|figure|fig|chart|graph|map|diagram|plate|photo|image|equation|endnote|box|page|part|annex|appendix|note|footnote|chapter|section|paragraph|article|clause|schedule|volume|issue|version|question|step|stage|phase|year|quarter|week|day|month|round|tranche|level|tier|grade|band|group|case|example|exhibit|slide|step|january|february|march|april|may|june|july|august|september|october|november|december)$/iu;

/** What the families that are known read whole needs no learning. */
function isKnown(token: string): boolean {
  const found = leadingId(`${token} `, 0, token.length + 1, idFamilies);
  return found !== null && found.end >= token.length;
}

function shapeOf(token: string): string {
  return token.replace(/\p{N}+/gu, '0').replace(/\p{Ll}$/u, 'a');
}

function patternOf(shape: string): string {
  const parts: Readonly<Record<string, string>> = {
    '0': '\\p{N}{1,4}',
    '.': '\\.',
    '/': '\\/',
    '-': '[-\\u2010-\\u2013]',
  };
  return shape.replace(/a$/u, '\\p{Ll}').replace(/\\p\{Ll\}$|[0./-]/gu, (part) => parts[part] ?? part);
}

/** At least three, hardly one twice, nearly all of them later than the one before; dates and years count, too. */
function counts(tokens: readonly string[]): boolean {
  const distinct = new Set(tokens).size;
  if (distinct < 3 || distinct * 5 < tokens.length * 4) return false;
  // `2020-11`, `2020-12`, `2020-13`: one that is no month tells that the others are none.
  const dates = tokens.filter((token) => isDatePhrase(token)).length;
  if (dates * 2 > tokens.length && !tokens.some(isBeyondMonths)) return false;
  let later = 0;
  tokens.forEach((token, i) => {
    const before = tokens[i - 1];
    if (before !== undefined && isLater(before, token)) later++;
  });
  return later * 5 >= (tokens.length - 1) * 4;
}

/** A year and a number that is no month, and no year that comes next: `2020-13`, not `2012-13`. */
function isBeyondMonths(token: string): boolean {
  const [, year, number] = /^(?:19|20)(\p{N}{2})[-/](\p{N}{2})$/u.exec(token) ?? [];
  return Number(number) > 12 && Number(number) !== Number(year) + 1;
}

function isLater(before: string, token: string): boolean {
  const numbers = (words: string): number[] => (words.match(/\p{N}+/gu) ?? []).map(Number);
  const a = numbers(before);
  const b = numbers(token);
  const at = b.findIndex((number, i) => number !== a[i]);
  return at < 0 ? token > before : (b[at] ?? 0) > (a[at] ?? 0);
}

/** An id with letters or parts: a number alone may be a count. */
export const isCounted = /\p{L}|\p{N}[./-]\p{N}/u;

/** What ids of one scheme share: `REC041-0512` → `A0-0`. */
export function idShape(id: string): string {
  return id.replace(/\p{N}+/gu, '0').replace(/\p{Lu}+/gu, 'A');
}
