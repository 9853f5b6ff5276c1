import type { FoundCell } from '../table.js';
import type { Word } from '../words.js';
import type { Block } from './blocks.js';
import type { WordedRow } from './cut-rows.js';

/**
 * Words in their rows and columns. A block belongs to the row in which it begins, however far
 * down it reaches; a cell spans the rows whose rules leave it open above.
 */
export function cellsOf(
  words: readonly Word[],
  xs: readonly number[],
  rows: readonly WordedRow[],
  blocks: readonly (readonly Block[])[],
): FoundCell[] {
  const columns = xs.length - 1;
  const held: Word[][] = Array.from({ length: rows.length * columns }, () => []);
  const order = new Map(words.map((word, i) => [word, i]));
  for (const [column, own] of blocks.entries())
    for (const { baseline, lines } of own)
      held[rowOf(rows, baseline) * columns + column]?.push(...lines.flatMap((line) => line.words));
  for (const own of held) own.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  const cells: FoundCell[] = [];
  // Nothing is drawn between rows: an empty place at the left is part of the cell above.
  const bare = rows.every(({ open }) => open.length === 0);
  const isOpen = (row: number, column: number): boolean =>
    bare
      ? column < 2 && row > 1 && (held[row * columns + column] ?? []).length === 0
      : rows[row]?.open[column] === true;
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows.length;) {
      let end = row + 1;
      while (end < rows.length && isOpen(end, column)) end++;
      const own: Word[] = [];
      for (let r = row; r < end; r++) own.push(...(held[r * columns + column] ?? []));
      cells.push({ row, column, rowSpan: end - row, columnSpan: 1, words: own });
      row = end;
    }
  }
  return cells.sort((a, b) => a.row - b.row || a.column - b.column);
}

function rowOf(rows: readonly WordedRow[], y: number): number {
  let row = 0;
  while (row + 1 < rows.length && (rows[row + 1]?.top ?? 0) <= y) row++;
  return row;
}
