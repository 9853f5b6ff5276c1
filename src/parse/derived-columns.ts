import { isDatePhrase } from '../core/dates.js';
import type { Range } from '../core/span.js';
import type { Column } from './column.js';
import { isEmptyBox, tickedOptions } from './boxes.js';
import { isWholeStatus, readStatus } from './fields/status.js';
import type { GridCell } from './grid.js';
import type { GridRow } from './grid-kinds.js';
import type { GridLine, Shape } from './grid-shape.js';
import type { Words } from './lexicon/words.js';
import { noteRows } from './note-rows.js';
import type { StatusCandidate } from './status-candidates.js';

/** A table whose statuses have no column of their own, with the column that they would have. */
export interface Derived {
  readonly shape: Shape;
  readonly rows: readonly GridRow[];
  /** The column of `shape` whose words were taken for statuses though nobody knows them. */
  readonly guessed?: StatusCandidate;
  /** Columns that may hold statuses, where it is not clear which or whether. */
  readonly unclear?: readonly StatusCandidate[];
}

/**
 * Statuses that stand inside another column get one of their own:
 *
 *     | Complete | Under way | Not started |          a mark below the status of the row
 *     | Complete. The gate was hung in May. |         at the front of a note on progress
 *
 * Where there are none, few words that come back from row to row may be statuses in words that
 * nobody knows; unless the heading over the table says what its rows are (`isStated`).
 */
export function deriveColumns(
  text: string,
  found: Shape,
  all: readonly GridRow[],
  words: Words,
  isStated = false,
): Derived {
  const { shape, rows } = noteRows({ shape: found, rows: all });
  const derived =
    markedStatus(text, shape, rows, words) ??
    datedStatus(text, shape, rows, words) ??
    openingStatus(text, shape, rows, words);
  return derived ?? (isStated ? { shape, rows } : guessedStatus(shape, rows));
}

function guessedStatus(shape: Shape, rows: readonly GridRow[]): Derived {
  const { candidates = [] } = shape;
  const [only, ...more] = candidates;
  const isTold = shape.columns.some(({ field }) => field === 'status' || field === 'status-or-due');
  if (!only || isTold) return { shape, rows };
  if (!only.isClear || more.length > 0) return { shape, rows, unclear: candidates };
  const columns = shape.columns.map((column, c): Column => {
    if (c === only.text && column.field === 'other')
      return { ...column, field: 'action', score: guess, reason: 'a long text in every numbered row' };
    if (c !== only.column) return column;
    return { ...column, field: 'status', score: guess, reason: `few words that come back: ${only.values.join(', ')}` };
  });
  return {
    shape: { ...shape, columns },
    rows: rows.map((row) =>
      row.kind === 'row' && (row.certainty ?? 'sure') === 'sure' ? { ...row, certainty: 'likely' } : row,
    ),
    guessed: only,
  };
}

/** How sure it is that words that nobody knows are statuses because they come back. */
const guess = 0.5;

function append(
  { shape, rows }: Derived,
  column: Column,
  cellOf: (cells: GridLine) => { readonly cells: GridLine; readonly added: GridCell | null },
): Derived {
  return {
    shape: {
      ...shape,
      header: shape.header && [...shape.header, null],
      columns: [...shape.columns, column],
    },
    rows: rows.map((row) => {
      if (row.kind !== 'row') return row;
      const { cells, added } = cellOf(row.cells);
      return { ...row, cells: [...cells, added] };
    }),
  };
}

const mark = /^(?:[\p{P}\p{S}]{1,2}|\[[ xX]?\]|[xXyY]|yes|1)$/iu;
/** Marks of what is not so: an empty box, a dash. */
const isOff = (text: string): boolean => text === '' || isEmptyBox(text) || /^[-–—·.]$/u.test(text);

/** Columns, and those beside them as far as they are of a kind. */
function withNeighbours(columns: readonly number[], isAlike: (column: number) => boolean): readonly number[] {
  let [first, last] = [Math.min(...columns), Math.max(...columns)];
  while (isAlike(first - 1)) first--;
  while (isAlike(last + 1)) last++;
  const all = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return all.filter((column) => columns.includes(column) || isAlike(column));
}

