import { matchesIn } from '../core/search.js';
import type { Range } from '../core/span.js';
import { findIds, idFamilies } from './fields/ids.js';
import type { Mark } from './layout.js';
import type { Words } from './lexicon/words.js';

/**
 * Headings that carry meaning for the rows below: a theme (`Theme 6: Schools`), a status
 * (`Completed Actions`), a numbered group (`7.1 Relationships`).
 */
export function readMark(text: string, range: Range, level: number | null, words: Words): Mark | null {
  const line = text.slice(range.start, range.end);
  return themeMark(line, range, level, words) ?? statusMark(line, range, words) ?? groupMark(line, range);
}

function themeMark(line: string, range: Range, level: number | null, words: Words): Mark | null {
  const match = words.themeLine.exec(line);
  if (!match || line.length > 200 || /[.;]\s*$/u.test(line)) return null;
  return {
    kind: 'theme',
    at: range.start,
    id: match[1] ?? null,
    title: { start: range.start + match[0].length, end: range.end },
    level: level ?? 2,
  };
}

/** `Completed Actions`, `Actions completed`, `Recommendations in progress (12)`. */
export function statusMark(line: string, range: Range, words: Words): Mark | null {
  const bare = line.replace(/\s*(?:\(\p{N}+\)|[:–-]\s*\p{N}*)\s*$/u, '').trim();
  if (bare.length > 80) return null;
  if (isStatusOfOne(bare, words)) return null;
  const noun = words.statusLine.exec(bare);
  const phrase = noun?.[1] ?? noun?.[2];
  const value = phrase === undefined ? undefined : words.statuses.get(phrase);
  return value ? { kind: 'status', at: range.start, value, words: range } : null;
}

/** `Action pending` is the status of one row; `Actions pending` is a heading over rows. */
function isStatusOfOne(line: string, words: Words): boolean {
  const noun = words.singularRow.exec(line)?.[0];
  if (noun === undefined) return false;
  return words.statuses.get(line) !== undefined || words.statuses.get(line.slice(noun.length)) !== undefined;
}

function groupMark(line: string, range: Range): Mark | null {
  const dotted = idFamilies[0];
  if (!dotted || line.length > 200 || /[.;]$/u.test(line)) return null;
  const plain = /^(\p{N}{1,2})[.:)]?\s+(?=\p{Lu})/u.exec(line);
  for (const token of findIds(dotted, line, 0, Math.min(line.length, 16))) {
    if (token.start !== 0) break;
    const rest = line.slice(token.end).search(/\S/u);
    if (rest < 0) return { kind: 'group', at: range.start, id: token.id, title: { start: range.end, end: range.end } };
    return {
      kind: 'group',
      at: range.start,
      id: token.id,
      title: { start: range.start + token.end + rest, end: range.end },
    };
  }
  return plain
    ? {
        kind: 'group',
        at: range.start,
        id: plain[1] ?? '',
        title: { start: range.start + plain[0].length, end: range.end },
      }
    : null;
}

/** Theme and status headings inside running text that has no line breaks. */
export function* findMarks(
  text: string,
  start: number,
  end: number,
  words: Words,
): Generator<Range & { readonly kind: 'theme' | 'status' }> {
  for (const match of matchesIn(words.themeOpening, text, start, end))
    yield { kind: 'theme', start: match.start, end: match.end };
  for (const match of matchesIn(words.rowNounCapital, text, start, end)) {
    const begin = statusBefore(text, match.start, start, words);
    if (begin !== null) yield { kind: 'status', start: begin, end: match.end };
  }
}

/** Where a capitalised status phrase begins that ends right before `at`. */
function statusBefore(text: string, at: number, from: number, words: Words): number | null {
  const head = text.slice(Math.max(from, at - 40), at).trimEnd();
  const offset = Math.max(from, at - 40);
  for (const match of head.matchAll(/(?<![\p{L}\p{N}])\p{Lu}\S*/gu)) {
    const phrase = head.slice(match.index);
    if (phrase.split(/\s+/u).length <= 4 && words.statuses.get(phrase)) return offset + match.index;
  }
  return null;
}
