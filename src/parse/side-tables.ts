import type { Grid, GridCell } from './grid.js';
import { headerScore, type GridLine } from './grid-shape.js';
import type { Tools } from './layout.js';

/** Rows among which the header is looked for. */
const deepest = 6;

/**
 * Tables that stand side by side on one sheet, each below the same header, as one below the other:
 *
 *     No. | Action | Status |  | No. | Action | Status
 */
export function unfoldSides(grid: Grid, tools: Tools): Grid {
  for (let r = 0; r < Math.min(deepest, grid.rows.length - 1); r++) {
    const header = grid.rows[r] ?? [];
    const sides = sidesOf(header, grid.rows.slice(r), tools);
    if (!sides) continue;
    const part = (rows: readonly GridLine[]): GridLine[] =>
      sides.starts.flatMap((start) => rows.map((row) => row.slice(start, start + sides.width))).filter(hasWords);
    return { rows: [...part(grid.rows.slice(0, r)), ...part(grid.rows.slice(r))], columns: sides.width };
  }
  return grid;
}

interface Sides {
  readonly starts: readonly number[];
  readonly width: number;
}

/** Where the names of the columns begin anew; null where they do not, or something stands between the tables. */
function sidesOf(header: GridLine, rows: readonly GridLine[], tools: Tools): Sides | null {
  const names = header.map((cell) => cell?.text.toLowerCase() ?? '');
  const next = names.findIndex((name, c) => c > 1 && name !== '' && name === names[0]);
  if (next < 0) return null;
  const width = names.slice(0, next).findLastIndex((name) => name !== '') + 1;
  if (width < 2 || headerScore(header.slice(0, width), tools) < 2) return null;
  const starts = names.flatMap((_, c) => (c % next === 0 && c + width <= names.length ? [c] : []));
  const isAgain = (start: number): boolean => names.slice(0, width).every((name, c) => names[start + c] === name);
  const isOutside = (c: number): boolean => !starts.some((start) => c >= start && c < start + width);
  const isClear = rows.every((row) => row.every((cell, c) => !isOutside(c) || (cell?.text ?? '') === ''));
  const isParted = rows.every((row) => starts.every((start) => isEdge(row, start)));
  return starts.length > 1 && starts.every(isAgain) && isClear && isParted ? { starts, width } : null;
}

/** No cell reaches over the edge from the left. */
function isEdge(row: GridLine, start: number): boolean {
  const [cell, before] = [row[start], row[start - 1]];
  return !cell || !before || cell.text === '' || cell.range.start !== before.range.start;
}

function hasWords(row: readonly (GridCell | null)[]): boolean {
  return row.some((cell) => (cell?.text ?? '') !== '');
}
