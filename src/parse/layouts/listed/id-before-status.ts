import type { Range } from '../../../core/span.js';
import { isWholeStatus } from '../../fields/status.js';
import type { Proposal, RawCell, RawRow, Tools } from '../../layout.js';
import type { Line, Page } from '../../page.js';
import { layoutId, wordsFrom } from './opening.js';

/**
 * Rows that are a line each, with their number in brackets between the text and its status:
 *
 *     • Mend the stair of the far light (Action 3) – done. The mason came in May.
 *     • Count the boats (Action 4) – behind. Nobody counts at night.
 */
export function proposeIdBeforeStatus(page: Page, tools: Tools): readonly Proposal[] {
  const found = page.flows.map((flow) => flow.lines.map((line) => readLine(page, line, tools)));
  const entries = found.flat().filter((entry) => entry !== null);
  const ids = new Set(entries.map(({ id }) => page.text.slice(id.start, id.end)));
  const known = entries.filter(({ isKnown }) => isKnown).length;
  // Words that no list has may be statuses beside others that are.
  if (entries.length < fewest || ids.size < entries.length || known * 5 < entries.length * 3) return [];
  return found.flatMap(runsOf).flatMap((run) => propose(run, entries.length));
}

/** Fewer are no habit. */
const fewest = 3;

interface Entry {
  readonly line: Line;
  readonly text: Range;
  readonly id: Range;
  readonly status: Range;
  readonly note: Range | null;
  readonly isKnown: boolean;
}

const longestLine = 3000;
const pattern =
  /^(.{12,}?)\s*[([]((?:\p{L}{1,14}\.?\s)?\p{Lu}{0,4}\p{N}{1,3}(?:\.\p{N}{1,3}){0,3}\p{Ll}?)[)\]]\s*[–—:-]\s*([^.;:()]{3,40}?)(?:[.;:]\s+(\S.*)|[.;:]?)$/su;

function readLine(page: Page, line: Line, { words }: Tools): Entry | null {
  if (line.kind === 'heading' || line.kind === 'furniture' || line.end - line.start > longestLine) return null;
  const start = wordsFrom(page, line);
  const match = pattern.exec(page.text.slice(start, line.end));
  const [, text = '', id = '', said = '', note] = match ?? [];
  if (!match) return null;
  const idStart = page.text.indexOf(id, start + text.length);
  const statusStart = page.text.indexOf(said, idStart + id.length);
  return {
    line,
    text: { start, end: start + text.length },
    id: { start: idStart, end: idStart + id.length },
    status: { start: statusStart, end: statusStart + said.length },
    note: note === undefined ? null : { start: line.end - note.length, end: line.end },
    isKnown: isWholeStatus(said, words),
  };
}

/** Rows with no other line between them. */
function runsOf(entries: readonly (Entry | null)[]): readonly (readonly Entry[])[] {
  const runs: Entry[][] = [];
  entries.forEach((entry, i) => {
    if (!entry) return;
    if (entries[i - 1]) runs.at(-1)?.push(entry);
    else runs.push([entry]);
  });
  return runs;
}

function propose(run: readonly Entry[], all: number): readonly Proposal[] {
  const [first] = run;
  const last = run.at(-1);
  if (!first || !last) return [];
  return [
    {
      layout: layoutId,
      range: { start: first.line.start, end: last.line.end },
      fit: { score: 0.63, reasons: [`${all} lines with a number in brackets between a text and its status`] },
      read: () => ({
        rows: run.map(row),
        marks: [],
        claims: [],
        messages: [],
        evidence: [`${run.length} numbered lines, each with a status behind its number`],
      }),
    },
  ];
}

function row({ line, text, id, status, note }: Entry): RawRow {
  const cell = (field: RawCell['field'], range: Range): RawCell => ({ field, title: null, ranges: [range] });
  return {
    at: line.start,
    cells: [cell('id', id), cell('action', text), cell('status', status), ...(note ? [cell('progress', note)] : [])],
    expectsStatus: true,
    statusFrom: 'cell',
    certainty: 'sure',
    keepsLines: true,
    headings: [{ start: line.start, end: line.end }],
    evidence: ['its number stands in brackets between its text and its status'],
    messages: [],
  };
}
