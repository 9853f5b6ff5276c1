import { foldCase } from '../../core/text.js';
import { limitsOf, type Limits } from './cell-limits.js';
import type { Matrix } from './geometry.js';
import { joinLines, textOf } from './lines.js';
import { columnCount, rowCount, type FoundCell, type FoundTable } from './table.js';
import type { Tolerances } from './tolerances.js';
import type { Word } from './words.js';

/** Words of one page, to be printed in this order. */
export interface Piece {
  readonly page: number;
  readonly back: Matrix;
  readonly words: readonly Word[];
  /** The sides of the cell that the words stand in, where it is known. */
  readonly limits: Limits | null;
}

export interface JoinedCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly pieces: readonly Piece[];
}

/** A table over one or more pages. */
export interface JoinedTable {
  readonly parts: readonly FoundTable[];
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly JoinedCell[];
  /** Header rows that a later page repeats: furniture. */
  readonly repeats: readonly Piece[];
  /** Pages at whose end a row was broken and joined again. */
  readonly brokenRows: readonly number[];
}

/** Whether the columns of two tables are the same, but for where on the page they stand. */
export function sameColumns(a: FoundTable, b: FoundTable, { columnMatch }: Tolerances): boolean {
  if (a.xs.length !== b.xs.length) return false;
  return a.xs.every((x, i) => Math.abs(x - a.left - ((b.xs[i] ?? 0) - b.left)) <= columnMatch);
}

/** Starts a joined table with the part on its first page. */
export function startTable(part: FoundTable, back: Matrix): JoinedTable {
  const cells = part.cells.map((cell) => joinedCell(cell, 0, pieceOf(part, cell, back)));
  return { parts: [part], rows: rowCount(part), columns: columnCount(part), cells, repeats: [], brokenRows: [] };
}

function pieceOf(table: FoundTable, cell: FoundCell, back: Matrix): Piece {
  return { page: table.page, back, words: cell.words, limits: limitsOf(table, cell) };
}

function joinedCell({ row, column, rowSpan, columnSpan }: FoundCell, by: number, piece: Piece): JoinedCell {
  return { row: row + by, column, rowSpan, columnSpan, pieces: piece.words.length > 0 ? [piece] : [] };
}

/** Adds the part on the next page: header rows that repeat are taken out, a row that was broken is joined. */
export function continueTable(table: JoinedTable, part: FoundTable, back: Matrix): JoinedTable {
  const header = repeatedRows(table.parts[0], part);
  const repeats = part.cells
    .filter(({ row, words }) => row < header && words.length > 0)
    .map((cell) => pieceOf(part, cell, back));
  const body = part.cells
    .filter(({ row, rowSpan }) => row + rowSpan > header)
    .map((cell) => ({
      ...cell,
      row: Math.max(0, cell.row - header),
      rowSpan: cell.rowSpan - Math.max(0, header - cell.row),
      // What a cell of the header says is said above: below it the cell of the row before goes on.
      ...(cell.row < header && { words: [], open: true }),
    }));
  const broken = isBroken(table, body);
  const offset = table.rows - (broken ? 1 : 0);
  const cells = [...table.cells];
  for (const cell of body) {
    const above = carriedFrom(cells, cell, table.rows, broken);
    const own = pieceOf(part, cell, back);
    if (above < 0) {
      cells.push(joinedCell(cell, offset, own));
      continue;
    }
    const target = cells[above];
    if (!target) continue;
    const rowSpan = Math.max(target.rowSpan, cell.row + offset + cell.rowSpan - target.row);
    cells[above] = { ...target, rowSpan, pieces: own.words.length > 0 ? [...target.pieces, own] : target.pieces };
  }
  return {
    parts: [...table.parts, part],
    rows: offset + rowCount(part) - header,
    columns: table.columns,
    cells,
    repeats: [...table.repeats, ...repeats],
    brokenRows: broken ? [...table.brokenRows, part.page - 1] : table.brokenRows,
  };
}

/**
 * The cell above that a cell of the first row on a page goes on from: the one of the row that
 * was broken, or an empty continuation of a cell that spans rows. -1 for none.
 */
function carriedFrom(cells: readonly JoinedCell[], cell: FoundCell, rows: number, broken: boolean): number {
  if (cell.row > 0) return -1;
  const above = cells.findIndex(
    ({ row, rowSpan, column, columnSpan }) =>
      row + rowSpan === rows && column === cell.column && columnSpan === cell.columnSpan,
  );
  if (above < 0) return -1;
  if (broken) return above;
  // A spanned cell is drawn again, empty, on each page that it reaches.
  return cell.words.length === 0 && (cell.rowSpan > 1 || cell.open === true) ? above : -1;
}

/** How many rows at the top of a part repeat the first rows of the table. */
function repeatedRows(first: FoundTable | undefined, part: FoundTable): number {
  if (!first) return 0;
  const most = Math.min(3, rowCount(first), rowCount(part) - 1);
  let count = 0;
  for (let row = 0; row < most; row++) {
    const words = rowText(first, row);
    if (words === rowText(part, row) && words.replaceAll('|', '') !== '') count = row + 1;
    else if (count > 0 || words.replaceAll('|', '') !== '') break;
  }
  return count;
}

