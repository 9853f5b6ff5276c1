import type { TableBlock } from '../../model/document.js';
import { mapColumns, type Column } from '../columns.js';
import { readStatus } from '../fields/status.js';
import { expandGrid, onlyCell, type Grid, type GridCell } from '../grid.js';
import { readHeader } from '../headers.js';
import type { Layout, Mark, Proposal, RawCell, RawRow, Reading, Tools } from '../layout.js';
import { readMark } from '../marks.js';
import type { Page } from '../page.js';

/** A real grid: headers are mapped to fields, each further row is one action. */
export const table: Layout = {
  id: 'table',
  propose(page, tools) {
    return page.tables.flatMap((block) => propose(page, block, tools) ?? []);
  },
};

type Row = readonly (GridCell | null)[];

interface Shape {
  readonly header: Row | null;
  /** Index of the first row after the header. */
  readonly first: number;
  readonly columns: readonly Column[];
}

function propose(page: Page, block: TableBlock, tools: Tools): Proposal | null {
  const grid = expandGrid(page.text, block);
  const shape = findShape(grid, tools);
  const body = bodyRows(grid, shape);
  const fit = judge(shape, body, tools);
  if (fit.score < 0.4) return null;
  return { layout: table.id, range: { start: block.start, end: block.end }, fit, read: () => read(page, block, grid, shape, tools) };
}

/** Rows that may stand above the header: a title, a blank, a note. */
const deepestHeader = 6;

function findShape(grid: Grid, tools: Tools): Shape {
  let best: { row: number; score: number } | null = null;
  for (let r = 0; r < Math.min(deepestHeader, grid.rows.length); r++) {
    const score = headerScore(grid.rows[r] ?? [], tools);
    if (score > (best?.score ?? 0)) best = { row: r, score };
  }
  const row = best && best.score >= 1.5 ? best.row : declaredHeader(grid);
  const header = row === null ? null : (grid.rows[row] ?? null);
  const first = row === null ? 0 : row + 1;
  return { header, first, columns: mapColumns(header, grid.rows.slice(first), grid.columns, tools.words) };
}

function headerScore(row: Row, tools: Tools): number {
  let score = 0;
  for (const cell of row) {
    if (!cell?.origin || cell.text === '') continue;
    const reading = readHeader(cell.text, tools.words);
    if (reading) score += reading.score;
    else if (cell.text.length > 100) score -= 1;
  }
  return score;
}

function declaredHeader(grid: Grid): number | null {
  const first = grid.rows[0] ?? [];
  return first.length > 0 && first.every((cell) => cell?.header === true) ? 0 : null;
}

function bodyRows(grid: Grid, shape: Shape): readonly Row[] {
  return grid.rows.slice(shape.first).filter((row) => row.some((cell) => cell !== null && cell.text !== '') && !onlyCell(row) && !repeatsHeader(row, shape));
}

function repeatsHeader(row: Row, shape: Shape): boolean {
  if (!shape.header) return false;
  const words = (each: Row): string => each.map((cell) => cell?.text.toLowerCase() ?? '').join('|');
  return words(row) === words(shape.header);
}

/** An action table has a text column and, for most of its rows, a status that can be read. */
function judge(shape: Shape, body: readonly Row[], tools: Tools): { score: number; reasons: string[] } {
  const reasons = shape.columns.map((column, c) => `column ${c + 1} ${column.title === null ? '(no header)' : `“${column.title}”`} → ${column.field}: ${column.reason}`);
  const at = (field: string): number => shape.columns.findIndex((column) => column.field === field);
  const text = at('action') >= 0 ? at('action') : at('recommendation');
  if (text < 0 || body.length === 0) return { score: 0, reasons: [...reasons, 'no column holds the text of an action'] };
  const statusAt = at('status') >= 0 ? at('status') : at('status-or-due');
  if (statusAt >= 0) {
    const cells = body.flatMap((row) => (row[statusAt] && row[statusAt].text !== '' ? [row[statusAt].text] : []));
    const known = cells.filter((cell) => readStatus(cell, tools.words) !== null || shape.columns[statusAt]?.field === 'status-or-due').length;
    reasons.push(`${known} of ${cells.length} status cells hold known words`);
    const headed = (shape.columns[statusAt]?.score ?? 0) >= 0.8 && (shape.columns[text]?.score ?? 0) >= 0.6;
    return { score: cells.length === 0 ? (headed ? 0.5 : 0) : headed ? 0.6 + 0.4 * (known / cells.length) : 0.9 * (known / cells.length), reasons };
  }
  const noted = (at('progress') >= 0 || at('response') >= 0) && (shape.columns[text]?.score ?? 0) >= 0.8;
  reasons.push(noted ? 'no status column, but a column of progress or responses' : 'no column holds statuses');
  return { score: noted ? 0.5 : 0, reasons };
}

function read(page: Page, block: TableBlock, grid: Grid, shape: Shape, tools: Tools): Reading {
  const rows: RawRow[] = [];
  const marks: Mark[] = [];
  const claims: { start: number; end: number; claim: 'heading' | 'record' }[] = [];
  if (block.caption) claims.push({ ...block.caption, claim: 'heading' });
  let group: RawCell | null = null;
  grid.rows.forEach((row, r) => {
    if (r < shape.first || repeatsHeader(row, shape)) {
      claimRow(row, claims);
      return;
    }
    const only = onlyCell(row);
    if (only && grid.columns > 1) {
      const mark = titleMark(page, only, tools);
      if (mark) marks.push(mark);
      claims.push({ ...only.range, claim: 'heading' });
      return;
    }
    const cells = readCells(row, shape);
    if (cells.length === 0) return;
    const own = cells.find((cell) => cell.field === 'recommendation');
    if (own) group = own;
    const carried = !own && group && hasBoth(shape) ? [group] : [];
    rows.push(rawRow([...carried, ...cells], shape));
  });
  return { rows, marks, claims, messages: [], evidence: [`table at ${block.start}-${block.end}: ${rows.length} rows`] };
}

function hasBoth(shape: Shape): boolean {
  return shape.columns.some((column) => column.field === 'action') && shape.columns.some((column) => column.field === 'recommendation');
}

function claimRow(row: Row, claims: { start: number; end: number; claim: 'heading' | 'record' }[]): void {
  for (const cell of row) if (cell && cell.text !== '') claims.push({ ...cell.range, claim: 'heading' });
}

function titleMark(page: Page, cell: GridCell, tools: Tools): Mark | null {
  const mark = readMark(page.text, cell.range, 3, tools.words);
  return mark ?? (cell.text.length <= 160 ? { kind: 'theme', at: cell.range.start, id: null, title: cell.range, level: 4 } : null);
}

function readCells(row: Row, shape: Shape): readonly RawCell[] {
  const cells: RawCell[] = [];
  row.forEach((cell, c) => {
    const column = shape.columns[c];
    if (!cell || !column || cell.text === '' || (c > 0 && row[c - 1]?.range.start === cell.range.start)) return;
    cells.push({ field: column.field, title: column.title, ranges: [cell.range], items: cell.items });
  });
  return cells;
}

function rawRow(cells: readonly RawCell[], shape: Shape): RawRow {
  const first = cells.find((cell) => cell.field === 'action') ?? cells[0];
  return {
    at: first?.ranges[0]?.start ?? 0,
    cells,
    expectsStatus: shape.columns.some((column) => column.field === 'status' || column.field === 'status-or-due'),
    statusFrom: 'cell',
    certainty: 'sure',
    keepsLines: true,
    evidence: [],
    messages: [],
  };
}
