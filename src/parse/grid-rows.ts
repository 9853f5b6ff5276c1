import type { Range } from '../core/span.js';
import type { Message } from '../core/message.js';
import { mapColumns, type Column } from './columns.js';
import { readStatus } from './fields/status.js';
import { idFamilies, isBelow, leadingId } from './fields/ids.js';
import { onlyCell, type GridCell } from './grid.js';
import { needsLegend } from './legend/signs.js';
import type { Field } from './lexicon/lexicon.js';
import { readHeader } from './headers.js';
import type { Mark, RawCell, RawRow, Reading, Tools } from './layout.js';
import { readMark } from './marks.js';
import type { Page } from './page.js';

/**
 * What every layout that ends in a grid shares, whatever the grid was drawn with: finding the
 * header, judging whether the rows are actions, and making raw rows of the cells.
 */
export type GridLine = readonly (GridCell | null)[];

/** Where the header stands, and what its columns hold. */
export interface Shape {
  readonly header: GridLine | null;
  /** Index of the first row after the header. */
  readonly first: number;
  readonly columns: readonly Column[];
}

/** A row of a grid, told apart. */
export interface GridRow {
  readonly kind: 'header' | 'title' | 'row';
  readonly cells: GridLine;
  readonly certainty?: RawRow['certainty'];
  /** How the cells came to stand in their columns, where that had to be found out. */
  readonly evidence?: readonly string[];
  readonly messages?: readonly Message[];
}

/** Rows that may stand above the header: a title, a blank, a note. */
const deepestHeader = 6;

export function findShape(rows: readonly GridLine[], width: number, tools: Tools): Shape {
  let best: { row: number; score: number } | null = null;
  for (let r = 0; r < Math.min(deepestHeader, rows.length); r++) {
    const score = headerScore(rows[r] ?? [], tools);
    if (score > (best?.score ?? 0)) best = { row: r, score };
  }
  const row = best && best.score >= 1.5 ? best.row : declaredHeader(rows);
  const header = row === null ? null : (rows[row] ?? null);
  const first = row === null ? 0 : row + 1;
  return { header, first, columns: mapColumns(header, rows.slice(first), width, tools.words) };
}

/** How much a row reads like a header: 1 for each cell that is known whole. */
export function headerScore(row: GridLine, tools: Tools): number {
  let score = 0;
  for (const cell of row) {
    if (!cell?.origin || cell.text === '') continue;
    const reading = readHeader(cell.text, tools.words);
    if (reading) score += reading.score;
    else if (cell.text.length > 100) score -= 1;
  }
  return score;
}

function declaredHeader(rows: readonly GridLine[]): number | null {
  const first = rows[0] ?? [];
  return first.length > 0 && first.every((cell) => cell?.header === true) ? 0 : null;
}

/** Rows of a rectangle told apart: the header and what is above it, its repeats, titles, and actions. */
export function classifyRows(rows: readonly GridLine[], width: number, shape: Shape): readonly GridRow[] {
  return rows.map((cells, r): GridRow => {
    if (r < shape.first || repeatsHeader(cells, shape)) return { kind: 'header', cells };
    return { kind: width > 1 && onlyCell(cells) ? 'title' : 'row', cells };
  });
}

function repeatsHeader(row: GridLine, shape: Shape): boolean {
  if (!shape.header) return false;
  const words = (each: GridLine): string => each.map((cell) => cell?.text.toLowerCase() ?? '').join('|');
  return words(row) === words(shape.header);
}

/** An action table has a text column and, for most of its rows, a status that can be read. */
export function judgeRows(shape: Shape, rows: readonly GridRow[], tools: Tools): Judgement {
  const body = rows
    .filter(
      (row) =>
        row.kind === 'row' && row.cells.some((cell) => cell !== null && cell.text !== '') && !onlyCell(row.cells),
    )
    .map((row) => row.cells);
  const reasons = shape.columns.map(
    (column, c) =>
      `column ${c + 1} ${column.title === null ? '(no header)' : `“${column.title}”`} → ${column.field}: ${column.reason}`,
  );
  const text = columnOf(shape, 'action', 'recommendation');
  if (text < 0 || body.length === 0)
    return { score: 0, reasons: [...reasons, 'no column holds the text of an action'] };
  const status = columnOf(shape, 'status', 'status-or-due');
  const verdict = status >= 0 ? judgeStatuses(shape, body, text, status, tools) : judgeNotes(shape, body, text, tools);
  return { score: verdict.score, reasons: [...reasons, ...verdict.reasons] };
}

