import { message } from '../../core/message.js';
import type { Range } from '../../core/span.js';
import { placeBody, type Placed } from './body.js';
import type { AlignedColumn } from './costs.js';
import type { Piece } from './nature.js';
import { readBody, type Group, type ReadBody } from './rows.js';
import type { Mark, Proposal, Reading, Tools } from '../layout.js';
import { carriesLabel } from '../headers.js';
import { readMark } from '../marks.js';
import type { Line, Page } from '../page.js';
import { placeAt } from '../place.js';
import { fitting } from './fitting.js';
import { findHeaderRuns } from './header-runs.js';
import { findHeadless } from './headless.js';
import { sections } from './sections.js';

/** How cells follow each other, in words for `--explain`. */
export interface Manner {
  readonly layout: string;
  /** `each on a line of its own` */
  readonly apart: string;
  /** Taken off a fit where the same page may be another layout's. */
  readonly modesty: number;
  /** Headings stand in the middle of lines, where nobody else would find them. */
  readonly ownHeadings: boolean;
  /** Each line is a paragraph, with the line breaks of a file in it. */
  readonly wrapped?: true;
}

/**
 * The tables in a sequence of lines that hold one cell each, or a part of one: a header on
 * consecutive lines and what is below it, and rows above every header that have lost theirs.
 */
export function proposeTables(
  page: Page,
  lines: readonly Line[],
  manner: Manner,
  tools: Tools,
  seen: Set<string>,
): readonly Proposal[] {
  const proposals = [...findTables(page, lines, manner, tools, seen)].sort((a, b) => a.range.start - b.range.start);
  return manner.ownHeadings ? withHeadings(page, lines, proposals, tools) : proposals;
}

/** The first region reads the headings that stand glued to other text outside every region. */
function withHeadings(
  page: Page,
  lines: readonly Line[],
  proposals: readonly Proposal[],
  tools: Tools,
): readonly Proposal[] {
  const [first, ...rest] = proposals;
  if (!first) return proposals;
  const marks: Mark[] = [];
  const claims: Reading['claims'][number][] = [];
  let passed = 0;
  for (const line of lines) {
    while (passed < proposals.length && (proposals[passed]?.range.end ?? 0) <= line.start) passed++;
    const inside = line.end > (proposals[passed]?.range.start ?? Infinity);
    const mark = inside || line.end - line.start > 200 ? null : readMark(page.text, line, line.level, tools.words);
    if (!mark) continue;
    marks.push(mark);
    claims.push({
      start: line.start,
      end: line.end,
      claim: 'heading',
      why: 'a heading that is glued to its neighbours',
    });
  }
  const read = (): Reading => {
    const own = first.read();
    return { ...own, marks: [...own.marks, ...marks], claims: [...own.claims, ...claims] };
  };
  return [{ ...first, read }, ...rest];
}

function findTables(
  page: Page,
  lines: readonly Line[],
  manner: Manner,
  tools: Tools,
  seen: Set<string>,
): readonly Proposal[] {
  const runs = findHeaderRuns(page.text, lines, tools.words);
  const headed = runs.flatMap((narrow, i) => {
    const next = runs[i + 1];
    const stop = next ? next.first - (next.titled ? 1 : 0) : lines.length;
    const run = fitting(page, narrow, lines.slice(narrow.past, stop), tools, seen);
    const below = lines.slice(run.past, stop);
    const header: Header = {
      columns: run.columns,
      range: run,
      lines: below,
      reasons: [`a header of ${run.columns.length} columns, ${manner.apart}: ${run.reasons.join(' | ')}`],
    };
    return proposeTable(page, header, sections(page, below, tools), manner, tools, seen);
  });
  const above = lines.slice(0, runs[0]?.first ?? lines.length);
  const headless = areLabelled(page, above, tools)
    ? null
    : findHeadless(page, sections(page, above, tools), tools, seen);
  if (!headless) return headed;
  const header: Header = {
    columns: headless.template.columns,
    range: null,
    lines: [],
    reasons: ['no header: columns were told from what the lines hold', ...headless.template.reasons],
    ...(headless.placed ? { placed: headless.placed } : {}),
  };
  return [...proposeTable(page, header, headless.sections, manner, tools, seen), ...headed];
}

/** Lines that say themselves what they hold (`Status: Complete`) are no cells that lost their header. */
function areLabelled(page: Page, lines: readonly Line[], tools: Tools): boolean {
  let labelled = 0;
  for (const line of lines)
    if (carriesLabel(page.text.slice(line.start, Math.min(line.end, line.start + 80)), tools.words)) labelled++;
  return labelled >= 3 && labelled >= lines.length * 0.2;
}

/** The columns of a table: published, or made out from the rows. */
interface Header {
  readonly columns: readonly AlignedColumn[];
  readonly range: Range | null;
  /** The lines below it. */
  readonly lines: readonly Line[];
  readonly reasons: readonly string[];
  readonly placed?: Placed;
}

