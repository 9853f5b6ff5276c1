import { foldTypography } from '../core/text.js';
import { matchesIn } from '../core/search.js';
import type { Range } from '../core/span.js';
import type { Field } from './lexicon/lexicon.js';
import { foldPhrase, type Words } from './lexicon/words.js';

/** What a header or a label says its cells hold. */
export interface HeaderReading {
  readonly field: Field;
  /** 1: the words are known whole; less: told from a part of them. */
  readonly score: number;
  readonly reason: string;
}

const trailer = /\s*(?:[-–—:(]\s*)?(?:(?:as at|at|to|in|since|for|until|update)\s+)?(?:(?:\d{1,2}\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+)?(?:19|20)\d{2}(?:\s*[/-]\s*\d{2,4})?\)?$/iu;

/**
 * The field of a header cell or label: known whole, known after its date or footnote mark is
 * taken off (`Status Oct 2021`), or by its last words (`ASL Review Recommendation`), its first
 * (`Progress made since the review`) or a known phrase inside it.
 */
export function readHeader(text: string, words: Words): HeaderReading | null {
  const own = words.planHeaders.get(foldPhrase(text));
  if (own) return { field: own, score: 1, reason: `“${text}” is named in the plan file` };
  const plain = foldTypography(text)
    .replace(/\[(?:\p{N}+|[ivx]+)\]|[*†‡]/gu, '')
    .replace(/[\s:.–—-]+$/u, '')
    .trim();
  if (plain === '' || plain.split(' ').length > 12 || isStatusHeading(plain, words)) return null;
  const exact = words.headers.get(plain);
  if (exact) return { field: exact, score: 1, reason: `“${text}” is a known header` };
  const undated = plain.replace(trailer, '').trim();
  const dated = undated === plain ? undefined : words.headers.get(undated);
  if (dated) return { field: dated, score: 0.95, reason: `“${undated}” with a date` };
  if (/^link(?:s|ed)?\b/iu.test(undated)) return { field: 'links', score: 0.9, reason: `“${text}” begins with “link”` };
  const bare = undated.replace(/\s*\([^)]*\)\s*$/u, '');
  return bySuffix(bare, words) ?? byPrefix(bare, words) ?? null;
}

function bySuffix(text: string, words: Words): HeaderReading | null {
  const parts = text.split(' ');
  for (let i = 1; i < parts.length; i++) {
    const tail = parts.slice(i).join(' ');
    const field = words.headers.get(tail);
    if (field) return { field, score: 0.8, reason: `“${text}” ends in “${tail}”` };
  }
  return null;
}

function byPrefix(text: string, words: Words): HeaderReading | null {
  const found = words.headers.at(text, 0);
  return found ? { field: found.value, score: 0.6, reason: `“${text}” begins with “${text.slice(0, found.end)}”` } : null;
}

/** One column of a header that was flattened into a line. */
export interface HeaderColumn extends Range {
  readonly field: Field;
  readonly title: string;
}

const capital = /^[\p{Lu}\p{N}#]/u;
const joining = new Set(['of', 'the', 'to', 'and', 'for', 'in', 'on', 'at', '/', '&', 'or', 'by', 'a', '-', '–']);

/**
 * Splits an undelimited header line into its columns: left to right, the longest known phrase
 * closes a column; unknown words before it belong to it (`ASL Review` + `Recommendation`);
 * a date or bracket after it does too. Null when the words are no header: fewer than two
 * different fields, or too many words that no column claims.
 */
export function splitHeader(text: string, start: number, end: number, words: Words): readonly HeaderColumn[] | null {
  const tokens = tokenise(text, start, end);
  if (tokens.length < 2 || tokens.length > 30 || isStatusHeading(text.slice(start, end), words)) return null;
  const columns: HeaderColumn[] = [];
  let pending = -1;
  let unknown = 0;
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i] as Range;
    const dated = columns.length > 0 && pending === -1 ? tailOf(text, token.start, end) : token.start;
    const found = dated > token.start ? null : phraseAt(text, tokens, i, words);
    if (found) {
      const from = pending === -1 ? token.start : pending;
      addColumn(columns, { start: from, end: found.end, field: found.value, title: text.slice(from, found.end) }, text);
      pending = -1;
    } else if (dated > token.start) extendLast(columns, text, dated);
    else {
      if (pending === -1 && opensInTitle(text, token, columns)) return null;
      if (pending === -1) pending = token.start;
      unknown++;
    }
    const past = found?.end ?? Math.max(dated, token.end);
    i += tokensBefore(tokens, i, past);
  }
  return pending === -1 ? judge(mergeLinks(columns, text), tokens.length, unknown) : null;
}

