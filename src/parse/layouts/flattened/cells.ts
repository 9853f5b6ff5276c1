import { datePhrase, isDatePhrase } from '../../../core/dates.js';
import type { Range } from '../../../core/span.js';
import type { HeaderColumn } from '../../header-line.js';
import type { RawCell } from '../../layout.js';
import type { Field } from '../../lexicon/lexicon.js';
import { dangles, isSetApart, leadingPhrase, sentenceEnd, trailingPhrase } from '../../names.js';
import { skipSpace, trimEnd } from '../../space.js';
import { standsForDate } from './boundary.js';

/** A part of a row that belongs to a column. */
export interface Split {
  readonly cells: readonly RawCell[];
  /** Why a boundary is not sure; empty when all are. */
  readonly doubts: readonly string[];
}

/** What is known of the words of a table before one of its rows is split. */
export interface Known {
  /** Names that other rows have. */
  readonly known: ReadonlySet<string>;
  /** Words that begin a sentence; see {@link Lexicon.sentenceOpeners}. */
  readonly openers: ReadonlySet<string>;
}

type Column = Pick<HeaderColumn, 'field' | 'title'>;

/**
 * Splits the words before the status cell among the columns before it. The first is the row's
 * text; the others are read from the right: a date phrase where a date is expected, else what
 * stands after the last sentence.
 */
export function splitBefore(text: string, range: Range, columns: readonly Column[], told: Known): Split {
  const note = columns.at(-1);
  if (columns.length > 1 && (note?.field === 'progress' || note?.field === 'next-steps'))
    return splitAroundNote(text, range, columns, told);
  const { known } = told;
  const cells: RawCell[] = [];
  const doubts: string[] = [];
  let end = trimEnd(text, range.start, range.end);
  for (let i = columns.length - 1; i > 0; i--) {
    const column = columns[i];
    if (!column) continue;
    const phrase =
      column.field === 'due' ? trailingDate(text, range.start, end) : trailingPhrase(text, range.start, end, known);
    const cell = phrase && columns[i - 1]?.field === 'due' ? afterDate(text, phrase) : phrase;
    if (cell) {
      if (column.field === 'owners' && !isSetApart(text, range.start, cell, known))
        doubts.push(`“${text.slice(cell.start, cell.end)}” is set apart from the text by its capitals only`);
      cells.unshift(rawCell(column, cell));
      end = trimEnd(text, range.start, cell.start);
    } else if (column.field === 'due') {
      if (dateAtEnd.test(text.slice(Math.max(range.start, end - 90), end)))
        doubts.push(
          `the date before “${column.title ?? 'the date column'}” may belong to the sentence or to that column`,
        );
    } else doubts.push(`no boundary was found before “${column.title}”`);
  }
  const first = columns[0] ?? { field: 'action' as Field, title: null };
  if (end > range.start) cells.unshift(rawCell(first, { start: range.start, end }));
  return { cells, doubts };
}

/**
 * The note stands before the status, as in `Recommendation Owner Timescale Progress Status`:
 * the text ends with its first sentence or, better, where a name or a date that the columns
 * promise begins; what follows those is the note.
 */
function splitAroundNote(text: string, range: Range, columns: readonly Column[], { known, openers }: Known): Split {
  const middle = columns.slice(1, -1);
  const [first, note] = [columns[0], columns.at(-1)];
  const doubts: string[] = [];
  for (const end of textEnds(text, range, openers, middle.length)) {
    const cells: RawCell[] = [];
    let at = skipSpace(text, end, range.end);
    let fits = true;
    for (const [i, column] of middle.entries()) {
      const cell =
        column.field === 'due'
          ? leadingDate(text, at, range.end)
          : leadingName(text, at, range.end, middle[i + 1]?.field === 'due', known);
      if (!cell && column.field === 'owners') fits = false;
      if (!cell) continue;
      cells.push(rawCell(column, cell));
      at = skipSpace(text, cell.end, range.end);
    }
    if (!fits || (middle.length > 0 && cells.length === 0)) continue;
    if (middle.length === 0)
      doubts.push(`the text may go on after its first sentence, before “${note?.title ?? 'the note'}”`);
    const rest =
      at < range.end
        ? [rawCell(note ?? { field: 'progress', title: null }, { start: at, end: trimEnd(text, at, range.end) })]
        : [];
    return {
      cells: [rawCell(first ?? { field: 'action', title: null }, { start: range.start, end }), ...cells, ...rest],
      doubts,
    };
  }
  doubts.push(`no boundary was found before “${columns[1]?.title ?? 'the next column'}”`);
  return {
    cells: [
      rawCell(first ?? { field: 'action', title: null }, {
        start: range.start,
        end: trimEnd(text, range.start, range.end),
      }),
    ],
    doubts,
  };
}

