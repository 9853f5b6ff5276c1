import { joinLines, levelOnly } from '../lines.js';
import { rowCount, type FoundCell, type FoundTable } from '../table.js';
import { typicalSize } from './area.js';
import { chunkLines } from './chunks.js';
import { innerValleys, spannedShare } from './split.js';

/** Whether the text of drawn cells stands in several columns that no rule parts. */
export function hidesColumns(table: FoundTable): boolean {
  if (spannedShare(table, 1) >= 0.3) return true;
  return innerValleys(table, () => 1.1 * typicalSize(table.cells.flatMap(({ words }) => words))).length > 0;
}

/** Whether several lines of figures stand between two rules, each with its own label. */
export function hidesRows(table: FoundTable): boolean {
  let bands = 0;
  let hidden = 0;
  for (const cells of rowsOf(table)) {
    if (cells.length === 0) continue;
    bands++;
    if (linesOfFigures(cells) >= 2) hidden++;
  }
  return hidden > 0 && hidden >= 0.2 * bands;
}

/** The cells with words that reach over one row only, by row. */
function rowsOf(table: FoundTable): FoundCell[][] {
  const rows: FoundCell[][] = Array.from({ length: rowCount(table) }, () => []);
  for (const cell of table.cells) if (cell.rowSpan === 1 && cell.words.length > 0) rows[cell.row]?.push(cell);
  return rows;
}

/** How many baselines of a row have figures in most of its columns. */
function linesOfFigures(cells: readonly FoundCell[]): number {
  if (cells.every(({ words }) => words.length === 1)) return 0;
  const columns = cells.map(({ words }) => joinLines(words));
  const most = columns.reduce((longest, { length }) => Math.max(longest, length), 0);
  if (most < 2) return 0;
  const numeric = columns.map((lines) =>
    chunkLines(levelOnly(lines), 1).filter(({ chunks }) =>
      chunks.slice(chunks.length > 1 ? 1 : 0).every((chunk) => chunk.numeric),
    ),
  );
  const full = numeric.filter(
    (lines, i) => lines.length >= 2 && lines.length === columns[i]?.length && lines.length >= 0.7 * most,
  );
  if (full.length === 0 || full.length + 1 < cells.length * 0.6) return 0;
  return Math.min(...full.map(({ length }) => length));
}
