import { mapColumns } from './columns.js';
import type { GridLine, Shape } from './grid-shape.js';
import { lendHeaders } from './lent-headers.js';
import { statusCandidates } from './status-candidates.js';
import type { Words } from './lexicon/words.js';

/** A table whose header is known, or has none, and the rows below it. */
export interface Headed extends Pick<Shape, 'header' | 'first'> {
  readonly width: number;
  readonly body: readonly GridLine[];
}

/**
 * Tables of a page under the same header hold the same columns: what these are, the rows of all
 * of them say together, for one table alone may have few; and which may hold statuses. A table without a header may
 * have that of one above. Gives the shapes in order.
 */
export function shareHeaders(tables: readonly Headed[], words: Words): readonly Shape[] {
  const groups = new Map<string, Headed[]>();
  const lent = lendHeaders(tables, words);
  const keys = tables.map(({ width }, i) => keyOf(lent[i] ?? null, width) ?? `${i}`);
  tables.forEach((table, i) => {
    const group = groups.get(keys[i] ?? '');
    if (group) group.push(table);
    else groups.set(keys[i] ?? '', [table]);
  });
  const shared = new Map<string, Pick<Shape, 'columns' | 'candidates'>>();
  for (const [key, group] of groups) {
    const [first] = group;
    if (!first) continue;
    const rows = group.length === 1 ? first.body : group.flatMap(({ body }) => body);
    const columns = mapColumns(first.header, rows, first.width, words);
    shared.set(key, { columns, candidates: statusCandidates(columns, rows, words) });
  }
  return tables.map(({ header, first }, i) => ({ header, first, ...(shared.get(keys[i] ?? '') ?? { columns: [] }) }));
}

function keyOf(header: GridLine | null, width: number): string | null {
  if (!header?.some((cell) => cell !== null && cell.text !== '')) return null;
  return `${width}|${header.map((cell) => cell?.text.toLowerCase().replace(/\s+/gu, ' ') ?? '').join('|')}`;
}
