import type { HeaderColumn } from '../../header-line.js';
import type { RawCell } from '../../layout.js';
import type { Table } from './bodies.js';
import { trimEnd } from '../../space.js';
import type { Stretch } from './stretches.js';

/** The columns that hold words after the id: without the id's own and without the group's. */
export function textColumns(columns: readonly HeaderColumn[], row: Stretch): readonly HeaderColumn[] {
  const two = columns.some((column) => column.field === 'action');
  const text = columns.findIndex((column) => column.field === 'action' || column.field === 'recommendation');
  return columns.filter(
    (column, c) =>
      column.field !== 'id' &&
      (column.field !== 'theme' || c > text) &&
      !(two && column.field === 'recommendation' && (row.group !== null || row.id !== null)),
  );
}

export function groupCell(table: Table, row: Stretch): RawCell[] {
  if (!row.group) return [];
  const column = table.header.columns.find((each) => each.field === 'recommendation');
  return [{ field: 'recommendation', title: column?.title ?? null, ranges: [row.group] }];
}

/** The id goes to its own column, or back to the front of the text it stood before. */
export function withId(text: string, cells: readonly RawCell[], row: Stretch, table: Table): readonly RawCell[] {
  if (row.id === null || row.words === row.start) return cells;
  const [first, ...rest] = cells;
  const own = table.header.columns.find((column) => column.field === 'id');
  const id: RawCell = {
    field: 'id',
    title: own?.title ?? null,
    ranges: [{ start: row.start, end: trimEnd(text, row.start, row.words) }],
  };
  return first ? [id, first, ...rest] : [id];
}
