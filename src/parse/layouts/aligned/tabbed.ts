import type { Range } from '../../../core/span.js';
import { mapColumns } from '../../columns.js';
import { judgeRows } from '../../grid-judge.js';
import { classifyRows } from '../../grid-kinds.js';
import { readRows } from '../../grid-rows.js';
import { headerScore, type GridLine, type Shape } from '../../grid-shape.js';
import type { Proposal, Tools } from '../../layout.js';
import type { Line, Page } from '../../page.js';
import { cellOf } from './cells.js';

/** Fewer cells on a line are no table. */
const fewestCells = 3;
const fewestRows = 2;
/** Lines that look like headers and are none, before the rest of a page is left alone: each is read to its end. */
const mostRefused = 20;

/**
 * Tables whose cells are held apart by tabs, a row a line, as a table is pasted:
 *
 *     Ref⇥Action⇥Lead⇥Status
 *     1.1⇥Keep the van.⇥Transport⇥Ongoing
 *
 * A tab is an edge wherever it stands, so that two in a row are an empty cell.
 */
export function proposeTabbed(page: Page, layout: string, tools: Tools): readonly Proposal[] {
  if (page.document.form !== 'text' || page.document.source?.includes('\t') !== true) return [];
  const lines = page.lines.map((line) => ({ line, cells: cellsOf(page, line), apart: isApart(page, line) }));
  const proposals: Proposal[] = [];
  let refused = 0;
  for (let i = 0; i < lines.length && refused < mostRefused; i++) {
    if ((lines[i]?.cells.length ?? 0) < fewestCells) continue;
    const head = (lines[i]?.cells ?? []).map((parts) => cellOf(page, parts));
    if (headerScore(head, tools) <= 0) continue;
    const { rows, past } = rowsBelow(page.text, lines, i + 1, head.length);
    const range = { start: lines[i]?.line.start ?? 0, end: lines[past - 1]?.line.end ?? 0 };
    const body = rows.map((row) => head.map((_, c) => cellOf(page, row[c] ?? [])));
    const own = body.length < fewestRows ? null : propose(page, { head, body, range, layout }, tools);
    if (!own) {
      refused++;
      continue;
    }
    proposals.push(own);
    i = past - 1;
  }
  return proposals;
}

/** A cell as its stretches, one a line; without any where it is empty. */
type Cell = readonly Range[];

/** Rows below a header: cells at the end may be left out, and a cell may go on below a line break. */
function rowsBelow(
  text: string,
  lines: readonly { readonly cells: readonly Cell[]; readonly apart: boolean }[],
  from: number,
  width: number,
): { rows: readonly (readonly Cell[])[]; past: number } {
  const rows: (readonly Cell[])[] = [];
  const opensId = (cells: readonly Cell[]): boolean => {
    const first = cells[0]?.[0];
    return first !== undefined && /^\P{L}{0,12}\p{N}/u.test(text.slice(first.start, first.end));
  };
  const joins = (above: readonly Cell[] | undefined, below: readonly Cell[] | undefined): boolean =>
    above !== undefined &&
    below !== undefined &&
    above.length > 1 &&
    above.length < width &&
    above.length + below.length - 1 === width &&
    !opensId(below);
  const isRow = (cells: readonly Cell[] | undefined): boolean => (cells?.length ?? 0) >= width * 0.6;
  let past = from;
  for (; past < lines.length; past++) {
    const { cells: own, apart } = lines[past] ?? { cells: [], apart: true };
    const above = rows.at(-1);
    if (above && !apart && joins(above, own)) {
      rows[rows.length - 1] = [...above.slice(0, -1), [...(above.at(-1) ?? []), ...(own[0] ?? [])], ...own.slice(1)];
      continue;
    }
    const next = lines[past + 1]?.cells;
    const isTitle = own.length === 1 && isRow(next);
    if (own.length > width || !(isRow(own) || joins(own, next) || isTitle)) break;
    rows.push(own);
  }
  return { rows, past };
}

interface Tabbed {
  readonly head: GridLine;
  readonly body: readonly GridLine[];
  readonly range: Range;
  readonly layout: string;
}

function propose(page: Page, { head, body, range, layout }: Tabbed, tools: Tools): Proposal | null {
  const width = head.length;
  const shape: Shape = { header: head, first: 0, columns: mapColumns(head, body, width, tools.words) };
  const rows = classifyRows(body, width, shape, tools);
  const fit = judgeRows(shape, rows, tools);
  if (fit.score < 0.4) return null;
  return {
    layout,
    range,
    fit: { score: fit.score, reasons: [`a header of ${width} columns held apart by tabs`, ...fit.reasons] },
    read: () => {
      const found = readRows(page, rows, shape.columns, { keepsLines: false }, tools);
      const header = head.flatMap((cell) => (cell ? [cell.range] : []));
      return {
        rows: found.rows,
        marks: found.marks,
        claims: [
          ...found.claims,
          ...header.map((own) => ({ ...own, claim: 'heading' as const, why: 'header of a table held apart by tabs' })),
        ],
        messages: [],
        evidence: [`tabs at ${range.start}-${range.end}: ${found.rows.length} rows`],
      };
    },
  };
}

/** An empty line stands above it. */
function isApart({ document }: Page, line: Line): boolean {
  const [place] = document.tape.locate(line.start, line.end);
  const { source } = document;
  if (source === null || !place || !('start' in place)) return true;
  return /\n[^\S\n]*\n[^\S\n]*$/u.test(source.slice(Math.max(0, place.start - 40), place.start));
}

/** The stretches of a line between tabs. */
function cellsOf({ document, text }: Page, line: Line): readonly Cell[] {
  const [place] = document.tape.locate(line.start, line.end);
  const { source } = document;
  if (source === null || !place || !('start' in place)) return [];
  const cells: Range[][] = [[]];
  let at = place.start;
  for (let i = line.start; i < line.end; i++) {
    if (text.charCodeAt(i) === 32) continue;
    for (; at < source.length && source.charCodeAt(at) !== text.charCodeAt(i); at++)
      if (source.charCodeAt(at) === 9) cells.push([]);
    at++;
    const own = cells.at(-1);
    own?.splice(0, 1, { start: own[0]?.start ?? i, end: i + 1 });
  }
  return cells;
}