/**
 * Where a text without its full stop ends because a sentence begins: `… free advice services
 * The review reported`, or the only capital inside the first sentence, `… through stories Campaign ran`.
 */
function nextOpener(text: string, range: Range, openers: ReadonlySet<string>): number | null {
  const [first = range.end] = sentenceEnds(text, range);
  const capitals = [...text.slice(range.start, first).matchAll(/(?<=[\p{Ll}\p{N}] )\p{Lu}[\p{L}’-]*/gu)];
  const only = capitals.length === 1 ? capitals[0] : undefined;
  const opener = capitals.find(([word]) => openers.has(word.toLowerCase())) ?? only;
  const isPlace = opener !== undefined && dangles.test(text.slice(range.start, range.start + opener.index));
  if (!opener || isPlace) return null;
  return trimEnd(text, range.start, range.start + opener.index);
}

/** Where a text may end: at a sentence's end, or where the note right after it begins. */
function textEnds(text: string, range: Range, openers: ReadonlySet<string>, between: number): Iterable<number> {
  const opener = between > 0 ? null : nextOpener(text, range, openers);
  return opener === null ? sentenceEnds(text, range) : [opener];
}

function* sentenceEnds(text: string, range: Range): Generator<number> {
  for (const match of text.slice(range.start, range.end).matchAll(sentenceEnd))
    yield range.start + match.index + match[0].length;
}

/** A name: one that other rows have, or the words up to the date that comes next. */
function leadingName(
  text: string,
  start: number,
  end: number,
  dateFollows: boolean,
  known: ReadonlySet<string>,
): Range | null {
  const own = leadingPhrase(text, start, end, known);
  if (own || !dateFollows) return own;
  const window = text.slice(start, Math.min(end, start + 160));
  for (const word of window.matchAll(/(?<=\s)[\p{Lu}\p{N}]/gu)) {
    if (/[.!?…]\s/u.test(window.slice(0, word.index))) return null;
    if (leadingDate(text, start + word.index, end)) return { start, end: trimEnd(text, start, start + word.index) };
  }
  return null;
}

/**
 * Splits the words after the status cell: dates directly after it and at the very end are
 * taken for their columns, ids at the end for links; the rest is one text.
 */
export function splitAfter(text: string, range: Range, columns: readonly Column[], known: ReadonlySet<string>): Split {
  const cells: RawCell[] = [];
  const doubts: string[] = [];
  let start = skipSpace(text, range.start, range.end);
  let end = trimEnd(text, start, range.end);
  const rest = [...columns];
  const main = rest.findIndex(
    (column) =>
      column.field === 'progress' ||
      column.field === 'next-steps' ||
      column.field === 'action' ||
      column.field === 'other',
  );
  for (const column of main < 0 ? rest : rest.slice(0, main)) {
    const cell = column.field === 'due' ? leadingDate(text, start, end) : leadingPhrase(text, start, end, known);
    if (!cell) continue;
    cells.push(rawCell(column, cell));
    start = skipSpace(text, cell.end, end);
  }
  const trailing: RawCell[] = [];
  for (const column of main < 0 ? [] : rest.slice(main + 1).reverse()) {
    const cell =
      column.field === 'due'
        ? trailingDate(text, start, end)
        : column.field === 'links'
          ? trailingIds(text, start, end)
          : trailingPhrase(text, start, end, known);
    if (!cell) {
      if (column.field !== 'due' && column.field !== 'links' && start < end)
        doubts.push(`no boundary was found before “${column.title}”`);
      continue;
    }
    trailing.unshift(rawCell(column, cell));
    end = trimEnd(text, start, cell.start);
  }
  const column =
    main < 0
      ? { field: 'progress' as Field, title: null }
      : (rest[main] ?? { field: 'progress' as Field, title: null });
  if (start < end) {
    if (main < 0) doubts.push('there is text after the last column');
    cells.push(rawCell(column, { start, end }));
  }
  return { cells: [...cells, ...trailing], doubts };
}

