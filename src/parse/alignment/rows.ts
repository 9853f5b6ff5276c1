import { message, type Message } from '../../core/message.js';
import { rangeOver, type Range } from '../../core/span.js';
import { tell } from '../evidence.js';
import { bareId, isBelow } from '../fields/ids.js';
import type { RawCell, RawRow } from '../layout.js';
import type { Page } from '../page.js';
import { placeAt, quote } from '../place.js';
import type { RowStart } from '../row-starts.js';
import type { Placed } from './body.js';
import type { Piece } from './nature.js';

/** The recommendation that stands over the rows that follow it. */
export interface Group {
  readonly cell: RawCell;
  readonly id: string | null;
}

/** One row's pieces by column, before they become cells. */
interface Gathered {
  /** From left to right. */
  readonly cells: Filled[];
  readonly starts: RowStart[];
}

interface Filled {
  readonly column: number;
  readonly pieces: Piece[];
  /** What its first piece cost. */
  readonly cost: number;
}

/** Costs above this make a cell worth a look. */
const doubtful = 1.9;

export interface ReadBody {
  readonly rows: readonly RawRow[];
  /** Pieces between rows that are headings. */
  readonly headings: readonly Range[];
  /** After the last piece of the last row. */
  readonly end: number;
  readonly start: number;
  /** Rows that have something in their status column. */
  readonly withStatus: number;
  readonly group: Group | null;
}

/** Turns an alignment into rows: a group's recommendation is carried to the rows below it, ids are cut off their texts. */
export function readBody(page: Page, placed: Placed, carried: Group | null): ReadBody {
  const gathered = gather(placed);
  let group = carried;
  const rows: RawRow[] = [];
  let withStatus = 0;
  gathered.forEach((each, i) => {
    const own = groupOf(placed, each);
    const id = each.starts.at(-1)?.id ?? null;
    if (own) group = own;
    else if (group && !holds(group, id)) group = null;
    const row = readRow(page, placed, each, own === null ? group : null, i === gathered.length - 1);
    if (hasStatus(row)) withStatus++;
    rows.push(row);
  });
  const pieces = placed.body.pieces;
  const inCells = pieces.filter((_, i) => placed.alignment.placings[i]?.kind === 'cell');
  const end = inCells.at(-1)?.end ?? 0;
  const headings = pieces.filter((piece, i) => placed.alignment.placings[i]?.kind === 'heading' && piece.end < end);
  return {
    rows,
    headings,
    start: Math.min(inCells[0]?.start ?? 0, headings[0]?.start ?? Infinity),
    end,
    withStatus,
    group,
  };
}

export function hasStatus(row: RawRow): boolean {
  return row.cells.some((cell) => cell.field === 'status' || cell.field === 'status-or-due');
}

function gather(placed: Placed): readonly Gathered[] {
  const rows: Gathered[] = [];
  placed.alignment.placings.forEach((placing, i) => {
    const piece = placed.body.pieces[i];
    if (placing.kind !== 'cell' || !piece) return;
    const row = (rows[placing.row] ??= { cells: [], starts: [] });
    const last = row.cells.at(-1);
    if (last?.column === placing.column) last.pieces.push(piece);
    else row.cells.push({ column: placing.column, pieces: [piece], cost: placing.cost });
    const start = placed.starts?.at.get(piece.start);
    const column = placed.columns[placing.column];
    if (start && (placing.column === placed.main || column?.field === 'id' || column?.field === 'recommendation'))
      row.starts.push(start);
  });
  return rows.filter((row) => (row as Gathered | undefined) !== undefined);
}

/** A recommendation of its own, where the rows have an action as well. */
function groupOf(placed: Placed, row: Gathered): Group | null {
  const c = placed.columns.findIndex((column) => column.field === 'recommendation');
  if (c < 0 || c === placed.main) return null;
  const pieces = row.cells.find(({ column }) => column === c)?.pieces;
  const first = pieces?.[0];
  if (!pieces || !first) return null;
  return { cell: cellOf(placed, c, pieces), id: placed.starts?.at.get(first.start)?.id ?? null };
}

function holds(group: Group, id: string | null): boolean {
  return group.id === null || id === null || isBelow(group.id, id);
}

function cellOf(placed: Placed, c: number, pieces: readonly Piece[]): RawCell {
  const column = placed.columns[c];
  return {
    field: column?.field ?? 'other',
    title: column?.title ?? null,
    ranges: joined(pieces),
    items: pieces.flatMap((piece) => (piece.item ? [piece.start] : [])),
  };
}

