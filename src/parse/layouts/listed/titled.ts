import { isDatePhrase } from '../../../core/dates.js';
import type { Range } from '../../../core/span.js';
import { idWidth, type IdFamily } from '../../fields/ids.js';
import { isWholeStatus } from '../../fields/status.js';
import type { Proposal, RawCell, RawRow, Tools } from '../../layout.js';
import type { Field } from '../../lexicon/lexicon.js';
import type { Words } from '../../lexicon/words.js';
import { readMark } from '../../marks.js';
import type { Flow, Line, Page } from '../../page.js';
import { opensOfLines } from '../../paragraphs.js';
import { commonFamily, isTitle, layoutId, openingOf, pastMarks } from './opening.js';

/**
 * Rows with a line of their own for their number and what became of them, above their text:
 *
 *     Recommendation 1 - Accepted - Completed
 *     The harbour should be lit.
 *     The lamps were hung in May.
 *
 * In nearly every row that line holds a status or a response, and nothing else.
 */
export function proposeTitled(page: Page, tools: Tools): readonly Proposal[] {
  const blockStarts = new Set(page.document.blocks.map((block) => block.start));
  return page.flows.flatMap((flow) => {
    const family = commonFamily(page, flow.lines, tools.words);
    if (!family) return [];
    const blocks = readFlow(page, flow, { family, blockStarts, words: tools.words });
    const said = blocks.filter(({ values }) => values.length > 0);
    // `Recommendation 3` among them has lost what became of it; more of these are headings of something else.
    if (said.length < fewest || said.length * 5 < blocks.length * 4) return [];
    if (said.filter(({ text }) => text.length > 0).length * 5 < said.length * 4) return [];
    return runsOf(page, blocks).map((run) => propose(run, said.length));
  });
}

const fewest = 2;
const shortestText = 20;

interface Value {
  readonly field: Field;
  readonly range: Range;
}

interface Block {
  readonly title: Line;
  readonly id: Range;
  readonly values: readonly Value[];
  readonly text: readonly Line[];
  readonly note: readonly Line[];
}

interface Manner {
  readonly family: IdFamily;
  readonly blockStarts: ReadonlySet<number>;
  readonly words: Words;
}

function readFlow(page: Page, { lines }: Flow, manner: Manner): readonly Block[] {
  const titles = lines.map((line) => readTitle(page, line, manner));
  const opens = opensOfLines(page, lines, manner.blockStarts);
  const blocks: Block[] = [];
  for (let i = 0; i < lines.length; i++) {
    const title = titles[i];
    const line = lines[i];
    if (!title || !line) continue;
    let past = i + 1;
    while (past < lines.length && !titles[past] && !endsRow(page, lines[past] as Line, line, manner.words)) past++;
    // A short line of its own right above the next row names what follows it.
    const last = lines[past - 1];
    if (titles[past] && last && past > i + 2 && opens[past - 1] === true && isTitle(page, last)) past--;
    const below = lines.slice(i + 1, past);
    const to = textLength(page, below, opens.slice(i + 1, past));
    blocks.push({ title: line, ...title, text: below.slice(0, to), note: below.slice(to) });
  }
  return blocks;
}

/** An id, and then statuses, responses and dates alone; null for any other line. */
function readTitle(
  page: Page,
  line: Line,
  { family, words }: Manner,
): { readonly id: Range; readonly values: readonly Value[] } | null {
  if (line.end - line.start > 120) return null;
  const token = openingOf(page, line, family);
  if (!token) return null;
  const id = { start: token.start, end: token.start + idWidth(page.text, token) };
  const from = pastMarks(page, token.end, line.end);
  const values: Value[] = [];
  const parts = page.text.slice(from, line.end).matchAll(/[^()[\]|*_–—]+?(?=\s+-\s|\s*[()[\]|*_–—;,]|\s*$)/gu);
  for (const { index, 0: part } of parts) {
    const own = part.replace(/^[\s\-;,:]+/u, '');
    if (own === '') continue;
    const field = fieldOf(own, words);
    if (field === null) return null;
    const start = from + index + part.length - own.length;
    values.push({ field, range: { start, end: start + own.length } });
  }
  const fields = new Set(values.map(({ field }) => field));
  return fields.size === values.length ? { id, values } : null;
}

function fieldOf(part: string, words: Words): Field | null {
  const plain = part.replace(/[.:\s]+$/u, '');
  if (words.responses.get(plain) !== undefined) return 'response';
  if (isWholeStatus(plain, words)) return 'status';
  return isDatePhrase(plain) ? 'due' : null;
}

/** A heading as high as that of the row, or a theme. */
function endsRow(page: Page, line: Line, title: Line, words: Words): boolean {
  if (line.kind === 'heading') return title.kind !== 'heading' || (line.level ?? 6) <= (title.level ?? 6);
  return readMark(page.text, line, line.level, words)?.kind === 'theme';
}

/** How many lines the text of a row has: its first paragraph, and the items of a list that it begins. */
function textLength(page: Page, lines: readonly Line[], opens: readonly boolean[]): number {
  const ends = (line: Line | undefined): boolean =>
    line !== undefined && /[.!?][”’"')\]]*$/u.test(page.text.slice(line.start, line.end));
  let to = 1;
  while (to < lines.length) {
    const line = lines[to] as Line;
    const goesOn = line.kind === 'item' ? !ends(lines[0]) : opens[to] === false && !ends(lines[to - 1]);
    if (!goesOn) break;
    to++;
  }
  const [first] = lines;
  const last = lines[to - 1];
  return first && last && last.end - first.start >= shortestText ? Math.min(to, lines.length) : 0;
}

/** Rows with nothing between them. */
function runsOf(page: Page, blocks: readonly Block[]): readonly (readonly Block[])[] {
  const runs: Block[][] = [];
  for (const block of blocks) {
    const last = runs.at(-1)?.at(-1);
    if (last && page.text.slice(endOf(last), block.title.start).trim() === '') runs.at(-1)?.push(block);
    else runs.push([block]);
  }
  return runs;
}

function endOf({ title, text, note }: Block): number {
  return note.at(-1)?.end ?? text.at(-1)?.end ?? title.end;
}

function propose(run: readonly Block[], all: number): Proposal {
  const [first, last] = [run[0] as Block, run.at(-1) as Block];
  return {
    layout: layoutId,
    range: { start: first.title.start, end: endOf(last) },
    fit: { score: 0.58, reasons: [`${all} lines hold an id and what became of it, each over a text`] },
    read: () => ({
      rows: run.map(row),
      marks: [],
      claims: [],
      messages: [],
      evidence: [`${run.length} texts below an id and what became of it`],
    }),
  };
}

function row({ title, id, values, text, note }: Block): RawRow {
  const cell = (field: Field, lines: readonly Line[]): RawCell[] =>
    lines.length === 0
      ? []
      : [
          {
            field,
            title: null,
            ranges: lines.map(({ start, end }) => ({ start, end })),
            items: lines.filter(({ kind }) => kind === 'item').map(({ start }) => start),
          },
        ];
  return {
    at: title.start,
    cells: [
      { field: 'id', title: null, ranges: [id] },
      ...values.map(({ field, range }): RawCell => ({ field, title: null, ranges: [range] })),
      ...cell('action', text),
      ...cell('progress', note),
    ],
    expectsStatus: values.some(({ field }) => field === 'status'),
    statusFrom: 'cell',
    certainty: 'sure',
    keepsLines: true,
    headings: [{ start: title.start, end: title.end }],
    evidence: ['its number and what became of it stand on a line above its text'],
    messages: [],
  };
}