function rawCell(column: Column | { field: Field; title: null }, range: Range): RawCell {
  return { field: column.field, title: column.title === '' ? null : column.title, ranges: [range] };
}

const dateAtEnd = new RegExp(`(?:^|[\\s.!?”’)])(${datePhrase})$`, 'iu');
const dateAtStart = new RegExp(`^(${datePhrase})(?=\\s|$)`, 'iu');

/** A date phrase that ends the text, after a sentence, a line break or with a capital of its own. */
function trailingDate(text: string, start: number, end: number): Range | null {
  const from = Math.max(start, end - 90);
  const tail = text.slice(from, end);
  if (!dateAtEnd.test(tail)) return openEnd(text, start, end);
  for (const word of tail.matchAll(/(?<![\p{L}\p{N}/-])[\p{L}\p{N}]/gu)) {
    const at = from + word.index;
    if (at === from && from > start) continue;
    if (!isDatePhrase(text.slice(at, end))) continue;
    const before = text.slice(Math.max(start, at - 40), at);
    const closed = at === start || before.endsWith('\n') || /[.!?…:;)”’"\]]\s*$/u.test(before);
    const ownCapital = /^\p{Lu}/u.test(word[0])
      ? !leadsCapital.test(before)
      : /^\p{N}/u.test(word[0]) &&
        !leadsDate.test(before) &&
        !(/^(?:19|20)\p{N}{2}/u.test(text.slice(at, end)) && leadsYear.test(before));
    if (closed || ownCapital) return { start: at, end };
  }
  return null;
}

/** `… with the unions Ongoing`: what stands where a date would. */
function openEnd(text: string, start: number, end: number): Range | null {
  const word = standsForDate.exec(text.slice(Math.max(start, end - 20), end))?.[0].trim();
  return word === undefined ? null : { start: end - word.length, end };
}

const leadsCapital =
  /\b(?:by|in|of|from|to|until|since|before|after|during|the|and|for|than|early|mid|late|end|,)\s*$/u;
const leadsDate =
  /\b(?:by|in|of|from|to|until|since|before|after|during|the|and|for|than|least|most|every|per|early|mid|late|end|,)\s*$/iu;
/** What a year, but no day, goes on from: `summer 2026`, `the year 2027`, `31 March`. */
const leadsYear =
  /\b(?:summer|winter|spring|autumn|(?:the|financial|fiscal|calendar|school|academic)\s+year|january|february|march|april|may|june|july|august|september|october|november|december)\s*$/iu;

/** `Q4 2023 Marine Office` where dates stand before names: the name alone. */
function afterDate(text: string, cell: Range): Range | null {
  const date = leadingDate(text, cell.start, cell.end);
  const start = date ? skipSpace(text, date.end, cell.end) : cell.start;
  return start < cell.end ? { start, end: cell.end } : null;
}

function leadingDate(text: string, start: number, end: number): Range | null {
  const found = dateAtStart.exec(text.slice(start, Math.min(end, start + 90)));
  return found?.[1] === undefined ? null : { start, end: start + found[1].length };
}

function trailingIds(text: string, start: number, end: number): Range | null {
  const found =
    /(?:^|\s)((?:Recommendations?\s+)?(?:\p{Lu}{1,5}[ -]?)?\p{N}{1,3}(?:\.\p{N}{1,3})*(?:\s*(?:,|;|and|&)\s*(?:\p{Lu}{1,5}[ -]?)?\p{N}{1,3}(?:\.\p{N}{1,3})*)*)$/u.exec(
      text.slice(Math.max(start, end - 80), end),
    );
  const phrase = found?.[1];
  if (phrase === undefined) return null;
  const at = end - phrase.length;
  return at === start || /[.!?…:;)”’"\]\n]\s*$/u.test(text.slice(start, at)) ? { start: at, end } : null;
}
