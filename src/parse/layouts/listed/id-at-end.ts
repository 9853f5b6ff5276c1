import type { Range } from '../../../core/span.js';
import type { Proposal, RawCell, RawRow, Tools } from '../../layout.js';
import { isWholeStatus } from '../../fields/status.js';
import { readMark } from '../../marks.js';
import type { Flow, Line, Page } from '../../page.js';
import { isTitle, layoutId, wordsFrom } from './opening.js';
import { statusLines, type StatusLine } from './status-line.js';

/**
 * Rows whose number stands in brackets behind their text, and whose status stands on the line
 * below:
 *
 *     The keeper should log every ship that passes. (1.17)
 *     Achieved
 *     The stair should be mended. (1.31)
 *     Not achieved (repeated, 2.24)
 *
 * or on the same line: `• To check every door each month (R8). In progress`.
 */
export function proposeIdAtEnd(page: Page, tools: Tools): readonly Proposal[] {
  const flows = page.flows.map((flow) => readFlow(page, flow, tools));
  const rows = flows.flat();
  const ids = new Set(rows.map(({ id }) => page.text.slice(id.start, id.end)));
  if (rows.length < fewest || ids.size < rows.length) return [];
  return flows.flatMap((own) => runsOf(page, own)).flatMap((run) => propose(run, rows.length));
}

/** Fewer are no habit. */
const fewest = 3;

interface Entry {
  readonly line: Line;
  /** Where its words begin, behind a bullet. */
  readonly from: number;
  readonly id: Range;
  readonly textEnd: number;
  readonly said: StatusLine;
  /** The status, and the paragraphs below it. */
  readonly below: readonly Line[];
}

const idAtEnd = /\s*[([]((?:\p{L}{1,14}\.?\s)?\p{Lu}{0,4}\p{N}{1,3}(?:\.\p{N}{1,3}){0,3}\p{Ll}?)[)\]]\.?$/u;

function readFlow(page: Page, flow: Flow, tools: Tools): readonly Entry[] {
  const onLine = flow.lines.flatMap((line) => readLine(page, line, tools) ?? []);
  return onLine.length >= fewest ? onLine : readBelow(page, flow, tools);
}

/** A line that holds its text, its number in brackets, and its status. */
function readLine(page: Page, line: Line, { words }: Tools): Entry | null {
  const own = page.text.slice(line.start, line.end);
  const at = statusAtEnd.exec(own);
  if (!at?.[1] || !isWholeStatus(at[1], words)) return null;
  const end = readEnd(page, { ...line, end: line.start + at.index + 1 });
  const start = line.start + own.lastIndexOf(at[1]);
  return end && { line, ...end, said: { status: { start, end: start + at[1].length }, note: null }, below: [] };
}

const statusAtEnd = /[)\]]\.?\s+(\p{Lu}[^.()[\]]{2,40})\.?$/u;

function readBelow(page: Page, flow: Flow, tools: Tools): readonly Entry[] {
  const statuses = statusLines(page, flow, tools);
  if (statuses.size < fewest) return [];
  const ends = flow.lines.map((line) => (statuses.has(line) ? null : readEnd(page, line)));
  const entries: Entry[] = [];
  flow.lines.forEach((line, i) => {
    const end = ends[i];
    const next = flow.lines[i + 1];
    const said = next && statuses.get(next);
    if (!end || !said) return;
    let to = i + 2;
    while (to < flow.lines.length && isNote(page, flow.lines[to], tools) && !ends[to]) to++;
    entries.push({ line, ...end, said, below: flow.lines.slice(i + 1, to) });
  });
  // A number in brackets ends other lines as well: a reference.
  return entries.length * 5 >= ends.filter((end) => end !== null).length * 4 ? entries : [];
}

function readEnd(page: Page, line: Line): Pick<Entry, 'from' | 'id' | 'textEnd'> | null {
  const match = idAtEnd.exec(page.text.slice(line.start, line.end));
  if (!match?.[1] || match.index < 12 || line.kind === 'heading') return null;
  const textEnd = line.start + match.index;
  const start = page.text.indexOf(match[1], textEnd);
  return { from: wordsFrom(page, line), id: { start, end: start + match[1].length }, textEnd };
}

/** A paragraph below a status; a title belongs to what follows it. */
function isNote(page: Page, line: Line | undefined, { words }: Tools): boolean {
  if (!line || line.kind === 'heading' || isTitle(page, line)) return false;
  return readMark(page.text, line, line.level, words) === null;
}

/** Rows with nothing between them. */
function runsOf(page: Page, entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const runs: Entry[][] = [];
  for (const entry of entries) {
    const above = runs.at(-1)?.at(-1);
    const last = above?.below.at(-1) ?? above?.line;
    if (last && page.text.slice(last.end, entry.line.start).trim() === '') runs.at(-1)?.push(entry);
    else runs.push([entry]);
  }
  return runs;
}

function propose(run: readonly Entry[], all: number): readonly Proposal[] {
  const [first] = run;
  const last = run.at(-1)?.below.at(-1) ?? run.at(-1)?.line;
  if (!first || !last) return [];
  return [
    {
      layout: layoutId,
      range: { start: first.line.start, end: last.end },
      fit: {
        score: 0.63,
        reasons: [`${all} texts that end in a number in brackets, each with a status behind or below it`],
      },
      read: () => ({
        rows: run.map(row),
        marks: [],
        claims: [],
        messages: [],
        evidence: [`${run.length} numbered texts, each over a status`],
      }),
    },
  ];
}

function row({ line, from, id, textEnd, said, below }: Entry): RawRow {
  const cell = (field: RawCell['field'], ranges: readonly Range[]): RawCell => ({ field, title: null, ranges });
  const [state, ...notes] = below;
  const note = [...(said.note ? [said.note] : []), ...notes.map(({ start, end }) => ({ start, end }))];
  const items = notes.filter(({ kind }) => kind === 'item').map(({ start }) => start);
  return {
    at: line.start,
    cells: [
      cell('id', [id]),
      cell('action', [{ start: from, end: textEnd }]),
      ...(said.status ? [cell('status', [said.status])] : []),
      ...(note.length > 0 ? [{ ...cell('progress', note), items }] : []),
    ],
    expectsStatus: true,
    statusFrom: 'cell',
    certainty: 'sure',
    keepsLines: true,
    headings: [
      ...(from > line.start ? [{ start: line.start, end: from }] : []),
      { start: textEnd, end: line.end },
      ...(state ? [{ start: state.start, end: state.end }] : []),
    ],
    evidence: [`ends in its number, and a status stands ${state ? 'below' : 'behind'} it`],
    messages: [],
  };
}
