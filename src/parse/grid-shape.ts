import { mapColumns, type Column } from './columns.js';
import { isWholeId } from './fields/ids.js';
import { isWholeStatus, readStatus } from './fields/status.js';
import { onlyCell, type GridCell } from './grid.js';
import { readHeader } from './headers.js';
import type { Tools } from './layout.js';
import type { StatusCandidate } from './status-candidates.js';

/** One row of a rectangle: every place names the cell that covers it. */
export type GridLine = readonly (GridCell | null)[];

/** Where the header stands, and what its columns hold. */
export interface Shape {
  /** A header of two levels as one: `Assessment` over `2023` is `Assessment 2023`. */
  readonly header: GridLine | null;
  /** Index of the first row after the header. */
  readonly first: number;
  readonly columns: readonly Column[];
  /** Columns that may hold statuses in words of nobody else. */
  readonly candidates?: readonly StatusCandidate[];
}

/** Rows that may stand above the header: a title, a blank, a note. */
const deepestHeader = 6;
const enough = 1.5;

/** Finds the header among the first rows, and what the columns below it hold. */
export function findShape(rows: readonly GridLine[], width: number, tools: Tools): Shape {
  const { header, first } = findHeader(rows, tools);
  return { header, first, columns: mapColumns(header, rows.slice(first), width, tools.words) };
}

/** The header among the first rows, and the index of the first row after it. */
export function findHeader(rows: readonly GridLine[], tools: Tools): Pick<Shape, 'header' | 'first'> {
  let best: { row: number; score: number } | null = null;
  for (let r = 0; r < Math.min(deepestHeader, rows.length); r++) {
    const score = headerScore(rows[r] ?? [], tools);
    if (score > (best?.score ?? 0)) best = { row: r, score };
  }
  const row =
    best && best.score >= enough
      ? best.row
      : (declaredHeader(rows) ?? keptPromise(rows, tools) ?? namesAboveStates(rows, tools));
  if (row === null) return { header: null, first: 0 };
  const top = rows[row] ?? [];
  const below = rows[row + 1];
  const two = below !== undefined && isSecondLevel(top, below);
  const above = rows[row - 1];
  const isUnder = !two && above !== undefined && !isTitle(above) && isSecondLevel(above, top);
  const header = two ? joinLevels(top, below) : isUnder ? joinLevels(above, top) : top;
  return { header, first: row + (two ? 2 : 1) };
}

