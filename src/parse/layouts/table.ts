import { firstIndex } from '../../core/search.js';
import type { Range } from '../../core/span.js';
import type { TableBlock } from '../../model/document.js';
import { deriveColumns } from '../derived-columns.js';
import { expandGrid, transpose, type Grid } from '../grid.js';
import { judgeRows } from '../grid-judge.js';
import { classifyRows } from '../grid-kinds.js';
import { isStatedByTitles, readRows } from '../grid-rows.js';
import { findHeader, headerScore, isHeaderAgain, reachesDown, type GridLine, type Shape } from '../grid-shape.js';
import type { Layout, Mark, Proposal, Reading, Tools } from '../layout.js';
import { tellGuesses } from '../guessed-status.js';
import { readMark, statusMark } from '../marks.js';
import type { Page } from '../page.js';
import { withoutOwnNames } from '../own-names.js';
import { titledTable } from '../titled-tables.js';
import { shareHeaders } from '../shared-headers.js';
import { unfoldSides } from '../side-tables.js';
import { splitStacked } from '../stacked-rows.js';

/** A real grid: headers are mapped to fields, each further row is one action. */
export const table: Layout = {
  id: 'table',
  propose(page, tools) {
    const sections = page.tables.flatMap((block) => {
      const grid = unfoldSides(upright(expandGrid(page.text, block), tools), tools);
      return sectionsOf(grid.rows, tools).map((rows, s) => ({ block, rows, width: grid.columns, isFirst: s === 0 }));
    });
    const headed = sections.map(({ rows, width }) => {
      const { header, first } = findHeader(rows, tools);
      return { header, first, width, body: withoutOwnNames(header, rows.slice(first)) };
    });
    const shapes = shareHeaders(headed, tools.words);
    return sections.flatMap((section, i) => {
      const [shape, own] = [shapes[i], headed[i]];
      if (!shape || !own) return [];
      return [propose(page, { ...section, rows: [...section.rows.slice(0, own.first), ...own.body] }, shape, tools)];
    });
  },
};

/** A table whose first column names the fields, one record a column, is read turned. */
function upright(grid: Grid, tools: Tools): Grid {
  if (grid.columns < 3 || grid.rows.length < 2 || grid.rows.length > 20) return grid;
  const names = grid.rows.map((row) => row[0] ?? null);
  // Asked of every small table: where the first column numbers rows it names no fields.
  const numbered = names.filter((cell) => cell !== null && /^\p{N}+\.\p{N}/u.test(cell.text)).length;
  if (numbered * 5 > names.length * 2) return grid;
  const sideways = headerScore(names, tools);
  const isNamed = sideways >= 2 && sideways >= grid.rows.length * 0.6;
  return isNamed && grid.rows.every((row) => headerScore(row, tools) < 1.5) ? transpose(grid) : grid;
}

/** A table that names its columns anew is several tables: each begins with its header, or with its first row. */
function sectionsOf(rows: readonly GridLine[], tools: Tools): readonly (readonly GridLine[])[] {
  const sections: GridLine[][] = [];
  let header: string | null = null;
  for (const [r, row] of rows.entries()) {
    // What a cell of the row above reaches down into is the second line of its header.
    const words = isHeaderAgain(row, tools) && !reachesDown(rows[r - 1], row) ? wordsOf(row) : null;
    const names = words !== null && words !== header;
    const last = sections.at(-1);
    if (last && (!names || !last.some(holdsText))) last.push(row);
    else sections.push([row]);
    if (names) header = words;
  }
  return sections;
}

function wordsOf(row: GridLine): string {
  return row.map((cell) => cell?.text.toLowerCase() ?? '').join('|');
}

/** Rows above a header are part of its table, as titles and dates are, unless they could be rows themselves. */
function holdsText(row: GridLine): boolean {
  const cells = row.filter((cell) => cell?.origin === true && cell.text !== '' && !cell.header);
  return cells.length > 1 && cells.some((cell) => (cell?.text.length ?? 0) > 12);
}

