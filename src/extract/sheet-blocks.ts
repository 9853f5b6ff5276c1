import type { Block, Cell, TableBlock } from '../model/document.js';

/** Lines that follow each other inside a table and are more than titles of its parts. */
const manyLines = 3;
const longestHeader = 80;

/** A row of a sheet: its cells, those with words, and whether a cell above reaches down into it. */
interface Row {
  readonly cells: readonly Cell[];
  readonly filled: readonly Cell[];
  isCovered: boolean;
}

/**
 * What stands on a sheet, which knows only rows: lines that stand alone above, between and below
 * the tables are lines, as on a page, and each table begins with its header. Titles of parts
 * stay in their table, for the rows below them have no header of their own.
 */
export function sheetBlocks(text: string, sheet: TableBlock): readonly Block[] {
  const rows = rowsOf(sheet);
  const lone = rows.map(isLone);
  if (!lone.includes(true)) return [sheet];
  const first = rows.findIndex((row, r) => isBody(row, lone[r]));
  const parts: Block[] = [];
  let from = first < 0 ? rows.length : first;
  const lines = (start: number, end: number): void => {
    rows.slice(start, end).forEach(({ filled }, i) => {
      const isOver = start + i + 1 === end && end < rows.length;
      for (const cell of filled) parts.push(lineOf(text, cell, isOver));
    });
  };
  lines(0, from);
  while (from < rows.length) {
    const end = endOfTable(text, rows, lone, from);
    parts.push(tableOf(sheet, rows.slice(from, end), from));
    from = end;
    while (from < rows.length && !isBody(rows[from], lone[from])) from++;
    lines(end, from);
  }
  return parts;
}

/** A line that stands right over a table and is a name is its heading. */
function lineOf(text: string, { start, end }: Cell, isOver: boolean): Block {
  const isName =
    isOver && end - start <= longestHeader && !/[.;:]$|\b(?:19|20)\p{N}{2}\b/u.test(text.slice(start, end));
  return isName ? { kind: 'heading', level: 3, start, end } : { kind: 'paragraph', start, end };
}

function rowsOf(sheet: TableBlock): readonly Row[] {
  const rows = Array.from({ length: sheet.rows }, () => ({
    cells: [] as Cell[],
    filled: [] as Cell[],
    isCovered: false,
  }));
  for (const cell of sheet.cells) {
    rows[cell.row]?.cells.push(cell);
    if (cell.end === cell.start) continue;
    rows[cell.row]?.filled.push(cell);
    for (let r = cell.row + 1; r < cell.row + cell.rowSpan; r++) if (rows[r]) (rows[r] as Row).isCovered = true;
  }
  return rows;
}

/** One cell with words, and it is part of no row above. */
function isLone({ filled, isCovered }: Row): boolean {
  return filled.length === 1 && filled[0]?.rowSpan === 1 && !isCovered;
}

function isBody(row: Row | undefined, lone: boolean | undefined): boolean {
  return row !== undefined && lone !== true && (row.filled.length > 0 || row.isCovered);
}

/** The row after the last of the table that begins at `from`. */
function endOfTable(text: string, rows: readonly Row[], lone: readonly boolean[], from: number): number {
  const header = originsOf(rows[from]);
  let last = from;
  for (let r = from + 1; r < rows.length; r++) {
    if (!isBody(rows[r], lone[r])) continue;
    if (r > last + 1 && beginsAnew(text, rows, lone, { header, last, next: r })) return last + 1;
    last = r;
  }
  return isBelowTable(rows, lone, last) ? last + 1 : rows.length;
}

interface Gap {
  /** Columns in which the cells of the table's header begin. */
  readonly header: ReadonlySet<number>;
  /** The last row of the table above, and the first below. */
  readonly last: number;
  readonly next: number;
}

/** Whether the rows below some lines are another table: they open with names, and many lines or other columns. */
function beginsAnew(text: string, rows: readonly Row[], lone: readonly boolean[], gap: Gap): boolean {
  const row = rows[gap.next];
  if (!row || !namesColumns(text, row)) return false;
  const lines = lone.slice(gap.last + 1, gap.next).filter(Boolean).length;
  return lines >= manyLines || (lines > 0 && [...originsOf(row)].some((column) => !gap.header.has(column)));
}

/** Lines at the end are below the table where they are several, or a blank row sets them apart. */
function isBelowTable(rows: readonly Row[], lone: readonly boolean[], last: number): boolean {
  const lines = lone.slice(last + 1).filter(Boolean).length;
  return lines >= manyLines || (lines > 0 && rows[last + 1]?.filled.length === 0);
}

function originsOf(row: Row | undefined): ReadonlySet<number> {
  return new Set(row?.filled.map(({ column }) => column));
}

/** Several short cells without numbers or sentences. */
function namesColumns(text: string, { filled }: Row): boolean {
  return (
    filled.length > 1 &&
    filled.every(({ start, end }) => {
      const words = text.slice(start, end);
      return end - start <= longestHeader && !/^\p{N}|[.;]$/u.test(words);
    })
  );
}

/** Some rows of a sheet as a table of their own, without the columns that only other rows need. */
function tableOf(sheet: TableBlock, rows: readonly Row[], from: number): TableBlock {
  const cells = rows.flatMap((row) => row.cells);
  const filled = rows.flatMap((row) => row.filled);
  const used = [...new Set(cells.map(({ column }) => column))].sort((a, b) => a - b);
  const place = new Map(used.map((column, c) => [column, c]));
  return {
    ...sheet,
    start: filled[0]?.start ?? sheet.start,
    end: filled.at(-1)?.end ?? sheet.end,
    rows: rows.length,
    columns: used.length,
    cells: cells.map((cell) => ({
      ...cell,
      row: cell.row - from,
      column: place.get(cell.column) ?? 0,
      rowSpan: Math.min(cell.rowSpan, from + rows.length - cell.row),
      columnSpan: used.filter((column) => column >= cell.column && column < cell.column + cell.columnSpan).length,
    })),
  };
}
