import { foldCase } from '../core/text.js';
import type { Range } from '../core/span.js';
import { findTotals } from './fields/totals.js';
import { isDateLine } from './date-line.js';
import { carriesLabel } from './headers.js';
import { isFurniture } from './furniture.js';
import type { Mark, Tools } from './layout.js';
import type { Ledger } from './ledger.js';
import { findMarks, readMark } from './marks.js';
import type { Line, Page } from './page.js';
import { findGroups } from './worded-groups.js';

/** What the text outside every region says: headings that give rows their theme, and plain narrative. */
export interface Leftovers {
  readonly marks: readonly Mark[];
  /** Pieces of text that no region and no heading claimed. */
  readonly narrative: readonly Range[];
}

/** Reads the lines that no region claimed; a long line may hold several headings side by side. */
export function readLeftovers(page: Page, ledger: Ledger, tools: Tools, rowStarts: readonly number[]): Leftovers {
  const marks: Mark[] = findGroups(page, ledger, rowStarts);
  const narrative: Range[] = [];
  for (const table of page.tables) for (const range of ledger.unclaimed(table)) narrative.push(range);
  page.lines.forEach((line, i) => {
    for (const piece of pieces(page, ledger, line)) {
      if (line.kind === 'furniture') ledger.claim(piece, 'furniture');
      else readPiece(page, line, piece, i === 0, { marks, narrative, ledger, tools });
    }
  });
  for (const range of narrative) ledger.claim(range, 'narrative');
  return { marks, narrative };
}

/** The parts of a line between regions; words that a region left behind inside it stay with that region. */
function pieces(page: Page, ledger: Ledger, line: Line): readonly Range[] {
  if (ledger.isFree(line)) return [{ start: line.start, end: line.end }];
  const found: { start: number; end: number }[] = [];
  for (const run of ledger.unclaimed(line)) {
    const last = found.at(-1);
    const between = last ? page.text.slice(last.end, run.start) : '';
    if (last && /^\s*$/u.test(between)) last.end = run.end;
    else found.push({ ...run });
  }
  return found;
}

interface Sink {
  readonly marks: Mark[];
  readonly narrative: Range[];
  readonly ledger: Ledger;
  readonly tools: Tools;
}

function readPiece(page: Page, line: Line, piece: Range, isFirst: boolean, sink: Sink): void {
  const words = page.text.slice(piece.start, piece.end);
  if (isFurniture(words, sink.tools.words)) {
    sink.ledger.claim(piece, 'furniture');
    return;
  }
  const inner =
    words.length > 120 || piece.end - piece.start < line.end - line.start
      ? splitAtMarks(page, piece, sink.tools)
      : [piece];
  for (const part of inner) readHeading(page, line, part, isFirst && part.start === line.start, sink);
}

function splitAtMarks(page: Page, piece: Range, tools: Tools): readonly Range[] {
  const cuts = new Set([piece.start]);
  for (const mark of findMarks(page.text, piece.start, piece.end, tools.words)) {
    cuts.add(mark.start);
    if (mark.kind === 'status') cuts.add(mark.end);
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted
    .map((start, i) => trim(page.text, { start, end: sorted[i + 1] ?? piece.end }))
    .filter((range) => range.end > range.start);
}

function trim(text: string, range: Range): Range {
  let { start, end } = range;
  while (start < end && /\s/u.test(text[start] ?? '')) start++;
  while (end > start && /\s/u.test(text[end - 1] ?? '')) end--;
  return { start, end };
}

function readHeading(page: Page, line: Line, range: Range, isTitle: boolean, sink: Sink): void {
  const words = page.text.slice(range.start, range.end);
  if (isFurniture(words, sink.tools.words) || isTrail(words)) {
    sink.ledger.claim(range, 'furniture');
    return;
  }
  if (line.kind !== 'heading' && isNoTheme(words, range, sink.tools)) {
    sink.ledger.claim(range, 'heading');
    return;
  }
  const hashes = /^(#{1,6})\s+(?=\S)/u.exec(words);
  if (hashes) {
    readMarkedHeading(page, range, hashes[0].length, hashes[1]?.length ?? 1, sink);
    return;
  }
  const mark = readMark(page.text, range, line.level, sink.tools.words);
  if (mark) sink.marks.push(mark);
  const titled = (isTitle && words.length <= longestTitle) || isDocumentTitle(page, words);
  if (mark || line.kind === 'heading' || titled) {
    sink.ledger.claim(range, 'heading');
    if (!mark && !titled && line.level !== null)
      sink.marks.push({ kind: 'theme', at: range.start, id: null, title: range, level: line.level });
    return;
  }
  if (
    looksLikeHeading(words) &&
    findTotals(page.text, range, sink.tools.words).length === 0 &&
    line.kind === 'paragraph'
  ) {
    sink.ledger.claim(range, 'heading');
    sink.marks.push({ kind: 'theme', at: range.start, id: null, title: range, level: 5 });
    return;
  }
  sink.narrative.push(range);
}

/** `Home > Plans > Updates`: where the page stands on its site. */
function isTrail(line: string): boolean {
  if (line.length > 160) return false;
  return /^[^.!?>›»]{2,60}(?:\s[>›»]\s[^.!?>›»]{2,60})+$/u.test(line) || /^Home(?:\s\/\s[^.!?/]{2,60})+$/u.test(line);
}

/** The day of the page, `Management response: Agreed`, or `Action taken` over rows, which names what stands there. */
function isNoTheme(line: string, { start }: Range, { words }: Tools): boolean {
  if (carriesLabel(line, words)) return true;
  return isDateLine(line, words, start < head) || words.headers.get(line.replace(/[:\s]+$/u, '')) !== undefined;
}

/** `## 2. Play`: Markdown says that it is a heading, and of which level. */
function readMarkedHeading(page: Page, range: Range, signs: number, level: number, sink: Sink): void {
  sink.ledger.claim(range, 'heading');
  const title = { start: range.start + signs, end: range.end };
  const mark = readMark(page.text, title, level, sink.tools.words);
  if (mark) sink.marks.push(mark);
  else if (!isDocumentTitle(page, page.text.slice(title.start, title.end)))
    sink.marks.push({ kind: 'theme', at: range.start, id: null, title, level });
}

/** The name of the publication or of the page above a chapter is no theme. */
function isDocumentTitle(page: Page, words: string): boolean {
  const { title, facts } = page.document;
  const folded = foldCase(words);
  return [title, facts.series].some((each) => each !== null && foldCase(each) === folded);
}

/** A date alone that stands no further down than this is that of the page. */
const head = 300;

/** The first line of a text is its title, unless it is too long to be one. */
const longestTitle = 160;

/** A short line that begins with a capital and ends without punctuation. */
function looksLikeHeading(words: string): boolean {
  return (
    words.length >= 3 &&
    words.length <= 90 &&
    /^[\p{Lu}\p{N}]/u.test(words) &&
    !/[.;,:!?]$|[:=]\s*\p{N}+$/u.test(words) &&
    words.split(/\s+/u).length <= 12 &&
    !isStamp(words)
  );
}

/** `From: Equality Hub`, `Showing 1 to 20 of 61`: said of the page, not of what stands below. */
function isStamp(words: string): boolean {
  return /^\p{Lu}\p{Ll}+:\s/u.test(words) || /^\p{Lu}\p{Ll}+ing\s.*\p{N}+ of \p{N}+\b/u.test(words);
}
