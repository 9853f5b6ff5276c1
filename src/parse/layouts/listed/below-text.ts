import { message, type Message } from '../../../core/message.js';
import type { Range } from '../../../core/span.js';
import { idWidth, type IdFamily } from '../../fields/ids.js';
import type { Proposal, RawCell, RawRow, Tools } from '../../layout.js';
import type { Words } from '../../lexicon/words.js';
import { readMark } from '../../marks.js';
import type { Flow, Line, Page } from '../../page.js';
import { placeAt } from '../../place.js';
import { commonFamily, isHeading, isTitle, layoutId, openingOf, pastMarks } from './opening.js';
import { statusLines, type StatusLine } from './status-line.js';

/**
 * Rows that open with an id and have their status on a line of its own, without a label:
 *
 *     Recommendation 1
 *     The service should keep a record of all grievances.
 *     Achieved                                        or:  Achieved – a log has been kept.
 *     A log has been kept since May.
 *
 * In nearly every row there is such a line. What stands before it is the text of
 * the row, what follows it the note.
 */
export function proposeBelowText(page: Page, tools: Tools): readonly Proposal[] {
  return page.flows.flatMap((flow) => proposeFlow(page, flow, tools));
}

interface Block {
  readonly lines: readonly Line[];
  /** Index of the line that says the status; -1 for none. */
  readonly status: number;
  readonly said: StatusLine | null;
}

function proposeFlow(page: Page, flow: Flow, tools: Tools): readonly Proposal[] {
  const bare = statusLines(page, flow, tools);
  if (bare.size < 2) return [];
  const openers = flow.lines.filter((line) => !bare.has(line));
  const family = familyOfBlocks(page, openers, tools.words);
  if (!family) return [];
  const stretches = split(page, flow.lines, bare, family, tools);
  return stretches.flatMap((blocks) => propose(page, blocks, family) ?? []);
}

/** Headings decide where there are any: a numbered list inside of a row opens no row. */
function familyOfBlocks(page: Page, lines: readonly Line[], words: Words): IdFamily | null {
  const headings = lines.filter((line) => isHeading(page, line));
  return commonFamily(page, headings, words) ?? commonFamily(page, lines, words);
}

/** Blocks from one opening line to the next, in stretches that themes and other headings part. */
function split(
  page: Page,
  lines: readonly Line[],
  bare: ReadonlyMap<Line, StatusLine>,
  family: IdFamily,
  tools: Tools,
): readonly (readonly Block[])[] {
  const headed = lines.some((line) => isHeading(page, line) && openingOf(page, line, family));
  const counts = countsAmong(page, lines);
  const opens = (line: Line): boolean =>
    !bare.has(line) &&
    !counts.has(line) &&
    (!headed || isHeading(page, line)) &&
    openingOf(page, line, family) !== null;
  const stretches: Block[][] = [];
  let blocks: Block[] = [];
  let open: Line[] | null = null;
  const closeBlock = (): void => {
    if (open) {
      const status = open.findIndex((line) => bare.has(line));
      const line = open[status];
      blocks.push({ lines: open, status, said: (line && bare.get(line)) ?? null });
    }
    open = null;
  };
  const closeStretch = (): void => {
    closeBlock();
    if (blocks.length > 0) stretches.push(blocks);
    blocks = [];
  };
  for (const line of lines) {
    if (opens(line)) {
      const above: Line | undefined = open?.at(-1);
      // `Report on the tolls` above a second `(1)`: what the numbers below it belong to.
      if (above && !bare.has(above) && isTitle(page, above) && beginsAnew(page, open?.[0], line, family)) {
        open?.pop();
        closeStretch();
      }
      closeBlock();
      open = [line];
    } else if (line.kind === 'heading' && open && isDeeper(line, open[0])) open.push(line);
    else if (isHeading(page, line) || readMark(page.text, line, line.level, tools.words)?.kind === 'theme')
      closeStretch();
    else open?.push(line);
  }
  closeStretch();
  return stretches.filter((each) => each.length > 0);
}

/** `Number of recommendations` and below it `5`: the number of them, and no row's. */
function countsAmong({ text }: Page, lines: readonly Line[]): ReadonlySet<Line> {
  const isCount = (line: Line, i: number): boolean => {
    const above = lines[i - 1];
    return (
      above !== undefined &&
      /^\p{N}{1,4}$/u.test(text.slice(line.start, line.end)) &&
      /^(?:total )?(?:number|no\.?|count) of (?:\p{L}+\s?){1,4}:?$/iu.test(text.slice(above.start, above.end))
    );
  };
  return new Set(lines.filter(isCount));
}

/** `h3` below the `h2` that opens a row: a part of that row. */
function isDeeper(line: Line, opening: Line | undefined): boolean {
  return opening?.kind === 'heading' && (line.level ?? 0) > (opening.level ?? 6);
}

/** Whether the numbers begin again with a line. */
function beginsAnew(page: Page, first: Line | undefined, line: Line, family: IdFamily): boolean {
  const numberOf = (each: Line | undefined): number => {
    const id = each && openingOf(page, each, family)?.id;
    return Number(/\p{N}+(?=\P{N}*$)/u.exec(id ?? '')?.[0] ?? Number.NaN);
  };
  return numberOf(line) <= 1 && numberOf(first) > 1;
}

/**
 * Where the status is the last line of every block that has one but for the last of all, so is
 * the short line of the others that stands there, in words that no vocabulary has: `Not assessed
 * at this inspection`. What follows it is no part of the list.
 */
