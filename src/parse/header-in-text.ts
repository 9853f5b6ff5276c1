import { matchesIn } from '../core/search.js';
import type { Range } from '../core/span.js';
import {
  capital,
  isTwoColumns,
  joining,
  judgeHeader,
  mergeLinks,
  tailOf,
  tokenise,
  type HeaderColumn,
} from './header-line.js';
import { isStatusHeading } from './headers.js';
import type { Words } from './lexicon/words.js';

/**
 * Header lines inside running text, where every line break is gone: anchored at a status or
 * progress phrase and grown to both sides while words are known headers or capitalised words
 * before one. The column that repeats a field cuts the header there: in `Completed Actions
 * Recommendation Actions Status` the first `Actions` belongs to a heading.
 */
export function findHeaders(
  text: string,
  start: number,
  end: number,
  words: Words,
): readonly (readonly HeaderColumn[])[] {
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

const anchor = /(?<![\p{L}\p{N}])(?:[Ss]tatus|STATUS|Progress|PROGRESS|[Rr]esponse|RAG)(?![\p{L}\p{N}])/gu;

function growHeader(
  text: string,
  reached: number,
  from: number,
  to: number,
  words: Words,
): readonly HeaderColumn[] | null {
  const first = phraseOver(text, reached, from, words);
  const left = growLeft(text, first, Math.max(from, first - 200), words);
  const columns: HeaderColumn[] = [...left];
  let at = first;
  for (;;) {
    const found = words.headers.at(text, at);
    if (!found || found.end > to || columns.some((column) => column.field === found.value)) break;
    // `Recommendation 1` after the header is the id of the first row.
    if (
      /^\s+\p{N}{1,3}(?:\.\p{N}+)*[.:]?\s/u.test(text.slice(found.end, found.end + 16)) &&
      words.lexicon.rowNouns.includes(text.slice(at, found.end).toLowerCase())
    )
      break;
    const end = tailOf(text, nextWord(text, found.end, to), to);
    const stop = end > nextWord(text, found.end, to) ? end : found.end;
    columns.push({ start: at, end: stop, field: found.value, title: text.slice(at, stop) });
    at = nextWord(text, stop, to);
    if (at >= to || !capital.test(text[at] ?? '')) break;
  }
  // `Little or No Progress` over counts is a status, and no columns `No` and `Progress`.
  const whole = text.slice(columns[0]?.start ?? first, columns.at(-1)?.end ?? first);
  return words.statuses.get(whole) === undefined ? judgeHeader(mergeLinks(columns, text), 1, 0) : null;
}

/** `Current Status`: where the phrase begins that reaches over the anchor. */
function phraseOver(text: string, anchor: number, from: number, words: Words): number {
  for (const token of tokenise(text, Math.max(from, anchor - 60), anchor).slice(-3)) {
    if (!capital.test(text[token.start] ?? '')) continue;
    const found = words.headers.at(text, token.start);
    if (
      found &&
      found.end > anchor &&
      !isTwoColumns(
        text.slice(Math.max(from, anchor - 120), anchor + 60),
        text.slice(token.start, found.end),
        found.value,
        words,
      )
    )
      return token.start;
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
  let widened: HeaderColumn | null = null;
  while (i > 0) {
    const found = phraseEndingAt(tokens, i, text, words);
    if (!found || columns.some((column) => column.field === found.field)) {
      const last = columns[0];
      if (!last || widened === last) break;
      const begin = modifiersBefore(tokens, i, text, words, columns);
      if (begin === i) break;
      const begins: number = tokens[begin]?.start ?? last.start;
      columns[0] = widened = { ...last, start: begins, title: text.slice(begins, last.end) };
      i = begin;
      continue;
    }
    columns.unshift({
      start: found.start,
      end: found.end,
      field: found.field,
      title: text.slice(found.start, found.end),
    });
    i = found.first;
  }
  return columns;
}

function phraseEndingAt(
  tokens: readonly Range[],
  past: number,
  text: string,
  words: Words,
): (HeaderColumn & { first: number }) | null {
  for (let first = Math.max(0, past - 6); first < past; first++) {
    const head = tokens[first];
    const tail = tokens[past - 1];
    if (!head || !tail || !capital.test(text[head.start] ?? '') || endsHeading(tokens, first, text, words)) continue;
    const phrase = text.slice(head.start, tail.end);
    const field = words.headers.get(phrase);
    if (field && !isTwoColumns(text.slice(tokens[0]?.start ?? 0, tail.end), phrase, field, words))
      return { start: head.start, end: tail.end, field, title: '', first };
  }
  return null;
}

/** `Ongoing Actions` before `No.`: the noun is the heading's, and no part of `Actions No.`. */
function endsHeading(tokens: readonly Range[], at: number, text: string, words: Words): boolean {
  const end = tokens[at]?.end ?? 0;
  return [1, 2, 3].some((back) => {
    const start = tokens[at - back]?.start;
    return start !== undefined && isStatusHeading(text.slice(start, end), words);
  });
}

/**
 * Where the capitalised words before a column begin that belong to its title: at most three,
 * and none that ends a sentence, is a known header, or stands in a status heading.
 */
function modifiersBefore(
  tokens: readonly Range[],
  past: number,
  text: string,
  words: Words,
  columns: readonly HeaderColumn[],
): number {
  let begin = past;
  while (begin > 0 && past - begin < 3) {
    const token = tokens[begin - 1];
    if (!token) break;
    const word = text.slice(token.start, token.end);
    if (!capital.test(word) || /[.,:;!?)]$/u.test(word) || joining.has(word.toLowerCase())) break;
    const known = words.headers.get(word);
    if (
      known &&
      (columns.some((column) => column.field === known) || words.statuses.at(text, tokens[begin - 2]?.start ?? -1))
    )
      break;
    begin--;
  }
  // `Theme 8: Signalling Action Status`: words right after a colon or dash are the end of a title.
  const before = tokens[begin - 1];
  return before && /(?::|^[–—-])$/u.test(text.slice(before.start, before.end)) ? past : begin;
}