/** Columns named like statuses, with a mark in one of them in each row. */
function markedStatus(text: string, shape: Shape, rows: readonly GridRow[], words: Words): Derived | null {
  const { header, columns } = shape;
  if (!header) return null;
  const body = rows.filter((row) => row.kind === 'row');
  const isOfMarks = (c: number): boolean =>
    body.every(({ cells }) => (cells[c]?.text ?? '') === '' || mark.test(cells[c]?.text ?? ''));
  const levels = lowerLevel(text, header);
  const known = levelColumns(levels, header, words).filter(isOfMarks);
  const isElsewhere = ({ field }: Column, c: number): boolean =>
    (field === 'status' || field === 'status-or-due') && !known.includes(c);
  if (known.length < 2 || columns.some(isElsewhere)) return null;
  const ticked = (among: readonly number[], cells: GridLine): readonly number[] =>
    among.filter((c) => !isOff(cells[c]?.text ?? ''));
  const told = (among: readonly number[]): number =>
    body.filter(({ cells }) => ticked(among, cells).length === 1).length;
  // `Fully | In part | Not implemented`: what stands beside them, with a mark where they have none, is one of them.
  const beside = withNeighbours(known, (c) => (levels[c]?.text ?? '') !== '' && isOfMarks(c));
  const named = told(beside) > told(known) ? beside : known;
  if (told(named) < body.length * 0.6) return null;
  const column: Column = {
    field: 'status',
    title: null,
    score: 0.8,
    reason: `a mark below ${named.map((c) => `“${levels[c]?.text ?? ''}”`).join(', ')}`,
  };
  const bare = columns.map((each, c): Column => (named.includes(c) ? { ...each, field: 'other' } : each));
  return append({ shape: { ...shape, columns: bare }, rows }, column, (cells) => {
    const [only, ...more] = ticked(named, cells);
    return { cells, added: only === undefined || more.length > 0 ? null : (levels[only] ?? null) };
  });
}

/** Columns whose titles are statuses, and those that share the cell over them: `Fully` below `Level of implementation`. */
function levelColumns(levels: GridLine, header: GridLine, words: Words): readonly number[] {
  const known = [...header.keys()].filter((c) => {
    const title = levels[c]?.text ?? '';
    return title !== '' && title.length <= 60 && readStatus(title, words) !== null;
  });
  const over = (c: number): number | null => (levels[c] === header[c] ? null : (header[c]?.ranges[0]?.start ?? null));
  return [...header.keys()].filter(
    (c) => known.includes(c) || (over(c) !== null && known.filter((each) => over(each) === over(c)).length >= 2),
  );
}

/** A header of two levels without the upper one: what stands over several columns. */
function lowerLevel(text: string, header: GridLine): GridLine {
  const starts = header.flatMap((cell) => cell?.ranges.map(({ start }) => start) ?? []);
  return header.map((cell) => {
    const own = cell?.ranges.filter(({ start }) => starts.indexOf(start) === starts.lastIndexOf(start)) ?? [];
    return cell && own.length > 0 && own.length < cell.ranges.length ? part(text, cell, own) : cell;
  });
}

/** A status on one line and its date on the next, below `Status and date`: each has a column of its own. */
function datedStatus(text: string, shape: Shape, rows: readonly GridRow[], words: Words): Derived | null {
  const at = shape.columns.findIndex(({ field }) => field === 'status-or-due');
  if (at < 0 || shape.columns.some(({ field }) => field === 'due')) return null;
  const split = (cell: GridCell | null | undefined): SplitCell | null => {
    const [, first = '', rest = ''] = /^([^\n]+)\n([^\n]+)$/u.exec(cell?.text ?? '') ?? [];
    const [range] = cell?.ranges ?? [];
    if (!cell || !range || !isWholeStatus(first, words) || !isDatePhrase(rest)) return null;
    const end = range.start + first.length;
    return {
      status: part(text, cell, [{ start: range.start, end }]),
      rest: part(text, cell, [{ start: end + 1, end: range.end }]),
    };
  };
  if (rows.filter(({ cells }) => split(cells[at]) !== null).length < 2) return null;
  const added: Column = { field: 'due', title: null, score: 0.8, reason: 'a date on a line below the status' };
  return append({ shape, rows }, added, (cells) => {
    const found = split(cells[at]);
    if (!found) return { cells, added: null };
    return { cells: cells.map((each, c) => (c === at ? found.status : each)), added: found.rest };
  });
}

/** Cells of notes that open with a status, in a table without a column of statuses or in that very column. */
function openingStatus(text: string, shape: Shape, rows: readonly GridRow[], words: Words): Derived | null {
  const { columns } = shape;
  const status = columns.findIndex((column) => column.field === 'status');
  const at = status >= 0 ? status : columns.findIndex((column) => column.field === 'progress');
  if (at < 0 || columns.some((column) => column.field === 'status-or-due')) return null;
  const filled = rows.flatMap(({ kind, cells }) =>
    kind === 'row' && cells[at] && cells[at].text !== '' ? [cells[at]] : [],
  );
  const seen = new Set<string>();
  const again = new Set(filled.flatMap(({ text: own }) => (seen.size === seen.add(own).size ? [own] : [])));
  const parts = (cell: GridCell): SplitCell | null =>
    splitStatus(text, cell, words, again) ?? splitTagged(text, cell, words);
  const split = filled.flatMap((cell) => parts(cell) ?? []);
  const followed = split.filter(({ rest }) => rest !== null).length;
  // A cell of a status alone speaks for a column of notes that open with one, and not for notes in a column of statuses.
  const enough = status >= 0 ? followed >= filled.length * 0.3 : split.length >= filled.length * 0.7;
  if (followed < 2 || !enough) return null;
  const title = columns[at]?.title ?? null;
  const hasNotes = columns.some((column) => column.field === 'progress');
  const added: Column =
    status >= 0
      ? { field: hasNotes ? 'other' : 'progress', title, score: 0.8, reason: 'what follows the status in its cell' }
      : { field: 'status', title, score: 0.8, reason: 'its cells open with a status' };
  return append({ shape, rows }, added, (cells) => {
    const cell = cells[at];
    const found = cell ? parts(cell) : null;
    if (!found) return { cells, added: null };
    const [stays, goes] = status >= 0 ? [found.status, found.rest] : [found.rest, found.status];
    return { cells: cells.map((each, c) => (c === at ? stays : each)), added: goes };
  });
}

