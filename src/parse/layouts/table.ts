import type { TableBlock } from '../../model/document.js';
import { expandGrid } from '../grid.js';
import { classifyRows, findShape, judgeRows, readRows } from '../grid-rows.js';
import type { Layout, Proposal, Reading, Tools } from '../layout.js';
import type { Page } from '../page.js';

/** A real grid: headers are mapped to fields, each further row is one action. */
export const table: Layout = {
  id: 'table',
  propose(page, tools) {
    return page.tables.flatMap((block) => propose(page, block, tools) ?? []);
  },
};

function propose(page: Page, block: TableBlock, tools: Tools): Proposal | null {
  const grid = expandGrid(page.text, block);
  const shape = findShape(grid.rows, grid.columns, tools);
  const rows = classifyRows(grid.rows, grid.columns, shape);
  const fit = judgeRows(shape, rows, tools);
  if (fit.score < 0.4) return null;
  return {
    layout: table.id,
    range: { start: block.start, end: block.end },
    fit,
    read(): Reading {
      const { rows: found, marks, claims } = readRows(page, rows, shape.columns, { keepsLines: true }, tools);
      const caption = block.caption ? [{ ...block.caption, claim: 'heading' as const }] : [];
      return {
        rows: found,
        marks,
        claims: [...caption, ...claims],
        messages: [],
        evidence: [`table at ${block.start}-${block.end}: ${found.length} rows`],
      };
    },
  };
}
