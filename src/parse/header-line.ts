import { momentInText } from '../core/date-moments.js';
import type { Range } from '../core/span.js';
import { carriesLabel, isStatusHeading, monthOf } from './headers.js';
import type { Field } from './lexicon/lexicon.js';
import type { Words } from './lexicon/words.js';

/** One column of a header that was flattened into a line. */
export interface HeaderColumn extends Range {
  readonly field: Field;
  readonly title: string;
  /** Columns of the same field right before it that differ by their dates: `Status 2022 Status 2023`. */
  readonly earlier?: readonly string[];
}

export const capital = /^[\p{Lu}\p{N}#]/u;
export const joining = new Set([
  'of',
  'the',
  'to',
  'and',
  'for',
  'in',
  'on',
  'at',
  '/',
  '&',
  'or',
  'by',
  'a',
  '-',
  '–',
]);

/**
 * Splits an undelimited header line into its columns: left to right, the longest known phrase
 * closes a column; unknown words before it belong to it (`ASL Review` + `Recommendation`);
 * a date or bracket after it does too. Null when the words are no header: fewer than two
 * different fields, or too many words that no column claims. Right over rows (`overRows`), the
 * last columns may be unknown.
 */
export function splitHeader(
  text: string,
  start: number,
  end: number,
  words: Words,
  overRows = false,
): readonly HeaderColumn[] | null {
  const tokens = tokenise(text, start, end);
  if (tokens.length < 2 || tokens.length > 30 || isOtherLine(text.slice(start, end), words)) return null;
  const columns: HeaderColumn[] = [];
  let pending = -1;
  let unknown = 0;
  for (let i = 0; i < tokens.length;) {
    const token = tokens[i] as Range;
    const dated = pending === -1 ? tailAfter(columns, text, token, end) : token.start;
    const found = dated > token.start ? null : phraseAt(text, tokens, i, words);
    const from = pending === -1 ? token.start : pending;
    if (found) {
      addColumn(
        columns,
        { start: from, end: found.end, field: found.value, title: text.slice(from, found.end) },
        text,
        words,
      );
      pending = -1;
    } else if (dated > token.start) extendLast(columns, text, dated);
    else {
      if (pending === -1 && opensInTitle(text, token, columns)) {
        const next = columns.length < noTitle ? undefined : tokens[i + 1];
        if (!next) return null;
        extendLast(columns, text, next.end);
        i += 2;
        continue;
      }
      pending = from;
      unknown++;
    }
    const past = found?.end ?? Math.max(dated, token.end);
    i += tokensBefore(tokens, i, past);
  }
  return pending < 0 || (overRows && addUnknown(text, pending, end, columns))
    ? judgeHeader(mergeLinks(columns, text), tokens.length, unknown)
    : null;
}

/**
 * `Actions in progress` is a heading, `Status: Work in progress` a label with its value, `Action Plan: progress report`
 * a title, `Completion date:` a label.
 */
function isOtherLine(line: string, words: Words): boolean {
  if (line.endsWith(':') && words.headers.get(line.slice(0, -1)) !== undefined) return true;
  return isStatusHeading(line, words) || carriesLabel(line, words) || /:\s+\S/u.test(line);
}

/** `… Status Last assessed`: a last column with a name that nobody knows; false where the words are no such name. */
function addUnknown(text: string, start: number, end: number, columns: HeaderColumn[]): boolean {
  const title = text.slice(start, end).trim();
  if (columns.length < 2 || !capital.test(title) || title.split(/\s+/u).length > 3) return false;
  columns.push({ start, end: start + title.length, field: 'other', title });
  return true;
}

function tokensBefore(tokens: readonly Range[], from: number, past: number): number {
  const next = tokens.findIndex((token, i) => i >= from && token.start >= past);
  return (next < 0 ? tokens.length : next) - from;
}

function tailAfter(columns: readonly HeaderColumn[], text: string, token: Range, end: number): number {
  return columns.length > 0 ? tailOf(text, token.start, end) : token.start;
}

/** After so many columns `Evidence and comments` is one more, and the line no title. */
const noTitle = 4;

/** `Recommendations and Government Response` is a title: only a link column goes on with a small word. */
function opensInTitle(text: string, token: Range, columns: readonly HeaderColumn[]): boolean {
  return (
    columns.length > 0 &&
    columns.at(-1)?.field !== 'links' &&
    joining.has(text.slice(token.start, token.end).toLowerCase())
  );
}

/** A header phrase that begins at a token: with a capital, or in lower case where the next column begins after it. */
function phraseAt(
  text: string,
  tokens: readonly Range[],
  i: number,
  words: Words,
): { end: number; value: Field } | null {
  const token = tokens[i];
  if (!token) return null;
  const word = text.slice(token.start, token.end);
  const whole = words.headers.at(text, token.start);
  const line = text.slice(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0);
  const found =
    whole && isTwoColumns(line, text.slice(token.start, whole.end), whole.value, words)
      ? { end: token.end, value: words.headers.get(word) ?? whole.value }
      : whole;
  if (!found || capital.test(word)) return found;
  const next = tokens.find((other) => other.start >= found.end);
  return !next || capital.test(text.slice(next.start)) ? found : null;
}

/**
 * `Action Status` or `Progress Status` without a delimiter is two columns where each half is a
 * header of its own and no other words of the line give the first half's field; a number or
 * reference (`Action Number`) stays one.
 */
export function isTwoColumns(line: string, phrase: string, field: Field, words: Words): boolean {
  const space = phrase.search(/\s/u);
  if (space < 0 || field === 'id') return false;
  const head = words.headers.get(phrase.slice(0, space));
  const rest = phrase.slice(space).trim();
  const tail = capital.test(rest) ? words.headers.get(rest) : undefined;
  if (head === undefined || tail === undefined || head === tail || (head === field && tail === 'id')) return false;
  if (head === 'action') return field !== 'action';
  const others = line.replace(phrase, ' | ');
  return ![...words.headers.find(others, 0, others.length)].some((found) => found.value === head);
}

/** Two phrases of one field in a row are one column: `Action Plan actions`. */
function addColumn(columns: HeaderColumn[], column: HeaderColumn, text: string, words: Words): void {
  const last = columns.at(-1);
  if (last?.field === column.field) {
    if (isNote(last, column, words)) {
      columns.push({ ...column, field: 'progress' });
      return;
    }
    columns.pop();
    if (last.field === 'status' && (monthOf(last.title) > 0 || /^\p{Lu}/u.test(column.title))) {
      columns.push({ ...column, start: last.start, earlier: [...(last.earlier ?? []), last.title] });
      return;
    }
    columns.push({ ...last, end: column.end, title: text.slice(last.start, column.end) });
  } else columns.push(column);
}

/** `Status | Latest position`, `How far along | Where we are now`: the status has its column, and the position is told in words. */
function isNote(status: HeaderColumn, column: HeaderColumn, { lexicon }: Words): boolean {
  const { earlier, later } = lexicon.recency;
  const title = column.title.toLowerCase().split(/\s+/u);
  return (
    column.field === 'status' &&
    title.length > 1 &&
    title.some((word) => later.includes(word)) &&
    !title.includes('status') &&
    monthOf(status.title) === 0 &&
    monthOf(column.title) === 0 &&
    !status.title
      .toLowerCase()
      .split(/\s+/u)
      .some((word) => earlier.includes(word))
  );
}

export function tokenise(text: string, start: number, end: number): readonly Range[] {
  return [...text.slice(start, end).matchAll(/\S+/gu)].map((m) => ({
    start: start + m.index,
    end: start + m.index + m[0].length,
  }));
}

const tail = new RegExp(
  `^(?:\\([^)]{1,40}\\)|(?:[-–]\\s*|(?:as\\s+)?(?:at|of|on|to|in)\\s+)?(?:${momentInText})|\\[\\p{N}+\\])(?=\\s|$)`,
  'iu',
);

/** Where a date (`as at 30/09/24`) or a bracket that begins at `at` ends; `at` when there is none. */
export function tailOf(text: string, at: number, end: number): number {
  return at + (tail.exec(text.slice(at, Math.min(end, at + 60)))?.[0].length ?? 0);
}

function extendLast(columns: HeaderColumn[], text: string, end: number): void {
  const last = columns.pop();
  if (last) columns.push({ ...last, end, title: `${last.title}${text.slice(last.end, end)}` });
}

/** `Link to Review Recommendation` is one column, though it ends in the name of another. */
export function mergeLinks(columns: readonly HeaderColumn[], text: string): HeaderColumn[] {
  const merged: HeaderColumn[] = [];
  for (const column of columns) {
    const last = merged.at(-1);
    if (last?.field === 'links' && /^(?:to|with)\b/u.test(column.title)) {
      merged.pop();
      merged.push({ start: last.start, end: column.end, field: 'links', title: text.slice(last.start, column.end) });
    } else merged.push(column);
  }
  return merged;
}

export function judgeHeader(
  columns: readonly HeaderColumn[],
  tokens: number,
  unknown: number,
): readonly HeaderColumn[] | null {
  if (columns.length < 2) return null;
  // `Agency response` is one column: a header's second word in small letters begins no other.
  if (columns.length === 2 && /^\p{Ll}/u.test(columns[1]?.title ?? '')) return null;
  const fields = columns.map((column) => column.field);
  const repeated = columns.filter((column, i) => fields.indexOf(column.field) < i);
  // `Agreed date … Revised date`: the first is the promise, the other keeps its own name.
  if (repeated.length > 1 || repeated.some(({ field }) => field !== 'due' && field !== 'owners')) return null;
  const single = columns.map((column) => (repeated.includes(column) ? { ...column, field: 'other' as const } : column));
  if (unknown > 6 || unknown > tokens * 0.6) return null;
  return fields.some(
    (field) => field === 'status' || field === 'status-or-due' || field === 'progress' || field === 'response',
  )
    ? single
    : null;
}
