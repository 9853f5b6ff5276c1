import { firstIndex } from '../../core/search.js';
import { message, type Message } from '../../core/message.js';
import type { Range } from '../../core/span.js';
import type { TableBlock } from '../../model/document.js';
import { isWholeStatus } from '../fields/status.js';
import { expandGrid } from '../grid.js';
import { findShape } from '../grid-shape.js';
import { readHeader } from '../headers.js';
import type { Words } from '../lexicon/words.js';
import type { Page } from '../page.js';
import { placeAt, quote } from '../place.js';
import type { PageReading } from '../read-page.js';
import { statusCandidates } from '../status-candidates.js';

/**
 * Tables that were read as no rows, though one of their columns holds statuses, or may hold some in
 * words of nobody else: each is told, for a person to look at. Messages: `parse/suspect-narrative`;
 * `parse/unread-rows` for words of nobody else where no row of the edition was read.
 */
export function findRefusedTables(readings: readonly PageReading[], words: Words, rows: number): readonly Message[] {
  return readings.flatMap(({ page, narrative }) =>
    page.tables.flatMap((table) => {
      const { start, end } = table;
      const unread = narrative[firstIndex(narrative, (range) => range.end > start)];
      if (!unread || unread.start >= end) return [];
      const details = { place: placeAt(page, table), actual: quote(page.text, table, 100) };
      const held = heldStatuses(page, table, narrative, words);
      if (held) return [message('parse/suspect-narrative', held, details)];
      const unknown = unknownStatuses(page, table, words);
      return unknown ? [message(rows === 0 ? 'parse/unread-rows' : 'parse/suspect-narrative', unknown, details)] : [];
    }),
  );
}

const longestStatus = 60;

function heldStatuses(page: Page, table: TableBlock, narrative: readonly Range[], words: Words): string | null {
  const columns = new Map<number, { filled: number; readonly rows: number[]; readonly statuses: Set<string> }>();
  const counted = new Set(Array.from({ length: table.rows }, (_, row) => row));
  for (const cell of table.cells) {
    const { row, column } = cell;
    if (row === 0 || cell.end <= cell.start || !isIn(narrative, cell)) continue;
    const text = page.text.slice(cell.start, cell.end).trim();
    const isStatus = cell.end - cell.start <= longestStatus && isWholeStatus(text, words);
    if (!isStatus && !isCount(text)) counted.delete(row);
    const own = columns.get(column) ?? { filled: 0, rows: [], statuses: new Set() };
    own.filled++;
    if (isStatus) {
      own.rows.push(row);
      own.statuses.add(text.toLowerCase());
    }
    columns.set(column, own);
  }
  // Two rows are enough below a header that says so.
  const head = table.cells.filter(({ row }) => row === 0);
  const fieldOf = (cell: Range): string | undefined => readHeader(page.text.slice(cell.start, cell.end), words)?.field;
  const isNumbered = head.some((cell) => fieldOf(cell) === 'id');
  const fewest = (column: number): number =>
    isNumbered && head.some((cell) => cell.column === column && fieldOf(cell) === 'status') ? 2 : 3;
  const found = [...columns].find(([column, { filled, rows, statuses }]) => {
    // Every status once, and beside each a number: so many are in that state, as the labels of a chart say.
    const isTally = statuses.size === rows.length && rows.every((row) => counted.has(row));
    return rows.length >= fewest(column) && rows.length >= filled * 0.6 && !isTally;
  });
  return found
    ? `column ${found[0] + 1} of this table holds ${found[1].rows.length} statuses, and it was not read as rows of a plan`
    : null;
}

/** Whether nothing has claimed a cell. */
function isIn(narrative: readonly Range[], { start }: Range): boolean {
  return (narrative[firstIndex(narrative, (range) => range.end > start)]?.start ?? Infinity) <= start;
}

/** `12`, `40%`, `12 (40%)`: how many; an id with parts is not. */
function isCount(text: string): boolean {
  return /^(?:\p{N}+|\p{N}+(?:[.,]\p{N}+)?\s?%)(?:\s*\(\p{N}+(?:[.,]\p{N}+)?\s?%?\))?$/u.test(text);
}

function unknownStatuses(page: Page, table: TableBlock, words: Words): string | null {
  const grid = expandGrid(page.text, table);
  const { columns, first } = findShape(grid.rows, grid.columns, { words, plan: null, dates: { fiscalYearStart: 4 } });
  const found = statusCandidates(columns, grid.rows.slice(first), words);
  const candidate = found.find(({ isClear, text }) => isClear || columns[text]?.field !== 'other');
  if (!candidate) return null;
  const title = columns[candidate.column]?.title ?? null;
  const name = title === null ? `column ${candidate.column + 1}` : `column ${candidate.column + 1} (“${title}”)`;
  return `${name} of this table may hold statuses in words of nobody else (${candidate.values.join(', ')}), and it was not read as rows of a plan`;
}