/** One cell alone over the table, and not over some of its columns. */
function isTitle(row: GridLine): boolean {
  const only = onlyCell(row);
  return only !== null && (only.columnSpan === 1 || only.columnSpan === row.length);
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

/** A row further down that names columns again: most of its cells are headers, and none is a status. */
export function isHeaderAgain(row: GridLine, tools: Tools): boolean {
  const cells = row.filter((cell): cell is GridCell => cell?.origin === true && cell.text !== '');
  const isValue = ({ text }: GridCell): boolean =>
    text.length > 80 || isSentence(text) || isWholeId(text) || /^[^:\n]{2,40}:\s+\S/u.test(text);
  if (cells.length < 2 || cells.some(isValue)) return false;
  const readings = cells.map((cell) => readHeader(cell.text, tools.words));
  const known = readings.filter((reading) => reading !== null).length;
  const score = readings.reduce((sum, reading) => sum + (reading?.score ?? 0), 0);
  // Every row of every table is asked: what is dear to know comes last.
  if (known < 2 || known < cells.length * 0.6 || score < enough) return false;
  return cells.every((cell, i) => readings[i] !== null || readStatus(cell.text, tools.words) === null);
}

function isSentence(text: string): boolean {
  return /[.;]$/u.test(text) && text.split(/\s+/u).length > 3;
}

/** `Document | Version | Status`, `Ref | Pledge | Outcome`: one known header, above cells that are what it promises. */
function keptPromise(rows: readonly GridLine[], tools: Tools): number | null {
  const [first = [], ...body] = rows;
  // The name of the table may have fallen into its first cell.
  const isShort = first.every(
    (cell, c) =>
      cell !== null &&
      cell.text !== '' &&
      ((c === 0 && first.length > 3) || (cell.text.length <= 40 && !isSentence(cell.text))),
  );
  if (!isShort || body.length === 0) return null;
  const isKept = first.some((cell, c) => {
    const { field = 'other', score = 0 } = (cell && readHeader(cell.text, tools.words)) ?? {};
    if (score < 0.95 || (field !== 'status' && field !== 'id')) return false;
    const holds = (text: string): boolean =>
      field === 'status' ? readStatus(text, tools.words) !== null : isWholeId(text) || /^\p{N}{1,3}$/u.test(text);
    return body.filter((row) => row[c] != null && holds(row[c].text)).length >= body.length * 0.6;
  });
  return isKept ? 0 : null;
}

/** Short names in every column, none of them a status, above a column that holds nothing but statuses. */
function namesAboveStates(rows: readonly GridLine[], tools: Tools): number | null {
  const isState = (cell: GridCell | null | undefined): boolean => cell != null && isWholeStatus(cell.text, tools.words);
  const isName = ({ text }: GridCell): boolean =>
    text.length <= 40 && /^\P{N}*\p{L}\P{N}*$/u.test(text) && !isSentence(text);
  for (let r = 0; r < Math.min(deepestHeader, rows.length); r++) {
    const filled = (rows[r] ?? []).filter((cell): cell is GridCell => cell?.origin === true && cell.text !== '');
    if (filled.length < 3) continue;
    if (filled.length < (rows[r]?.length ?? 0) || !filled.every(isName) || filled.some(isState)) return null;
    const body = rows.slice(r + 1);
    const states = (rows[r] ?? []).map((_, c) => {
      const cells = body.flatMap((row) => (row[c] && row[c].text !== '' ? [row[c]] : []));
      return cells.length >= 3 && cells.filter(isState).length >= cells.length * 0.8;
    });
    return states.includes(true) ? r : null;
  }
  return null;
}

function declaredHeader(rows: readonly GridLine[]): number | null {
  const first = rows[0] ?? [];
  return first.length > 0 && first.every((cell) => cell?.header === true) && !isNumbered(rows) ? 0 : null;
}

/** Whether the first row has an id or a number as the others of its column: set in bold, it is a row all the same. */
function isNumbered([first = [], ...body]: readonly GridLine[]): boolean {
  const isId = (text: string): boolean => isWholeId(text) || /^\p{N}{1,3}[.)]?$/u.test(text);
  const shapeOf = (text: string): string => text.replace(/\p{N}+/gu, '0');
  return first.some((cell, c) => {
    if (!cell || !isId(cell.text)) return false;
    const texts = [cell.text, ...body.flatMap((row) => (row[c] && row[c].text !== '' ? [row[c].text] : []))];
    const shape = shapeOf(cell.text);
    return texts.length > 2 && new Set(texts).size === texts.length && texts.every((text) => shapeOf(text) === shape);
  });
}

/**
 * The lower line of a header: its own cells stand only below a cell that spans several columns
 * (or that is followed by empty ones), and everything else of it reaches down from above. Where
 * a name reaches down, a cell may stand below one other, too.
 */
function isSecondLevel(top: GridLine, below: GridLine): boolean {
  const isTied = reachesDown(top, below) && top.some((cell) => cell !== null && cell.columnSpan > 1);
  let under = 0;
  for (const [c, cell] of below.entries()) {
    if (!cell || cell.text === '') continue;
    if (!cell.origin && cell.range.start === top[c]?.range.start) continue;
    if (cell.text.length > 60 || !(isTied || standsUnder(top, c))) return false;
    under++;
  }
  return under >= 2;
}

/** Whether a cell of a row reaches over several columns, this one among them, or is followed by an empty one here. */
function standsUnder(top: GridLine, c: number): boolean {
  const above = top[c];
  const last = lastFilled(top, c);
  const isBare = (above?.text ?? '') === '';
  const width = isBare ? 1 : (above?.columnSpan ?? 1);
  const follows = last !== null && isBare ? c > last : (top[c + 1]?.text ?? 'none') === '';
  return (width > 1 && width < top.length) || follows;
}

/** Whether a cell of a row reaches down into the next. */
export function reachesDown(above: GridLine | undefined, below: GridLine): boolean {
  return below.some((cell, c) => cell?.origin === false && cell.range.start === above?.[c]?.range.start);
}

function lastFilled(row: GridLine, before: number): number | null {
  for (let c = before; c >= 0; c--) if ((row[c]?.text ?? '') !== '') return c;
  return null;
}

function joinLevels(top: GridLine, below: GridLine): GridLine {
  let over: GridCell | null = null;
  return top.map((above, c) => {
    const cell = below[c] ?? null;
    if (above && above.text !== '') over = above;
    if (!cell || cell.text === '' || (!cell.origin && cell.range.start === above?.range.start)) return above;
    const upper = above && above.text !== '' ? above : over;
    return upper ? { ...cell, text: `${upper.text} ${cell.text}`, ranges: [...upper.ranges, ...cell.ranges] } : cell;
  });
}
