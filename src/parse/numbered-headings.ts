import type { Range } from '../core/span.js';
import type { Context } from './context.js';
import { tell } from './evidence.js';
import { leadingFamily } from './fields/ids.js';
import type { RawCell, RawRow, Tools } from './layout.js';

/** A heading with the number of a recommendation, and its title. */
interface Numbered {
  readonly at: number;
  readonly id: Range;
  readonly title: Range;
}

/**
 * Rows without numbers under a heading that has one are actions of that recommendation; where
 * there is only one, it has its number:
 *
 *     Recommendation 2: Strengthen the sea wall
 *     | What we will do   | Status |
 *     | Buy forty planks. | Done   |
 */
export function numberByHeadings(
  text: string,
  rows: readonly RawRow[],
  context: Context,
  { words }: Tools,
): (row: RawRow) => RawRow {
  const pattern = new RegExp(
    `^((?:${words.rowNoun})\\s+\\p{N}{1,3}(?:\\.\\p{N}{1,3})*\\p{Ll}?)\\s*[:.–—-]\\s*(?=\\S)`,
    'iu',
  );
  const found = new Map<RawRow, Numbered>();
  const counts = new Map<number, number>();
  for (const row of rows) {
    const { theme } = context.at(row.at, null);
    if (!theme || theme.id !== null || !isUnnumbered(text, row, words.families)) continue;
    const match = pattern.exec(text.slice(theme.title.start, theme.title.end));
    if (!match?.[1]) continue;
    const { start, end } = theme.title;
    found.set(row, {
      at: start,
      id: { start, end: start + match[1].length },
      title: { start: start + match[0].length, end },
    });
    counts.set(start, (counts.get(start) ?? 0) + 1);
  }
  return (row) => {
    const heading = found.get(row);
    if (!heading) return row;
    const { id, title } = heading;
    const cell: RawCell = { field: 'recommendation', title: null, ranges: [id, title], id };
    const own: RawCell = { field: 'id', title: null, ranges: [id] };
    const isOnly = counts.get(heading.at) === 1;
    const reason = `“${text.slice(id.start, id.end)}” stands over ${isOnly ? 'this row alone' : 'these rows'}`;
    return {
      ...row,
      cells: [...row.cells, cell, ...(isOnly ? [own] : [])],
      evidence: { told: () => [...tell(row.evidence), reason] },
    };
  };
}

/** An action without a number, a recommendation or an id of any kind. */
function isUnnumbered(text: string, { cells }: RawRow, families: Tools['words']['families']): boolean {
  if (cells.some(({ field }) => field === 'id' || field === 'recommendation' || field === 'theme')) return false;
  const [range] = cells.find(({ field }) => field === 'action')?.ranges ?? [];
  return range !== undefined && leadingFamily(text, range.start, range.end, families) === null;
}
