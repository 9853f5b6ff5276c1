import { leadingId, type IdFamily } from './fields/ids.js';
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
      for (const family of known) {
        const token = leadingId(text, range.start, range.end, [family]);
        if (!token) continue;
        const next = text.slice(token.end, range.end).trimStart();
        if (next === '' || /^[\p{Lu}“‘"'(\[:–-]/u.test(next)) counts.set(family, (counts.get(family) ?? 0) + 1);
        break;
      }
    }
  }
  return known.filter((family) => (counts.get(family) ?? 0) >= Math.max(1, texts * 0.4));
}
