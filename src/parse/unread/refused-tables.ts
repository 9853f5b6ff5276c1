import { firstIndex } from '../../core/search.js';
import { message, type Message } from '../../core/message.js';
import type { TableBlock } from '../../model/document.js';
import { isWholeStatus } from '../fields/status.js';
import { expandGrid } from '../grid.js';
import { findShape } from '../grid-shape.js';
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
      const held = heldStatuses(page, table, words);
      if (held) return [message('parse/suspect-narrative', held, details)];
      const unknown = unknownStatuses(page, table, words);
      return unknown ? [message(rows === 0 ? 'parse/unread-rows' : 'parse/suspect-narrative', unknown, details)] : [];
    }),
  );
}

const longestStatus = 60;

function heldStatuses(page: Page, table: TableBlock, words: Words): string | null {
  const columns = new Map<number, { filled: number; statuses: number }>();
  for (const cell of table.cells) {
    const { row, column } = cell;
    if (row === 0 || cell.end <= cell.start) continue;
    const sums = columns.get(column) ?? { filled: 0, statuses: 0 };
    sums.filled++;
    if (cell.end - cell.start <= longestStatus && isWholeStatus(page.text.slice(cell.start, cell.end), words))
      sums.statuses++;
    columns.set(column, sums);
  }
  const found = [...columns].find(([, { filled, statuses }]) => statuses >= 3 && statuses >= filled * 0.6);
  return found
    ? `column ${found[0] + 1} of this table holds ${found[1].statuses} statuses, and it was not read as rows of a plan`
    : null;
}

function unknownStatuses(page: Page, table: TableBlock, words: Words): string | null {
  const grid = expandGrid(page.text, table);
  const { columns, first } = findShape(grid.rows, grid.columns, { words, plan: null });
  const found = statusCandidates(columns, grid.rows.slice(first), words);
  const candidate = found.find(({ isClear, text }) => isClear || columns[text]?.field !== 'other');
  if (!candidate) return null;
  const title = columns[candidate.column]?.title ?? null;
  const name = title === null ? `column ${candidate.column + 1}` : `column ${candidate.column + 1} (“${title}”)`;
  return `${name} of this table may hold statuses in words of nobody else (${candidate.values.join(', ')}), and it was not read as rows of a plan`;
}
