import type { Range } from '../core/span.js';
import { isSpace } from '../core/tape.js';
import type { Cell, TableBlock } from '../model/document.js';

/** A table as a rectangle: every place names the cell that covers it, spanned cells several times. */
export interface Grid {
  readonly rows: readonly (readonly (GridCell | null)[])[];
  readonly columns: number;
}

export interface GridCell {
  /** From the cell's first character to its last. */
  readonly range: Range;
  /** The cell's own characters: one range, or one a line where other cells stand between its lines. */
  readonly ranges: readonly Range[];
  readonly items: readonly number[];
  /** Tape offsets where paragraphs begin, where lines are those of a file. */
  readonly paragraphs?: readonly number[];
  readonly header: boolean;
  /** The name of its column, said before its text. */
  readonly label?: Range;
  readonly text: string;
  /** False where a cell above or to the left reaches into this place. */
  readonly origin: boolean;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** Every layout asks about every table: each is expanded once, and kept as long as its document is. */
const expanded = new WeakMap<TableBlock, Grid>();

export function expandGrid(text: string, table: TableBlock): Grid {
  let grid = expanded.get(table);
  if (!grid) expanded.set(table, (grid = expand(text, table)));
  return grid;
}

function expand(text: string, table: TableBlock): Grid {
  const rows: (GridCell | null)[][] = Array.from({ length: table.rows }, () =>
    Array.from({ length: table.columns }, () => null),
  );
  for (const each of table.cells) {
    const cell = trimmed(text, each);
    const words = text.slice(cell.start, cell.end);
    for (let r = cell.row; r < cell.row + cell.rowSpan; r++) {
      for (let c = cell.column; c < cell.column + cell.columnSpan; c++) {
        const row = rows[r];
        if (row && c < table.columns) row[c] = place(cell, words, r === cell.row && c === cell.column);
      }
    }
  }
  return { rows, columns: table.columns };
}

/** Without the spaces of no width that editors leave at the edges of cells. */
function trimmed(text: string, cell: Cell): Cell {
  let { start, end } = cell;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return start === cell.start && end === cell.end ? cell : { ...cell, start, end };
}

function isBlank(code: number): boolean {
  return code === noWidth || isSpace(code);
}

const noWidth = 0x200b;

function place(cell: Cell, text: string, origin: boolean): GridCell {
  return {
    range: { start: cell.start, end: cell.end },
    ranges: [{ start: cell.start, end: cell.end }],
    items: cell.items,
    header: cell.header,
    text,
    origin,
    rowSpan: cell.rowSpan,
    columnSpan: cell.columnSpan,
  };
}

/** The one cell with words in a row, when there is only one: a title row. */
export function onlyCell(row: readonly (GridCell | null)[]): GridCell | null {
  let only: GridCell | null = null;
  for (const cell of row) {
    if (!cell || cell.text === '') continue;
    if (only && (only.range.start !== cell.range.start || only.range.end !== cell.range.end)) return null;
    only = cell;
  }
  return only;
}

/** Rows and columns exchanged. */
export function transpose(grid: Grid): Grid {
  const rows = Array.from({ length: grid.columns }, (_, c) =>
    grid.rows.map((row) => {
      const cell = row[c];
      return cell ? { ...cell, rowSpan: cell.columnSpan, columnSpan: cell.rowSpan } : null;
    }),
  );
  return { rows, columns: grid.rows.length };
}
