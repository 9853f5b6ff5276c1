import { message } from '../../../core/message.js';
import type { Range } from '../../../core/span.js';
import { isResponse } from '../../joint/costs.js';
import { cutTogether, type JointCut, type JointRow } from '../../joint/index.js';
import { rawRowOf } from '../../joint/raw-row.js';
import type { Mark, Proposal, RawCell, RawRow, Tools } from '../../layout.js';
import { readMark } from '../../marks.js';
import type { Line, Page } from '../../page.js';
import { placeAt } from '../../place.js';
import { findLinedTables, type LinedRow, type LinedTable } from './row-lines.js';
import { gluedSequence } from './sequence.js';

/** Tables longer than this are not read all rows at once. */
const mostRows = 500;

/**
 * Glued tables whose rows are one line each, all cells of all rows at once: what many rows have
 * in one place tells where it ends, and a status that nobody knows.
 */
export function proposeRows(
  page: Page,
  lines: readonly Line[],
  cuts: readonly (readonly number[])[],
  layout: string,
  tools: Tools,
): readonly Proposal[] {
  return [...findLinedTables(page, lines, cuts, tools)].flatMap((table) => {
    if (table.rows.length > mostRows) return [];
    const cut = cutRows(page, table, tools);
    return (cut && proposal(page, table, cut, layout, tools)) ?? [];
  });
}

/** Where no column is called a status, one of answers may hold statuses all the same. */
function cutRows({ text }: Page, table: LinedTable, { words }: Tools): JointCut | null {
  const columns = table.columns
    .filter(({ field }) => field !== 'id')
    .map(({ field, title }) => ({ field, title: title ?? '' }));
  const answered = columns.some(({ field }) => field === 'status' || field === 'status-or-due')
    ? []
    : columns.filter(({ field }) => field === 'response');
  const cut = cutTogether(
    table.rows.map(({ words: start, end }) => ({ start, end })),
    {
      text,
      columns: columns.map((each) => (each === answered[0] ? { ...each, field: 'status' } : each)),
      words,
      kin: [],
      many: false,
      sequence: gluedSequence,
    },
  );
  const answers = cut?.rows.filter(({ status }) => status && isResponse(status.words, words)).length ?? 0;
  return cut && answered.length > 0 && answers * 2 >= cut.rows.length ? null : cut;
}

function proposal(page: Page, table: LinedTable, cut: JointCut, layout: string, tools: Tools): Proposal | null {
  const known = cut.rows.filter(({ status }) => status?.known === true).length;
  const stated = cut.rows.filter(({ status }) => status !== null).length;
  const share = known / cut.rows.length;
  if (share < 0.5 || stated < cut.rows.length * (table.header ? 0.6 : 1)) return null;
  const first = table.header ?? table.rows[0];
  const range = { start: first?.start ?? 0, end: table.rows.at(-1)?.end ?? 0 };
  const rows = table.rows.map((row, i) => rawRow(page, table, row, cut.rows[i] as JointRow));
  return {
    layout,
    range,
    fit: {
      score: (table.header ? 0.58 : 0.4) + 0.35 * share,
      reasons: [
        `a row a line, ${table.columns.length} columns run together: ${table.reasons.join(' | ')}`,
        `${rows.length} rows, ${known} with a status that is known or comes again`,
      ],
    },
    read: () => ({
      rows,
      marks: table.titles.map((title) => themeOf(page, title, tools)),
      claims: [
        ...(table.header ? [{ ...table.header, claim: 'heading' as const, why: 'header line' }] : []),
        ...table.titles.map(({ start, end }) => ({
          start,
          end,
          claim: 'heading' as const,
          why: 'a title between rows',
        })),
      ],
      messages: table.header
        ? []
        : [
            message('parse/header-guessed', 'no header stands over these rows; columns by what they hold', {
              place: placeAt(page, range),
            }),
          ],
      evidence: [`glued rows at ${range.start}-${range.end}: ${rows.length} rows`],
    }),
  };
}

function themeOf(page: Page, title: Range, { words }: Tools): Mark {
  const known = readMark(page.text, title, 3, words);
  return known?.kind === 'theme' || known?.kind === 'status'
    ? known
    : { kind: 'theme', at: title.start, id: null, title, level: 4 };
}

function rawRow(page: Page, table: LinedTable, row: LinedRow, cut: JointRow): RawRow {
  const title = table.columns.find(({ field }) => field === 'id')?.title ?? null;
  const id: RawCell[] = row.id ? [{ field: 'id', title, ranges: [row.id], id: row.id }] : [];
  return rawRowOf(page, row, cut, { cells: [...id, ...cut.cells], evidence: ['a line that is cut at its edges'] });
}