/** Pieces without anything between them were one text: the edge was none. */
function joined(pieces: readonly Piece[]): readonly Range[] {
  const ranges: { start: number; end: number }[] = [];
  for (const { start, end } of pieces) {
    const last = ranges.at(-1);
    if (last?.end === start) last.end = end;
    else ranges.push({ start, end });
  }
  return ranges;
}

function readRow(page: Page, placed: Placed, row: Gathered, group: Group | null, last: boolean): RawRow {
  const { text } = page;
  const cells: RawCell[] = group ? [group.cell] : [];
  for (const { column: c, pieces } of row.cells) {
    const first = pieces[0];
    const start = first && c === placed.main ? placed.starts?.at.get(first.start) : undefined;
    if (start && first) cells.push(...splitId(text, placed, c, pieces, start));
    else cells.push(cellOf(placed, c, pieces));
  }
  const status = cells.find((cell) => cell.field === 'status' || cell.field === 'status-or-due');
  const expectsStatus = placed.columns.some((column) => column.field === 'status' || column.field === 'status-or-due');
  const range = spanOf(cells.slice(group ? 1 : 0));
  const doubts = [...doubtsOf(placed, row, text), ...(last ? runsOn(row, text) : [])];
  const messages: Message[] = doubts.map((doubt) =>
    message('parse/uncertain-boundary', doubt, { place: placeAt(page, range), actual: quote(text, range) }),
  );
  return {
    at: range.start,
    cells,
    expectsStatus,
    statusFrom: 'cell',
    certainty: doubts.length > 0 || (expectsStatus && !status) ? 'likely' : 'sure',
    keepsLines: true,
    evidence: {
      told: () => [
        ...row.starts.flatMap((start) => tell(start.reasons).map((reason) => `row start ${start.id}: ${reason}`)),
        ...describe(text, cells),
        ...doubts.map((doubt) => `doubt: ${doubt}`),
      ],
    },
    messages,
  };
}

/** The id that leads a text goes to a cell of its own; what is left of the piece is the text. */
function splitId(
  text: string,
  placed: Placed,
  c: number,
  pieces: readonly Piece[],
  start: RowStart,
): readonly RawCell[] {
  const [first, ...rest] = pieces;
  if (!first) return [];
  const idEnd = start.start + bareId(text.slice(start.start, start.end)).length;
  const id: RawCell = {
    field: 'id',
    title: null,
    ranges: [{ start: start.start, end: start.start < idEnd ? idEnd : start.end }],
  };
  const from = skipJoint(text, start.end, first.end);
  const kept = from < first.end ? [{ ...first, start: from }, ...rest] : rest;
  return kept.length > 0 ? [id, cellOf(placed, c, kept)] : [id];
}

function skipJoint(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && /[\s:.)–—-]/u.test(text[at] ?? '')) at++;
  return at;
}

function spanOf(cells: readonly RawCell[]): Range {
  return rangeOver(cells.flatMap((cell) => cell.ranges));
}

function doubtsOf(placed: Placed, row: Gathered, text: string): readonly string[] {
  const doubts: string[] = [];
  for (const { column: c, pieces, cost } of row.cells) {
    const column = placed.columns[c];
    const first = pieces[0];
    if (!column || !first || placed.starts?.at.has(first.start) === true) continue;
    if (cost > doubtful && column.field !== 'status' && column.field !== 'status-or-due') {
      doubts.push(`“${quote(text, first, 30)}” is not what “${column.title ?? column.field}” holds elsewhere`);
    }
  }
  return doubts;
}

/** In the last row nothing says where the note ends: a title inside it may head what comes after the table. */
function runsOn(row: Gathered, text: string): readonly string[] {
  const pieces = row.cells.at(-1)?.pieces ?? [];
  const title = pieces
    .slice(1, -1)
    .find((piece) => /^\p{Lu}[^.!?;:,]{2,60}$/u.test(text.slice(piece.start, piece.end)));
  return title ? [`“${quote(text, title, 40)}” could be a heading after the table`] : [];
}

function describe(text: string, cells: readonly RawCell[]): readonly string[] {
  return cells.map(
    (cell) =>
      `${cell.title ?? cell.field} → ${cell.field}: ${cell.ranges.length} piece${cell.ranges.length === 1 ? '' : 's'} from “${quote(text, cell.ranges[0] ?? { start: 0, end: 0 }, 40)}”`,
  );
}
