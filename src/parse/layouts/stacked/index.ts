import type { Range } from '../../../core/span.js';
import { placeBody, type Placed } from '../../alignment/body.js';
import type { Piece } from '../../alignment/nature.js';
import { readBody, type Group, type ReadBody } from '../../alignment/rows.js';
import type { Layout, Mark, Proposal, Reading, Tools } from '../../layout.js';
import { readMark } from '../../marks.js';
import type { Flow, Line, Page } from '../../page.js';
import { findHeaderRuns, type HeaderRun } from './headers.js';

/**
 * Stacked cells: every cell on a line or paragraph of its own, the headers too. An empty cell
 * leaves no line; a cell of several paragraphs leaves several; a recommendation stands only
 * over the first of its rows.
 *
 *     Action                          ┐
 *     Status                          ├ header
 *     Progress Update                 ┘
 *     1.2 Every branch must open.     ┐
 *     Ongoing                         ├ row
 *     Two have. The third has a key.  ┘
 *     1.3 Publish the hours.          ┐
 *     Complete                        ┘ row without a note
 */
export const stacked: Layout = {
  id: 'stacked-cells',
  propose(page, tools) {
    const seen = new Set<string>();
    return page.flows.flatMap((flow) => proposeFlow(page, flow, tools, seen));
  },
};

function proposeFlow(page: Page, flow: Flow, tools: Tools, seen: Set<string>): readonly Proposal[] {
  const runs = findHeaderRuns(page.text, flow, tools.words);
  return runs.flatMap((run, i) => {
    const past = runs[i + 1]?.first ?? flow.lines.length;
    return proposeTable(page, run, flow.lines.slice(run.past, past), tools, seen);
  });
}

/** Headings inside a table cut it into sections of the same columns; one section, one region. */
function proposeTable(page: Page, run: HeaderRun, lines: readonly Line[], tools: Tools, seen: Set<string>): readonly Proposal[] {
  const proposals: Proposal[] = [];
  let group: Group | null = null;
  let header: HeaderRun | null = run;
  for (const section of sections(page, lines, tools)) {
    const placed = placeBody({ text: page.text, pieces: section, columns: run.columns, seen }, tools.words);
    const read: ReadBody | null = placed && readBody(page, placed, group);
    if (!placed || !read || read.rows.length === 0 || !plausible(placed, read)) break;
    group = read.group;
    for (const start of placed.starts?.at.values() ?? []) seen.add(start.id);
    proposals.push(propose(run, header, placed, read));
    header = null;
  }
  return proposals;
}

/** Stretches of lines between headings that say something of the rows below them. */
function sections(page: Page, lines: readonly Line[], tools: Tools): readonly (readonly Piece[])[] {
  const found: Piece[][] = [];
  let open: Piece[] | null = null;
  for (const line of lines) {
    if (isHeading(page, line, tools)) {
      open = null;
      continue;
    }
    if (!open) found.push((open = []));
    open.push({ start: line.start, end: line.end, item: line.kind === 'item' });
  }
  return found;
}

function isHeading(page: Page, line: Line, tools: Tools): boolean {
  if (line.end - line.start > 200) return false;
  const mark = readMark(page.text, line, line.level, tools.words);
  if (mark) return mark.kind !== 'group';
  return line.kind === 'heading';
}

/** Rows that have no status where the header promises one, or whose cells hold what they should not, are none. */
function plausible(placed: Placed, read: ReadBody): boolean {
  const expects = read.rows.some((row) => row.expectsStatus);
  const mean = placed.alignment.cost / Math.max(1, placed.body.pieces.length);
  return mean < 2.5 && (!expects || read.withStatus >= read.rows.length * 0.4);
}

function propose(run: HeaderRun, header: Range | null, placed: Placed, read: ReadBody): Proposal {
  const expects = read.rows.some((row) => row.expectsStatus);
  const share = expects ? read.withStatus / read.rows.length : 0.5;
  const mean = Math.max(0, placed.alignment.cost) / Math.max(1, placed.body.pieces.length);
  const reasons = [
    `a header of ${run.columns.length} columns, each on a line of its own: ${run.reasons.join(' | ')}`,
    `${read.rows.length} rows, ${read.withStatus} with a status; mean cost of a line ${mean.toFixed(2)}`,
    ...placed.evidence,
  ];
  const range = { start: header?.start ?? read.start, end: read.end };
  return {
    layout: stacked.id,
    range,
    fit: { score: 0.5 + 0.35 * share * Math.max(0, 1 - mean / 2.5), reasons },
    read: () => reading(header, read, range),
  };
}

function reading(header: Range | null, read: ReadBody, range: Range): Reading {
  const marks = read.headings.map((heading): Mark => ({ kind: 'theme', at: heading.start, id: null, title: heading, level: 4 }));
  return {
    rows: read.rows,
    marks,
    claims: [
      ...(header ? [{ start: header.start, end: header.end, claim: 'heading' as const, why: 'header lines' }] : []),
      ...read.headings.map((heading) => ({ ...heading, claim: 'heading' as const, why: 'a heading between rows' })),
    ],
    messages: [],
    evidence: [`stacked cells at ${range.start}-${range.end}: ${read.rows.length} rows`],
  };
}