function tokensBefore(tokens: readonly Range[], from: number, past: number): number {
  const next = tokens.findIndex((token, i) => i >= from && token.start >= past);
  return (next < 0 ? tokens.length : next) - from;
}

/** `Recommendations and Government Response` is a title: only a link column goes on with a small word. */
function opensInTitle(text: string, token: Range, columns: readonly HeaderColumn[]): boolean {
  return columns.length > 0 && columns.at(-1)?.field !== 'links' && joining.has(text.slice(token.start, token.end).toLowerCase());
}

/** `Actions in progress` is a heading over rows, not a header of two columns. */
function isStatusHeading(line: string, words: Words): boolean {
  const match = words.statusLine.exec(line.trim());
  const phrase = match?.[1] ?? match?.[2];
  return phrase !== undefined && words.statuses.get(phrase) !== undefined;
}

/** A header phrase that begins at a token: with a capital, or in lower case where the next column begins after it. */
function phraseAt(text: string, tokens: readonly Range[], i: number, words: Words): { end: number; value: Field } | null {
  const token = tokens[i];
  if (!token) return null;
  const word = text.slice(token.start, token.end);
  const whole = words.headers.at(text, token.start);
  const line = text.slice(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0);
  const found = whole && isTwoColumns(line, text.slice(token.start, whole.end), whole.value, words) ? { end: token.end, value: words.headers.get(word) ?? whole.value } : whole;
  if (!found || capital.test(word)) return found;
  const next = tokens.find((other) => other.start >= found.end);
  return !next || capital.test(text.slice(next.start)) ? found : null;
}

/**
 * `Action Status` or `Progress Status` without a delimiter is two columns where each half is a
 * header of its own and no other words of the line give the first half's field; a number or
 * reference (`Action Number`) stays one.
 */
function isTwoColumns(line: string, phrase: string, field: Field, words: Words): boolean {
  const space = phrase.search(/\s/u);
  if (space < 0 || field === 'id') return false;
  const head = words.headers.get(phrase.slice(0, space));
  const rest = phrase.slice(space).trim();
  const tail = capital.test(rest) ? words.headers.get(rest) : undefined;
  if (head === undefined || tail === undefined || head === tail || head === field && tail === 'id') return false;
  if (head === 'action') return field !== 'action';
  const others = line.replace(phrase, ' | ');
  return ![...words.headers.find(others, 0, others.length)].some((found) => found.value === head);
}

/** Two phrases of one field in a row are one column: `Action Plan actions`. */
function addColumn(columns: HeaderColumn[], column: HeaderColumn, text: string): void {
  const last = columns.at(-1);
  if (last?.field === column.field) {
    columns.pop();
    columns.push({ ...last, end: column.end, title: text.slice(last.start, column.end) });
  } else columns.push(column);
}

function tokenise(text: string, start: number, end: number): readonly Range[] {
  return [...text.slice(start, end).matchAll(/\S+/gu)].map((m) => ({ start: start + m.index, end: start + m.index + m[0].length }));
}

/** Where a date or a bracket that begins at `at` ends; `at` when there is none. */
function tailOf(text: string, at: number, end: number): number {
  const tail = /^(?:\([^)]{1,40}\)|(?:[-–]\s*)?(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\s+)?(?:19|20)\d{2}|\[\p{N}+\])(?=\s|$)/u.exec(text.slice(at, Math.min(end, at + 60)));
  return tail ? at + tail[0].length : at;
}

function extendLast(columns: HeaderColumn[], text: string, end: number): void {
  const last = columns.pop();
  if (last) columns.push({ ...last, end, title: text.slice(last.start, end) });
}

