import { idWidth, leadingId, type IdFamily } from './fields/ids.js';
import type { RawCell, RawRow } from './layout.js';
import type { Words } from './lexicon/words.js';

/**
 * Rows without a number of their own, below numbered recommendations: the only row of a recommendation is numbered by
 * it, several of one have none.
 *
 *     | 2. The Board should mend the wall. | Ask for prices. |   2
 *     | 3. The Board should keep a book.   | Buy a book.     |
 *     |                                    | Find a clerk.   |
 */
export function numberLone(
  text: string,
  rows: readonly RawRow[],
  families: readonly IdFamily[],
  words: Words,
): readonly RawRow[] {
  const counts = new Map<string, number>();
  // By its words: what goes on over a page may have its number again, `2. (continued)`.
  const wordsOf = (number: { readonly start: number; readonly end: number }): string =>
    text.slice(number.start, number.end);
  for (const { cells } of rows) {
    const action = cells.find(({ field }) => field === 'action')?.ranges[0];
    const number = numberOf(text, cells, families);
    if (number) counts.set(wordsOf(number), (counts.get(wordsOf(number)) ?? 0) + 1);
    if (cells.some(({ field }) => field === 'id') || !action) return rows;
    if (number && isOfOtherKind(wordsOf(number), cells, words)) return rows;
    if (leadingId(text, action.start, action.end, families)) return rows;
  }
  if (![...counts.values()].some((count) => count > 1)) return rows;
  return rows.map((row) => {
    const number = numberOf(text, row.cells, families);
    if (!number || counts.get(wordsOf(number)) !== 1) return row;
    const id: RawCell = { field: 'id', title: null, ranges: [number] };
    return { ...row, cells: [id, ...row.cells] };
  });
}

/** `Milestone` as the label of rows under `Commitment 9`: the number is not theirs. */
function isOfOtherKind(number: string, cells: readonly RawCell[], { lexicon }: Words): boolean {
  const noun = /^(\p{L}+)\s/u.exec(number)?.[1]?.toLowerCase();
  const own = cells
    .find(({ field }) => field === 'action')
    ?.title?.toLowerCase()
    .replace(/s$/u, '');
  if (noun === undefined || own === undefined || own === noun || own === 'action' || own === 'recommendation')
    return false;
  return lexicon.rowNouns.includes(own);
}

function numberOf(
  text: string,
  cells: readonly RawCell[],
  families: readonly IdFamily[],
): { readonly start: number; readonly end: number } | null {
  const cell = cells.find(({ field }) => field === 'recommendation');
  const [range] = cell?.ranges ?? [];
  if (!cell || !range) return null;
  if (cell.id) return cell.id;
  const token = leadingId(text, range.start, range.end, families);
  return token && { start: token.start, end: token.start + idWidth(text, token) };
}