function withLastLines(page: Page, blocks: readonly Block[], repeated: ReadonlySet<string>): readonly Block[] {
  const isLast = ({ lines, status, said }: Block): boolean => status === lines.length - 1 && said?.note === null;
  const inner = blocks.slice(0, -1);
  const having = inner.filter(({ status }) => status > 0);
  if (having.length < 2 || having.length * 5 < inner.length * 3 || !having.every(isLast)) return blocks;
  return blocks.map((block, i) => {
    const found = block.status >= 0 ? block.status : unknownStatus(page, block, repeated);
    const line = block.lines[found];
    if (!line || (i < blocks.length - 1 && found < block.lines.length - 1)) return block;
    return { lines: block.lines.slice(0, found + 1), status: found, said: block.said ?? { status: line, note: null } };
  });
}

function unknownStatus(page: Page, { lines }: Block, repeated: ReadonlySet<string>): number {
  return lines.findIndex((line, i) => {
    const words = page.text.slice(line.start, line.end);
    return i > 0 && line.kind !== 'item' && isShort(words) && !repeated.has(words);
  });
}

function isShort(words: string): boolean {
  return words.length <= 60 && /^\p{Lu}.*[^.!?:;,]$/u.test(words);
}

/** Short lines that come back in nearly every block, as a label does: `Action taken since`. */
function findRepeated(page: Page, blocks: readonly Block[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { lines } of blocks)
    for (const words of new Set(lines.slice(1).map(({ start, end }) => page.text.slice(start, end))))
      if (words.length <= 60 && /^\p{Lu}.*[^.!?;,]$/u.test(words)) counts.set(words, (counts.get(words) ?? 0) + 1);
  return new Set(
    [...counts].filter(([, count]) => count > 2 && count * 5 >= blocks.length * 4).map(([words]) => words),
  );
}

function propose(page: Page, found: readonly Block[], family: IdFamily): Proposal | null {
  const repeated = findRepeated(page, found);
  const blocks = withLastLines(page, found, repeated);
  const once = blocks.filter(({ status }) => status > 0).length;
  const first = blocks[0]?.lines[0];
  const last = blocks.at(-1)?.lines.at(-1);
  if (!first || !last || once === 0 || once < blocks.length * 0.8) return null;
  return {
    layout: layoutId,
    range: { start: first.start, end: last.end },
    fit: {
      // Each with one status, and numbers that all of them have, is as much as cells without a header show.
      score: once === blocks.length && once > 3 ? 0.62 : 0.5,
      reasons: [`${blocks.length} blocks that begin with an id (${family.id}), ${once} with a status on its own line`],
    },
    read: () => ({
      rows: blocks.map((block) => row(page, block, family, repeated)),
      marks: [],
      claims: [],
      messages: [],
      evidence: [`a status on a line of its own in ${once} of ${blocks.length} blocks`],
    }),
  };
}

function row(page: Page, { lines, status, said }: Block, family: IdFamily, labels: ReadonlySet<string>): RawRow {
  const at = status < 0 ? lines.length : status;
  const label = lines.findLastIndex((each, i) => i > 0 && i < at && labels.has(page.text.slice(each.start, each.end)));
  const [opening, ...rest] = lines.slice(0, label < 0 ? at : label);
  const line = lines[status];
  const token = opening && openingOf(page, opening, family);
  const from = token ? pastMarks(page, token.end, opening.end) : (opening?.end ?? 0);
  const cells: RawCell[] = [
    cell('action', [...(opening && from < opening.end ? [{ ...opening, start: from }] : []), ...rest]),
  ];
  if (token)
    cells.push({
      field: 'id',
      title: null,
      ranges: [{ start: token.start, end: token.start + idWidth(page.text, token) }],
    });
  if (said?.status) cells.push({ field: 'status', title: null, ranges: [said.status] });
  const lost = said?.status === null ? line : undefined;
  const after = lines.slice(at + 1);
  const told = label < 0 ? [] : lines.slice(label + 1, at);
  const note = [...told, ...(said?.note ? [{ ...said.note, kind: 'paragraph' as const }] : []), ...after];
  if (note.length > 0) cells.push(cell('progress', note));
  return {
    at: opening?.start ?? 0,
    cells,
    expectsStatus: lost === undefined,
    statusFrom: 'cell',
    certainty: 'sure',
    keepsLines: true,
    // Signs of headings and emphasis, and the dash behind the status.
    headings: [opening, line, lines[label]].flatMap((each) => (each ? [{ start: each.start, end: each.end }] : [])),
    evidence: ['opens with an id, and a line of it is a status, or opens with one'],
    messages: lostImage(page, lost),
  };
}

function lostImage(page: Page, line: Line | undefined): readonly Message[] {
  if (!line) return [];
  const reason =
    'an image stands where the status is, and its words are lost: what it says is not recoverable from this text';
  return [
    message('parse/unknown-status', reason, {
      place: placeAt(page, line),
      expected: 'the words of a status, or the page in a form that has them',
    }),
  ];
}

function cell(field: RawCell['field'], lines: readonly (Range & { readonly kind: Line['kind'] })[]): RawCell {
  const ranges: Range[] = lines.map(({ start, end }) => ({ start, end }));
  return { field, title: null, ranges, items: lines.filter(({ kind }) => kind === 'item').map(({ start }) => start) };
}
