import { isDatePhrase } from '../../../core/dates.js';
import { message } from '../../../core/message.js';
import type { Range } from '../../../core/span.js';
import { isSetOff } from '../../emphasis.js';
import { idWidth, type IdFamily } from '../../fields/ids.js';
import type { Proposal, RawCell, RawRow, Tools } from '../../layout.js';
import { readMark } from '../../marks.js';
import type { Flow, Line, Page } from '../../page.js';
import { placeAt, quote } from '../../place.js';
import { commonFamily, isTitle, layoutId, openingOf, pastMarks, wordsFrom } from './opening.js';

/**
 * Rows of one line each that say their status behind a dash, a colon, or in brackets:
 *
 *     2.1 Publish a data strategy - COMPLETE
 *     2.2 Link the datasets - IN PROGRESS (due March 2025)
 *     • Open the maps of the council — In progress: 3 of 9 are open
 *     2.3 Name a steward. NOT STARTED
 *
 * A sentence that mentions a status is none of these: nearly every line of a run must be one.
 */
export function proposeAtLineEnd(page: Page, tools: Tools): readonly Proposal[] {
  const runs = page.flows.flatMap((flow) => findRuns(page, flow, tools));
  const lines = runs.flatMap((run) => run.map(({ line }) => line));
  if (lines.length < 2) return [];
  const family = commonFamily(page, lines, tools.words);
  return runs.flatMap((run) => withoutTitles(page, run, family)).flatMap((run) => propose(page, run, family) ?? []);
}

interface Candidate {
  readonly line: Line;
  readonly tail: Tail | null;
}

/** What stands at the end of a line: a status, and what is said of it. */
interface Tail {
  /** Where the text of the row ends; null where it follows the status. */
  readonly textEnd: number | null;
  readonly status: Range;
  readonly bracket: Range | null;
  readonly note: Range | null;
}

/**
 * Consecutive lines of which nearly all end in a status; at least two, or one that is alone
 * under its heading. Two in a row that do not end in one are something else.
 */
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
    const last = run.at(-1);
    if (!tail && last?.tail === null) close();
    else if (tail && last?.tail && last.line.kind !== line.kind) close();
    if (tail || run.length > 0) run.push({ line, tail });
  }
  close();
  return runs;
}

const longestRow = 600;

/** `Practice` between numbered lines that say their status is the title of those below it. */
function withoutTitles(
  page: Page,
  run: readonly Candidate[],
  family: IdFamily | null,
): readonly (readonly Candidate[])[] {
  const parts: Candidate[][] = [[]];
  for (const candidate of run) {
    const { line, tail } = candidate;
    const isName = !tail && family !== null && isTitle(page, line) && openingOf(page, line, family) === null;
    if (isName) parts.push([]);
    else parts.at(-1)?.push(candidate);
  }
  return parts.filter((part) => part.length > 0);
}

