import { middleY, shared, type Box } from './geometry.js';
import type { Fill } from './paths.js';
import type { FoundCell, FoundTable } from './table.js';

/**
 * A grid with the rows that bands of colour part where no rule does. An edge of a band counts
 * where no word stands on it, and where the rows above and below it have words in two columns or more:
 * a coloured mark inside a cell has not.
 */
export function splitAtBands(table: FoundTable, fills: readonly Fill[]): FoundTable {
  const isFree = (at: number): boolean =>
    table.ys.every((y) => Math.abs(y - at) > 3) &&
    table.cells.every(({ words }) => words.every((word) => word.bottom < at + 2 || word.top > at - 2));
  const free = bandEdges(fills, table).filter(isFree);
  let split = table;
  for (const at of free) {
    const row = split.ys.findLastIndex((y) => y < at);
    if (standsInColumns(split, row, -Infinity, at) && standsInColumns(split, row, at, Infinity))
      split = splitRow(split, row, at);
  }
  return split;
}

/** Whether words stand in two cells or more of a row between two heights. */
function standsInColumns({ cells }: FoundTable, row: number, from: number, to: number): boolean {
  const own = cells.filter(({ row: first, rowSpan, words }) => {
    const holds = words.some((word) => middleY(word) > from && middleY(word) < to);
    return first === row && rowSpan === 1 && holds;
  });
  return own.length >= 2;
}

function splitRow(table: FoundTable, row: number, at: number): FoundTable {
  const cells = table.cells.flatMap((cell): FoundCell[] => {
    if (cell.row > row) return [{ ...cell, row: cell.row + 1 }];
    if (cell.row + cell.rowSpan <= row) return [cell];
    if (cell.rowSpan > 1) return [{ ...cell, rowSpan: cell.rowSpan + 1 }];
    return [
      { ...cell, words: cell.words.filter((word) => middleY(word) < at) },
      { ...cell, row: row + 1, words: cell.words.filter((word) => middleY(word) >= at) },
    ];
  });
  return { ...table, cells, ys: [...table.ys.slice(0, row + 1), at, ...table.ys.slice(row + 1)] };
}

/** The upper and lower edges of bands that reach over a box from side to side. A band may be drawn as one fill for each cell. */
function bandEdges(fills: readonly Fill[], { left, top, right, bottom }: Box): number[] {
  const bands = new Map<number, Fill[]>();
  for (const fill of fills) {
    if (fill.lightness >= 252 || fill.top < top - 2 || fill.bottom > bottom + 2 || fill.bottom - fill.top < 5) continue;
    const key = Math.round(fill.top) * 1_000_000 + Math.round(fill.bottom);
    const band = bands.get(key);
    if (band) band.push(fill);
    else bands.set(key, [fill]);
  }
  const wide = [...bands.values()].flatMap((band) => {
    const covered = band.reduce((sum, fill) => sum + Math.max(0, shared(fill.left, fill.right, left, right)), 0);
    return covered < 0.9 * (right - left) ? [] : band.slice(0, 1);
  });
  // Where two bands of one colour meet nothing is seen.
  const isSeen = (band: Fill, at: number): boolean =>
    !wide.some(
      (other) => other !== band && other.lightness === band.lightness && other.top <= at + 1 && other.bottom >= at - 1,
    );
  const edges = wide.flatMap((band) => [band.top, band.bottom].filter((at) => isSeen(band, at)));
  return [...new Set(edges)].sort((a, b) => a - b);
}
