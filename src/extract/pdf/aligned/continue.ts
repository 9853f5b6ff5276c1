import { foldCase } from '../../../core/text.js';
import { around } from '../geometry.js';
import type { FoundTable } from '../table.js';
import type { Tolerances } from '../tolerances.js';
import { alignTable, type AlignedTable } from './align.js';
import type { Columns } from './area.js';
import { areaIn, type Rest } from './areas.js';
import { textOfChunk, type ChunkLine } from './chunks.js';
import { placeLine } from './slots.js';

/**
 * The lines at the head of a page that go on with a table of the page before: as far as
 * their words stand within its columns. Null where the first line does not.
 */
export function continueAligned(
  before: FoundTable,
  rest: Rest,
  page: number,
  tolerances: Tolerances,
): FoundTable | null {
  const { clear, xs } = before;
  if (!clear) return null;
  const columns: Columns = { xs, clear };
  const lines = fittingLines(rest.lines, columns);
  if (lines.filter(({ chunks }) => chunks.length >= 2).length === 0) return null;
  const box = { ...around(lines), left: before.left, right: before.right };
  const lowest = rest.horizontal.find(({ at }) => at > box.bottom - 2 && at < box.bottom + 12);
  const outer = { ...box, bottom: lowest?.at ?? box.bottom };
  const area = areaIn(outer, { ...box, bottom: box.bottom + 12 }, lines, rest);
  const known = { columns, byRules: before.byRules ?? false };
  const headed = alignTable(area, page, before.evidence, tolerances, { ...known, header: true });
  const bare = alignTable(area, page, before.evidence, tolerances, { ...known, header: false });
  const found = headed && headerText(headed.table) === headerText(before) ? headed : bare;
  return found ? withEdges(found) : null;
}

/** An aligned table with what is needed to go on with it. */
export function withEdges({ table, columns: { clear }, byRules }: AlignedTable): FoundTable {
  const { left, top, right, bottom, page, evidence, xs, ys, cells, closedBelow } = table;
  return { left, top, right, bottom, page, evidence, xs, ys, cells, closedBelow, clear, byRules };
}

function headerText({ cells }: FoundTable): string {
  const words = cells.filter(({ row }) => row === 0).flatMap((cell) => cell.words);
  return foldCase(textOfChunk([...words].sort((a, b) => a.left - b.left || a.top - b.top)));
}

function fittingLines(lines: readonly ChunkLine[], columns: Columns): ChunkLine[] {
  const found: ChunkLine[] = [];
  for (const line of lines) {
    const before = found.at(-1);
    if (before && line.baseline - before.baseline > 4 * Math.max(line.size, before.size)) break;
    if (before && line.size > 1.15 * before.size) break;
    const { entries } = placeLine(line, columns, 0.28 * line.size);
    const fits = entries.every(
      ({ column, columnSpan, left, right }) =>
        columnSpan === 1 && left >= (columns.xs[column] ?? 0) - 3 && right <= (columns.xs[column + 1] ?? 0) + 3,
    );
    if (!fits) break;
    found.push(line);
  }
  return found;
}