/** The end of a sentence before a status that ends the line: `Mend the roof. Complete`. */
const stop = /[.!?][”’"')\]]*\s+$/u;
/** Dash, colon, bar, bracket or emphasis before a status. */
const joint = /(?:\s[–—-]+\s*|[:|]\s*|\s[([]|\s?[*_]{1,2})[*_]*$/u;
/** A date, a bracket or the end behind it; or a joint again, and a note. */
const behind =
  /^[*_]*(?:\s*\((?<bracket>[^()]*)\)|\s+(?<date>[^:–—]{3,40}?))?[)\].*_\s]*(?:$|(?:\s*[:–—-]\s*|\.\s+)(?<note>\S.*)$)/su;

/** An item that says its status first: `Complete: Repaint every bus shelter`. */
function readHead(page: Page, line: Line, from: number, tools: Tools): Tail | null {
  if (line.kind !== 'item' || !/^\p{Lu}/u.test(page.text.slice(from, from + 2))) return null;
  const found = tools.words.statuses.at(page.text, from);
  if (!found || found.end >= line.end) return null;
  const mark = /^[*_]*\s*(?:[:–—-]\s*)[*_]*\s*(?=[\p{Lu}\p{N}“‘"'])/u.exec(page.text.slice(found.end, line.end));
  const status = { start: found.start, end: found.end };
  return mark
    ? { textEnd: null, status, bracket: null, note: { start: found.end + mark[0].length, end: line.end } }
    : null;
}

function readTail(page: Page, line: Line, tools: Tools): Tail | null {
  const from = wordsFrom(page, line);
  const head = readHead(page, line, from, tools);
  if (head) return head;
  for (const found of tools.words.statuses.find(page.text, from + 3, line.end)) {
    const textEnd = beforeLabel(page, from, found.start, tools) ?? endOfText(page, from, found.start);
    if (textEnd === null || textEnd - from < 3) continue;
    const after = behind.exec(page.text.slice(found.end, line.end));
    if (!after) continue;
    const { bracket, date, note } = after.groups ?? {};
    // `It opened in May. Complete – no more will be done`: after a sentence the status ends the line.
    if (note !== undefined && stop.test(page.text.slice(textEnd - 1, found.start)) && !isSetOff(page, found.start))
      continue;
    // `Completed May 2023` is a status with its day; other words make it a sentence.
    if (date !== undefined && !isDatePhrase(date.replace(/[*_).\s]+$/u, ''))) continue;
    const status = { start: found.start, end: found.end + trimmed(date).length };
    return {
      textEnd,
      status,
      bracket: bracket === undefined ? null : rangeOf(page, bracket, found.end, line.end),
      note: note === undefined ? null : rangeOf(page, note, found.end, line.end),
    };
  }
  return null;
}

/** Where the text before a status ends: at a joint, a sentence, or where the page sets the status off; null where it runs on. */
function endOfText(page: Page, from: number, status: number): number | null {
  const text = page.text.slice(from, status);
  const before = joint.exec(text);
  if (before) return from + before.index;
  if (!/^\p{Lu}/u.test(page.text.slice(status, status + 2))) return null;
  return stop.test(text) || isSetOff(page, status) ? from + text.trimEnd().length : null;
}

/** `Mend the roof — Status: Complete`: where the text ends before a label of the status; null without one. */
function beforeLabel(page: Page, from: number, status: number, { words }: Tools): number | null {
  const text = page.text.slice(from, status);
  const match = /(?:\s[–—-]+\s*|[.;|,]\s+|\s[([])[*_]*(\p{Lu}[\p{L} ]{2,24})[*_]*\s*[:–—-]\s*[*_]*\s*$/u.exec(text);
  if (!match?.[1] || words.headers.get(match[1]) !== 'status') return null;
  return from + match.index + (/^[.]/u.test(match[0]) ? 1 : 0);
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
  const listed =
    run.every(({ line }) => line.kind === 'item') ||
    (run.length > 1 && run.every(({ tail }) => tail !== null && isSetOff(page, tail.status.start)));
  if (numbered < run.length * 0.8 && !listed) return null;
  const own = numbered >= run.length * 0.8 ? family : null;
  return {
    layout: layoutId,
    range: { start: first.line.start, end: last.line.end },
    fit: {
      // Each with its status at the end of its line is more than ids and statuses somewhere.
      score: own ? (run.every(({ tail }) => tail !== null) ? 0.52 : 0.5) : 0.42,
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
  const leads = tail?.textEnd === null;
  const text = leads && tail.note ? tail.note : { start: from, end: tail?.textEnd ?? line.end };
  const cells: RawCell[] = [cell('action', text)];
  if (token) cells.push(cell('id', { start: token.start, end: token.start + idWidth(page.text, token) }));
  if (tail) cells.push(cell('status', tail.status));
  if (tail?.bracket) cells.push(bracketCell(page, tail.bracket));
  if (tail?.note && !leads) cells.push(cell('progress', tail.note));
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
