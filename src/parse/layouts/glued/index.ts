import { proposeTables } from '../../alignment/tables.js';
import type { Layout, Proposal, Tools } from '../../layout.js';
import type { Flow, Line, Page } from '../../page.js';
import { findEdges } from './edges.js';

/**
 * Glued cells: no space between one cell and the next, the header run together, ids glued to
 * the texts around them; one row a line, or all on one.
 *
 *     RecommendationActionsStatus of ActionProgress Update
 *     2.1 Books2.1.1The council must lend more.OngoingSee action 3.2.2
 *     2.1.2Late fees must go.Complete
 *
 * Cut at every edge that could part two cells, the pieces are cells one below the other.
 */
export const glued: Layout = {
  id: 'glued-cells',
  propose(page, tools) {
    const seen = new Set<string>();
    return page.flows.flatMap((flow) => proposeFlow(page, flow, tools, seen));
  },
};

/** Text of another layout has an edge here and there: a name in camel case, a missing space. */
const fewestEdges = 3;
const fewestEdgesPerLine = 0.4;

function proposeFlow(page: Page, flow: Flow, tools: Tools, seen: Set<string>): readonly Proposal[] {
  const cuts = flow.lines.map((line) => findEdges(page.text, line.start, line.end, tools.words));
  const edges = cuts.reduce((sum, each) => sum + each.length, 0);
  if (edges < Math.max(fewestEdges, flow.lines.length * fewestEdgesPerLine)) return [];
  const pieces = flow.lines.flatMap((line, i) => cut(page.text, line, cuts[i] ?? []));
  const manner = { layout: glued.id, apart: 'run together', modesty: 0.03, ownHeadings: true };
  return proposeTables(page, pieces, manner, tools, seen);
}

function cut(text: string, line: Line, edges: readonly number[]): readonly Line[] {
  if (edges.length === 0) return [line];
  const bounds = [line.start, ...edges, line.end];
  return bounds.slice(0, -1).flatMap((start, i) => {
    const end = bounds[i + 1] ?? line.end;
    return text.slice(start, end).trim() === ''
      ? []
      : [{ ...line, start, end, kind: i === 0 ? line.kind : ('paragraph' as const) }];
  });
}
