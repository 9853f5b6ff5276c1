import type { Rule } from '../rules.js';
import type { FoundCell } from '../table.js';
import type { Word } from '../words.js';
import type { Row } from './rows.js';

/** The entries of a row's lines, those in the same columns as one cell. */
export function rowCells({ lines }: Row, row: number): FoundCell[] {
  const cells: { column: number; last: number; words: Word[] }[] = [];
  for (const { entries } of lines) {
    for (const { column, columnSpan, words } of entries) {
      const last = column + columnSpan - 1;
      const meeting = cells.filter((cell) => cell.column <= last && cell.last >= column);
      const [first, ...rest] = meeting;
      if (!first) {
        cells.push({ column, last, words: [...words] });
        continue;
      }
      for (const cell of rest) {
        first.words.push(...cell.words);
        first.last = Math.max(first.last, cell.last);
        cells.splice(cells.indexOf(cell), 1);
      }
      first.words.push(...words);
      first.column = Math.min(first.column, column);
      first.last = Math.max(first.last, last);
    }
  }
  return cells.map(({ column, last, words }) => ({ row, column, rowSpan: 1, columnSpan: last - column + 1, words }));
}

/**
 * The cells of the header: one that has nothing above or below it reaches over all header rows, and one of the lowest up to
 * the head of several columns above it.
 */
export function headerCells(rows: readonly Row[], horizontal: readonly Rule[], xs: readonly number[]): FoundCell[] {
  const header = rows.filter((row) => row.header);
  const laid = header.flatMap((row, index) => rowCells(row, index));
  if (header.length < 2) return laid;
  const cells = joinWrapped(laid, horizontal, xs);
  return cells.map((cell) => {
    const meeting = cells.filter((other) => other !== cell && meet(other, cell));
    if (meeting.length === 0) return { ...cell, row: 0, rowSpan: header.length };
    if (cell.row + cell.rowSpan < header.length) return cell;
    const above = meeting.reduce((last, other) => (other.row > last.row ? other : last));
    const row = above.row + above.rowSpan;
    return above.columnSpan > cell.columnSpan ? { ...cell, row, rowSpan: header.length - row } : cell;
  });
}

function meet(one: FoundCell, other: FoundCell): boolean {
  return one.column < other.column + other.columnSpan && other.column < one.column + one.columnSpan;
}

/** How far apart the lines of one head stand at most, in sizes of the font. */
const closest = 1.35;

/** Joins the lines of a head beside which a rule below other heads parts the rows: close to each other, with nothing drawn between them. */
function joinWrapped(cells: readonly FoundCell[], horizontal: readonly Rule[], xs: readonly number[]): FoundCell[] {
  const held = [...cells];
  for (const lower of cells) {
    const at = held.findIndex(({ row, rowSpan, column, columnSpan }) => {
      const isAbove = row + rowSpan === lower.row && column === lower.column;
      return isAbove && columnSpan === 1 && lower.columnSpan === 1;
    });
    const upper = held[at];
    if (
      !upper ||
      !isClose(upper.words, lower.words, horizontal, ((xs[lower.column] ?? 0) + (xs[lower.column + 1] ?? 0)) / 2)
    )
      continue;
    held[at] = { ...upper, rowSpan: upper.rowSpan + lower.rowSpan, words: [...upper.words, ...lower.words] };
    held.splice(held.indexOf(lower), 1);
  }
  return held;
}

function isClose(upper: readonly Word[], lower: readonly Word[], horizontal: readonly Rule[], x: number): boolean {
  const above = Math.max(...upper.map(({ baseline }) => baseline));
  const below = Math.min(...lower.map(({ baseline }) => baseline));
  if (below - above > closest * (upper[0]?.size ?? 0)) return false;
  const between = horizontal.filter(({ at }) => at > above - 1 && at < below);
  return between.length > 0 && !between.some(({ from, to }) => from <= x && to >= x);
}
