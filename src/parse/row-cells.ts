import { isDatePhrase } from '../core/dates.js';
import { isNobody } from './fields/owners.js';
import type { Range } from '../core/span.js';
import type { RawCell, RawRow } from './layout.js';
import type { Field } from './lexicon/lexicon.js';

/** The cells of a row by their fields; of two for one field, the first. */
export function cellsByField(text: string, row: RawRow): ReadonlyMap<Field, RawCell> {
  const cells = new Map<Field, RawCell>();
  for (const cell of row.cells) if (!cells.has(cell.field)) cells.set(cell.field, cell);
  takeDatedOwner(text, cells);
  return cells;
}

/** A date alone in the place of the owner is nobody's name: where nothing else says when, it is the due date. */
function takeDatedOwner(text: string, cells: Map<Field, RawCell>): void {
  const owner = cells.get('owners');
  const [only, ...more] = owner?.ranges ?? [];
  if (!owner || !only || more.length > 0 || cells.has('due')) return;
  if (only.end - only.start > longestDate) return;
  const words = text.slice(only.start, only.end).trim();
  if (isNobody(words)) return;
  if (!isDatePhrase(words) && !/^(?:Q[1-4]|H[12])$/u.test(words)) return;
  cells.delete('owners');
  cells.set('due', { ...owner, field: 'due' });
}

/** Characters of the longest date that stands alone. */
const longestDate = 40;

/** Where words stand in a cell; the whole cell where they cannot be told. */
export function placesOf(words: string, { ranges }: RawCell, text: string): readonly Range[] {
  const last = ranges.at(-1);
  const at = last ? text.slice(last.start, last.end).lastIndexOf(words) : -1;
  return last && at >= 0 ? [{ start: last.start + at, end: last.start + at + words.length }] : ranges;
}
