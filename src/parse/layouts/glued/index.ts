import { proposeTables } from '../../alignment/tables.js';
import { leadingId } from '../../fields/ids.js';
import type { Layout, Proposal, Tools } from '../../layout.js';
import type { Flow, Line, Page } from '../../page.js';
import { findEdges } from './edges.js';
import { proposeRows } from './rows.js';

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
  const past = pastRows(page, flow.lines, cuts, tools);
  const pieces = flow.lines.slice(0, past).flatMap((line, i) => cut(page.text, line, cuts[i] ?? []));
  const manner = { layout: glued.id, apart: 'run together', modesty: 0.03, ownHeadings: true };
  const joint = proposeRows(page, flow.lines, cuts, glued.id, tools);
  // What ends before the last row of a table read as a whole has lost its way.
  const goesOn = ({ range }: Proposal): boolean =>
    joint.every((whole) => whole.range.start > range.start || whole.range.end <= range.end);
  return [...proposeTables(page, pieces, manner, tools, seen).filter(goesOn), ...joint];
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

/** Where the rows end, if each is one line that opens with an id: what follows the last is no part of it. */
function pastRows(
  { text }: Page,
  lines: readonly Line[],
  cuts: readonly (readonly number[])[],
  { words }: Tools,
): number {
  const opens = lines.map(({ start, end }, i) => {
    const first = text.slice(start, Math.min(cuts[i]?.[0] ?? end, start + longestId));
    return leadingId(first, 0, first.length, words.families) !== null;
  });
  const [first, last] = [opens.indexOf(true), opens.lastIndexOf(true)];
  return last - first >= 2 && opens.slice(first, last).every(Boolean) ? last + 1 : lines.length;
}

const longestId = 80;
