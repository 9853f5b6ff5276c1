import { mapColumns } from './columns.js';
import type { GridLine, Shape } from './grid-shape.js';
import type { Words } from './lexicon/words.js';

/** A table whose header is known, and the rows below it. */
export interface Headed {
  readonly shape: Shape;
  readonly body: readonly GridLine[];
}

/**
 * Tables of a page under the same header hold the same columns: what these are, the rows of all
 * of them say together, for one table alone may have few. Gives the shapes in order.
 */
export function shareHeaders(tables: readonly Headed[], words: Words): readonly Shape[] {
  const groups = new Map<string, Headed[]>();
  for (const table of tables) {
    const key = keyOf(table.shape);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), table]);
  }
  const shared = new Map<string, Shape['columns']>();
  for (const [key, group] of groups) {
    const [first] = group;
    if (!first?.shape.header || group.length < 2) continue;
    const rows = group.flatMap(({ body }) => body);
    shared.set(key, mapColumns(first.shape.header, rows, first.shape.columns.length, words));
  }
  return tables.map(({ shape }) => {
    const columns = shared.get(keyOf(shape) ?? '');
    return columns ? { ...shape, columns } : shape;
  });
}

function keyOf({ header, columns }: Shape): string | null {
  if (!header?.some((cell) => cell !== null && cell.text !== '')) return null;
  return `${columns.length}|${header.map((cell) => cell?.text.toLowerCase().replace(/\s+/gu, ' ') ?? '').join('|')}`;
}
