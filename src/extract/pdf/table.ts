import { around, holdsPoint, middleX, middleY, type Box } from './geometry.js';
import type { Grid, GridCell } from './grid.js';
import type { Word } from './words.js';

/** A cell with its words, in the order of drawing. */
export interface FoundCell extends GridCell {
  readonly words: readonly Word[];
  /** Whether nothing is drawn above this empty cell at the head of a page: the one above reaches down. */
  readonly open?: boolean;
}

/** How a table was found. */
export type Evidence = 'ruled' | 'partly ruled' | 'worded' | 'aligned';

/** A table on one page. Coordinates in points from the top left of the page. */
export interface FoundTable extends Box {
  /** From 1. */
  readonly page: number;
  readonly evidence: Evidence;
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly FoundCell[];
  readonly closedBelow: boolean;
  /** Of aligned tables: the white space at the inner edges of columns, to go on with on the next page. */
  readonly clear?: readonly ({ readonly from: number; readonly to: number } | null)[];
  /** Of aligned tables: whether rules part the rows. */
  readonly byRules?: boolean;
}

/** Puts words into the cells of a grid, each by its middle; words outside every cell are left. */
export function fillGrid(grid: Grid, words: readonly Word[], page: number, evidence: Evidence): FoundTable {
  const { xs, ys } = grid;
  const box = { left: xs[0] ?? 0, top: ys[0] ?? 0, right: xs.at(-1) ?? 0, bottom: ys.at(-1) ?? 0 };
  const rows = ys.length - 1;
  const columns = xs.length - 1;
  const owner = new Int32Array(rows * columns).fill(-1);
  for (const [index, { row, column, rowSpan, columnSpan }] of grid.cells.entries())
    for (let r = row; r < row + rowSpan; r++)
      for (let c = column; c < column + columnSpan; c++) owner[r * columns + c] = index;
  const held: Word[][] = grid.cells.map(() => []);
  for (const word of words) {
    const x = middleX(word);
    const y = middleY(word);
    if (!holdsPoint(box, x, y)) continue;
    const row = slotOf(ys, y);
    const column = slotOf(xs, x);
    held[owner[row * columns + column] ?? -1]?.push(word);
  }
  const cells = grid.cells.map(({ row, column, rowSpan, columnSpan }, index) => {
    return { row, column, rowSpan, columnSpan, words: held[index] ?? [] };
  });
  const { left, top, right, bottom } = box;
  return { left, top, right, bottom, page, evidence, xs, ys, cells, closedBelow: grid.closedBelow };
}

function slotOf(lines: readonly number[], at: number): number {
  let slot = 0;
  while (slot + 2 < lines.length && (lines[slot + 1] ?? 0) <= at) slot++;
  return slot;
}

/**
 * Takes narrow rows and columns out (`sliver` points at most) that hold no words of their own: the space between the two
 * lines of a double rule, a margin drawn as a column.
 */
export function dropEmptyLines(table: FoundTable, sliver: number): FoundTable {
  const { xs, ys, cells } = table;
  const rowUsed = new Array<boolean>(ys.length - 1).fill(false);
  const columnUsed = new Array<boolean>(xs.length - 1).fill(false);
  for (let row = 0; row + 1 < ys.length; row++) rowUsed[row] = (ys[row + 1] ?? 0) - (ys[row] ?? 0) > sliver;
  for (let column = 0; column + 1 < xs.length; column++)
    columnUsed[column] = (xs[column + 1] ?? 0) - (xs[column] ?? 0) > sliver;
  for (const { row, column, rowSpan, columnSpan, words } of cells) {
    if (words.length === 0) continue;
    // A spanned line counts as used only where the words stand on it.
    if (rowSpan === 1) rowUsed[row] = true;
    if (columnSpan === 1) columnUsed[column] = true;
  }
  for (const { row, column, rowSpan, columnSpan, words } of cells) {
    if (words.length === 0) continue;
    if (!anyUsed(rowUsed, row, rowSpan))
      rowUsed[row + slotOf(ys.slice(row, row + rowSpan + 1), middleY(around(words)))] = true;
    if (!anyUsed(columnUsed, column, columnSpan))
      columnUsed[column + slotOf(xs.slice(column, column + columnSpan + 1), middleX(around(words)))] = true;
  }
  if (!rowUsed.includes(false) && !columnUsed.includes(false)) return table;
  return keepLines(table, rowUsed, columnUsed);
}

function anyUsed(used: readonly boolean[], from: number, count: number): boolean {
  for (let i = from; i < from + count; i++) if (used[i]) return true;
  return false;
}

function keepLines(table: FoundTable, rowUsed: readonly boolean[], columnUsed: readonly boolean[]): FoundTable {
  const rowAt = renumber(rowUsed);
  const columnAt = renumber(columnUsed);
  const cells: FoundCell[] = [];
  for (const cell of table.cells) {
    const row = rowAt[cell.row] ?? 0;
    const column = columnAt[cell.column] ?? 0;
    const rowSpan = (rowAt[cell.row + cell.rowSpan] ?? 0) - row;
    const columnSpan = (columnAt[cell.column + cell.columnSpan] ?? 0) - column;
    if (rowSpan > 0 && columnSpan > 0) cells.push({ row, column, rowSpan, columnSpan, words: cell.words });
  }
  return { ...table, xs: keepEdges(table.xs, columnUsed), ys: keepEdges(table.ys, rowUsed), cells };
}

/** New number of each line; one past the end for the last. */
function renumber(used: readonly boolean[]): number[] {
  const numbers: number[] = [];
  let next = 0;
  for (const isUsed of used) {
    numbers.push(next);
    if (isUsed) next++;
  }
  numbers.push(next);
  return numbers;
}

/** Edges of the lines that stay: a line that goes is given to the one before it. */
function keepEdges(edges: readonly number[], used: readonly boolean[]): number[] {
  const kept: number[] = [];
  for (const [i, isUsed] of used.entries())
    if (isUsed) kept.push(kept.length === 0 ? (edges[0] ?? 0) : (edges[i] ?? 0));
  kept.push(edges.at(-1) ?? 0);
  return kept;
}

export function rowCount(table: { readonly ys: readonly number[] }): number {
  return table.ys.length - 1;
}

export function columnCount(table: { readonly xs: readonly number[] }): number {
  return table.xs.length - 1;
}
