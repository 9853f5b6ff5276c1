import { mapColumns, type Column } from '../../columns.js';
import type { GridCell } from '../../grid.js';
import { judgeRows } from '../../grid-judge.js';
import type { GridRow } from '../../grid-kinds.js';
import { readRows } from '../../grid-rows.js';
import type { Shape } from '../../grid-shape.js';
import type { Layout, Proposal, Reading, Tools } from '../../layout.js';
import type { Page } from '../../page.js';
import { findAnchors, leadColumn, spanningColumns } from './anchors.js';
import { cellOf, makeRows } from './cells.js';
import { holdsGaps, printedLines } from './lines.js';
import { findRows } from './rows.js';
import { findSections, type Section } from './sections.js';

/**
 * Tables in text whose columns are held by spaces, as PDF readers print them: headers and cells
 * over several lines, cells in the middle of their row, rows broken by the end of a page.
 *
 *     Recommendation     Actions               Status     Progress update
 *     2.1 Vans           2.1.1 Keep the        Ongoing    It runs, on most
 *                        van.                             days.
 *                        2.1.2 Paint it.       Complete
 */
export const aligned: Layout = {
  id: 'column-aligned',
  propose(page, tools) {
    if (!holdsGaps(page)) return [];
    const lines = printedLines(page);
    if (!lines.some((line) => line.words.some((word, i) => i > 0 && word.x - (line.words[i - 1]?.right ?? 0) >= 2)))
      return [];
    return findSections(page, lines, tools).flatMap((section) => propose(page, section, tools) ?? []);
  },
};

function propose(page: Page, section: Section, tools: Tools): Proposal | null {
  const header = section.header.columns.map((column) => cellOf(page, column.parts));
  const width = header.length;
  const asLines = section.stretches.flatMap((stretch) =>
    stretch.body.map((line) =>
      Array.from({ length: width }, (_, c): GridCell | null =>
        cellOf(
          page,
          line.segments.filter((segment) => segment.column === c),
        ),
      ),
    ),
  );
  const columns = mapColumns(header, asLines, width, tools.words);
  const { rows, lost } = rowsOf(page, section, columns, tools);
  const shape: Shape = {
    header,
    first: 0,
    columns: finalColumns(
      columns,
      mapColumns(
        header,
        rows.filter((row) => row.kind === 'row').map((row) => row.cells),
        width,
        tools.words,
      ),
    ),
  };
  const fit = judgeRows(shape, rows, tools);
  if (fit.score < 0.4) return null;
  const odd =
    rows.filter((row) => row.certainty !== undefined && row.certainty !== 'sure').length +
    lost +
    section.misfits.length;
  const score = fit.score * (0.98 - 0.25 * Math.min(1, odd / Math.max(1, rows.length)));
  const reasons = [
    `a header of ${width} columns held apart by spaces`,
    `${rows.length} rows, ${lost} that could not be told for sure`,
    ...fit.reasons,
  ];
  return {
    layout: aligned.id,
    range: section.range,
    fit: { score, reasons },
    read: () => read(page, section, shape, rows, tools),
  };
}

/** What whole cells say of a column without a known header outweighs what their lines said. */
function finalColumns(byLines: readonly Column[], byCells: readonly Column[]): readonly Column[] {
  return byCells.map((column, c) => (column.field === 'other' ? (byLines[c] ?? column) : column));
}

function rowsOf(
  page: Page,
  section: Section,
  columns: readonly Column[],
  tools: Tools,
): { rows: readonly GridRow[]; lost: number } {
  const rows: GridRow[] = [];
  let lost = 0;
  const lead = leadColumn(columns);
  const spanning = spanningColumns(columns, lead);
  for (const { title, body } of section.stretches) {
    if (title) rows.push({ kind: 'title', cells: [cellOf(page, [title])] });
    const anchors = findAnchors(page.text, body, columns, lead, tools.words);
    const found = findRows({
      text: page.text,
      body,
      columns,
      spanning,
      anchors: anchors.lines,
      opened: anchors.by === 'id' ? lead : null,
      words: tools.words,
    });
    const made = makeRows(page, { body, columns, spanning, lead, anchors }, found, tools);
    for (const row of made.rows) rows.push(row);
    lost += made.lost;
  }
  return { rows, lost };
}

function read(page: Page, section: Section, shape: Shape, rows: readonly GridRow[], tools: Tools): Reading {
  const found = readRows(page, rows, shape.columns, { keepsLines: false }, tools);
  const claims: Reading['claims'][number][] = [...found.claims];
  for (const line of section.headerLines)
    claims.push({ start: line.start, end: line.end, claim: 'heading', why: 'header of a column-aligned table' });
  for (const line of section.furniture)
    claims.push({ start: line.start, end: line.end, claim: 'furniture', why: 'a running head or page number' });
  return {
    rows: found.rows,
    marks: found.marks,
    claims,
    messages: [],
    evidence: [`column-aligned table at ${section.range.start}-${section.range.end}: ${found.rows.length} rows`],
  };
}
