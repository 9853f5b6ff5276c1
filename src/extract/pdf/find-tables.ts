import { splitAtBands } from './bands.js';
import { chunkLines, standSideBySide } from './aligned/chunks.js';
import { hidesColumns, hidesLabelled, hidesRows, rowsOf } from './aligned/complete.js';
import { splitColumns } from './aligned/split.js';
import { findAligned, refineTable } from './aligned/find.js';
import { exceedsSlots, makeGrid, type Grid } from './grid.js';
import { joinLines, levelOnly, linesOfCell, wordsOf, type Line } from './lines.js';
import type { PageContent } from './page.js';
import type { Fill, Stroke } from './paths.js';
import { findMeshes, makeRules, type Mesh, type Rule, type Rules } from './rules.js';
import { findWorded } from './worded/find.js';
import { splitRows } from './worded/split-rows.js';
import { columnCount, dropEmptyLines, fillGrid, rowCount, type FoundTable } from './table.js';
import type { Tolerances } from './tolerances.js';
import type { Word } from './words.js';

/** What was found on a page by its rules. */
export interface RuledTables {
  readonly rules: Rules;
  readonly tables: readonly FoundTable[];
  /** Rules that no table uses. */
  readonly loose: Rules;
  /** The lines of the words that no table holds. */
  readonly lines: readonly Line[];
  /** Whether rules made a grid of more slots than are looked at. */
  readonly tooLarge: boolean;
}

const noRules: Rules = { horizontal: [], vertical: [] };

/**
 * The tables of one page that rules draw, wholly or in part. `before` is the last of the page
 * before: what has its columns may be the rest of its last row.
 */
export function findRuledTables(page: PageContent, before: FoundTable | null, tolerances: Tolerances): RuledTables {
  if (page.drawing.strokes.length === 0)
    return { rules: noRules, tables: [], loose: noRules, lines: joinLines(page.words), tooLarge: false };
  const rules = makeRules(page.drawing.strokes, tolerances);
  const tables: FoundTable[] = [];
  const loose: { horizontal: Rule[]; vertical: Rule[] } = { horizontal: [], vertical: [] };
  const meshes = findMeshes(rules, tolerances);
  for (const mesh of meshes) {
    const grid = makeGrid(mesh, tolerances);
    const goesOn = grid !== null && before !== null && tables.length === 0 && hasColumns(grid, before, tolerances);
    const begins = grid !== null && !goesOn && tables.some((table) => hasColumns(grid, table, tolerances));
    const filled =
      grid && (couldHold(grid) || goesOn || begins) ? fillGrid(grid, page.words, page.number, 'ruled') : null;
    const table = filled && dropEmptyLines(filled, tolerances.sliver);
    const taken =
      table && (isTable(table) || (goesOn && hasWords(table)) || (begins && isFull(table)))
        ? complete(table, { mesh, rules }, page.drawing.fills, tolerances)
        : null;
    if (taken) tables.push(taken);
    else {
      loose.horizontal.push(...mesh.horizontal);
      loose.vertical.push(...mesh.vertical);
    }
  }
  loose.horizontal.sort((a, b) => a.at - b.at || a.from - b.from);
  loose.vertical.sort((a, b) => a.at - b.at || a.from - b.from);
  const lines = joinLines(wordsOutside(page.words, tables));
  return { rules, tables: inOrder(tables), loose, lines, tooLarge: meshes.some(exceedsSlots) };
}

/** A grid as it is drawn, or with the rows and columns that its rules leave out. Null where text and rules disagree. */
function complete(
  drawn: FoundTable,
  { mesh, rules }: { readonly mesh: Mesh; readonly rules: Rules },
  fills: readonly Fill[],
  tolerances: Tolerances,
): FoundTable | null {
  const table = splitAtBands(drawn, fills);
  const lines = table.cells.map(linesOfCell);
  const rows = rowsOf(table, lines);
  // Rules below the heads of columns touch no other.
  const refined = hidesLabelled(rows) ? refineTable(table, rules, tolerances) : null;
  const split = refined ?? splitRows(table, mesh.horizontal);
  if (split) return split;
  if (hidesRows(rows)) return refineTable(table, rules, tolerances);
  return hidesColumns(table, lines) ? splitColumns(table, lines, tolerances) : table;
}

/** The last table of a page, where nothing stands `outside` and below it but furniture: it may go on over the page. */
export function lastTable(
  tables: readonly FoundTable[],
  outside: readonly Word[],
  furniture: ReadonlySet<Word>,
): FoundTable | null {
  const last = tables.at(-1);
  if (!last) return null;
  const below = outside.some((word) => word.top > last.bottom - 2 && !furniture.has(word));
  return below ? null : last;
}