interface Judgement {
  readonly score: number;
  readonly reasons: readonly string[];
}

/** Index of the column of the first of the fields that the table has; -1 for none. */
function columnOf(shape: Shape, ...fields: readonly Field[]): number {
  for (const field of fields) {
    const at = shape.columns.findIndex((column) => column.field === field);
    if (at >= 0) return at;
  }
  return -1;
}

/** A table with a status column is one of actions as far as its cells hold words that can be statuses. */
function judgeStatuses(shape: Shape, body: readonly GridLine[], text: number, status: number, tools: Tools): Judgement {
  const cells = body.flatMap((row) => (row[status] && row[status].text !== '' ? [row[status].text] : []));
  const dated = shape.columns[status]?.field === 'status-or-due';
  const known = cells.filter((cell) => dated || readStatus(cell, tools.words) !== null).length;
  const reasons = [`${known} of ${cells.length} status cells hold known words`];
  if (known < 2 && shape.columns.every((column) => column.title === null))
    return { score: 0, reasons: [...reasons, 'no header, and too few statuses to tell rows by'] };
  // A colour or a code is a status too, though only a legend can say which.
  const signs = cells.filter((cell) => needsLegend(cell) && readStatus(cell, tools.words) === null).length;
  if (known + signs < cells.length / 2 && !looksLikeVocabulary(cells)) {
    return {
      score: 0,
      reasons: [...reasons, 'the other cells of that column are no status words: numbers, or all different'],
    };
  }
  const headed = (shape.columns[status]?.score ?? 0) >= 0.8 && (shape.columns[text]?.score ?? 0) >= 0.6;
  if (cells.length === 0) return { score: headed ? 0.5 : 0, reasons };
  const share = known / cells.length;
  return { score: headed ? 0.6 + 0.4 * share : 0.9 * share, reasons };
}

/** Without statuses, notes or responses beside texts that are clearly actions will do. */
function judgeNotes(shape: Shape, body: readonly GridLine[], text: number, tools: Tools): Judgement {
  const column = shape.columns[text];
  const clearly = columnOf(shape, 'id') >= 0 || namesRows(column?.title ?? '', tools) || leadWithIds(body, text);
  const noted = columnOf(shape, 'progress', 'response') >= 0 && (column?.score ?? 0) >= 0.8 && clearly;
  return {
    score: noted ? 0.5 : 0,
    reasons: [noted ? 'no status column, but a column of progress or responses' : 'no column holds statuses'],
  };
}

/** How the rows of a form are to be read. */
export interface Manner {
  /** Line breaks inside a cell are the publisher's; see {@link RawRow}. */
  readonly keepsLines: boolean;
}

/** Rows become raw rows, titles marks; the recommendation and theme of a group are carried to the rows below it. */
export function readRows(
  page: Page,
  rows: readonly GridRow[],
  columns: readonly Column[],
  manner: Manner,
  tools: Tools,
): Pick<Reading, 'rows' | 'marks' | 'claims'> {
  const found: RawRow[] = [];
  const marks: Mark[] = [];
  const claims: (Range & { claim: 'heading' })[] = [];
  const hasBoth =
    columns.some((column) => column.field === 'action') && columns.some((column) => column.field === 'recommendation');
  let group: RawCell | null = null;
  let theme: RawCell | null = null;
  for (const row of rows) {
    if (row.kind !== 'row') {
      const mark = readTitle(page, row, claims, tools);
      if (mark) marks.push(mark);
      if (mark?.kind === 'theme') theme = null;
      continue;
    }
    const cells = readCells(row.cells, columns);
    if (cells.length === 0) continue;
    const own = cells.find((cell) => cell.field === 'recommendation');
    if (own) group = own;
    const division = cells.find((cell) => cell.field === 'theme');
    if (division) theme = division;
    const carried = !own && group && hasBoth && standsBelow(page, cells, group) ? [group] : [];
    found.push(rawRow([...(theme && !division ? [theme] : []), ...carried, ...cells], row, columns, manner));
  }
  return { rows: found, marks, claims };
}

