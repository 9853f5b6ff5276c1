import { beginsSmall } from '../filling.js';
import { levelOnly, textOf, typicalSize, type Line } from '../lines.js';
import { sortedNumbers } from '../sorted.js';
import { rowCount, type FoundTable } from '../table.js';
import { chunkLines, isFigure } from './chunks.js';
import { innerValleys, spannedShare, type CellLines } from './split.js';

/** Whether the text of drawn cells stands in several columns that no rule parts. `lines` are those of each cell. */
export function hidesColumns(table: FoundTable, lines: CellLines): boolean {
  if (spannedShare(table, lines, 1) >= 0.3) return true;
  return innerValleys(table, lines, () => 1.1 * typicalSize(table.cells.flatMap(({ words }) => words))).length > 0;
}

/** Whether several lines of figures stand between two rules, each with its own label. `rows` are as {@link rowsOf} gives them. */
export function hidesRows(rows: readonly CellLines[]): boolean {
  return hides(rows, (cells) => linesOfFigures(cells) >= 2);
}

/** Whether figures stand between two rules on several lines, each beside a label. */
export function hidesLabelled(rows: readonly CellLines[]): boolean {
  return hides(rows, (cells) => labelledLines(cells) >= 3);
}

function hides(rows: readonly CellLines[], isHidden: (cells: CellLines) => boolean): boolean {
  const held = rows.filter((cells) => cells.length > 0);
  const hidden = held.filter(isHidden).length;
  return hidden > 0 && hidden >= 0.2 * held.length;
}

/** The lines of the cells with words that reach over one row only, by row. */
export function rowsOf(table: FoundTable, lines: CellLines): readonly CellLines[] {
  const rows: (readonly Line[])[][] = Array.from({ length: rowCount(table) }, () => []);
  for (const [i, { row, rowSpan }] of table.cells.entries()) {
    const own = lines[i] ?? [];
    if (rowSpan === 1 && own.length > 0) rows[row]?.push(own);
  }
  return rows;
}

/**
 * How many baselines of a row have figures, each beside a line of the first column: all that stands in the others is figures.
 * Labels may run over lines, and columns may be sparse. None where a line of figures has no label, or they are more than
 * the labels that may begin.
 */
function labelledLines([labels = [], ...columns]: readonly (readonly Line[])[]): number {
  if (columns.length < 2) return 0;
  const figures = columns.flat();
  const isLabelled = ({ baseline, size }: Line): boolean =>
    labels.some((label) => Math.abs(label.baseline - baseline) < 0.3 * size);
  if (!figures.every((line) => isFigure(textOf(line)) && isLabelled(line))) return 0;
  const places = sortedNumbers(figures.map(({ baseline }) => baseline));
  const count = places.filter((at, i) => i === 0 || at - (places[i - 1] ?? 0) > 2).length;
  const begun = labels.filter(({ words: [first] }) => !beginsSmall(first?.text ?? '')).length;
  return figures.length >= 2 * count && begun >= count ? count : 0;
}

/** How many baselines of a row have figures in most of its columns. */
function linesOfFigures(columns: readonly (readonly Line[])[]): number {
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
  if (full.length === 0 || full.length + 1 < columns.length * 0.6) return 0;
  return Math.min(...full.map(({ length }) => length));
}
