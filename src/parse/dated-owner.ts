import { isDatePhrase } from '../core/dates.js';
import type { RawCell } from './layout.js';
import type { Field } from './lexicon/lexicon.js';

/** A date alone in the place of the owner is nobody's name: where nothing else says when, it is the due date. */
export function takeDatedOwner(text: string, cells: Map<Field, RawCell>): void {
  const owner = cells.get('owners');
  const [only, ...more] = owner?.ranges ?? [];
  if (!owner || !only || more.length > 0 || cells.has('due')) return;
  if (only.end - only.start > longestDate) return;
  const words = text.slice(only.start, only.end).trim();
  if (!isDatePhrase(words) && !/^(?:Q[1-4]|H[12])$/u.test(words)) return;
  cells.delete('owners');
  cells.set('due', { ...owner, field: 'due' });
}

/** Characters of the longest date that stands alone. */
const longestDate = 40;
