/**
 * The cells of delimiter-separated values, with their places. Our own, because the readers
 * to be had give values without offsets.
 *
 * Rules of RFC 4180: a cell in quotes may hold delimiters, line breaks and doubled quotes. A
 * quote inside a cell that does not begin with one is text. What follows a closing quote up
 * to the delimiter is text of the cell, so that nothing is lost.
 */
export interface Cell {
  readonly row: number;
  readonly column: number;
  /** The parts of the source that make up the value, in order: without the quotes around it. */
  readonly parts: readonly Part[];
}

/** `source.slice(start, end)`; where `quote`, a doubled quote that stands for one. */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly quote: boolean;
}

const quoteCode = 34;
const lineFeed = 10;
const carriageReturn = 13;

/** Whether a quote was never closed: the last cell then reaches to the end of the source. */
export interface CellsEnd {
  readonly unclosed: number | null;
}

/** Calls `take` for every cell in order. Rows with nothing on them at all are passed over and do not count. */
export function readCells(source: string, delimiter: string, take: (cell: Cell) => void, from = 0): CellsEnd {
  const delimiterCode = delimiter.charCodeAt(0);
  let at = from;
  let row = 0;
  let column = 0;
  let unclosed: number | null = null;
  while (at <= source.length) {
    const cell =
      source.charCodeAt(at) === quoteCode
        ? readQuoted(source, at, delimiterCode)
        : readPlain(source, at, delimiterCode);
    unclosed ??= cell.closed ? null : at;
    const code = source.charCodeAt(cell.end);
    const endsRow = cell.end >= source.length || code !== delimiterCode;
    const isBlankLine = endsRow && column === 0 && cell.parts.every((part) => part.start === part.end);
    if (!isBlankLine) take({ row, column, parts: cell.parts });
    if (!endsRow) column++;
    else {
      if (!isBlankLine) row++;
      column = 0;
    }
    if (cell.end >= source.length) break;
    at = cell.end + (code === carriageReturn && source.charCodeAt(cell.end + 1) === lineFeed ? 2 : 1);
    // A line break at the very end opens no further row.
    if (endsRow && at >= source.length) break;
  }
  return { unclosed };
}

interface ReadCell {
  readonly parts: readonly Part[];
  /** Offset of the delimiter or line break after it, or the length of the source. */
  readonly end: number;
  readonly closed: boolean;
}

function readPlain(source: string, start: number, delimiterCode: number): ReadCell {
  const end = plainEnd(source, start, delimiterCode);
  return { parts: [{ start, end, quote: false }], end, closed: true };
}

function plainEnd(source: string, start: number, delimiterCode: number): number {
  let at = start;
  while (at < source.length) {
    const code = source.charCodeAt(at);
    if (code === delimiterCode || code === lineFeed || code === carriageReturn) break;
    at++;
  }
  return at;
}

function readQuoted(source: string, start: number, delimiterCode: number): ReadCell {
  const parts: Part[] = [];
  let from = start + 1;
  for (;;) {
    const quote = source.indexOf('"', from);
    if (quote < 0) {
      parts.push({ start: from, end: source.length, quote: false });
      return { parts, end: source.length, closed: false };
    }
    parts.push({ start: from, end: quote, quote: false });
    if (source.charCodeAt(quote + 1) !== quoteCode) {
      const end = plainEnd(source, quote + 1, delimiterCode);
      if (end > quote + 1) parts.push({ start: quote + 1, end, quote: false });
      return { parts, end, closed: true };
    }
    parts.push({ start: quote, end: quote + 2, quote: true });
    from = quote + 2;
  }
}
