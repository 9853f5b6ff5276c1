import type { HeaderColumn } from '../../header-line.js';
import type { Tools } from '../../layout.js';
import type { Page } from '../../page.js';
import type { Table } from './bodies.js';
import { findStatusCell } from './boundary.js';

/** The words of a row after its id. */
interface Words {
  readonly words: number;
  readonly end: number;
}

/** A table without a column of statuses whose notes open with one: `In progress – the bill is before Parliament.` */
export function withOpeningStatus(page: Page, table: Table, rows: readonly Words[], tools: Tools): Table {
  const { columns } = table.header;
  const at = columns.findIndex((column) => column.field === 'progress');
  const note = columns[at];
  if (
    !note ||
    at < 1 ||
    columns.some(({ field }) => field === 'status' || field === 'status-or-due' || field === 'response')
  )
    return table;
  const opened = rows.filter((row) => {
    const range = { start: row.words, end: row.end };
    const context = { words: tools.words, heading: null, namesBefore: false, columnsAfter: 1, datesToo: false };
    const [best] = findStatusCell(page.text, range, { ...context, opensNote: true });
    return best !== undefined && best.score >= 3;
  });
  if (opened.length < 2 || opened.length < rows.length * 0.7) return table;
  const status: HeaderColumn = { start: note.start, end: note.start, field: 'status', title: '' };
  return {
    ...table,
    opensNote: true,
    header: { ...table.header, columns: [...columns.slice(0, at), status, ...columns.slice(at)] },
  };
}
