import type { Column } from '../../columns.js';
import { deriveColumns } from '../../derived-columns.js';
import type { GridCell } from '../../grid.js';
import { judgeRows } from '../../grid-judge.js';
import type { GridRow } from '../../grid-kinds.js';
import { readRows } from '../../grid-rows.js';
import type { Shape } from '../../grid-shape.js';
import type { Range } from '../../../core/span.js';
import { tellGuesses } from '../../guessed-status.js';
import type { Layout, Proposal, Reading, Tools } from '../../layout.js';
import type { Page } from '../../page.js';
import { shareHeaders } from '../../shared-headers.js';
import { footOf, showsRows, startOf } from './foot.js';
import { gridCell, solve, type Solution } from './columns.js';
import { readLines, type PipeLine } from './lines.js';
import { cutMarkup, findMarkup } from './markup.js';
import { isTitle } from './titles.js';
import { piecesOf, type Piece } from './pieces.js';
import { makeRow } from './rows.js';
import { readRuled } from './ruled.js';
import type { HeaderCell } from './headers.js';
import { findTables, type PipeTable } from './tables.js';

/**
 * Tables drawn with pipes, in Markdown or in plain text: with and without the rule of dashes
 * and the pipes at the ends of lines, one row a line, one cell a line, or rows broken anywhere.
 *
 *     Recommendation | Actions | Status |
 *     ---|---|---|
 *     2.1 Vans | 2.1.1 Keep the van. | Ongoing |
 *     2.1.2 Paint it. | Complete |                       the recommendation spans both rows
 */
export const pipes: Layout = {
  id: 'pipes',
  propose(page, tools) {
    const tables = page.flows.flatMap((flow) => {
      if (!flow.lines.some((line) => /[|│┃]/u.test(page.text.slice(line.start, line.end)))) return [];
      return findTables(page, readLines(page, flow), tools).flatMap((table) => cutTable(page, table, tools) ?? []);
    });
    const headed = tables.map(({ header, rows }) => {
      const body = rows.filter((row) => row.kind === 'row').map((row) => row.cells);
      return { header, first: 0, width: header.length, body };
    });
    const shapes = shareHeaders(headed, tools.words);
    return tables.flatMap((table, i) => (shapes[i] ? [proposeTable(page, table, shapes[i], tools)] : []));
  },
};

const noRows = { score: 0, reasons: ['below the header of another table: no row has an id or a status'] };

/** A line of the body that is a title, or the rows between two titles. */
interface Part {
  readonly title: PipeLine | null;
  readonly lines: readonly PipeLine[];
}

/** A table with its rows, without the lines below it that are none of its. */
interface Cut extends Solved {
  readonly table: PipeTable;
}

function cutTable(page: Page, table: PipeTable, tools: Tools): Cut | null {
  const whole = solveTable(page, table, tools);
  if (!whole) return null;
  const foot = footOf(whole.rows, whole.header, tools);
  if (foot === 0) return { ...whole, table };
  const rows = whole.rows.slice(0, whole.rows.length - foot);
  const end = startOf(whole.rows[rows.length]);
  return { ...whole, rows, table: { ...table, body: table.body.filter((line) => line.start < end) } };
}

function proposeTable(page: Page, cut: Cut, found: Shape, tools: Tools): Proposal {
  const { table, guessed, reasons } = cut;
  const plain: Shape = {
    ...found,
    columns: found.columns.map((column, c) => {
      const other = column.field === 'other' && column.score === 0 ? guessed[c] : undefined;
      return other && other.field !== 'other' ? other : column;
    }),
  };
  const derived = deriveColumns(page.text, plain, cut.rows, tools.words);
  const { shape, rows } = derived;
  const fit = table.isInherited && !showsRows(rows, shape, tools) ? noRows : judgeRows(shape, rows, tools);
  const odd = cut.rows.filter((row) => row.certainty !== undefined && row.certainty !== 'sure').length;
  const all = [...table.headerLines, ...table.body];
  const range = {
    start: all.reduce((least, line) => Math.min(least, line.start), Infinity),
    end: all.reduce((most, line) => Math.max(most, line.end), 0),
  };
  if (fit.score < 0.4)
    return {
      layout: pipes.id,
      range,
      fit: { score: 0, reasons: [...reasons, ...fit.reasons] },
      read: () => ({ rows: [], marks: [], claims: [], messages: [], evidence: [] }),
    };
  const score = fit.score * (1 - 0.2 * (odd / Math.max(1, rows.length)));
  return {
    layout: pipes.id,
    range,
    fit: { score, reasons: [...reasons, ...fit.reasons] },
    read: () => ({ ...read(page, table, shape, rows, range, tools), messages: tellGuesses(page, derived) }),
  };
}

interface Solved {
  readonly header: readonly (GridCell | null)[];
  readonly rows: readonly GridRow[];
  /** What the columns were taken for while the rows were put together. */
  readonly guessed: readonly Column[];
  readonly reasons: readonly string[];
}

