import { cellInitials, type Words } from '../lexicon/words.js';
import type { Line, Page } from '../page.js';
import type { Repeat } from './repeat.js';

/** Statuses that stand in the columns of a table, as many as no chance puts there. */
const fewest = 2;

/**
 * A page of a PDF on which text stands side by side in columns that no table could be made of, and where words for
 * statuses begin with a capital, as those in cells do. The cells are run together, so that no line looks like a row.
 */
export function unpartedColumns(page: Page, lines: readonly Line[], words: Words): readonly Repeat[] {
  const [first] = lines;
  if (!first || !page.document.messages.some(({ code }) => code === 'extract/unparted-columns')) return [];
  let count = 0;
  for (const { start, end } of words.statuses.find(page.text, 0, page.text.length, cellInitials))
    if (end > start && /^\p{Lu}/u.test(page.text.slice(start, start + 2))) count++;
  if (count < fewest) return [];
  return [
    { count, reason: `text stands side by side in columns that could not be parted, with ${count} statuses`, first },
  ];
}
