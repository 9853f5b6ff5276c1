import { matchesIn } from '../../core/search.js';

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
}

const before = '(?<![\\p{L}\\p{N}.,£$€#/-])';
const after = '(?![\\p{L}\\p{N}%]|[.,/:-]\\p{N}|-\\p{L})';

export const idFamilies: readonly IdFamily[] = [
  family('dotted', `${before}(\\p{N}{1,3}(?:\\.\\p{N}{1,3}){1,3})(?:[.:)](?=\\s))?${after}`),
  family('slashed', `${before}(\\p{N}{1,3}/\\p{N}{4}/\\p{Lu})${after}`),
  family('lettered', `${before}(\\p{Lu}{1,6}[ \\u00a0.\\u2010-\\u2013-]?\\p{N}{1,4}(?:[.-]\\p{N}{1,4})*\\p{Ll}?)(?:[.:)](?=\\s))?${after}`),
  family('worded', `${before}((?:Recommendation|Action|Commitment|Milestone|Point|Advisory Point|Call to Action|Measure|Proposal|Task)s?\\s+\\p{N}{1,3}(?:\\.\\p{N}{1,3})*\\p{Ll}?)[.:]?${after}`),
  family('plain', `${before}(\\p{N}{1,3}\\p{Ll}?)[.):]?(?=\\s)`, true),
  family('bracketed', `(?<![\\p{L}\\p{N}])(\\((?:\\p{Ll}|\\p{N}{1,2}|[ivxl]{1,5})\\))(?=\\s)`, true),
  family('roman', `${before}([ivxl]{1,6})[.)](?=\\s)`, true),
];

function family(id: string, pattern: string, lineStartOnly = false): IdFamily {
  return { id, pattern: new RegExp(pattern, 'gu'), lineStartOnly, atStart: new RegExp(pattern, 'uy') };
}

/** One id as it stands in a text. */
export interface IdToken {
  readonly start: number;
  /** After the id and a full stop or colon that belongs to it. */
  readonly end: number;
  readonly id: string;
}

export function* findIds(family: IdFamily, text: string, start: number, end: number): Generator<IdToken> {
  for (const found of matchesIn(family.pattern, text, start, end)) {
    if (found.end > end) return;
    yield { start: found.start, end: found.end, id: foldId(found.groups[0] ?? '') };
  }
}

/** White space folded, dashes plain: two spellings of one id are one id. */
export function foldId(id: string): string {
  return id.replace(/[\s\u00a0]+/gu, ' ').replace(/[\u2010-\u2013]/gu, '-').trim();
}

/** `6.1.2` → [6, 1, 2]; `CYP 12a` → ['CYP', 12, 'a']. */
export function idParts(id: string): readonly (string | number)[] {
  return [...foldId(id).matchAll(/\p{N}+|\p{L}+/gu)].map(([part]) => (/\p{N}/u.test(part) ? Number(part) : part));
}

/** Whether `id` stands below `parent` in the publisher's numbering: `6.1` over `6.1.2`, `1` over `1a`. */
export function isBelow(parent: string, id: string): boolean {
  const above = idParts(parent);
  const below = idParts(id);
  return above.length < below.length && above.every((part, i) => part === below[i]);
}

/** How far `id` is after `previous` under the same parent: 1 is the next number; null if they are not siblings. */
export function stepBetween(previous: string, id: string): number | null {
  const a = idParts(previous);
  const b = idParts(id);
  if (a.length !== b.length || a.length === 0) return null;
  for (let i = 0; i < a.length - 1; i++) if (a[i] !== b[i]) return null;
  const last = a.at(-1);
  const next = b.at(-1);
  if (typeof last === 'number' && typeof next === 'number') return next - last;
  if (typeof last === 'string' && typeof next === 'string' && last.length === 1 && next.length === 1) return next.charCodeAt(0) - last.charCodeAt(0);
  return null;
}

/** `18.5.23`, `1.12.2023`: three numbers that are a day, a month and a year. */
export function looksLikeDate(id: string): boolean {
  const match = /^(\p{N}{1,2})\.(\p{N}{1,2})\.(\p{N}{2}|\p{N}{4})$/u.exec(id);
  if (!match) return false;
  const [day, month, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return day >= 1 && day <= 31 && month >= 1 && month <= 12 && (year >= 1990 || (year >= 15 && year <= 60));
}

/** The id at the very start of a text, with where the rest begins. */
export function leadingId(text: string, start: number, end: number, families: readonly IdFamily[]): IdToken | null {
  for (const each of families) {
    each.atStart.lastIndex = start;
    const match = each.atStart.exec(text);
    if (match && start + match[0].length <= end) return { start, end: start + match[0].length, id: foldId(match[1] ?? '') };
  }
  return null;
}
