import type { PartStart } from './part-tape.js';

const tag = /<(\/?)(h[1-6]|p|li|table|tr|t[dh])\b[^>]*>/gu;

/**
 * Where each element begins in the HTML that a word processor's document was turned into:
 * `paragraph 14`, `table 2, row 3, cell 1`. Rows and cells are counted as they are read, so a
 * cell that a merged one covers has no number.
 */
export function findParts(html: string, part: string): readonly PartStart[] {
  const starts: PartStart[] = [{ at: 0, part, path: 'body' }];
  const tables: { table: number; row: number; cell: number }[] = [];
  let paragraph = 0;
  let table = 0;
  for (const match of html.matchAll(tag)) {
    const [, slash, name = ''] = match;
    const open = tables.at(-1);
    if (slash === '/') {
      if (name === 'table') tables.pop();
      continue;
    }
    if (name === 'table') tables.push({ table: ++table, row: 0, cell: 0 });
    else if (open && name === 'tr') {
      open.row++;
      open.cell = 0;
    } else if (open && (name === 'td' || name === 'th')) {
      open.cell++;
      starts.push({ at: match.index, part, path: `table ${open.table}, row ${open.row}, cell ${open.cell}` });
    } else if (!open) starts.push({ at: match.index, part, path: `paragraph ${++paragraph}` });
  }
  return starts;
}