/**
 * All tables of a page, from top to bottom: those of its rules, and those that the alignment
 * of the other words shows. `lines` are those that no table holds and that are no furniture;
 * `before` is a table that may go on from the page before.
 */
export function findTables(
  page: PageContent,
  ruled: RuledTables,
  lines: readonly Line[],
  before: FoundTable | null,
  tolerances: Tolerances,
): readonly FoundTable[] {
  const count = lines.reduce((sum, line) => sum + line.words.length, 0);
  if (count < 6 && !before) return ruled.tables;
  const { horizontal, vertical } = withBands(ruled, page, tolerances);
  const level = levelOnly(lines);
  const worded = findWorded({ lines: level, horizontal, vertical, number: page.number }, before);
  const { columnGap } = tolerances;
  const hasRules = horizontal.length > 0 || vertical.length > 0;
  // Most pages end here: there is no table without rules or text side by side, several times.
  if (worded.length === 0 && !before && !hasRules && !standSideBySide(level, columnGap, 3)) return ruled.tables;
  const left = wordsOutside(wordsOf(lines), worded);
  const rest = worded.length === 0 ? level : levelOnly(joinLines(left));
  const chunked = chunkLines(rest, columnGap);
  const aligned = findAligned({ words: left, lines: chunked, horizontal, vertical }, page.number, before, tolerances);
  const all = [...worded, ...aligned];
  return all.length === 0 ? ruled.tables : inOrder([...ruled.tables, ...all]);
}

/** The loose rules, and the upper and lower edges of bands of colour, which part rows as rules do. */
function withBands({ loose, tables }: RuledTables, { drawing, height }: PageContent, tolerances: Tolerances): Rules {
  const edges: Stroke[] = [];
  for (const { left, top, right, bottom, lightness } of drawing.fills) {
    const isBand = right - left > 20 && bottom - top > 5 && bottom - top < 0.4 * height && lightness < 252;
    if (!isBand) continue;
    const inTable = tables.some(
      (table) => top < table.bottom && bottom > table.top && left < table.right && right > table.left,
    );
    if (inTable) continue;
    edges.push({ horizontal: true, at: top, from: left, to: right, thickness: 0 });
    edges.push({ horizontal: true, at: bottom, from: left, to: right, thickness: 0 });
  }
  if (edges.length === 0) return loose;
  return { horizontal: makeRules([...loose.horizontal, ...edges], tolerances).horizontal, vertical: loose.vertical };
}

function inOrder(tables: readonly FoundTable[]): FoundTable[] {
  return [...tables].sort((a, b) => a.top - b.top || a.left - b.left);
}

/** Whether a grid has cells enough for {@link isTable}. */
function couldHold({ xs, cells }: Grid): boolean {
  return xs.length > 2 && cells.length >= 3;
}

/** Whether a grid has the columns of a table on the page before. */
function hasColumns({ xs }: Grid, before: FoundTable, { columnMatch }: Tolerances): boolean {
  return xs.length === before.xs.length && xs.every((x, i) => Math.abs(x - (before.xs[i] ?? 0)) <= columnMatch);
}

function hasWords({ cells }: FoundTable): boolean {
  return cells.some(({ words }) => words.length > 0);
}

/** Whether all cells have words: so has the first row of a table, at the foot of a page that has no room for the next. */
function isFull(table: FoundTable): boolean {
  return columnCount(table) >= 2 && table.cells.every(({ words }) => words.length > 0) && hasLetters(table);
}

function isTable(table: FoundTable): boolean {
  const filled = table.cells.filter(({ words }) => words.length > 0).length;
  return columnCount(table) >= 2 && rowCount(table) >= 1 && filled >= 3 && hasLetters(table);
}

/** Boxes that hold figures alone are the bars of a chart. */
function hasLetters({ cells }: FoundTable): boolean {
  return cells.some(({ words }) => words.some(({ text }) => /\p{L}{2}/u.test(text)));
}

/** The words of a page that no table holds. */
export function wordsOutside(words: readonly Word[], tables: readonly FoundTable[]): readonly Word[] {
  if (tables.length === 0) return words;
  let last = 0;
  for (const { order } of words) if (order > last) last = order;
  const held = new Uint8Array(1 + last);
  for (const { cells } of tables) for (const cell of cells) for (const { order } of cell.words) held[order] = 1;
  return words.filter(({ order }) => held[order] === 0);
}