/** `Link to Review Recommendation` is one column, though it ends in the name of another. */
function mergeLinks(columns: readonly HeaderColumn[], text: string): HeaderColumn[] {
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

function judge(columns: readonly HeaderColumn[], tokens: number, unknown: number): readonly HeaderColumn[] | null {
  if (columns.length < 2) return null;
  const fields = columns.map((column) => column.field);
  if (new Set(fields).size < fields.length) return null;
  if (unknown > 6 || unknown > tokens * 0.6) return null;
  return fields.some((field) => field === 'status' || field === 'status-or-due' || field === 'progress' || field === 'response') ? columns : null;
}

/**
 * Header lines inside running text, where every line break is gone: anchored at a status or
 * progress phrase and grown to both sides while words are known headers or capitalised words
 * before one. The column that repeats a field cuts the header there: in `Completed Actions
 * Recommendation Actions Status` the first `Actions` belongs to a heading.
 */
export function findHeaders(text: string, start: number, end: number, words: Words): readonly (readonly HeaderColumn[])[] {
  const headers: (readonly HeaderColumn[])[] = [];
  let past = start;
  for (const match of matchesIn(anchor, text, start, end)) {
    if (match.start < past) continue;
    const header = growHeader(text, match.start, past, end, words);
    if (!header) continue;
    headers.push(header);
    past = header.at(-1)?.end ?? past;
  }
  return headers;
}

const anchor = /(?<![\p{L}\p{N}])(?:Status|STATUS|Progress|PROGRESS|Response|RAG)(?![\p{L}\p{N}])/gu;

function growHeader(text: string, reached: number, from: number, to: number, words: Words): readonly HeaderColumn[] | null {
  const first = phraseOver(text, reached, from, words);
  const left = growLeft(text, first, Math.max(from, first - 200), words);
  const columns: HeaderColumn[] = [...left];
  let at = first;
  for (;;) {
    const found = words.headers.at(text, at);
    if (!found || found.end > to || columns.some((column) => column.field === found.value)) break;
    const end = tailOf(text, nextWord(text, found.end, to), to);
    const stop = end > nextWord(text, found.end, to) ? end : found.end;
    columns.push({ start: at, end: stop, field: found.value, title: text.slice(at, stop) });
    at = nextWord(text, stop, to);
    if (at >= to || !capital.test(text[at] ?? '')) break;
  }
  return judge(mergeLinks(columns, text), 1, 0);
}

/** `Current Status`: where the phrase begins that reaches over the anchor. */
function phraseOver(text: string, anchor: number, from: number, words: Words): number {
  for (const token of tokenise(text, Math.max(from, anchor - 60), anchor).slice(-3)) {
    if (!capital.test(text[token.start] ?? '')) continue;
    const found = words.headers.at(text, token.start);
    if (found && found.end > anchor && !isTwoColumns(text.slice(Math.max(from, anchor - 120), anchor + 60), text.slice(token.start, found.end), found.value, words)) return token.start;
  }
  return anchor;
}

function nextWord(text: string, at: number, to: number): number {
  let next = at;
  while (next < to && /\s/u.test(text[next] ?? '')) next++;
  return next;
}

/** Columns that end right before `anchor`, read right to left. */
function growLeft(text: string, anchor: number, from: number, words: Words): readonly HeaderColumn[] {
  const tokens = tokenise(text, from, anchor).slice(-16);
  const columns: HeaderColumn[] = [];
  let i = tokens.length;
  while (i > 0) {
    const found = phraseEndingAt(tokens, i, text, words);
    if (!found || columns.some((column) => column.field === found.field)) {
      const last = columns[0];
      if (!last) break;
      const begin = modifiersBefore(tokens, i, text, words, columns);
      if (begin === i) break;
      const begins = tokens[begin]?.start ?? last.start;
      columns[0] = { ...last, start: begins, title: text.slice(begins, last.end) };
      i = begin;
      continue;
    }
    columns.unshift({ start: found.start, end: found.end, field: found.field, title: text.slice(found.start, found.end) });
    i = found.first;
  }
  return columns;
}

function phraseEndingAt(tokens: readonly Range[], past: number, text: string, words: Words): (HeaderColumn & { first: number }) | null {
  for (let first = Math.max(0, past - 6); first < past; first++) {
    const head = tokens[first];
    const tail = tokens[past - 1];
    if (!head || !tail || !capital.test(text[head.start] ?? '')) continue;
    const phrase = text.slice(head.start, tail.end);
    const field = words.headers.get(phrase);
    if (field && !isTwoColumns(text.slice(tokens[0]?.start ?? 0, tail.end), phrase, field, words)) return { start: head.start, end: tail.end, field, title: '', first };
  }
  return null;
}

/**
 * Where the capitalised words before a column begin that belong to its title: at most three,
 * and none that ends a sentence, is a known header, or stands in a status heading.
 */
function modifiersBefore(tokens: readonly Range[], past: number, text: string, words: Words, columns: readonly HeaderColumn[]): number {
  let begin = past;
  while (begin > 0 && past - begin < 3) {
    const token = tokens[begin - 1];
    if (!token) break;
    const word = text.slice(token.start, token.end);
    if (!capital.test(word) || /[.,:;!?)]$/u.test(word) || joining.has(word.toLowerCase())) break;
    const known = words.headers.get(word);
    if (known && (columns.some((column) => column.field === known) || words.statuses.at(text, tokens[begin - 2]?.start ?? -1))) break;
    begin--;
  }
  return begin;
}
