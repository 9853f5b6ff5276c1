import { message, type Message } from '../../core/message.js';
import { rangeOver, type Range } from '../../core/span.js';
import { tell, type Telling } from '../evidence.js';
import { bareId, isBelow } from '../fields/ids.js';
import type { RawCell, RawRow } from '../layout.js';
import type { Page } from '../page.js';
import { placeAt, quote } from '../place.js';
import type { RowStart } from '../row-starts.js';
import { inHeading, inTail } from './align.js';
import type { Placed } from './body.js';
import type { Piece } from './nature.js';

/** The recommendation that stands over the rows that follow it. */
export interface Group {
  readonly cell: RawCell;
  readonly id: string | null;
}

/** One row's pieces by column, before they become cells. */
interface Gathered {
  /** Indexes of its pieces: from the first to before the last. */
  readonly first: number;
  readonly past: number;
  /** From left to right. */
  readonly cells: readonly Filled[];
  readonly starts: readonly RowStart[];
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

/** What rows have from the table that they stand in. */
interface Surroundings {
  /** What stands over the first row. */
  readonly group: Group | null;
  /** The pieces have line breaks in them that are those of a file. */
  readonly wrapped: boolean;
}

/** Turns an alignment into rows: a group's recommendation is carried to the rows below it, ids are cut off their texts. */
export function readBody(page: Page, placed: Placed, { group: carried, wrapped }: Surroundings): ReadBody {
  const { columns } = placed.alignment.placings;
  const { pieces } = placed.body;
  const firsts = firstPieces(placed);
  const pastLast = columns.findLastIndex((column) => column >= 0) + 1;
  let group = carried;
  let withStatus = 0;
  const rows = firsts.map((first, i): RawRow => {
    const each = gather(placed, first, firsts[i + 1] ?? pastLast);
    const own = groupOf(placed, each);
    const id = each.starts.at(-1)?.id ?? null;
    if (own) group = own;
    else if (group && !holds(group, id)) group = null;
    const row = readRow(page, placed, each, own === null ? group : null, i === firsts.length - 1);
    if (hasStatus(row)) withStatus++;
    return wrapped ? unwrapped(row) : row;
  });
  const end = pieces[pastLast - 1]?.end ?? 0;
  const headings = pieces.filter((piece, i) => columns[i] === inHeading && piece.end < end);
  return {
    rows,
    headings,
    start: Math.min(pieces[firsts[0] ?? -1]?.start ?? 0, headings[0]?.start ?? Infinity),
    end,
    withStatus,
    group,
  };
}

/** Its line breaks are those of the file; its ranges are paragraphs. */
function unwrapped(row: RawRow): RawRow {
  const cells = row.cells.map((cell) => ({ ...cell, paragraphs: cell.ranges.map(({ start }) => start) }));
  return { ...row, cells, keepsLines: false };
}

export function hasStatus(row: RawRow): boolean {
  return row.cells.some((cell) => cell.field === 'status' || cell.field === 'status-or-due');
}

/** The index of the first piece of each row. */
function firstPieces({ alignment }: Placed): readonly number[] {
  const { columns, rows } = alignment.placings;
  const found: number[] = [];
  let row = -1;
  for (let i = 0; i < columns.length; i++) {
    if ((columns[i] ?? inTail) < 0 || rows[i] === row) continue;
    row = rows[i] ?? row;
    found.push(i);
  }
  return found;
}

function gather(placed: Placed, first: number, past: number): Gathered {
  const { columns, costs } = placed.alignment.placings;
  const cells: Filled[] = [];
  const starts: RowStart[] = [];
  for (let i = first; i < past; i++) {
    const piece = placed.body.pieces[i];
    const column = columns[i] ?? inTail;
    if (column < 0 || !piece) continue;
    const last = cells.at(-1);
    if (last?.column === column) last.pieces.push(piece);
    else cells.push({ column, pieces: [piece], cost: costs[i] ?? 0 });
    const start = placed.starts?.at.get(piece.start);
    const field = placed.columns[column]?.field;
    if (start && (column === placed.main || field === 'id' || field === 'recommendation')) starts.push(start);
  }
  return { first, past, cells, starts };
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
    items: pieces.some(isItem) ? pieces.filter(isItem).map(({ start }) => start) : noItems,
  };
}

const noItems: readonly number[] = [];

function isItem({ kind }: Piece): boolean {
  return kind === 'item';
}

/** Pieces without anything between them were one text: the edge was none. */
function joined(pieces: readonly Piece[]): readonly Range[] {
  const [only] = pieces;
  if (only && pieces.length === 1) return [{ start: only.start, end: only.end }];
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
  const own = row.cells.flatMap(({ column: c, pieces }) => {
    const first = pieces[0];
    const start = first && c === placed.main ? placed.starts?.at.get(first.start) : undefined;
    return start ? splitId(text, placed, c, pieces, start) : cellOf(placed, c, pieces);
  });
  // Put together anew: a list that grew has room for more, and a long page has many rows.
  const cells = group ? [group.cell, ...own] : [...own];
  const status = cells.find((cell) => cell.field === 'status' || cell.field === 'status-or-due');
  const expectsStatus = placed.columns.some((column) => column.field === 'status' || column.field === 'status-or-due');
  const range = spanOf(own);
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
    evidence: new RowEvidence(text, placed, row, cells, doubts),
    messages,
  };
}

/** What speaks for a row, found again when it is asked for. */
class RowEvidence implements Telling {
  readonly #text: string;
  readonly #placed: Placed;
  readonly #first: number;
  readonly #past: number;
  readonly #cells: readonly RawCell[];
  readonly #doubts: readonly string[];

  constructor(
    text: string,
    placed: Placed,
    { first, past }: Gathered,
    cells: readonly RawCell[],
    doubts: readonly string[],
  ) {
    this.#text = text;
    this.#placed = placed;
    this.#first = first;
    this.#past = past;
    this.#cells = cells;
    this.#doubts = doubts;
  }

  told(): readonly string[] {
    const { starts } = gather(this.#placed, this.#first, this.#past);
    return [
      ...starts.flatMap((start) => tell(start.reasons).map((reason) => `row start ${start.id}: ${reason}`)),
      ...describe(this.#text, this.#cells),
      ...this.#doubts.map((doubt) => `doubt: ${doubt}`),
    ];
  }
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
