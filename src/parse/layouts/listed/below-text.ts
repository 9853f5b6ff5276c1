import type { Range } from '../../../core/span.js';
import type { IdFamily } from '../../fields/ids.js';
import type { Proposal, RawCell, RawRow, Tools } from '../../layout.js';
import { readMark } from '../../marks.js';
import type { Flow, Line, Page } from '../../page.js';
import { commonFamily, layoutId, openingOf, wordsFrom } from './opening.js';

/**
 * Rows that open with an id and have their status on a line of its own, without a label:
 *
 *     Recommendation 1
 *     The service should keep a record of all grievances.
 *     Achieved
 *     A log has been kept since May.
 *
 * In nearly every row there is exactly one such line. What stands before it is the text of
 * the row, what follows it the note.
 */
export function proposeBelowText(page: Page, tools: Tools): readonly Proposal[] {
  return page.flows.flatMap((flow) => proposeFlow(page, flow, tools));
}

interface Block {
  readonly lines: readonly Line[];
  /** Index of the line that is a status; -1 for none. */
  readonly status: number;
}

function proposeFlow(page: Page, flow: Flow, tools: Tools): readonly Proposal[] {
  const bare = new Set(flow.lines.filter((line) => isStatus(page, line, tools)));
  if (bare.size < 2) return [];
  const openers = flow.lines.filter((line) => !bare.has(line));
  const family = familyOfBlocks(page, openers);
  if (!family) return [];
  const stretches = split(page, flow.lines, bare, family, tools);
  return stretches.flatMap((blocks) => propose(blocks, family) ?? []);
}

/** Headings decide where there are any: a numbered list inside of a row opens no row. */
function familyOfBlocks(page: Page, lines: readonly Line[]): IdFamily | null {
  const headings = lines.filter((line) => line.kind === 'heading');
  return commonFamily(page, headings) ?? commonFamily(page, lines);
}

function isStatus(page: Page, line: Line, tools: Tools): boolean {
  if (line.end - line.start > 60 || line.kind === 'item') return false;
  const words = page.text
    .slice(wordsFrom(page, line), line.end)
    .replace(/[\s.*_)\]]+$/u, '')
    .replace(/^[([]/u, '');
  return /^\p{Lu}/u.test(words) && tools.words.statuses.get(words) !== undefined;
}

/** Blocks from one opening line to the next, in stretches that themes and other headings part. */
function split(
  page: Page,
  lines: readonly Line[],
  bare: ReadonlySet<Line>,
  family: IdFamily,
  tools: Tools,
): readonly (readonly Block[])[] {
  const headed = lines.some((line) => line.kind === 'heading' && openingOf(page, line, family));
  const opens = (line: Line): boolean =>
    !bare.has(line) && (!headed || line.kind === 'heading') && openingOf(page, line, family) !== null;
  const stretches: Block[][] = [];
  let blocks: Block[] = [];
  let open: Line[] | null = null;
  const closeBlock = (): void => {
    if (open) blocks.push({ lines: open, status: open.findIndex((line) => bare.has(line)) });
    open = null;
  };
  const closeStretch = (): void => {
    closeBlock();
    if (blocks.length > 0) stretches.push(blocks);
    blocks = [];
  };
  for (const line of lines) {
    if (opens(line)) {
      closeBlock();
      open = [line];
    } else if (line.kind === 'heading' || readMark(page.text, line, line.level, tools.words)?.kind === 'theme')
      closeStretch();
    else open?.push(line);
  }
  closeStretch();
  return stretches.filter((each) => each.length > 0);
}

function propose(blocks: readonly Block[], family: IdFamily): Proposal | null {
  const once = blocks.filter(({ status }) => status > 0).length;
  const first = blocks[0]?.lines[0];
  const last = blocks.at(-1)?.lines.at(-1);
  if (!first || !last || once === 0 || once < blocks.length * 0.8) return null;
  return {
    layout: layoutId,
    range: { start: first.start, end: last.end },
    fit: {
      score: 0.5,
      reasons: [`${blocks.length} blocks that begin with an id (${family.id}), ${once} with a status on its own line`],
    },
    read: () => ({
      rows: blocks.map((block) => row(block)),
      marks: [],
      claims: [],
      messages: [],
      evidence: [`a status on a line of its own in ${once} of ${blocks.length} blocks`],
    }),
  };
}

function row({ lines, status }: Block): RawRow {
  const at = status < 0 ? lines.length : status;
  const [opening] = lines;
  const statusLine = lines[status];
  const cells: RawCell[] = [cell('action', lines.slice(0, at))];
  if (statusLine) cells.push(cell('status', [statusLine]));
  const note = lines.slice(at + 1);
  if (note.length > 0) cells.push(cell('progress', note));
  return {
    at: opening?.start ?? 0,
    cells,
    expectsStatus: true,
    statusFrom: 'cell',
    certainty: 'sure',
    keepsLines: true,
    evidence: ['opens with an id, and a line of it is a status and nothing else'],
    messages: [],
  };
}

function cell(field: RawCell['field'], lines: readonly Line[]): RawCell {
  const ranges: Range[] = lines.map(({ start, end }) => ({ start, end }));
  return { field, title: null, ranges, items: lines.filter(({ kind }) => kind === 'item').map(({ start }) => start) };
}
