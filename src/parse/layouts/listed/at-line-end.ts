import { isDatePhrase } from '../../../core/dates.js';
import { message } from '../../../core/message.js';
import type { Range } from '../../../core/span.js';
import { idWidth, type IdFamily } from '../../fields/ids.js';
import type { Proposal, RawCell, RawRow, Tools } from '../../layout.js';
import { readMark } from '../../marks.js';
import type { Flow, Line, Page } from '../../page.js';
import { placeAt, quote } from '../../place.js';
import { commonFamily, layoutId, openingOf, pastMarks, wordsFrom } from './opening.js';

/**
 * Rows of one line each that say their status behind a dash, a colon, or in brackets:
 *
 *     2.1 Publish a data strategy - COMPLETE
 *     2.2 Link the datasets - IN PROGRESS (due March 2025)
 *     • Open the maps of the council — In progress: 3 of 9 are open
 *
 * A sentence that mentions a status is none of these: nearly every line of a run must be one.
 */
export function proposeAtLineEnd(page: Page, tools: Tools): readonly Proposal[] {
  const runs = page.flows.flatMap((flow) => findRuns(page, flow, tools));
  const lines = runs.flatMap((run) => run.map(({ line }) => line));
  if (lines.length < 2) return [];
  const family = commonFamily(page, lines, tools.words);
  return runs.flatMap((run) => propose(page, run, family) ?? []);
}

interface Candidate {
  readonly line: Line;
  readonly tail: Tail | null;
}

/** What stands at the end of a line: a status, and what is said of it. */
interface Tail {
  /** Where the text of the row ends. */
  readonly textEnd: number;
  readonly status: Range;
  readonly bracket: Range | null;
  readonly note: Range | null;
}

/** Consecutive lines of which nearly all end in a status; at least two, or one that is alone under its heading. */
function findRuns(page: Page, flow: Flow, tools: Tools): readonly (readonly Candidate[])[] {
  const runs: Candidate[][] = [];
  let run: Candidate[] = [];
  const close = (): void => {
    while (run.length > 0 && run.at(-1)?.tail === null) run.pop();
    const ended = run.filter(({ tail }) => tail !== null).length;
    if (ended > 0 && ended >= run.length * 0.8) runs.push(run);
    run = [];
  };
  for (const line of flow.lines) {
    const isLong = line.end - line.start > longestRow;
    if (isLong || line.kind === 'heading' || readMark(page.text, line, line.level, tools.words)?.kind === 'theme') {
      close();
      continue;
    }
    const tail = readTail(page, line, tools);
    if (tail || run.length > 0) run.push({ line, tail });
  }
  close();
  return runs;
}

const longestRow = 600;

/** Dash, colon, bar, bracket or emphasis before a status. */
const joint = /(?:\s[–—-]+\s*|[:|]\s*|\s[([]|\s?[*_]{1,2})[*_]*$/u;
/** A date, a bracket or the end behind it; or a joint again, and a note. */
const behind =
  /^[*_]*(?:\s*\((?<bracket>[^()]*)\)|\s+(?<date>[^:–—]{3,40}?))?[)\].*_\s]*(?:$|(?:\s*[:–—-]\s*|\.\s+)(?<note>\S.*)$)/su;

function readTail(page: Page, line: Line, tools: Tools): Tail | null {
  const from = wordsFrom(page, line);
  for (const found of tools.words.statuses.find(page.text, from + 3, line.end)) {
    const before = joint.exec(page.text.slice(from, found.start));
    if (!before || before.index < 3) continue;
    const after = behind.exec(page.text.slice(found.end, line.end));
    if (!after) continue;
    const { bracket, date, note } = after.groups ?? {};
    // `Completed May 2023` is a status with its day; other words make it a sentence.
    if (date !== undefined && !isDatePhrase(date.replace(/[*_).\s]+$/u, ''))) continue;
    const status = { start: found.start, end: found.end + trimmed(date).length };
    return {
      textEnd: from + before.index,
      status,
      bracket: bracket === undefined ? null : rangeOf(page, bracket, found.end, line.end),
      note: note === undefined ? null : rangeOf(page, note, found.end, line.end),
    };
  }
  return null;
}

function trimmed(date: string | undefined): string {
  return date === undefined ? '' : ` ${date.replace(/[*_).\s]+$/u, '')}`;
}

function rangeOf(page: Page, words: string, from: number, to: number): Range | null {
  const at = page.text.indexOf(words, from);
  return at < 0 || at >= to || words.trim() === ''
    ? null
    : { start: at, end: Math.min(to, at + words.trimEnd().length) };
}

function propose(page: Page, run: readonly Candidate[], family: IdFamily | null): Proposal | null {
  const first = run[0];
  const last = run.at(-1);
  if (!first || !last) return null;
  const numbered = family ? run.filter(({ line }) => openingOf(page, line, family)).length : 0;
  const items = run.filter(({ line }) => line.kind === 'item').length;
  if (numbered < run.length * 0.8 && items < run.length) return null;
  const own = numbered >= run.length * 0.8 ? family : null;
  return {
    layout: layoutId,
    range: { start: first.line.start, end: last.line.end },
    fit: {
      score: own ? 0.5 : 0.42,
      reasons: [`${run.length} lines ${own ? `that begin with an id (${own.id})` : 'of a list'} and end in a status`],
    },
    read: () => ({
      rows: run.map((candidate) => row(page, candidate, own)),
      marks: [],
      claims: [],
      messages: [],
      evidence: [`a status at the end of each of ${run.length} lines`],
    }),
  };
}

function row(page: Page, { line, tail }: Candidate, family: IdFamily | null): RawRow {
  const token = family && openingOf(page, line, family);
  const from = token ? pastMarks(page, token.end, line.end) : wordsFrom(page, line);
  const to = tail?.textEnd ?? line.end;
  const cells: RawCell[] = [cell('action', { start: from, end: to })];
  if (token) cells.push(cell('id', { start: token.start, end: token.start + idWidth(page.text, token) }));
  if (tail) cells.push(cell('status', tail.status));
  if (tail?.bracket) cells.push(bracketCell(page, tail.bracket));
  if (tail?.note) cells.push(cell('progress', tail.note));
  return {
    at: line.start,
    cells,
    expectsStatus: true,
    statusFrom: 'cell',
    certainty: token ? 'sure' : 'likely',
    keepsLines: true,
    headings: [{ start: line.start, end: line.end }],
    evidence: [`${token ? `begins with ${token.id} and ends` : 'a list item that ends'} in a status`],
    messages: token ? [] : [withoutId(page, line)],
  };
}

function cell(field: RawCell['field'], range: Range): RawCell {
  return { field, title: null, ranges: [range] };
}

/** `(due March 2025)` is a date, `(3 of 9 boards)` a note. */
function bracketCell(page: Page, { start, end }: Range): RawCell {
  const words = page.text.slice(start, end);
  const lead = /^(?:(?:now|is)\s+)?(?:due|expected|target(?:\s+date)?|deadline)\s*:?\s*/iu.exec(words)?.[0] ?? '';
  const isDate = isDatePhrase(words.slice(lead.length));
  return isDate ? cell('due', { start: start + lead.length, end }) : cell('progress', { start, end });
}

function withoutId(page: Page, line: Line): RawRow['messages'][number] {
  return message('parse/uncertain-boundary', 'a list item that ends in a status was taken for a row; it has no id', {
    place: placeAt(page, line),
    actual: quote(page.text, line),
  });
}