/** Claims a row of headings; a title is a mark for the rows below it. */
function readTitle(page: Page, row: GridRow, claims: (Range & { claim: 'heading' })[], tools: Tools): Mark | null {
  for (const cell of row.cells)
    if (cell && cell.text !== '') for (const range of cell.ranges) claims.push({ ...range, claim: 'heading' });
  const title = row.kind === 'title' ? onlyCell(row.cells) : null;
  return title && titleMark(page, title, tools);
}

/** A row whose number belongs to another group is not carried into this one. */
function standsBelow(page: Page, cells: readonly RawCell[], group: RawCell): boolean {
  const dotted = idFamilies.filter((family) => family.id === 'dotted');
  const opening = (cell: RawCell | undefined): string | null => {
    const range = cell?.ranges[0];
    return range ? (leadingId(page.text, range.start, range.end, dotted)?.id ?? null) : null;
  };
  const above = opening(group);
  const own = opening(cells.find((cell) => cell.field === 'id') ?? cells.find((cell) => cell.field === 'action'));
  return above === null || own === null || isBelow(above, own);
}

function titleMark(page: Page, cell: GridCell, tools: Tools): Mark | null {
  const mark = readMark(page.text, cell.range, 3, tools.words);
  return (
    mark ??
    (cell.text.length <= 160 ? { kind: 'theme', at: cell.range.start, id: null, title: cell.range, level: 4 } : null)
  );
}

function readCells(row: GridLine, columns: readonly Column[]): readonly RawCell[] {
  const cells: RawCell[] = [];
  row.forEach((cell, c) => {
    const column = columns[c];
    if (!cell || !column || cell.text === '' || (c > 0 && row[c - 1]?.range.start === cell.range.start)) return;
    cells.push({
      field: column.field,
      title: column.title,
      ranges: cell.ranges,
      items: cell.items,
      ...(cell.paragraphs ? { paragraphs: cell.paragraphs } : {}),
    });
  });
  return cells;
}

function rawRow(cells: readonly RawCell[], row: GridRow, columns: readonly Column[], manner: Manner): RawRow {
  const first = cells.find((cell) => cell.field === 'action') ?? cells[0];
  return {
    at: first?.ranges[0]?.start ?? 0,
    cells,
    expectsStatus: columns.some((column) => column.field === 'status' || column.field === 'status-or-due'),
    statusFrom: 'cell',
    certainty: row.certainty ?? 'sure',
    keepsLines: manner.keepsLines,
    evidence: row.evidence ?? [],
    messages: row.messages ?? [],
  };
}

/** Words that a publisher could use as statuses: short, without numbers alone, and used again. */
function looksLikeVocabulary(cells: readonly string[]): boolean {
  const wordy = cells.filter((cell) => cell.length <= 60 && /\p{L}{2}/u.test(cell));
  if (wordy.length < cells.length * 0.8) return false;
  return new Set(wordy.map((cell) => cell.toLowerCase())).size <= Math.max(3, wordy.length * 0.6);
}

/** A header that says outright that its cells are actions, recommendations, commitments. */
function namesRows(title: string, tools: Tools): boolean {
  return title.split(/[^\p{L}]+/u).some((word) => tools.words.lexicon.rowNouns.includes(word.toLowerCase()));
}

function leadWithIds(body: readonly (readonly (GridCell | null)[])[], column: number): boolean {
  const texts = body.flatMap((row) => (row[column] && row[column].text !== '' ? [row[column].text] : []));
  return (
    texts.filter((text) => leadingId(text, 0, text.length, idFamilies) !== null).length >= Math.max(1, texts.length / 2)
  );
}
