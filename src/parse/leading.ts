import { leadingFamily, type IdFamily } from './fields/ids.js';
import type { RawRow } from './layout.js';

/**
 * The families of ids that the texts of a region begin with. One text may begin with a number
 * by chance ("32 authorities must …"); a family counts when a good part of the rows has it.
 */
export function leadingFamilies(
  text: string,
  rows: readonly RawRow[],
  known: readonly IdFamily[],
): readonly IdFamily[] {
  const counts = new Map<IdFamily, number>();
  let texts = 0;
  for (const row of rows) {
    for (const cell of row.cells) {
      if (cell.field !== 'action' && cell.field !== 'recommendation' && cell.field !== 'id') continue;
      const range = cell.ranges[0];
      if (!range) continue;
      if (cell.field !== 'recommendation') texts++;
      const opening = leadingFamily(text, range.start, range.end, known);
      if (opening === null) continue;
      const next = text.slice(opening.token.end, range.end).trimStart();
      if (next === '' || /^[\p{Lu}“‘"'(\[:–-]/u.test(next))
        counts.set(opening.family, (counts.get(opening.family) ?? 0) + 1);
    }
  }
  return known.filter((family) => (counts.get(family) ?? 0) >= Math.max(1, texts * 0.4));
}