function rowText(table: FoundTable, row: number): string {
  return table.cells
    .filter((cell) => cell.row === row)
    .sort((a, b) => a.column - b.column)
    .map(({ words }) => foldCase(textOfWords(words)).replaceAll(' ', ''))
    .join('|');
}

function textOfWords(words: readonly Word[]): string {
  return joinLines(words).map(textOf).join(' ');
}

/**
 * Whether the last row goes on at the head of the next page. It does where a column that is
 * always filled is empty there, and where the text above does not end as a sentence does.
 */
function isBroken(table: JoinedTable, body: readonly FoundCell[]): boolean {
  const last = table.rows - 1;
  const lastPage = table.parts.at(-1)?.page ?? 0;
  const first = body.filter(({ row, words }) => row === 0 && words.length > 0);
  if (first.length === 0 || last < 0) return false;
  // A row that has been left open below is asked for less.
  let score = table.parts.at(-1)?.closedBelow === true ? 0 : 0.5;
  for (const cell of first) {
    const above = table.cells.find(
      ({ row, rowSpan, column, pieces }) => column === cell.column && row + rowSpan - 1 === last && pieces.length > 0,
    );
    if (!above || above.pieces.at(-1)?.page !== lastPage) return false;
    const flow = flowOf(above.pieces.at(-1)?.words ?? [], cell.words);
    if (flow === null) return false;
    score += flow;
  }
  const filled = filledColumns(table);
  const missing = filled.filter((column) => {
    const covering = body.find(
      (cell) => cell.row === 0 && column >= cell.column && column < cell.column + cell.columnSpan,
    );
    return !covering || covering.words.length === 0;
  });
  // Where every such column begins with a capital, a row begins: of a broken one the short cells are done with.
  const goesOn = first.some(({ words }) => /^\p{Ll}/u.test(words[0]?.text ?? ''));
  if (missing.length === 0 && filled.length >= 2 && !goesOn) return false;
  if (table.rows === 1 && !goesOn && table.cells.every(isTitle)) return false;
  return score + 1.5 * missing.length > 0.5;
}

/** Whether a cell may be one of a header that stands alone at the foot of a page: a few words, and no sentence. */
function isTitle({ pieces }: JoinedCell): boolean {
  const words = pieces.flatMap((piece) => piece.words);
  return words.length <= 5 && !/[.!?…;]$/u.test(words.at(-1)?.text ?? '');
}

/** What opens a row: a number with dots, an id. */
const id = /^(?:\p{L}{1,5}[\s-]?)?\d+(?:\.\d+)+\b|^(?:\p{Lu}{1,5}[\s-]?)?\d+[.)]?$/u;

/** The id that opens a text: letters, and a number. */
const opening = /^((?:\p{L}{1,5}[\s-]?)?(?:\d+\.)*)(\d+)(?=[\s.):])/u;

/** Whether two texts open with ids of one series: the second with the next number, or with letters and another one. */
function countsOn(before: string, after: string): boolean {
  const [first, second] = [opening.exec(before), opening.exec(after)];
  if (!first || !second || first[1] !== second[1]) return false;
  const step = Number(second[2]) - Number(first[2]);
  return step === 1 || (step > 1 && /^\p{L}/u.test(before));
}

/** How much the words below read as the rest of those above, -1 to 1; null where they open a row of their own. */
function flowOf(above: readonly Word[], below: readonly Word[]): number | null {
  const before = textOfWords(above);
  const after = textOfWords(below);
  const ends = /[.!?…:;]["'”’)]*$/u.test(before);
  if ((id.test(after) && (ends || id.test(before))) || countsOn(before, after)) return null;
  // A word or two stand in a cell of their own: a status, a name.
  if (above.length <= 3 && below.length <= 3 && (before === after || !/^\p{Ll}/u.test(after))) return -0.8;
  if (/^\p{Ll}/u.test(after)) return ends ? 0.4 : 1;
  return ends ? -0.5 : 0.6;
}

/** Columns that have words in (nearly) every row of the body, spanned rows apart. */
function filledColumns({ cells, rows, columns }: JoinedTable): number[] {
  const body = cells.filter(({ row }) => row > 0);
  const found: number[] = [];
  for (let column = 0; column < columns; column++) {
    const own = body.filter((cell) => cell.column === column);
    const filled = own.filter(
      ({ pieces, rowSpan, columnSpan }) => pieces.length > 0 && rowSpan === 1 && columnSpan === 1,
    ).length;
    if (rows > 1 && filled >= 0.9 * (rows - 1)) found.push(column);
  }
  return found;
}

/** The cells in reading order, with an empty one in every slot that none covers. */
export function withEmptyCells({ cells, rows, columns }: JoinedTable): JoinedCell[] {
  const covered = new Uint8Array(rows * columns);
  for (const { row, column, rowSpan, columnSpan } of cells)
    for (let r = row; r < row + rowSpan; r++) covered.fill(1, r * columns + column, r * columns + column + columnSpan);
  const all = [...cells];
  for (let slot = 0; slot < covered.length; slot++) {
    if (covered[slot] === 1) continue;
    all.push({ row: Math.floor(slot / columns), column: slot % columns, rowSpan: 1, columnSpan: 1, pieces: [] });
  }
  return all.sort((a, b) => a.row - b.row || a.column - b.column);
}
