import type { Range } from '../../../core/span.js';
import type { Tools } from '../../layout.js';
import type { Page } from '../../page.js';
import type { Table } from './bodies.js';
import { findStatusCell } from './boundary.js';

/** Whether a stretch of a table holds a status; `asRow`, with what the columns say of the words around it. */
export function hasStatus(page: Page, range: Range, table: Table, tools: Tools, asRow = false): boolean {
  const { columns } = table.header;
  const pivot = columns.findIndex(({ field }) => field === 'status' || field === 'status-or-due');
  const candidates = findStatusCell(page.text, range, {
    words: tools.words,
    heading: table.heading,
    namesBefore: asRow && columns.slice(0, Math.max(0, pivot)).some(({ field }) => field === 'owners'),
    columnsAfter: asRow && pivot >= 0 ? columns.length - pivot - 1 : 0,
    datesToo: asRow && columns[pivot]?.field === 'status-or-due',
  });
  return (candidates[0]?.score ?? 0) >= 2;
}
