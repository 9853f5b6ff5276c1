import { mapColumns } from '../../columns.js';
import type { GridCell } from '../../grid.js';
import type { Tools } from '../../layout.js';
import type { Page } from '../../page.js';
import { align, type Alignment, type Style } from './alignment.js';
import type { Columns } from './fitting.js';
import { hasBoth } from './fitting.js';
import type { PipeLine } from './lines.js';
import type { Piece } from './pieces.js';
import type { HeaderCell, PipeTable } from './tables.js';

/** The header that explains the body best, and the rows it gives. */
export interface Solution {
  readonly header: readonly (HeaderCell | null)[];
  readonly table: Columns;
  readonly alignment: Alignment;
  readonly style: Style;
  readonly reasons: readonly string[];
}

/** More columns than this are no table of actions. */
const widest = 60;

/**
 * Tries the header as it stands, without its empty last cells, and with a first column that has lost its name;
 * without any header, as many columns as most lines have cells.
 */
export function solve(page: Page, source: PipeTable, stretches: readonly (readonly Piece[])[], tools: Tools): Solution | null {
  const body = source.body.filter((line) => !line.isRule);
  const pieces = stretches.flat();
  const single = body.filter((line) => line.pieces.length === 1).length;
  const style: Style = { lines: single > body.length * 0.6 ? 'cell' : 'row', isBordered: source.border.leading || source.border.trailing };
  const usual = usualWidth(body);
  let best: Solution | null = null;
  for (const { header, reason } of candidates(source, usual)) {
    if (header.length < 2 || header.length > widest) continue;
    const table = columnsOf(page, header, body, pieces, tools);
    const parts = stretches.map((each) => align(page.text, each, table, style, tools.words));
    const alignment = { rows: parts.flatMap((part) => part.rows), score: parts.reduce((sum, part) => sum + part.score, 0) };
    if (best && alignment.score <= best.alignment.score) continue;
    best = { header, table, alignment, style, reasons: [reason, style.lines === 'cell' ? 'one cell a line' : 'one row a line'] };
  }
  return best;
}

function candidates(source: PipeTable, usual: number): readonly { header: readonly (HeaderCell | null)[]; reason: string }[] {
  const { header } = source;
  if (!header) return [{ header: Array.from({ length: usual }, () => null), reason: `no header; most lines have ${usual} cells` }];
  const name = source.isInherited ? 'the header of the table above' : 'a header';
  const found = [{ header: header as readonly (HeaderCell | null)[], reason: `${name} of ${header.length} columns` }];
  let end = header.length;
  while (end > 0 && header[end - 1]?.text === '') end--;
  if (end < header.length) found.push({ header: header.slice(0, end), reason: `${name} of ${end} columns, its empty last cells left out` });
  if (usual > header.length || !hasText(header)) found.push({ header: [null, ...header], reason: `${name} that has lost its first column` });
  return found;
}

function hasText(header: readonly HeaderCell[]): boolean {
  return header.some((cell) => /action|recommendation|commitment|milestone|description|measure|proposal|task|point/iu.test(cell.text));
}

/** The commonest number of cells of lines with more than one. */
function usualWidth(body: readonly PipeLine[]): number {
  const counts = new Map<number, number>();
  for (const line of body) if (line.pieces.length > 1) counts.set(line.pieces.length, (counts.get(line.pieces.length) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

function columnsOf(page: Page, header: readonly (HeaderCell | null)[], body: readonly PipeLine[], pieces: readonly Piece[], tools: Tools): Columns {
  const full = body.filter((line) => line.pieces.length === header.length).map((line) => line.pieces.map((piece) => gridCell(page, [piece])));
  const head = header.map((cell) => (cell ? gridCell(page, cell.ranges, cell.text) : null));
  const mapped = mapColumns(head, full, header.length, tools.words);
  const lost = header[0] === null && !mapped.some((column) => column.field === 'action' || column.field === 'recommendation');
  const columns = lost ? mapped.map((column, c) => (c === 0 ? { ...column, field: 'action' as const, score: 0.6, reason: 'the text of the rows has no other column' } : column)) : mapped;
  const rows = Math.max(1, full.length > 0 ? body.length : pieces.length / header.length);
  const families = new Set<string>();
  const counts = new Map<string, number>();
  for (const piece of pieces) if (piece.opening) counts.set(piece.opening.family, (counts.get(piece.opening.family) ?? 0) + 1);
  for (const [family, count] of counts) if (count >= Math.min(2, rows) && count >= rows * 0.3) families.add(family);
  const idAt = columns.findIndex((column) => column.field === 'id');
  const textAt = columns.findIndex((column) => column.field === 'action') >= 0 ? columns.findIndex((column) => column.field === 'action') : columns.findIndex((column) => column.field === 'recommendation');
  return { columns, families, depths: depthsOf(columns, full, pieces, families), leads: idAt >= 0 ? idAt : textAt };
}

/** In how many parts the ids of groups and of rows are written: from full lines, else from what there is. */
function depthsOf(columns: Columns['columns'], full: readonly (readonly GridCell[])[], pieces: readonly Piece[], families: ReadonlySet<string>): Columns['depths'] {
  if (!hasBoth({ columns })) return null;
  const depths = new Map<number, number>();
  for (const piece of pieces) {
    if (piece.opening && piece.opening.family === 'dotted' && families.has('dotted')) depths.set(piece.opening.depth, (depths.get(piece.opening.depth) ?? 0) + 1);
  }
  const found = [...depths.keys()].sort((a, b) => a - b);
  const [recommendation] = found;
  const action = found.at(-1);
  if (recommendation === undefined || action === undefined || found.length < 2) return null;
  const at = columns.findIndex((column) => column.field === 'recommendation');
  const upsideDown = full.filter((row) => row[at]?.text.startsWith('') === true && idDepth(row[at].text) === action).length;
  return upsideDown > full.length / 2 ? null : { recommendation, action };
}

function idDepth(text: string): number {
  return /^\p{N}+(?:\.\p{N}+)*/u.exec(text)?.[0].split('.').length ?? 0;
}

export function gridCell(page: Page, ranges: readonly { start: number; end: number }[], text?: string): GridCell {
  const start = ranges[0]?.start ?? 0;
  const end = ranges.at(-1)?.end ?? start;
  const words = text ?? ranges.map((range) => page.text.slice(range.start, range.end)).join(' ');
  return { range: { start, end }, ranges: words === '' ? [] : ranges, items: [], header: false, text: words, origin: true, rowSpan: 1, columnSpan: 1 };
}
