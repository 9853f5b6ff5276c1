import type { FoundCell } from '../table.js';
import type { Word } from '../words.js';
import type { Block } from './blocks.js';
import type { WordedRow } from './cut-rows.js';

/**
 * Words in their rows and columns. A block belongs to the row in which it begins, however far
 * down it reaches; a cell spans the rows whose rules leave it open above. Where colour alone parts the rows, words
 * that begin level with a row of their own open a cell all the same.
 */
export function cellsOf(
  words: readonly Word[],
  xs: readonly number[],
  rows: readonly WordedRow[],
  blocks: readonly (readonly Block[])[],
  goesOn: boolean,
): FoundCell[] {
  const columns = xs.length - 1;
  const held: Word[][] = Array.from({ length: rows.length * columns }, () => []);
  const firsts = new Array<number>(rows.length * columns).fill(Infinity);
  const order = new Map(words.map((word, i) => [word, i]));
  for (const [column, own] of blocks.entries()) {
    for (const { baseline, lines } of own) {
      const slot = rowOf(rows, baseline) * columns + column;
      held[slot]?.push(...lines.flatMap((line) => line.words));
      firsts[slot] = Math.min(firsts[slot] ?? baseline, baseline);
    }
  }
  for (const own of held) own.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  const cells: FoundCell[] = [];
  // Nothing is drawn between rows (but below a header): an empty place at the left is part of the cell above.
  const body = goesOn ? 0 : 1;
  const bare = rows.slice(body + 1).every(({ open }) => open.length === 0);
  const isEmpty = (row: number, column: number): boolean => (held[row * columns + column] ?? []).length === 0;
  const isOpen = (row: number, column: number): boolean =>
    bare ? column < 2 && row > body && isEmpty(row, column) : rows[row]?.open[column] === true;
  const isLevel = (row: number, column: number): boolean =>
    rows[row]?.soft === true &&
    (firsts[row * columns + column] ?? Infinity) < Math.min(...firsts.slice(row * columns, (row + 1) * columns)) + 3;
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows.length;) {
      const own = [...(held[row * columns + column] ?? [])];
      let end = row + 1;
      for (; end < rows.length && isOpen(end, column); end++) {
        if (own.length > 0 && isLevel(end, column)) break;
        own.push(...(held[end * columns + column] ?? []));
      }
      const open = goesOn && bare && row === 0 && column < 2 && own.length === 0;
      cells.push({ row, column, rowSpan: end - row, columnSpan: 1, words: own, ...(open && { open }) });
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
