import { mapColumns } from '../../columns.js';
import type { GridCell } from '../../grid.js';
import type { Tools } from '../../layout.js';
import type { Page } from '../../page.js';
import { align, type Alignment, type Style } from './alignment.js';
import type { Columns } from './fitting.js';
import { candidates } from './candidates.js';
import { hasBoth } from './fitting.js';
import type { PipeLine } from './lines.js';
import type { Piece } from './pieces.js';
import type { HeaderCell } from './headers.js';
import type { PipeTable } from './tables.js';

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

/** The candidate whose rows fit best, with its rows. */
export function solve(
  page: Page,
  source: PipeTable,
  stretches: readonly (readonly Piece[])[],
  tools: Tools,
): Solution | null {
  const body = source.body.filter((line) => !line.isRule);
  const pieces = stretches.flat();
  const single = body.filter((line) => line.pieces.length === 1).length;
  const style: Style = {
    lines: single > body.length * 0.6 ? 'cell' : 'row',
    isBordered: source.border.leading || source.border.trailing,
  };
  let best: Solution | null = null;
  for (const { header, joined, reason } of candidates(source, body, tools.words)) {
    if (header.length < 2 || header.length > widest) continue;
    const table = columnsOf(page, header, joined, body, pieces, tools);
    const parts = stretches.map((each) =>
      align(page.text, style.lines === 'cell' ? countCells(each, table) : each, table, style, tools.words),
    );
    const alignment = {
      rows: parts.flatMap((part) => part.rows),
      score: parts.reduce((sum, part) => sum + part.score, joined === null ? 0 : -joinedCost),
    };
    if (best && alignment.score <= best.alignment.score) continue;
    const solution = {
      header,
      table,
      alignment,
      style,
      reasons: [reason, style.lines === 'cell' ? 'one cell a line' : 'one row a line'],
    };
    best = joined === null ? solution : unjoin(solution, joined);
  }
  return best;
}

/** Where each cell has a line of its own, a row is told by its id, and is whole where as many cells stand before the next. */
function countCells(pieces: readonly Piece[], table: Columns): readonly Piece[] {
  const family = pieces[0]?.opening?.family ?? null;
  const field = table.columns[table.leads]?.field;
  const opens = ({ opening, isIds, words }: Piece): boolean =>
    field === 'id' ? isIds && words === 1 : opening !== null && opening.family === family;
  const starts = pieces.flatMap((piece, i) => (opens(piece) ? [i] : []));
  const places = new Map<number, Piece['place']>();
  starts.forEach((start, i) => {
    const of = (starts[i + 1] ?? pieces.length) - start;
    for (let index = 0; index < of; index++) places.set(start + index, { index, of });
  });
  return pieces.map((piece, i) => ({ ...piece, place: places.get(i) ?? null }));
}

/** A pipe inside all cells of a column is rare: it must explain more than a plain header does. */
const joinedCost = 2;

/** The joined columns as the one that they are. */
function unjoin(solution: Solution, joined: number): Solution {
  const back = (c: number): number => (c >= joined ? c - 1 : c);
  const drop = <T>(list: readonly T[]): readonly T[] => list.filter((_, c) => c !== joined);
  const rows = solution.alignment.rows.map((row) => ({
    shift: back(row.shift),
    placed: row.placed.map((placed) => ({
      ...placed,
      column: back(placed.column),
      move: placed.column === joined && placed.move === 'next' ? ('more' as const) : placed.move,
    })),
  }));
  return {
    ...solution,
    header: drop(solution.header),
    table: {
      ...solution.table,
      columns: drop(solution.table.columns),
      joined: null,
      leads: back(solution.table.leads),
    },
    alignment: { ...solution.alignment, rows },
  };
}

