import { message } from '../../../core/message.js';
import type { Range } from '../../../core/span.js';
import { placeBody, type Placed } from '../../alignment/body.js';
import type { AlignedColumn } from '../../alignment/costs.js';
import type { Piece } from '../../alignment/nature.js';
import { readBody, type Group, type ReadBody } from '../../alignment/rows.js';
import type { Layout, Mark, Proposal, Reading, Tools } from '../../layout.js';
import { readMark } from '../../marks.js';
import type { Flow, Line, Page } from '../../page.js';
import { placeAt } from '../../place.js';
import { findHeaderRuns } from './headers.js';
import { findHeadless } from './headless.js';

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
  const tables = runs.map((run, i) => ({ run, lines: flow.lines.slice(run.past, runs[i + 1]?.first ?? flow.lines.length) }));
  const headed = tables.flatMap(({ run, lines }) => {
    const header: Header = { columns: run.columns, range: run, lines, reasons: [`a header of ${run.columns.length} columns, each on a line of its own: ${run.reasons.join(' | ')}`] };
    return proposeTable(page, header, sections(page, lines, tools), tools, seen);
  });
  const headless = findHeadless(page, sections(page, flow.lines.slice(0, runs[0]?.first ?? flow.lines.length), tools), tools, seen);
  if (!headless) return headed;
  const header: Header = { columns: headless.template.columns, range: null, lines: [], reasons: ['no header: columns were told from what the lines hold', ...headless.template.reasons] };
  return [...proposeTable(page, header, headless.sections, tools, seen), ...headed];
}

/** The columns of a table: published on lines of its own, or made out from the rows. */
interface Header {
  readonly columns: readonly AlignedColumn[];
  readonly range: Range | null;
  /** The lines below it. */
  readonly lines: readonly Line[];
  readonly reasons: readonly string[];
}

/** Headings inside a table cut it into sections of the same columns; one section, one region. */
function proposeTable(page: Page, header: Header, parts: readonly (readonly Piece[])[], tools: Tools, seen: Set<string>): readonly Proposal[] {
  const proposals: Proposal[] = [];
  let group: Group | null = null;
  let own = header.range;
  for (const pieces of parts) {
    const placed = placeBody({ text: page.text, pieces, columns: header.columns, seen }, tools.words);
    const read: ReadBody | null = placed && readBody(page, placed, group);
    if (!placed || !read || read.rows.length === 0 || !plausible(header, placed, read)) {
      // What stands before the first row of a table without a header may be anything.
      if (header.range === null) continue;
      break;
    }
    group = read.group;
    for (const start of placed.starts?.at.values() ?? []) seen.add(start.id);
    proposals.push(propose(page, header, own, placed, read, tools));
    own = null;
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
  if (tools.words.furniture.has(page.text.slice(line.start, line.end).trim().toLowerCase())) return true;
  const mark = readMark(page.text, line, line.level, tools.words);
  if (mark) return mark.kind !== 'group';
  return line.kind === 'heading';
}

/** Rows that have no status where the header promises one, or whose cells hold what they should not, are none. */
function plausible(header: Header, placed: Placed, read: ReadBody): boolean {
  const expects = read.rows.some((row) => row.expectsStatus);
  const mean = placed.alignment.cost / Math.max(1, placed.body.pieces.length);
  const broken = placed.natures.filter((nature) => nature.broken).length;
  // A status header alone could be a label: then the next line is its value, and no row.
  const needsIds = header.columns.filter((column) => column.title !== null).length === 1;
  if (broken > placed.natures.length * 0.2 || (needsIds && placed.starts === null)) return false;
  const least = header.range === null ? 0.6 : 0.4;
  return mean < (header.range === null ? 1 : 2.5) && (!expects || read.withStatus >= read.rows.length * least);
}

function propose(page: Page, header: Header, own: Range | null, placed: Placed, read: ReadBody, tools: Tools): Proposal {
  const expects = read.rows.some((row) => row.expectsStatus);
  const share = expects ? read.withStatus / read.rows.length : 0.5;
  const mean = Math.max(0, placed.alignment.cost) / Math.max(1, placed.body.pieces.length);
  const base = header.range === null ? 0.4 : 0.5;
  const range = { start: own?.start ?? read.start, end: read.end };
  return {
    layout: stacked.id,
    range,
    fit: {
      score: base + 0.35 * share * Math.max(0, 1 - mean / 2.5),
      reasons: [...header.reasons, `${read.rows.length} rows, ${read.withStatus} with a status; mean cost of a line ${mean.toFixed(2)}`, ...placed.evidence],
    },
    read: () => reading(page, header, own, read, range, tools),
  };
}

function reading(page: Page, header: Header, own: Range | null, read: ReadBody, range: Range, tools: Tools): Reading {
  const above = own ? header.lines.slice(0, header.lines.findIndex((line) => line.start >= read.start)) : [];
  const headings: readonly Range[] = [...above, ...read.headings];
  const marks = headings.map((heading): Mark => readMark(page.text, heading, 4, tools.words) ?? { kind: 'theme', at: heading.start, id: null, title: heading, level: 4 });
  return {
    rows: read.rows,
    marks,
    claims: [
      ...(own ? [{ start: own.start, end: own.end, claim: 'heading' as const, why: 'header lines' }] : []),
      ...headings.map(({ start, end }) => ({ start, end, claim: 'heading' as const, why: 'a heading between rows' })),
    ],
    messages: header.range === null ? [message('parse/header-guessed', `no header stands over these rows; columns by what they hold: ${header.columns.map((column) => column.field).join(', ')}`, { place: placeAt(page, range) })] : [],
    evidence: [`stacked cells at ${range.start}-${range.end}: ${read.rows.length} rows`],
  };
}
