import { mapColumns } from '../../columns.js';
import { readStatus } from '../../fields/status.js';
import type { GridRow } from '../../grid-kinds.js';
import type { GridLine, Shape } from '../../grid-shape.js';
import type { Tools } from '../../layout.js';
import { openingId } from '../../opening-id.js';

/** A stretch that borrows its header must have something of a row of its own. */
export function showsRows(rows: readonly GridRow[], shape: Shape, tools: Tools): boolean {
  return rows.some(({ cells }) =>
    cells.some((cell, c) => {
      if (!cell || cell.text === '') return false;
      const field = shape.columns[c]?.field;
      if (field === 'status' || field === 'status-or-due') return readStatus(cell.text, tools.words) !== null;
      return openingId(cell.text) !== null;
    }),
  );
}

/**
 * `Print page | Download as PDF`: how many rows at the end are no rows of the table, for they
 * have neither an id nor a status where nearly all others have both. Their words are left to
 * what reads the text around tables.
 */
export function footOf(rows: readonly GridRow[], header: GridLine, tools: Tools): number {
  const cells = rows.filter((row) => row.kind === 'row').map((row) => row.cells);
  const columns = mapColumns(header, cells, header.length, tools.words);
  const at = (...fields: readonly string[]): number => columns.findIndex(({ field }) => fields.includes(field));
  const status = at('status', 'status-or-due');
  const lead = at('id') >= 0 ? at('id') : Math.max(at('action'), at('recommendation'));
  if (status < 0 || lead < 0) return 0;
  const isOwn = (row: GridLine): boolean =>
    openingId(row[lead]?.text ?? '') !== null ||
    openingId(row[0]?.text ?? '') !== null ||
    readStatus(row[status]?.text ?? '', tools.words) !== null;
  const own = cells.filter(isOwn).length;
  const shapes = new Set(cells.slice(0, -1).map((row) => numberedShape(row[lead]?.text ?? '')));
  if (own < cells.length * 0.8 && own < cells.length - 1) return 0;
  let foot = 0;
  const isFoot = (row: GridLine): boolean => {
    const shape = numberedShape(row[lead]?.text ?? '');
    return !isOwn(row) && (shape === null || !shapes.has(shape));
  };
  for (let i = rows.length - 1; i > 0 && rows[i]?.kind === 'row' && isFoot(rows[i]?.cells ?? []); i--) foot++;
  return foot;
}

/** `2022/08` → `9/9`; null for what is no number of a row. */
function numberedShape(words: string): string | null {
  return words.length <= 24 && /\p{N}/u.test(words) ? words.replace(/\p{N}+/gu, '9') : null;
}

/** Where the first words of a row stand. */
export function startOf(row: GridRow | undefined): number {
  return Math.min(...(row?.cells ?? []).flatMap((cell) => (cell && cell.text !== '' ? [cell.range.start] : [])));
}
