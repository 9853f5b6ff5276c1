import { mapColumns } from './columns.js';
import type { GridLine, Shape } from './grid-shape.js';
import { statusCandidates } from './status-candidates.js';
import type { Words } from './lexicon/words.js';

/** A table whose header is known, and the rows below it. */
export interface Headed {
  readonly shape: Shape;
  readonly body: readonly GridLine[];
}

/**
 * Tables of a page under the same header hold the same columns: what these are, the rows of all
 * of them say together, for one table alone may have few; and which may hold statuses. Gives the shapes in order.
 */
export function shareHeaders(tables: readonly Headed[], words: Words): readonly Shape[] {
  const groups = new Map<string, Headed[]>();
  const keys = tables.map(({ shape }, i) => keyOf(shape) ?? `${i}`);
  tables.forEach((table, i) => {
    const group = groups.get(keys[i] ?? '');
    if (group) group.push(table);
    else groups.set(keys[i] ?? '', [table]);
  });
  const shared = new Map<string, Pick<Shape, 'columns' | 'candidates'>>();
  for (const [key, group] of groups) {
    const [first] = group;
    if (!first) continue;
    const { header, columns: own } = first.shape;
    const rows = group.flatMap(({ body }) => body);
    const columns = header && group.length > 1 ? mapColumns(header, rows, own.length, words) : own;
    shared.set(key, { columns, candidates: statusCandidates(columns, rows, words) });
  }
  return tables.map(({ shape }, i) => ({ ...shape, ...shared.get(keys[i] ?? '') }));
}

function keyOf({ header, columns }: Shape): string | null {
  if (!header?.some((cell) => cell !== null && cell.text !== '')) return null;
  return `${columns.length}|${header.map((cell) => cell?.text.toLowerCase().replace(/\s+/gu, ' ') ?? '').join('|')}`;
}
