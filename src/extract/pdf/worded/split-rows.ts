import type { Rule } from '../rules.js';
import { rowCount, type FoundCell, type FoundTable } from '../table.js';
import { columnLines, cutBlocks, linePitch } from './blocks.js';
import { cellsOf } from './cells.js';
import { cutRows } from './cut-rows.js';

/** A table drawn with more rows than this has rules between them. */
const mostDrawnRows = 3;

/**
 * A grid whose rules stand between columns only: its last drawn row, which is most of it,
 * holds all rows of the body, and is cut where several columns begin together. Null where it does not
 * look so.
 */
export function splitRows(table: FoundTable, horizontal: readonly Rule[]): FoundTable | null {
  const last = rowCount(table) - 1;
  const [top = 0, bottom = 0] = table.ys.slice(-2);
  if (last >= mostDrawnRows || table.xs.length < 4 || bottom - top < 0.5 * (table.bottom - table.top)) return null;
  const body = table.cells.filter(({ row, rowSpan }) => row + rowSpan - 1 === last);
  if (body.some(({ rowSpan, columnSpan }) => rowSpan > 1 || columnSpan > 1)) return null;
  const words = body.flatMap((cell) => cell.words);
  if (words.length < 12) return null;
  const lines = columnLines(words, table.xs);
  const pitch = linePitch(lines);
  const blocks = lines.map((own) => cutBlocks(own, pitch));
  const inside = horizontal.filter(({ at }) => at > top + 2 && at < bottom - 2);
  const rows = cutRows(blocks, inside, table.xs, false);
  if (!rows || rows.length < (table.closedBelow ? 3 : 2)) return null;
  const cells: FoundCell[] = cellsOf(words, table.xs, rows, blocks, false).map((cell) => ({
    ...cell,
    row: cell.row + last,
  }));
  const inner = rows.slice(1).map((row, i) => ((rows[i]?.bottom ?? 0) + row.top) / 2);
  return {
    ...table,
    evidence: 'worded',
    ys: [...table.ys.slice(0, -1), ...inner, bottom],
    cells: [...table.cells.filter((cell) => !body.includes(cell)), ...cells],
  };
}
