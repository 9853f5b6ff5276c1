import type { Range } from '../../../core/span.js';
import type { Tools } from '../../layout.js';
import { linesInside, type Flow, type Page } from '../../page.js';
import type { Table } from './bodies.js';
import { findStatusCell } from './boundary.js';
import { findRowsTogether } from './rows-together.js';
import { tellsUnknown } from './rows.js';
import type { Stretch } from './stretches.js';

/** The rows of a table, and what else stands among them. */
export interface Found {
  readonly rows: readonly Stretch[];
  /** Text that looks like rows and could not be read. */
  readonly lost: readonly (Range & { readonly reason: string })[];
  readonly end: number;
  readonly titles?: readonly Range[];
}

/** Without ids, every line that holds a status cell is a row; short lines without one are left for headings. */
export function rowsWithoutIds(page: Page, flow: Flow, table: Table, kin: readonly Table[], tools: Tools): Found {
  const rows: Stretch[] = [];
  let end = table.header.end;
  const pivot = table.header.columns.findIndex(
    (column) => column.field === 'status' || column.field === 'status-or-due',
  );
  if (pivot < 0) return { rows, lost: [], end };
  for (const line of linesInside(flow.lines, table.body)) {
    const columnsAfter = table.header.columns.length - pivot - 1;
    const [best] = findStatusCell(page.text, line, {
      words: tools.words,
      heading: table.heading,
      namesBefore: false,
      columnsAfter,
      datesToo: false,
      unknownToo: tellsUnknown(table),
    });
    if (!best || best.score < 3) continue;
    rows.push({
      start: line.start,
      words: line.start,
      end: line.end,
      id: null,
      group: null,
      reasons: ['a line with a status cell'],
    });
    end = line.end;
  }
  const bodies = kin.map(({ body }) => body);
  const share = covered(rows) / Math.max(1, table.body.end - table.body.start);
  const together = share < mostOfIt ? findRowsTogether(page.text, table, bodies, tools.words) : null;
  if (!together || covered(together) <= covered(rows)) return { rows, lost: [], end };
  return { rows: together, lost: [], end: together.at(-1)?.end ?? end, titles: titlesAmong(flow, table, together) };
}

/** Rows that leave more of the table's text to no row than this may be lines of longer rows. */
const mostOfIt = 0.75;

function covered(rows: readonly Range[]): number {
  return rows.reduce((sum, row) => sum + row.end - row.start, 0);
}

/** Lines of a table that are no part of its rows. */
function titlesAmong(flow: Flow, { body }: Table, rows: readonly Stretch[]): readonly Range[] {
  const end = rows.at(-1)?.end ?? body.start;
  return linesInside(flow.lines, { start: body.start, end }).filter(
    (line) => !rows.some((row) => row.start <= line.start && line.end <= row.end),
  );
}
