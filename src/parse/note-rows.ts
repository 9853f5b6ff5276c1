import type { Column } from './column.js';
import { onlyCell, type GridCell } from './grid.js';
import type { GridRow } from './grid-kinds.js';
import type { Shape } from './grid-shape.js';

/** A table with its rows. */
interface Rows {
  readonly shape: Shape;
  readonly rows: readonly GridRow[];
}

/**
 * Comments that stand below their rows in rows of their own become the notes of these rows:
 *
 *     | Harbour Office | Count the lamps. | Open |
 *     | The office told us in May that it had begun. |
 *
 * Only where each stands right below a row and most rows have one.
 */
export function noteRows({ shape, rows }: Rows): Rows {
  const isNoteAt = (r: number): boolean => rows[r]?.kind === 'title' && isNote(onlyCell(rows[r].cells));
  const notes = rows.flatMap((_, r) => (isNoteAt(r) ? [r] : []));
  const own = rows.filter(({ kind }) => kind === 'row').length;
  const isBelow = notes.every((r) => rows[r - 1]?.kind === 'row');
  if (notes.length < 2 || notes.length < own * 0.6 || !isBelow) return { shape, rows };
  const at = shape.columns.findIndex(({ field }) => field === 'progress');
  const added: Column = { field: 'progress', title: null, score: 0.8, reason: 'comments in rows of their own' };
  const joined = rows.flatMap((row, r) => {
    if (isNoteAt(r)) return [];
    if (row.kind !== 'row') return [row];
    const note = isNoteAt(r + 1) ? onlyCell(rows[r + 1]?.cells ?? []) : null;
    const cells =
      at >= 0 ? row.cells.map((cell, c) => (c === at ? join(cell, note) : cell)) : [...row.cells, note && single(note)];
    return [{ ...row, cells }];
  });
  if (at >= 0) return { shape, rows: joined };
  return {
    shape: { ...shape, header: shape.header && [...shape.header, null], columns: [...shape.columns, added] },
    rows: joined,
  };
}

function isNote(cell: GridCell | null): boolean {
  return cell !== null && /[.!?]["”’)]?$/u.test(cell.text) && cell.text.split(/\s+/u).length >= 6;
}

function single(cell: GridCell): GridCell {
  return { ...cell, columnSpan: 1, origin: true };
}

function join(cell: GridCell | null, note: GridCell | null): GridCell | null {
  if (!note || !cell || cell.text === '') return note ? single(note) : cell;
  return {
    ...cell,
    range: { start: cell.range.start, end: note.range.end },
    ranges: [...cell.ranges, ...note.ranges],
    items: [...cell.items, ...note.items],
    text: `${cell.text}\n${note.text}`,
  };
}
