import { learnEdges, splitLine, type Edges } from './edges.js';
import type { Header } from './header.js';
import type { PrintedLine } from './lines.js';

/** Lines longer than this are no lines of a printed table. */
export const mostWords = 300;

/** The edges of the columns on each page that the lines of a table stand on. */
export function edgesByPage(
  lines: readonly PrintedLine[],
  header: Header,
  before: Edges | null,
): ReadonlyMap<number, Edges> {
  const sheets = new Map<number, Edges>();
  let edges = before;
  for (const sheet of groupPages(lines)) {
    edges = sheetEdges(sheet, header, edges);
    sheets.set(sheet[0]?.page ?? 0, edges);
  }
  return sheets;
}

function groupPages(lines: readonly PrintedLine[]): readonly (readonly PrintedLine[])[] {
  const sheets: PrintedLine[][] = [];
  for (const line of lines) {
    const last = sheets.at(-1);
    if (last?.[0]?.page === line.page) last.push(line);
    else sheets.push([line]);
  }
  return sheets;
}

/** The edges of a page; where its header is not repeated, those of the page before unless others fit better. */
function sheetEdges(sheet: readonly PrintedLine[], header: Header, before: Edges | null): Edges {
  const own = learnEdges(sheet, header.columns);
  if (!before) return own;
  const cost = (edges: Edges): number =>
    sheet
      .slice(0, 60)
      .reduce((sum, line) => sum + (line.words.length > mostWords ? 0 : splitLine(line, edges).cost), 0);
  return cost(own) < cost(before) ? own : before;
}