function solveTable(page: Page, table: PipeTable, tools: Tools): Solved | null {
  const ruled = readRuled(page, table);
  if (ruled) {
    const width = table.header?.length ?? ruled.reduce((most, row) => Math.max(most, row.cells.length), 0);
    const header = Array.from({ length: width }, (_, c) => headerCell(page, table.header?.[c] ?? null));
    return { header, rows: ruled, guessed: [], reasons: [`${ruled.length} rows between rules`] };
  }
  const parts = partsOf(page, table, tools);
  const stretches = parts.map((part) => piecesOf(page.text, part.lines, table.border, tools.words));
  const solution = solve(page, table, stretches, tools);
  if (!solution) return null;
  return {
    header: solution.header.map((cell) => headerCell(page, cell)),
    rows: rowsOf(page, parts, stretches, solution),
    guessed: solution.table.columns,
    reasons: solution.reasons,
  };
}

function headerCell(page: Page, cell: HeaderCell | null): GridCell | null {
  return cell ? gridCell(page, cell.ranges, cell.text) : null;
}

function partsOf(page: Page, table: PipeTable, tools: Tools): readonly Part[] {
  const parts: { title: PipeLine | null; lines: PipeLine[] }[] = [];
  for (const line of table.body) {
    const title = isTitle(page, line, table, tools);
    const last = parts.at(-1);
    if (title) parts.push({ title: line, lines: [] });
    else if (last) last.lines.push(line);
    else parts.push({ title: null, lines: [line] });
  }
  return parts;
}

function rowsOf(
  page: Page,
  parts: readonly Part[],
  stretches: readonly (readonly Piece[])[],
  solution: Solution,
): readonly GridRow[] {
  const rows: GridRow[] = [];
  const queue = [...solution.alignment.rows];
  let at = 0;
  parts.forEach((part, p) => {
    if (part.title)
      rows.push({
        kind: 'title',
        cells: part.title.pieces.map((piece) => gridCell(page, cutMarkup(page.text, [piece]).ranges)),
      });
    const end = stretches[p]?.at(-1)?.end ?? -1;
    for (; at < queue.length && (queue[at]?.placed[0]?.piece.start ?? 0) <= end; at++) {
      const row = queue[at];
      const made = row && makeRow(page, row, solution.table);
      // A row without words of its own is none: what it holds stays unread, and is reported.
      if (made && hasText(made, solution))
        rows.push(isBareTitle(page, made, solution) ? { ...made, kind: 'title' } : made);
    }
  });
  return rows;
}

/** One line without a pipe, among rows of numbered cells that pipes close: a title of those below it. */
function isBareTitle(page: Page, { cells }: GridRow, { table, style }: Solution): boolean {
  const filled = cells.filter((cell): cell is GridCell => cell !== null && cell.text !== '');
  const [only] = filled;
  if (!only || filled.length > 1 || !style.isBordered || table.columns[table.leads]?.field !== 'id') return false;
  const { start, end } = only.range;
  const isLoose = !/[|│┃\n]/u.test(page.text.slice(start, end)) && !/^\s*[|│┃]/u.test(page.text.slice(end, end + 4));
  return isLoose && only.text.length <= 160 && !/[.;,:]$/u.test(only.text) && cells[table.leads] !== only;
}

function hasText(row: GridRow, solution: Solution): boolean {
  return row.cells.some((cell, c) => {
    const field = solution.table.columns[c]?.field;
    return cell !== null && cell.text !== '' && (field === 'action' || field === 'recommendation' || field === 'id');
  });
}

function read(
  page: Page,
  table: PipeTable,
  shape: Shape,
  rows: readonly GridRow[],
  range: Range,
  tools: Tools,
): Reading {
  const found = readRows(page, rows, shape.columns, { keepsLines: false }, tools);
  const claims: Reading['claims'][number][] = [...found.claims];
  for (const line of table.headerLines)
    claims.push({ start: line.start, end: line.end, claim: 'heading', why: 'header of a pipe table' });
  for (const line of table.body) {
    if (line.isRule) claims.push({ start: line.start, end: line.end, claim: 'heading', why: 'a rule' });
    else
      for (const mark of marksOf(page.text, line))
        claims.push({ ...mark, claim: 'heading', why: 'a pipe or a mark of Markdown' });
  }
  return {
    rows: found.rows,
    marks: found.marks,
    claims,
    messages: [],
    evidence: [`pipe table at ${range.start}-${range.end}: ${found.rows.length} rows`],
  };
}

/** What draws a table: its pipes, and the marks of Markdown that are no words. */
function marksOf(text: string, line: Range): readonly Range[] {
  const drawn = [...text.slice(line.start, line.end).matchAll(/[|│┃]/gu)].map((match) => ({
    start: line.start + match.index,
    end: line.start + match.index + 1,
  }));
  return [...drawn, ...[...findMarkup(text, line)].map(({ start, end }) => ({ start, end }))];
}
