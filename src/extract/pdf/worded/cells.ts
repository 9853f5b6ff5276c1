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
  const slots = fillSlots(words, xs.length - 1, rows, blocks);
  const cells: FoundCell[] = [];
  for (let column = 0; column < slots.columns; column++) {
    for (let row = 0; row < rows.length;) {
      const own = [...wordsAt(slots, row, column)];
      let end = row + 1;
      for (; end < rows.length && reachesTo(slots, rows, end, column, goesOn); end++) {
        if (own.length > 0 && beginsRow(slots, rows, end, column)) break;
        own.push(...wordsAt(slots, end, column));
      }
      const open = goesOn && own.length === 0 && isOpenAtHead(rows, row, column);
      cells.push({ row, column, rowSpan: end - row, columnSpan: 1, words: own, ...(open && { open }) });
      row = end;
    }
  }
  return cells.sort((a, b) => a.row - b.row || a.column - b.column);
}

/** The places of a table, row by row. */
interface Slots {
  readonly columns: number;
  readonly held: readonly (readonly Word[])[];
  /** First baseline in each place. */
  readonly firsts: readonly number[];
}

function fillSlots(
  words: readonly Word[],
  columns: number,
  rows: readonly WordedRow[],
  blocks: readonly (readonly Block[])[],
): Slots {
  const held: Word[][] = Array.from({ length: rows.length * columns }, () => []);
  const firsts = new Array<number>(held.length).fill(Infinity);
  const order = new Map(words.map((word, i) => [word, i]));
  for (const [column, own] of blocks.entries()) {
    for (const { baseline, lines } of own) {
      const slot = rowOf(rows, baseline) * columns + column;
      held[slot]?.push(...lines.flatMap((line) => line.words));
      firsts[slot] = Math.min(firsts[slot] ?? baseline, baseline);
    }
  }
  for (const own of held) own.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  return { columns, held, firsts };
}

function wordsAt({ columns, held }: Slots, row: number, column: number): readonly Word[] {
  return held[row * columns + column] ?? [];
}

/** Columns at the left whose empty places belong to the cell above where nothing is drawn: ids and groups. */
const leading = 2;

/** Whether nothing is drawn between rows, but below a header. */
function isBare(rows: readonly WordedRow[]): boolean {
  return rows.slice(2).every(({ open }) => open.length === 0);
}

/** Whether the cell above reaches down to a row. */
function reachesTo(slots: Slots, rows: readonly WordedRow[], row: number, column: number, goesOn: boolean): boolean {
  const { open = [] } = rows[row] ?? {};
  if (open.length > 0) return open[column] === true;
  const first = goesOn ? 1 : 2;
  // Where a cell further left begins, none beside it goes on.
  const isEmpty = (at: number): boolean => wordsAt(slots, row, at).length === 0;
  return column < leading && row >= first && isEmpty(column) && (column === 0 || isEmpty(0)) && isBare(rows);
}

/** Whether words stand level with the first line of a row that colour alone parts from the one above. */
function beginsRow({ columns, firsts }: Slots, rows: readonly WordedRow[], row: number, column: number): boolean {
  const own = firsts.slice(row * columns, (row + 1) * columns);
  return rows[row]?.soft === true && (own[column] ?? Infinity) < Math.min(...own) + 3;
}

/** Whether an empty cell of the first row on a page, or of the one below a header, may belong to the page before. */
function isOpenAtHead(rows: readonly WordedRow[], row: number, column: number): boolean {
  const isFirst = row === 0 || (row === 1 && (rows[1]?.open ?? []).length > 0);
  return isFirst && column < leading && isBare(rows);
}

function rowOf(rows: readonly WordedRow[], y: number): number {
  let row = 0;
  while (row + 1 < rows.length && (rows[row + 1]?.top ?? 0) <= y) row++;
  return row;
}