const longestStatus = 60;

interface SplitCell {
  readonly status: GridCell;
  readonly rest: GridCell | null;
}

/**
 * A cell as the status that it opens with and the words after it; null where it is no such cell. What comes back from
 * row to row (`again`) is a status to its end: `In progress – survey stage`.
 */
function splitStatus(text: string, cell: GridCell, words: Words, again: ReadonlySet<string>): SplitCell | null {
  const [first, ...more] = cell.ranges;
  // Of a list of options with a box each the first line is one that may not be ticked.
  if (!first || tickedOptions(cell.text) !== null) return null;
  const line = text.slice(first.start, first.end).split('\n')[0] ?? '';
  const isAlone = line.length <= longestStatus && line.split(/\s+/u).length <= 6 && readStatus(line, words) !== null;
  if (isAlone && (again.has(cell.text) || remarkIn(line, words) === null)) {
    const rest = { start: skip(text, first.start + line.length, first.end), end: first.end };
    const isWhole = rest.start >= rest.end && more.length === 0;
    return {
      status: part(text, cell, [{ start: first.start, end: first.start + line.length }]),
      rest: isWhole ? null : part(text, cell, [rest, ...more]),
    };
  }
  return splitAtStop(text, cell, first, words);
}

/** A status on its second line, below a tag: `Priority rec.` over `Open` and the note. */
function splitTagged(text: string, cell: GridCell, words: Words): SplitCell | null {
  const [tag, own, ...rest] = cell.ranges.flatMap((range) => linesOf(text, range));
  if (!tag || !own || tag.end - tag.start > longestTag || cell.items.includes(own.start)) return null;
  if (!isWholeStatus(text.slice(own.start, own.end), words)) return null;
  return { status: part(text, cell, [own]), rest: part(text, cell, [tag, ...rest]) };
}

const longestTag = 30;

function linesOf(text: string, range: Range): readonly Range[] {
  const lines: Range[] = [];
  const own = text.slice(range.start, range.end);
  for (let start = range.start; start < range.end;) {
    const stop = own.indexOf('\n', start - range.start);
    const end = stop < 0 ? range.end : range.start + stop;
    if (text.slice(start, end).trim() !== '') lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}

/** `Complete – new template`: what stands behind the dash, where it says nothing of the status. */
function remarkIn(line: string, words: Words): string | null {
  const phrase = words.statuses.at(line, 0);
  const rest = phrase && /^\s+[–—-]\s+(\S.*)$/u.exec(line.slice(phrase.end))?.[1];
  return rest && !isDatePhrase(rest) && readStatus(rest, words) === null ? rest : null;
}

function splitAtStop(text: string, cell: GridCell, first: Range, words: Words): SplitCell | null {
  const phrase = words.statuses.at(text, first.start);
  if (!phrase || phrase.end > first.end) return null;
  const stop = /^\s?(?:[.:;]|[–—-](?=\s))\s+(?=\S)/u.exec(text.slice(phrase.end, Math.min(first.end, phrase.end + 10)));
  if (!stop) return null;
  return {
    status: part(text, cell, [{ start: first.start, end: phrase.end }]),
    rest: part(text, cell, [{ start: phrase.end + stop[0].length, end: first.end }, ...cell.ranges.slice(1)]),
  };
}

function skip(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && /[\s:–—-]/u.test(text[at] ?? '')) at++;
  return at;
}

function part(text: string, cell: GridCell, ranges: readonly Range[]): GridCell {
  const kept = ranges.filter((range) => range.end > range.start);
  const start = kept[0]?.start ?? cell.range.start;
  const end = kept.at(-1)?.end ?? start;
  return {
    ...cell,
    range: { start, end },
    ranges: kept,
    items: cell.items.filter((at) => at >= start && at <= end),
    text: kept.map((range) => text.slice(range.start, range.end)).join('\n'),
  };
}
