import { levelOnly, typicalSize, type Line } from '../lines.js';
import { columnCount, rowCount, type FoundCell, type FoundTable } from '../table.js';
import type { Tolerances } from '../tolerances.js';
import type { Columns } from './area.js';
import { chunkLines, cutChunks, type ChunkLine } from './chunks.js';

import { findValleys, type Valley } from './columns.js';
import { rowCells } from './cells.js';
import { placeLine } from './slots.js';

/**
 * Splits the cells of a ruled table where its rules leave columns out: those that are drawn
 * in the header only, and those that only the text shows. The drawn rows stay. `inCells` are the lines of each cell.
 */
export function splitColumns(table: FoundTable, inCells: CellLines, tolerances: Tolerances): FoundTable {
  const size = typicalSize(inCells.flatMap((lines) => chunkLines(levelOnly(lines), tolerances.columnGap)));
  const valleys = innerValleys(table, inCells, () => 1.1 * size);
  const columns = columnsOf(table, valleys, openValleys(table, tolerances, size));
  const cells = table.cells.flatMap((cell) => splitCell(spread(cell, table.xs, columns.xs), columns, tolerances));
  return { ...table, evidence: 'partly ruled', xs: columns.xs, cells };
}

/** The lines of each cell of a table. */
export type CellLines = readonly (readonly Line[])[];

/** White space inside single drawn columns, at least `width` points wide: that is asked only where text is apart. */
export function innerValleys(table: FoundTable, inCells: CellLines, width: () => number): Valley[] {
  const found: Valley[] = [];
  const columns: Line[][] = Array.from({ length: columnCount(table) }, () => []);
  for (const [i, { column, columnSpan }] of table.cells.entries())
    if (columnSpan === 1) columns[column]?.push(...(inCells[i] ?? []));
  for (const held of columns) {
    if (held.every(({ words }) => words.length === 1)) continue;
    const lines = chunkLines(levelOnly(held), 1.3);
    const split = lines.filter(({ chunks }) => chunks.length >= 2);
    if (split.length < 2 || split.length < 0.5 * lines.length || !hasFigures(split)) continue;
    found.push(...findValleys(lines, { width: width(), crossed: 0.15 }));
  }
  return found;
}

function hasFigures(lines: readonly ChunkLine[]): boolean {
  return lines.filter(({ chunks }) => chunks.some(({ numeric }) => numeric)).length >= 0.5 * lines.length;
}

/** White space in the lines of cells that span drawn columns. */
function openValleys(table: FoundTable, { columnGap }: Tolerances, size: number): Valley[] {
  const lines = spannedLines(table, columnGap);
  return findValleys(lines, { width: 0.3 * size, crossed: 0.1 });
}

function spannedLines({ cells }: FoundTable, gap: number): ChunkLine[] {
  return cells
    .filter(({ columnSpan }) => columnSpan > 1)
    .flatMap(({ words }) => cutChunks(words, gap))
    .filter(({ chunks }) => chunks.length >= 2);
}

/** Share of the rows that a cell spans which holds text in several columns. */
export function spannedShare(table: FoundTable, lines: CellLines, gap: number): number {
  const rows = new Set<number>();
  for (const [i, { row, columnSpan, words }] of table.cells.entries()) {
    if (columnSpan < 2 || words.length < 2) continue;
    const several = chunkLines(levelOnly(lines[i] ?? []), gap).filter(
      ({ chunks }) => chunks.length >= Math.min(3, columnSpan) && chunks.some(({ numeric }) => numeric),
    );
    if (several.length > 0) rows.add(row);
  }
  return rows.size / Math.max(1, rowCount(table));
}

function columnsOf({ xs }: FoundTable, inner: readonly Valley[], open: readonly Valley[]): Columns {
  const edges: { x: number; clear: Valley | null }[] = xs.slice(1, -1).map((x) => ({
    x,
    clear: open.find(({ from, to }) => x >= from - 3 && x <= to + 3) ?? { from: x - 2, to: x + 2 },
  }));
  for (const valley of inner) edges.push({ x: (valley.from + valley.to) / 2, clear: valley });
  edges.sort((a, b) => a.x - b.x);
  return {
    xs: [xs[0] ?? 0, ...edges.map(({ x }) => x), xs.at(-1) ?? 0],
    clear: [null, ...edges.map(({ clear }) => clear), null],
  };
}

/** A cell in the numbers of the new columns. */
function spread(cell: FoundCell, before: readonly number[], after: readonly number[]): FoundCell {
  const column = after.indexOf(before[cell.column] ?? 0);
  const last = after.indexOf(before[cell.column + cell.columnSpan] ?? 0);
  return { ...cell, column, columnSpan: last - column };
}

function splitCell(cell: FoundCell, columns: Columns, { columnGap }: Tolerances): FoundCell[] {
  const level = cell.words.length > 0 && cell.words.every(({ style }) => style.turn === 0);
  if (cell.columnSpan < 2 || !level) return [cell];
  const lines = cutChunks(cell.words, columnGap);
  const own = {
    xs: columns.xs.slice(cell.column, cell.column + cell.columnSpan + 1),
    clear: columns.clear.slice(cell.column, cell.column + cell.columnSpan + 1),
  };
  const placed = lines.map((line) => placeLine(line, own, 0.28 * line.size));
  if (placed.every(({ entries }) => entries.length < 2)) return [cell];
  const parts = rowCells({ lines: placed, header: false }, cell.row);
  const held = new Set(parts.flatMap(({ words }) => words));
  const first = parts[0];
  // Leader dots stay with the words they follow.
  const left = cell.words.filter((word) => !held.has(word));
  return parts.map((part) => ({
    ...part,
    column: part.column + cell.column,
    rowSpan: cell.rowSpan,
    words: part === first ? [...part.words, ...left] : part.words,
  }));
}
