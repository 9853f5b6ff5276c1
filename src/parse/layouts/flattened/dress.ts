import type { Range } from '../../../core/span.js';
import { looksLikeDate } from '../../fields/ids.js';

/**
 * The whole cell that a status phrase stands in: the sign before it and the marks, the day and
 * the half after a slash that follow it.
 *
 *     ✔ Complete    Completed*    Complete[2]    Completed 18.5.23    Ongoing / partly delayed by rain
 */
export function dress(text: string, row: Range, phrase: Range, dateFollows: boolean): Range {
  const before = signs.exec(text.slice(Math.max(row.start, phrase.start - 8), phrase.start))?.[0] ?? '';
  const after = text.slice(phrase.end, Math.min(row.end, phrase.end + reach));
  let length = marks.exec(after)?.[0].length ?? 0;
  const day = dateFollows
    ? null
    : /^\s(\p{N}{1,2}[./]\p{N}{1,2}[./]\p{N}{2,4})(?![\p{L}\p{N}])/u.exec(after.slice(length));
  if (day?.[1] !== undefined && looksLikeDate(day[1].replace(/\//gu, '.'))) length += day[0].length;
  else length += half.exec(after.slice(length))?.[0].length ?? stageAtEnd(after.slice(length));
  return { start: phrase.start - before.length, end: phrase.end + length };
}

/** `Open - behind schedule`, and the row ends: what the dash adds is of the status. */
function stageAtEnd(after: string): number {
  return /^\s[-–—]\s\p{L}[\p{L}-]*(?:\s\p{Ll}[\p{L}-]*){0,3}$/u.exec(after)?.[0].length ?? 0;
}

const reach = 80;
const signs = /(?:[\p{Extended_Pictographic}\u2713-\u2718]\uFE0F?\s*)+$/u;
const marks = /^(?:\s?\[(?:\p{N}{1,3}|[ivx]{1,4})\]|[*†‡])+/u;

/** Words in small letters after a slash, with the name or number that a small word points to. */
const half =
  /^\s*\/\s*\p{Ll}[\p{L}-]*(?:\s+\p{Ll}[\p{L}’'-]*)*?(?:\s+(?:by|to|of|in|until|from)\s+(?:the\s+)?[\p{Lu}\p{N}][\p{L}\p{N}-]*)?(?=\s+[^\p{Ll}\s]|\s*$|\n)/u;
