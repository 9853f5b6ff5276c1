import type { Line } from './lines.js';
import { columnCount, type FoundTable } from './table.js';
import { columnOf } from './worded/blocks.js';
import { keepsToColumns, layInColumns, type Page } from './worded/find.js';

/** A page on which tables were looked for: its lines outside of drawn grids, without furniture, and what was found. */
export interface SearchedPage extends Page {
  readonly tables: readonly FoundTable[];
}

/** Lines in a header at most, and how many pages on its columns are looked for. */
const mostLines = 4;
const furthest = 8;

/**
 * A header that stands alone at the foot of a page is too short to show its columns: it is laid
 * out in those that a later page shows, where it has words in all of them, most at the left edge
 * of their text, and where no word on the pages between stands over an edge. The tables of the
 * page, with the header as the last of them; null where there is none.
 */
export function layLoneHeader(pages: readonly SearchedPage[], at: number): readonly FoundTable[] | null {
  const page = pages[at];
  if (!page || page.lines.length === 0) return null;
  for (let next = at + 1; next < Math.min(pages.length, at + 1 + furthest); next++) {
    const shown = columnsOf(pages[next]);
    const header = shown && layHeader(page, shown);
    const tables = header && withHeader(page.tables, header);
    if (tables && pages.slice(at + 1, next).every((between) => keepsTo(between, shown))) return tables;
  }
  return null;
}

/** The table of words that a page begins with. */
function columnsOf(page: SearchedPage | undefined): FoundTable | null {
  const [table] = page?.tables ?? [];
  const [first] = page?.lines ?? [];
  const isAtHead = table && first && first.bottom > table.top - 1;
  return table?.evidence === 'worded' && isAtHead && columnCount(table) > 2 ? table : null;
}

function keepsTo({ lines }: SearchedPage, { xs }: FoundTable): boolean {
  return lines.every((line) => keepsToColumns(line, xs));
}

/** The last lines of a page in the columns of a table, if they are its header. */
function layHeader(page: SearchedPage, table: FoundTable): FoundTable | null {
  const lines = lastLines(page.lines, table.xs);
  const edges = textEdges(lines, table.xs);
  const known = textEdges(table.cells, table.xs);
  const aligned = edges.filter((left, column) => Math.abs(left - (known[column] ?? 0)) < 3).length;
  if (lines.length === 0 || edges.some((left) => left === Infinity) || aligned < edges.length - 1) return null;
  return layInColumns(lines, table.xs, page);
}

/** The lines at the foot of a page that keep to columns, if they are no more than those of a header. */
function lastLines(lines: readonly Line[], xs: readonly number[]): readonly Line[] {
  let from = lines.length;
  for (; from > 0; from--) {
    const [line, below] = [lines[from - 1], lines[from]];
    if (!line || !keepsToColumns(line, xs) || (below && below.top - line.bottom > 2 * line.size)) break;
  }
  return lines.length - from > mostLines ? [] : lines.slice(from);
}

/** Where the text of each column begins; Infinity where it has none. */
function textEdges(held: readonly Pick<Line, 'words'>[], xs: readonly number[]): number[] {
  const lefts = new Array<number>(xs.length - 1).fill(Infinity);
  for (const { words } of held)
    for (const word of words) {
      const column = columnOf(word, xs);
      lefts[column] = Math.min(lefts[column] ?? Infinity, word.left);
    }
  return lefts;
}

/** The tables of a page with a header in place of what was taken for a table of its words; null where that holds more or is as good. */
function withHeader(tables: readonly FoundTable[], header: FoundTable): readonly FoundTable[] | null {
  const held = new Set(header.cells.flatMap(({ words }) => words));
  const isMeant = ({ cells }: FoundTable): boolean => cells.some(({ words }) => words.some((word) => held.has(word)));
  const meant = tables.filter(isMeant);
  const isLess = (table: FoundTable): boolean =>
    columnCount(table) < columnCount(header) && table.cells.every(({ words }) => words.every((word) => held.has(word)));
  return meant.every(isLess) ? [...tables.filter((table) => !isMeant(table)), header] : null;
}
