import { message, type Message } from '../../../core/message.js';
import type { Range } from '../../../core/span.js';
import type { GridCell } from '../../grid.js';
import type { GridRow } from '../../grid-kinds.js';
import type { Page } from '../../page.js';
import { placeAt, quote } from '../../place.js';
import type { Placed, PlacedRow } from './alignment.js';
import { cutMarkup } from './markup.js';
import type { Piece } from './pieces.js';
import { gridCell } from './columns.js';
import { fitOf, missingCost, spannedCost, type Columns } from './fitting.js';

/** A row of the search as a row of a grid, with what was found out about it in words. */
export function makeRow(page: Page, row: PlacedRow, table: Columns): GridRow {
  const width = table.columns.length;
  const cells: (GridCell | null)[] = Array.from({ length: width }, () => null);
  for (let c = 0; c < width; c++) {
    const own = row.placed.filter((placed) => placed.column === c);
    if (own.length > 0) cells[c] = cellOf(page, own);
  }
  const doubt = rivalOf(row, table);
  const whole = { start: row.placed[0]?.piece.start ?? 0, end: row.placed.at(-1)?.piece.end ?? 0 };
  const messages: Message[] =
    doubt === null
      ? []
      : [message('parse/uncertain-boundary', doubt, { place: placeAt(page, whole), actual: quote(page.text, whole) })];
  return {
    kind: 'row',
    cells,
    certainty: doubt === null ? 'sure' : 'likely',
    evidence: evidenceOf(row, table),
    messages,
  };
}

function cellOf(page: Page, own: readonly Placed[]): GridCell {
  const plain = cutMarkup(page.text, rangesOf(own));
  const paragraphs = [
    ...plain.paragraphs,
    ...own.slice(1).flatMap((placed, i) => (startsParagraph(own[i]?.piece, placed.piece) ? [placed.piece.start] : [])),
  ];
  return { ...gridCell(page, plain.ranges), paragraphs };
}

/** A line that ends early, with its sentence, ends a paragraph. */
function startsParagraph(before: Piece | undefined, piece: Piece): boolean {
  return before !== undefined && piece.joint === 'line' && !piece.goesOn && /[.!?:;]["”’)]?$/u.test(before.text);
}

/** A pipe inside a cell is text; a line break between closing pipes is not. */
function rangesOf(own: readonly Placed[]): readonly Range[] {
  const ranges: { start: number; end: number }[] = [];
  for (const { piece } of own) {
    const last = ranges.at(-1);
    if (piece.end === piece.start) continue;
    if (last && (piece.joint === 'pipe' || piece.joint === 'line')) last.end = Math.max(last.end, piece.end);
    else ranges.push({ start: piece.start, end: piece.end });
  }
  return ranges;
}

function evidenceOf(row: PlacedRow, table: Columns): readonly string[] {
  const name = (c: number): string => `column ${c + 1} (“${table.columns[c]?.title ?? 'no header'}”)`;
  const found: string[] = [];
  const first = row.placed[0]?.piece;
  if (row.shift > 0)
    found.push(
      `begins in ${name(row.shift)}${first?.opening ? `, for it opens with ${first.opening.id}` : ''}: the cells before it span rows`,
    );
  for (const placed of row.placed) {
    const { piece, column, move } = placed;
    if (move === 'pad') found.push('an empty cell after the last column');
    if (move === 'more')
      found.push(
        piece.joint === 'pipe'
          ? `the pipe before “${piece.text.slice(0, 30)}” is text in ${name(column)}`
          : `${name(column)} goes on over a line break`,
      );
    if (placed.skipped > 0) found.push(`no cell before ${name(column)}`);
    if (piece.status > 0 && table.columns[column]?.field === 'status' && row.shift > 0)
      found.push(`“${piece.text}” then stands in the status column`);
  }
  const last = row.placed.reduce((most, placed) => Math.max(most, placed.column), 0);
  if (last < table.columns.length - 1) found.push(`ends in ${name(last)}`);
  return found;
}

/** Two ways to put the cells closer than this are hard to tell apart. */
const close = 1;

/** A row with fewer cells than columns may begin in another column nearly as well. */
function rivalOf(row: PlacedRow, table: Columns): string | null {
  const width = table.columns.length;
  const pieces = row.placed.filter((placed) => placed.move !== 'more' && placed.move !== 'pad');
  if (pieces.length >= width || pieces.some((placed) => placed.skipped > 0)) return null;
  const scoreAt = (shift: number): number => {
    if (shift + pieces.length > width) return -Infinity;
    let score = 0;
    for (let c = 0; c < shift; c++) score -= spannedCost[table.columns[c]?.field ?? 'other'];
    pieces.forEach((placed, i) => (score += fitOf(placed.piece, shift + i, table)));
    for (let c = shift + pieces.length; c < width; c++) score -= missingCost[table.columns[c]?.field ?? 'other'];
    return score;
  };
  const own = scoreAt(row.shift);
  for (let shift = 0; shift < Math.min(4, width); shift++) {
    if (shift !== row.shift && own - scoreAt(shift) < close)
      return `the row has ${pieces.length} cells for ${width} columns, and could begin in column ${shift + 1} as well`;
  }
  return null;
}
