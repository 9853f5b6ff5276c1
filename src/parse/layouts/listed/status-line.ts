import type { Range } from '../../../core/span.js';
import { isWholeStatus, readStatus } from '../../fields/status.js';
import { needsLegend } from '../../legend/signs.js';
import type { Tools } from '../../layout.js';
import type { Flow, Line, Page } from '../../page.js';
import { wordsFrom } from './opening.js';

/** A status alone on its line, or with a dash or colon and a note behind it. */
export interface StatusLine {
  /** Null for an image that has lost its words. */
  readonly status: Range | null;
  readonly note: Range | null;
}

function readStatusLine(page: Page, line: Line, tools: Tools): StatusLine | null {
  if (line.kind === 'item') return null;
  const image = imageOf(page, line, tools);
  if (image) return image;
  const from = wordsFrom(page, line);
  const bracket = /^[([]/u.test(page.text.charAt(from)) ? 1 : 0;
  if (!/^\p{Lu}/u.test(page.text.slice(from + bracket, from + bracket + 2))) return null;
  const whole = page.text.slice(from, line.end).replace(/[*_.\s]+$/u, '');
  // `Open – Partially addressed`: two in one.
  if (bracket === 0 && whole.length <= 60 && isWholeStatus(whole, tools.words))
    return { status: { start: from, end: from + whole.length }, note: null };
  const found = tools.words.statuses.at(page.text, from + bracket);
  if (!found || found.end > line.end) return null;
  const remark = /^\s+\([^()]{3,80}\)\s*$/u.exec(page.text.slice(found.end, line.end));
  // `Not achieved (repeated, 2.24)`: what is said of it in brackets.
  if (remark) return { status: { start: found.start, end: found.end }, note: { start: found.end + 1, end: line.end } };
  const behind = /^[*_)\].]*(?:\s*$|(\s*[*_]*\s*[:–—-][*_]*\s+)(?=\S))/u.exec(page.text.slice(found.end, line.end));
  if (!behind) return null;
  // `Met - within timescales`: a few words that are no sentence go on with the status.
  const rest = page.text.slice(found.end + behind[0].length, line.end);
  const goesOn = behind[1] !== undefined && /^\p{Ll}[^.!?;]*$/u.test(rest) && rest.split(/\s+/u).length <= 4;
  if (goesOn) return { status: { start: found.start, end: line.end }, note: null };
  const status = { start: found.start, end: found.end };
  return { status, note: behind[1] === undefined ? null : { start: found.end + behind[0].length, end: line.end } };
}

/** `[image: green circle]`, as readers of pages write an icon: what it shows is the status, if that is a status or a sign. */
function imageOf(page: Page, line: Line, tools: Tools): StatusLine | null {
  const text = page.text.slice(line.start, line.end);
  const match = line.end - line.start <= 80 ? imageLine.exec(text) : null;
  if (!match) return null;
  const words = match[1] ?? '';
  if (words === '') return { status: null, note: null };
  if (readStatus(words, tools.words) === null && !needsLegend(words)) return null;
  const start = line.start + text.indexOf(words, 1);
  return { status: { start, end: start + words.length }, note: null };
}

const imageLine = /^!?\[(?:image|icon|img|symbol)\s*:?\s*([^\]]*?)\s*\]$/iu;

/** The lines of a flow that are a status, or open with one that a dash, a colon or a bracket ends. */
export function statusLines(page: Page, flow: Flow, tools: Tools): Map<Line, StatusLine> {
  const found = new Map<Line, StatusLine>();
  for (const line of flow.lines) {
    const said = readStatusLine(page, line, tools);
    if (said) found.set(line, said);
  }
  for (const [line, said] of mixedAnswers(page, flow, found, tools)) found.set(line, said);
  for (const [line, said] of sentences(page, flow, found, tools)) found.set(line, said);
  return found;
}

/**
 * `Accepted and implemented`, `Not accepted`: lines that no vocabulary has as a whole, but that
 * say an answer or a state and little else, where most lines of their kind come again.
 */
function mixedAnswers(
  page: Page,
  flow: Flow,
  bare: ReadonlyMap<Line, StatusLine>,
  { words }: Tools,
): readonly (readonly [Line, StatusLine])[] {
  const found = flow.lines.flatMap((line) => {
    const text = page.text.slice(line.start, line.end);
    if (bare.has(line) || line.kind !== 'paragraph' || text.length > 50 || !/^\p{Lu}[^.!?:;]*$/u.test(text)) return [];
    const opens = words.responses.at(text, 0) ?? words.statuses.at(text, 0);
    return opens && text.split(/\s+/u).length <= 6 ? [{ line, text }] : [];
  });
  const distinct = new Set(found.map(({ text }) => text)).size;
  if (found.length < 3 || distinct * 2 > found.length + 1) return [];
  return found.map(({ line }) => [line, { status: { start: line.start, end: line.end }, note: null }] as const);
}

const sentence =
  /^((?:This|The)\s(?:\p{Ll}+\s){1,5}?)(?:is|was|remains|has\sbeen|has\s(?=not\s(?:yet\s)?been\s))\s*(?:now\s|currently\s|still\s|therefore\s)?(not\s(?:yet\s)?(?:been\s)?)?(.{2,50}?)\.?$/u;

/**
 * `This area for improvement has been met.`, `This area for improvement has not been met.`: sentences
 * that say the same of row after row, each with a state at its end.
 */
function sentences(
  page: Page,
  flow: Flow,
  bare: ReadonlyMap<Line, StatusLine>,
  { words }: Tools,
): readonly (readonly [Line, StatusLine])[] {
  const found = flow.lines.flatMap((line) => {
    if (bare.has(line) || line.kind !== 'paragraph' || line.end - line.start > 120) return [];
    const match = sentence.exec(page.text.slice(line.start, line.end));
    const [whole = '', about = '', denied = '', state = ''] = match ?? [];
    if (!match || words.statuses.get(state) === undefined) return [];
    const end = line.start + whole.replace(/\.$/u, '').length;
    return [{ line, about, status: { start: end - state.length - denied.length, end } }];
  });
  const counts = new Map<string, number>();
  for (const { about } of found) counts.set(about, (counts.get(about) ?? 0) + 1);
  return found
    .filter(({ about }) => (counts.get(about) ?? 0) > 1)
    .map(({ line, status }) => [line, { status, note: null }] as const);
}