/** The rows of a table below one header. */
interface Section {
  readonly block: TableBlock;
  readonly rows: readonly GridLine[];
  readonly width: number;
  readonly isFirst: boolean;
}

function propose(page: Page, section: Section, found: Shape, tools: Tools): Proposal {
  const { block, width, isFirst } = section;
  const {
    shape: known,
    rows: lines,
    from,
  } = isFirst ? titledTable(page, block, found, section.rows) : { ...section, shape: found, from: null };
  const classified = classifyRows(splitStacked(lines, known, tools.words), width, known, tools);
  const over = isFirst ? statusOver(page, block, tools) : null;
  const isStated = over !== null || isStatedByTitles(classified, tools);
  const derived = deriveColumns(page.text, known, classified, tools.words, isStated);
  const { shape, rows } = derived;
  const fit = judgeRows(shape, rows, tools, isStated);
  const hasStatus = shape.columns.some(({ field }) => field === 'status' || field === 'status-or-due');
  const own = rangeOf(block, section.rows, isFirst);
  const range = from ? { start: Math.min(own.start, from.start), end: own.end } : own;
  if (fit.score < 0.4) return { layout: table.id, range, fit: { ...fit, score: 0 }, read: () => nothing };
  return {
    layout: table.id,
    range,
    fit,
    read(): Reading {
      const { rows: raw, marks, claims } = readRows(page, rows, shape.columns, { keepsLines: true }, tools);
      const caption = isFirst && block.caption ? [block.caption] : [];
      return {
        rows: raw,
        marks: [
          ...(over && !hasStatus ? [over] : []),
          ...caption.flatMap((each) => captionMark(page, each, tools) ?? []),
          ...marks,
        ],
        claims: [...caption.map((each) => ({ ...each, claim: 'heading' as const })), ...claims],
        messages: tellGuesses(page, derived),
        evidence: [`table at ${range.start}-${range.end}: ${raw.length} rows`],
      };
    },
  };
}

/** `Actions in progress` or `Completed` over a table says what its rows are, where no column does. */
function statusOver(page: Page, block: TableBlock, { words }: Tools): Mark | null {
  const next = firstIndex(page.lines, (line) => line.end > block.start);
  const over = page.lines[next - 1];
  if (over?.kind !== 'heading') return null;
  const line = page.text.slice(over.start, over.end);
  const value = words.statuses.get(line.trim());
  const range = { start: over.start, end: over.end };
  return value ? { kind: 'status', at: over.start, value, words: range } : statusMark(line, range, words);
}

const nothing: Reading = { rows: [], marks: [], claims: [], messages: [], evidence: [] };

/** From the first cell of the rows to their last; the first rows of a table have its caption, too. */
function rangeOf(block: TableBlock, rows: readonly GridLine[], isFirst: boolean): Range {
  let { start, end } = { start: Infinity, end: 0 };
  for (const cell of rows.flat()) {
    if (!cell?.origin || cell.text === '') continue;
    start = Math.min(start, cell.range.start);
    end = Math.max(end, cell.range.end);
  }
  if (end === 0) return { start: block.start, end: block.end };
  return isFirst && block.caption ? { start: Math.min(start, block.caption.start), end } : { start, end };
}

/** What a caption says of the rows: `Table 2: Completed actions`. */
function captionMark(page: Page, caption: Range, tools: Tools): Mark | null {
  const lead = /^(?:\p{L}+\s+)?\p{N}{1,3}(?:\.\p{N}{1,3})?\s*[:.–—-]\s*/u.exec(
    page.text.slice(caption.start, caption.end),
  );
  const named = lead && { start: caption.start + lead[0].length, end: caption.end };
  return readMark(page.text, caption, 4, tools.words) ?? (named ? readMark(page.text, named, 4, tools.words) : null);
}
