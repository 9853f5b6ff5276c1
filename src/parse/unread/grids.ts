import type { Range } from '../../core/span.js';
import { isWholeId } from '../fields/ids.js';
import { readHeader } from '../headers.js';
import type { Words } from '../lexicon/words.js';
import { isScale } from '../outcome.js';
import { chunksOf, holdsGaps, printedLines } from '../layouts/aligned/lines.js';
import type { Line, Page } from '../page.js';
import { quote } from '../place.js';
import type { Repeat } from './repeat.js';

const fewestRows = 3;
const fewestColumns = 3;
/** A cell with what is to be done is no shorter. */
const longText = 25;

/**
 * Tables of which no row was read, though their rows have long texts beside an id, beside words
 * of a scale, or below names of columns: with edges of their own, drawn with bars, or with
 * spaces only.
 */
export function unreadGrids(page: Page, lines: readonly Line[], words: Words): readonly Repeat[] {
  const found = page.tables.flatMap((table) => {
    const rows: string[][] = Array.from({ length: table.rows }, () => []);
    for (const cell of table.cells) {
      const row = rows[cell.row];
      if (row) row[cell.column] = page.text.slice(cell.start, cell.end);
    }
    return describe(rows, table.columns, words) ? [{ first: table, rows: rows.length }] : [];
  });
  return [...found, ...barred(page, lines), ...aligned(page)].map(({ first, rows }) => ({
    count: rows,
    reason: `a table of ${rows} lines has long texts, and was not read (“${quote(page.text, first, 60)}”)`,
    first,
  }));
}

interface Found {
  readonly first: Range;
  readonly rows: number;
}

/** Whether rows of cells look like a plan: texts, and beside them what tells of each. */
function describe(rows: readonly (readonly string[])[], columns: number, words: Words): boolean {
  if (columns < fewestColumns || rows.length < fewestRows) return false;
  const [header = [], ...body] = rows;
  const values = Array.from({ length: columns }, (_, i) =>
    body.map((row) => (row[i] ?? '').trim()).filter((each) => each !== ''),
  );
  const texts = values.filter(
    (each) => each.length >= fewestRows - 1 && each.filter(isText).length * 5 >= each.length * 3,
  );
  const figures = values.filter((each, i) => i > 0 && each.length > 0 && each.every(isFigure));
  if (texts.length === 0 || figures.length > 1) return false;
  const fields = new Set(header.flatMap((each) => readHeader(each ?? '', words)?.field ?? []));
  const hasIds = values.some(numbersRows);
  return (
    fields.size >= fewestColumns || hasIds || values.some((each) => each.length * 2 >= body.length && isScale(each))
  );
}

/** Ids, or numbers that count one by one. */
function numbersRows(cells: readonly string[]): boolean {
  if (cells.length < fewestRows) return false;
  const counted = cells.filter(
    (each, i) => /^\p{N}{1,3}\.?$/u.test(each) && parseInt(each) - parseInt(cells[i - 1] ?? '') === 1,
  );
  return counted.length * 2 > cells.length || cells.filter(isWholeId).length * 5 >= cells.length * 4;
}

function isFigure(cell: string): boolean {
  return /\p{N}/u.test(cell) && !/\p{L}{2}/u.test(cell);
}

function isText(cell: string): boolean {
  return cell.length >= longText && (cell.match(/\p{L}{2,}/gu)?.length ?? 0) >= 4;
}

/** Lines that bars divide into cells. */
function barred(page: Page, lines: readonly Line[]): readonly Found[] {
  const cut = lines.map((line) => ({ line, cells: page.text.slice(line.start, line.end).split(/\s*\|\s*/u) }));
  const divided = cut.filter(({ cells }) => cells.filter((cell) => cell !== '').length >= fewestColumns);
  const [first] = divided;
  const texts = divided.filter(({ cells }) => cells.some(isText)).length;
  return first && divided.length > fewestRows && texts >= fewestRows
    ? [{ first: first.line, rows: divided.length }]
    : [];
}

/** Lines of a text whose words stand below each other in three columns or more, with two spaces or more between. */
function aligned(page: Page): readonly Found[] {
  if (!holdsGaps(page)) return [];
  const lines = printedLines(page)
    .filter(({ kind }) => kind !== 'furniture')
    .map((line) => ({ line, cells: chunksOf(line) }))
    .filter(({ cells }) => cells.length >= fewestColumns);
  const places = new Map<number, number>();
  for (const { cells } of lines) for (const { x } of cells) places.set(x, (places.get(x) ?? 0) + 1);
  const rows = lines.filter(
    ({ cells }) =>
      cells.filter(({ x }) => (places.get(x) ?? 0) >= fewestRows).length >= fewestColumns &&
      cells.filter(({ start, end }) => /\p{L}{3}/u.test(page.text.slice(start, end))).length >= fewestColumns,
  );
  const texts = rows.filter(({ cells }) => cells.some(({ start, end }) => isText(page.text.slice(start, end))));
  const [first] = rows;
  return first && texts.length >= fewestRows ? [{ first: first.line, rows: rows.length }] : [];
}
