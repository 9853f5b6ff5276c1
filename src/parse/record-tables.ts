import { foldCase } from '../core/text.js';
import type { TableBlock } from '../model/document.js';
import { expandGrid, type GridCell } from './grid.js';
import { readHeader } from './headers.js';
import type { Words } from './lexicon/words.js';
import { makePage, type Page } from './page.js';

/**
 * A page whose tables of one record each are opened, so that they are read as the labelled
 * blocks that they are:
 *
 *     | Recommendation 4 | Mend the gate. |
 *     | Status           | Complete       |
 *
 * A table of one column is a frame around text, and opened too.
 */
export function openRecordTables(page: Page, words: Words): Page {
  if (page.tables.length === 0) return page;
  const shapes = page.tables.map((table) => ({ table, pairs: pairsOf(page.text, table) }));
  const counts = new Map<string, number>();
  for (const { pairs } of shapes) for (const { label } of pairs ?? []) counts.set(label, (counts.get(label) ?? 0) + 1);
  const opened = shapes.filter(
    ({ table, pairs }) => table.columns === 1 || (pairs !== null && isRecord(pairs, counts, words)),
  );
  if (opened.length === 0) return page;
  return makePage(page.document, page.index, page.legends, new Set(opened.map(({ table }) => table)));
}

interface Pair {
  readonly label: string;
  readonly title: string;
  readonly value: string;
}

/** A record is no longer than this, however many labels it has. */
const mostRows = 200;
const longestLabel = 80;

/** The labels of a table and what stands beside each; null where its rows are no pairs. */
function pairsOf(text: string, table: TableBlock): readonly Pair[] | null {
  if (table.columns < 2 || table.columns > 4 || table.rows < 2 || table.rows > mostRows) return null;
  const pairs: Pair[] = [];
  let odd = 0;
  for (const row of expandGrid(text, table).rows) {
    const cells = row.filter((cell): cell is GridCell => cell?.origin === true);
    const filled = cells.filter((cell) => cell.text !== '');
    if (filled.length <= 1) continue;
    if (cells.length !== 2 && cells.length !== 4) odd++;
    for (let i = 0; i + 1 < cells.length; i += 2) {
      const [label, value] = [cells[i]?.text ?? '', cells[i + 1]?.text ?? ''];
      if (label.length > longestLabel) odd++;
      else if (label !== '') pairs.push({ label: foldCase(label.replace(/[\s:]+$/u, '')), title: label, value });
    }
  }
  return pairs.length < 2 || odd > pairs.length / 4 ? null : pairs;
}

/** Most labels are known, or come back in other tables; and their values are not labels themselves. */
function isRecord(pairs: readonly Pair[], counts: ReadonlyMap<string, number>, words: Words): boolean {
  const field = (title: string): string | null => readHeader(title, words)?.field ?? null;
  const fields = new Set(pairs.flatMap(({ title }) => field(title) ?? []));
  const known = pairs.filter(({ title, label }) => field(title) !== null || (counts.get(label) ?? 0) >= 2).length;
  const [first] = pairs;
  const isHeader = first !== undefined && field(first.title) !== null && field(first.value) !== null;
  return fields.size >= 2 && !isHeader && known >= pairs.length * 0.6;
}
