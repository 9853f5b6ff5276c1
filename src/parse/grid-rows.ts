import type { Range } from '../core/span.js';
import type { StatusValue } from '../model/status.js';
import type { Column } from './columns.js';
import { idFamilies, isBelow, leadingId } from './fields/ids.js';
import { onlyCell, type GridCell } from './grid.js';
import type { GridRow } from './grid-kinds.js';
import type { GridLine } from './grid-shape.js';
import type { Field } from './lexicon/lexicon.js';
import type { Mark, RawCell, RawRow, Reading, Tools } from './layout.js';
import { readMark } from './marks.js';
import type { Page } from './page.js';

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
  const has = (field: Field): boolean => columns.some((column) => column.field === field);
  const hasBoth = has('action') && has('recommendation');
  let group: RawCell | null = null;
  let theme: RawCell | null = null;
  let above: RawCell | null = null;
  for (const row of rows) {
    if (row.kind === 'group') {
      above = groupCell(row);
      continue;
    }
    if (row.kind !== 'row') {
      above = row.kind === 'title' ? null : above;
      const mark = readTitle(page, row, claims, tools);
      if (mark) marks.push(mark);
      if (mark?.kind === 'theme') theme = null;
      continue;
    }
    const read = readCells(row.cells, columns);
    if (read.length === 0) continue;
    // Below a recommendation in a row of its own, the rows are actions whatever their column is called.
    const cells: readonly RawCell[] = above
      ? [above, ...read.map((cell) => (cell.field === 'recommendation' ? { ...cell, field: 'action' as const } : cell))]
      : read;
    const own = cells.find((cell) => cell.field === 'recommendation');
    if (own) group = own;
    const division = cells.find((cell) => cell.field === 'theme');
    if (division) theme = division;
    const carried = !above && !own && group && hasBoth && standsBelow(page, cells, group) ? [group] : [];
    found.push(rawRow([...(theme && !division ? [theme] : []), ...carried, ...cells], row, columns, manner));
  }
  return { rows: found, marks, claims };
}

/** The number and the words of a recommendation that stands over rows. */
function groupCell(row: GridRow): RawCell {
  const filled = row.cells.filter((cell, c): cell is GridCell => {
    const before = row.cells[c - 1];
    return cell !== null && cell.text !== '' && before?.range.start !== cell.range.start;
  });
  return {
    field: 'recommendation',
    title: null,
    ranges: filled.flatMap((cell) => cell.ranges),
    items: filled.flatMap((cell) => cell.items),
  };
}

/** Claims a row of headings; a title is a mark for the rows below it. */
function readTitle(page: Page, row: GridRow, claims: (Range & { claim: 'heading' })[], tools: Tools): Mark | null {
  for (const cell of row.cells)
    if (cell && cell.text !== '') for (const range of cell.ranges) claims.push({ ...range, claim: 'heading' });
  const title = onlyCell(row.cells) ?? row.cells.find((cell) => cell !== null && cell.columnSpan > 1) ?? null;
  if (!title || row.kind === 'header' || row.kind === 'summary') return null;
  return row.kind === 'banner' ? readMark(page.text, title.range, 3, tools.words) : titleMark(page, title, tools);
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

/** `Complete (12)` on a line of its own says it of the rows below it. */
function statedValue({ text }: GridCell, { words }: Tools): StatusValue | undefined {
  return words.statuses.get(text.replace(/\s*(?:\(\p{N}+\)|[:–-]\s*\p{N}*)\s*$/u, ''));
}

/** Whether lines of their own say of all rows of a table how they stand. */
export function isStatedByTitles(rows: readonly GridRow[], tools: Tools): boolean {
  const parts = rows.filter(({ kind }) => kind === 'title' || kind === 'row');
  const titles = parts.flatMap(({ kind, cells }) => (kind === 'title' ? [onlyCell(cells)] : []));
  const states = titles.filter((cell) => cell !== null && statedValue(cell, tools) !== undefined).length;
  return parts[0]?.kind === 'title' && states > 1 && states === titles.length;
}

function titleMark(page: Page, cell: GridCell, tools: Tools): Mark | null {
  const mark = readMark(page.text, cell.range, 3, tools.words);
  if (mark) return mark;
  const state = statedValue(cell, tools);
  if (state) return { kind: 'status', at: cell.range.start, value: state, words: cell.range };
  const isNote = cell.text.length > 160 || (/[.;:]$/u.test(cell.text) && cell.text.split(/\s+/u).length >= 8);
  return isNote ? null : { kind: 'theme', at: cell.range.start, id: null, title: cell.range, level: 4 };
}

function readCells(row: GridLine, columns: readonly Column[]): readonly RawCell[] {
  const cells: RawCell[] = [];
  row.forEach((cell, c) => {
    const column = columns[c];
    if (!cell || !column || cell.text === '' || (c > 0 && row[c - 1]?.range.start === cell.range.start)) return;
    cells.push({
      field: column.field,
      title: column.title ?? (column.field === 'other' ? `column ${c + 1}` : null),
      ranges: cell.ranges,
      items: cell.items,
      ...(cell.paragraphs ? { paragraphs: cell.paragraphs } : {}),
    });
  });
  const numbers = columns.findIndex((column) => column.numbers === 'recommendation');
  const number = numbers < 0 ? null : row[numbers];
  return number && number.text !== '' ? numbered(cells, number) : cells;
}

/** The recommendation with its number, which has a column of its own. */
function numbered(cells: readonly RawCell[], number: GridCell): readonly RawCell[] {
  const [range] = number.ranges;
  const at = cells.findIndex((cell) => cell.field === 'recommendation');
  const own = cells[at];
  if (!own || !range) return cells;
  return cells.flatMap((cell, i) => {
    if (i === at) return [{ ...own, id: range, ranges: [...number.ranges, ...own.ranges] }];
    return cell.field === 'other' && cell.ranges[0]?.start === range.start ? [] : [cell];
  });
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
    headings: row.cells.flatMap((cell) => cell?.label ?? []),
  };
}
