import type { Range } from '../core/span.js';
import { tell } from './evidence.js';
import { afterId, leadingFamily, type IdFamily, type IdToken } from './fields/ids.js';
import type { RawCell, RawRow } from './layout.js';

/**
 * Rows that open with two ids, the first of which comes again and again: it names what the rows belong to (a report,
 * an inspection), and the second is the row's. The first becomes the theme; `key` is scoped by it.
 *
 *     SR 05/2021 Recommendation 1(a) The office should …
 *     SR 05/2021 Recommendation 2 The office should …
 */
export function scopeIds(text: string, rows: readonly RawRow[], known: readonly IdFamily[]): readonly RawRow[] {
  if (rows.length < fewest || rows.some(({ cells }) => cells.some(({ field }) => field === 'theme'))) return rows;
  const openings: Opening[] = [];
  for (const row of rows) {
    const opening = openingOf(text, row, known);
    if (!opening) return rows;
    openings.push(opening);
  }
  const scopes = new Set(openings.map(({ scope }) => text.slice(scope.start, scope.end)));
  const both = new Set(openings.map(({ scope, own }) => `${text.slice(scope.start, scope.end)}\n${own.id}`));
  if (both.size < rows.length || scopes.size > rows.length * 0.7) return rows;
  return rows.map((row, i) => scoped(row, openings[i] as Opening));
}

const fewest = 3;

interface Opening {
  readonly scope: Range;
  readonly own: IdToken;
  readonly main: RawCell;
}

function openingOf(text: string, { cells }: RawRow, known: readonly IdFamily[]): Opening | null {
  const main = cells.find(({ field }) => field === 'action') ?? cells.find(({ field }) => field === 'recommendation');
  const range = main?.ranges[0];
  if (!main || !range) return null;
  const column = cells.find(({ field }) => field === 'id')?.ranges[0];
  const scope = column ?? leadingFamily(text, range.start, range.end, known)?.token;
  if (!scope) return null;
  const from = column ? range.start : afterId(text, scope.end, range.end);
  const own = leadingFamily(text, from, range.end, known)?.token;
  if (!own || !/^\s*\p{Lu}/u.test(text.slice(own.end, range.end))) return null;
  return { scope: { start: scope.start, end: scope.end }, own, main };
}

function scoped(row: RawRow, { scope, own, main }: Opening): RawRow {
  const [first, ...rest] = main.ranges;
  const ranges = first ? [{ start: own.start, end: first.end }, ...rest] : [];
  const others = row.cells.filter((cell) => cell !== main && cell.field !== 'id');
  const theme: RawCell = { ...main, field: 'theme', ranges: [scope] };
  const reason =
    'the first id comes again in other rows, and the second does not: the first says where the row belongs';
  return {
    ...row,
    cells: [theme, { ...main, ranges }, ...others],
    evidence: { told: () => [...tell(row.evidence), reason] },
  };
}