/** Headings inside a table cut it into sections of the same columns; one section, one region. */
function proposeTable(
  page: Page,
  header: Header,
  parts: readonly (readonly Piece[])[],
  manner: Manner,
  tools: Tools,
  seen: Set<string>,
): readonly Proposal[] {
  const proposals: Proposal[] = [];
  let group: Group | null = null;
  let own = header.range;
  for (const pieces of parts) {
    const placed = header.placed ?? placeBody({ text: page.text, pieces, columns: header.columns, seen }, tools.words);
    const read: ReadBody | null = placed && readBody(page, placed, { group, wrapped: manner.wrapped === true });
    if (!placed || !read || read.rows.length === 0 || !plausible(header, placed, read)) {
      // What stands before the first row of a table without a header may be anything.
      if (header.range === null) continue;
      break;
    }
    group = read.group;
    for (const start of placed.starts?.at.values() ?? []) seen.add(start.id);
    proposals.push(propose(page, header, own, placed, read, manner, tools));
    own = null;
  }
  return proposals;
}

/** Rows that have no status where the header promises one, or whose cells hold what they should not, are none. */
function plausible(header: Header, placed: Placed, read: ReadBody): boolean {
  const expects = read.rows.some((row) => row.expectsStatus);
  const mean = placed.alignment.cost / Math.max(1, placed.body.pieces.length);
  const broken = placed.natures.filter((nature) => nature.broken).length;
  // A status header alone could be a label: then the next line is its value, and no row.
  const needsIds = header.columns.filter((column) => column.title !== null).length === 1;
  if (broken > placed.natures.length * 0.2 || (needsIds && placed.starts === null)) return false;
  // `Recommendations`, `Summary of progress` and a paragraph: a list of contents, and the chapter below it.
  if (read.rows.length === 1 && !expects && placed.starts === null) return false;
  const least = header.range === null ? 0.6 : 0.4;
  return mean < (header.range === null ? 1 : 2.5) && (!expects || read.withStatus >= read.rows.length * least);
}

function propose(
  page: Page,
  header: Header,
  own: Range | null,
  placed: Placed,
  read: ReadBody,
  manner: Manner,
  tools: Tools,
): Proposal {
  const expects = read.rows.some((row) => row.expectsStatus);
  const share = expects ? read.withStatus / read.rows.length : 0.5;
  const mean = Math.max(0, placed.alignment.cost) / Math.max(1, placed.body.pieces.length);
  const base = baseOf(header, placed, read);
  const lost = header.range === null ? shareLost(page.text, placed, read) : 0;
  const range = { start: own?.start ?? read.start, end: read.end };
  return {
    layout: manner.layout,
    range,
    fit: {
      score: base + 0.35 * share * Math.max(0, 1 - mean / 2.5) - manner.modesty - lost,
      reasons: [
        ...header.reasons,
        `${read.rows.length} rows, ${read.withStatus} with a status; mean cost of a cell ${mean.toFixed(2)}`,
        ...placed.evidence,
      ],
    },
    read: () => reading(page, header, own, read, range, tools),
  };
}

/** How many of the lines that are a status of these rows are in no status cell: rows were run together. */
function shareLost(text: string, { body }: Placed, { rows, withStatus }: ReadBody): number {
  const wordsOf = ({ start, end }: Range): string => text.slice(start, end).trim();
  const stated = new Set(
    rows.flatMap(({ cells }) =>
      cells.flatMap(({ field, ranges: [own] }) => (field === 'status' && own ? [wordsOf(own)] : [])),
    ),
  );
  const all = body.pieces.filter((piece) => stated.has(wordsOf(piece))).length;
  return all === 0 ? 0 : Math.max(0, 1 - withStatus / all);
}

/** How far the form alone is believed: any layout that has an id or a label to go by is asked before statuses alone. */
function baseOf(header: Header, placed: Placed, read: ReadBody): number {
  if (header.placed) return 0.1;
  if (header.range === null) return read.rows.length >= 4 && placed.starts !== null ? 0.55 : 0.4;
  return header.columns.filter((column) => column.title !== null).length >= 3 ? 0.6 : 0.5;
}

function reading(page: Page, header: Header, own: Range | null, read: ReadBody, range: Range, tools: Tools): Reading {
  const above = own
    ? header.lines.slice(
        0,
        header.lines.findIndex((line) => line.start >= read.start),
      )
    : [];
  const headings: readonly Range[] = [...above, ...read.headings];
  const marks = headings.map(
    (heading): Mark =>
      readMark(page.text, heading, 4, tools.words) ?? {
        kind: 'theme',
        at: heading.start,
        id: null,
        title: heading,
        level: 4,
      },
  );
  return {
    rows: read.rows,
    marks,
    claims: [
      ...(own ? [{ start: own.start, end: own.end, claim: 'heading' as const, why: 'header lines' }] : []),
      ...headings.map(({ start, end }) => ({ start, end, claim: 'heading' as const, why: 'a heading between rows' })),
    ],
    messages:
      header.range === null
        ? [
            message(
              'parse/header-guessed',
              `no header stands over these rows; columns by what they hold: ${header.columns.map((column) => column.field).join(', ')}`,
              { place: placeAt(page, range) },
            ),
          ]
        : [],
    evidence: [`cells at ${range.start}-${range.end}: ${read.rows.length} rows`],
  };
}