function columnsOf(
  page: Page,
  header: readonly (HeaderCell | null)[],
  joined: number | null,
  body: readonly PipeLine[],
  pieces: readonly Piece[],
  tools: Tools,
): Columns {
  const full = fullLines(body, header.length).map((line) => line.pieces.map((piece) => gridCell(page, [piece])));
  const head = header.map((cell) => (cell ? gridCell(page, cell.ranges, cell.text) : null));
  const mapped = mapColumns(head, full, header.length, tools.words);
  const lost =
    header[0] === null && !mapped.some((column) => column.field === 'action' || column.field === 'recommendation');
  const named = lost
    ? mapped.map((column, c) =>
        c === 0
          ? { ...column, field: 'action' as const, score: 0.6, reason: 'the text of the rows has no other column' }
          : column,
      )
    : mapped;
  const columns = named.map((column, c) =>
    c === joined
      ? { field: 'other' as const, title: null, score: 0, reason: 'goes with the column before it' }
      : column,
  );
  const rows = Math.max(1, full.length > 0 ? body.length : pieces.length / header.length);
  const families = new Set<string>();
  const counts = new Map<string, number>();
  for (const piece of pieces)
    if (piece.opening) counts.set(piece.opening.family, (counts.get(piece.opening.family) ?? 0) + 1);
  for (const [family, count] of counts) if (count >= Math.min(2, rows) && count >= rows * 0.3) families.add(family);
  const idAt = columns.findIndex((column) => column.field === 'id');
  const textAt =
    columns.findIndex((column) => column.field === 'action') >= 0
      ? columns.findIndex((column) => column.field === 'action')
      : columns.findIndex((column) => column.field === 'recommendation');
  return {
    columns,
    joined,
    families,
    depths: depthsOf(columns, full, pieces, families),
    leads: idAt >= 0 ? idAt : textAt,
    isNumbered: [...families].some((family) => (counts.get(family) ?? 0) >= (pieces.length / header.length) * 0.9),
  };
}

/**
 * Lines with a cell for every column. One that ends in an empty cell may be a row that begins
 * further right and was padded: those that do not say what stands where, if there are any.
 */
function fullLines(body: readonly PipeLine[], width: number): readonly PipeLine[] {
  const full = body.filter((line) => line.pieces.length === width);
  const filled = full.filter(({ pieces }) => (pieces.at(-1)?.end ?? 0) > (pieces.at(-1)?.start ?? 0));
  return filled.length > 0 ? filled : full;
}

/** In how many parts the ids of groups and of rows are written: from full lines, else from what there is. */
function depthsOf(
  columns: Columns['columns'],
  full: readonly (readonly GridCell[])[],
  pieces: readonly Piece[],
  families: ReadonlySet<string>,
): Columns['depths'] {
  if (!hasBoth({ columns })) return null;
  const depths = new Map<number, number>();
  for (const piece of pieces) {
    if (piece.opening && piece.opening.family === 'dotted' && families.has('dotted'))
      depths.set(piece.opening.depth, (depths.get(piece.opening.depth) ?? 0) + 1);
  }
  const found = [...depths.keys()].sort((a, b) => a - b);
  const [recommendation] = found;
  const action = found.at(-1);
  if (recommendation === undefined || action === undefined || found.length < 2) return null;
  const at = columns.findIndex((column) => column.field === 'recommendation');
  const upsideDown = full.filter(
    (row) => row[at]?.text.startsWith('') === true && idDepth(row[at].text) === action,
  ).length;
  return upsideDown > full.length / 2 ? null : { recommendation, action };
}

function idDepth(text: string): number {
  return /^\p{N}+(?:\.\p{N}+)*/u.exec(text)?.[0].split('.').length ?? 0;
}

export function gridCell(page: Page, ranges: readonly { start: number; end: number }[], text?: string): GridCell {
  const start = ranges[0]?.start ?? 0;
  const end = ranges.at(-1)?.end ?? start;
  const words = text ?? ranges.map((range) => page.text.slice(range.start, range.end)).join(' ');
  return {
    range: { start, end },
    ranges: words === '' ? [] : ranges,
    items: [],
    header: false,
    text: words,
    origin: true,
    rowSpan: 1,
    columnSpan: 1,
  };
}
