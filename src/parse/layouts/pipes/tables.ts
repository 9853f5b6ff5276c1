import type { Range } from '../../../core/span.js';
import { readHeader } from '../../headers.js';
import { readMark } from '../../marks.js';
import type { Tools } from '../../layout.js';
import type { Page } from '../../page.js';
import type { PipeLine } from './lines.js';
import { withoutMarks } from './markup.js';

/** A cell of a header, over as many lines as it was broken. */
export interface HeaderCell {
  readonly ranges: readonly Range[];
  readonly text: string;
}

/** The lines of one table: its header, and what stands below it up to the next heading or header. */
export interface PipeTable {
  readonly header: readonly HeaderCell[] | null;
  /** Lines of the header and its repeats. */
  readonly headerLines: readonly PipeLine[];
  /** The header stands above another part of the page, and is taken over from there. */
  readonly isInherited: boolean;
  readonly body: readonly PipeLine[];
  readonly border: { readonly leading: boolean; readonly trailing: boolean };
}

/** Tables of a flow: stretches of lines with pipes, cut at headers and at headings between them. */
export function findTables(page: Page, lines: readonly PipeLine[], tools: Tools): readonly PipeTable[] {
  const tables: PipeTable[] = [];
  let header: FoundHeader | null = null;
  for (const stretch of stretchesOf(page, lines, tools)) {
    let body: PipeLine[] = [];
    let headerLines: PipeLine[] = [];
    let own = false;
    const close = (): void => {
      if (headerLines.length > 0 || body.some((line) => line.pipes > 0 && !line.isRule)) tables.push({ header: header?.cells ?? null, headerLines, isInherited: header !== null && !own, body, border: borderOf(headerLines, body) });
      body = [];
      headerLines = [];
    };
    for (let i = 0; i < stretch.length; ) {
      const atTop = headerLines.length === 0 && body.every((each) => each.isRule || each.pieces.filter((piece) => piece.end > piece.start).length < 2);
      const found = headerAt(page, stretch, i, atTop, tools);
      const line = stretch[i];
      if (!line) break;
      if (!found) {
        body.push(line);
        i++;
      } else if (header && (own || body.length === 0) && isSame(header, found)) {
        headerLines.push(...stretch.slice(i, i + found.lines));
        own = true;
        i += found.lines;
      } else {
        const rules = body.every((each) => each.isRule) ? body : [];
        close();
        header = found;
        headerLines = [...rules, ...stretch.slice(i, i + found.lines)];
        own = true;
        i += found.lines;
      }
    }
    close();
  }
  return tables;
}

function isSame(a: FoundHeader, b: FoundHeader): boolean {
  const words = (each: FoundHeader): string => each.cells.map((cell) => cell.text.toLowerCase().replace(/\s+/gu, ' ')).join('|');
  return words(a) === words(b);
}

function borderOf(headerLines: readonly PipeLine[], body: readonly PipeLine[]): PipeTable['border'] {
  const head = headerLines.filter((line) => line.pipes > 0 && !line.isRule);
  const rows = body.filter((line) => line.pipes > 0 && !line.isRule);
  const share = (test: (line: PipeLine) => boolean): boolean => rows.filter(test).length >= rows.length * 0.5;
  const [first] = head;
  const last = head.at(-1);
  return { leading: first ? first.leading : share((line) => line.leading), trailing: last ? last.trailing : share((line) => line.trailing) };
}

/** More lines than this without a pipe are no cell that was broken over lines. */
const longestGap = 30;

/** Runs of lines with pipes; lines without one stay inside where they can be parts of broken cells. */
function stretchesOf(page: Page, lines: readonly PipeLine[], tools: Tools): readonly PipeLine[][] {
  const stretches: PipeLine[][] = [];
  const airy = isAiry(lines);
  const showsGaps = !airy && lines.some((line) => line.isApart);
  let open: PipeLine[] = [];
  let gap: PipeLine[] = [];
  for (const [i, line] of lines.entries()) {
    if (line.pipes > 0) {
      open.push(...gap, line);
      gap = [];
      continue;
    }
    if (open.length === 0) continue;
    gap.push(line);
    if (gap.length > longestGap || endsTable(page, line, lines[i + 1], open, airy, tools)) {
      stretches.push([...open, ...tailOf(page, open, gap.slice(0, -1), showsGaps)]);
      open = [];
      gap = [];
    }
  }
  if (open.length > 0) stretches.push([...open, ...tailOf(page, open, gap, showsGaps)]);
  return stretches;
}

/** Empty lines stand between nearly all lines, so they say nothing. */
function isAiry(lines: readonly PipeLine[]): boolean {
  const piped = lines.filter((line) => line.pipes > 0);
  return piped.length > 3 && piped.filter((line) => line.isApart).length > piped.length * 0.6;
}

function endsTable(page: Page, line: PipeLine, next: PipeLine | undefined, open: readonly PipeLine[], airy: boolean, tools: Tools): boolean {
  if (line.kind === 'heading') return true;
  const words = page.text.slice(line.start, line.end);
  if (/^#{1,6}\s/u.test(words)) return true;
  const mark = words.length <= 200 ? readMark(page.text, line, null, tools.words) : null;
  if (mark && mark.kind !== 'group') return true;
  // A line that goes on below in small letters, and there has pipes, begins a row.
  const goesOn = next !== undefined && next.pipes > 0 && /^\p{Ll}/u.test(page.text.slice(next.start, next.end));
  return line.isApart && !airy && isClosed(open) && !goesOn;
}

/** Whether the last line with pipes ends its row, as far as pipes can say. */
function isClosed(open: readonly PipeLine[]): boolean {
  const last = open.at(-1);
  const closing = open.filter((line) => line.trailing).length;
  return closing < open.length * 0.5 || last?.trailing === true;
}

/**
 * Lines after the last pipe that go on with its cell: in small letters, as list items, after an
 * unfinished sentence, or after a full line with no empty line between, where there are such.
 */
function tailOf(page: Page, open: readonly PipeLine[], gap: readonly PipeLine[], showsGaps: boolean): readonly PipeLine[] {
  let before = open.at(-1);
  const longest = Math.max(...open.map((line) => line.end - line.start));
  const closing = open.filter((line) => line.trailing).length;
  if (before?.trailing === true && closing >= open.length * 0.8) return [];
  const tail: PipeLine[] = [];
  for (const line of gap) {
    const goesOn = /^[\p{Ll}•◦▪‣*–-]/u.test(page.text.slice(line.start, line.end)) || !/[.!?:)\]”’"|]$/u.test(page.text.slice(before?.start ?? 0, before?.end ?? 0));
    // Where pipes only stand between cells, the last of them has a cell after it.
    const isFull = before !== undefined && before.end - before.start > longest * 0.7;
    if (line.isApart || !(goesOn || before?.trailing === true || (showsGaps && isFull))) break;
    tail.push(line);
    before = line;
  }
  return tail;
}

interface FoundHeader {
  readonly cells: readonly HeaderCell[];
  readonly lines: number;
}

/** Lines that a header can be broken over, one cell a line among them. */
const longestHeader = 24;

/**
 * A header at a line: a run of lines whose cells are all known headers, or the lines above a
 * rule of dashes, joined until they have as many cells as it.
 */
function headerAt(page: Page, lines: readonly PipeLine[], at: number, atTop: boolean, tools: Tools): FoundHeader | null {
  const first = lines[at];
  if (!first || first.isRule || first.pipes === 0) return null;
  // `progress |` under `In` is the rest of a status.
  if (!atTop && /^\p{Ll}/u.test(page.text.slice(first.pieces[0]?.start, first.pieces[0]?.end))) return null;
  // Further down, a rule may stand below every row.
  return (atTop ? declaredHeader(page, lines, at) : null) ?? better(knownHeader(page, lines, at, tools), brokenHeader(page, lines, at, tools), tools);
}

/** A header that ends inside a cell reads worse than the whole of it. */
function better(whole: FoundHeader | null, broken: FoundHeader | null, tools: Tools): FoundHeader | null {
  if (!whole || !broken) return whole ?? broken;
  return scoreOf(broken.cells, tools) >= scoreOf(whole.cells, tools) && broken.lines > whole.lines ? broken : whole;
}

function scoreOf(cells: readonly HeaderCell[], tools: Tools): number {
  return cells.reduce((sum, each) => sum + (readHeader(each.text, tools.words)?.score ?? 0), 0);
}

function cellsOf(page: Page, lines: readonly PipeLine[]): readonly HeaderCell[] {
  return lines.flatMap((line) => line.pieces.map((piece) => cell(page, [piece])));
}

function cell(page: Page, ranges: readonly Range[]): HeaderCell {
  return { ranges, text: withoutMarks(ranges.map((range) => page.text.slice(range.start, range.end)).join(' ')) };
}

function ruleLength(lines: readonly PipeLine[], at: number): { cells: number; lines: number } {
  let cells = 0;
  let past = at;
  while (lines[past]?.isRule) {
    cells += Math.max(1, lines[past]?.pieces.length ?? 0);
    past++;
  }
  return { cells, lines: past - at };
}

function declaredHeader(page: Page, lines: readonly PipeLine[], at: number): FoundHeader | null {
  for (let n = 1; n <= longestHeader; n++) {
    const last = lines[at + n - 1];
    if (!last || last.isRule) return null;
    const rule = ruleLength(lines, at + n);
    if (rule.lines === 0) continue;
    if (n > 4 && rule.lines === 1 && lines[at + n]?.pieces.length !== n) return null;
    const cells = headerCells(page, lines.slice(at, at + n), rule.cells);
    const count = dropEmptyEnd(cells).length;
    const isTitle = cells.filter((each) => each.text !== '').length < 2 && rule.cells > 1;
    return !isTitle && (count === rule.cells || cells.length === rule.cells) && cells.length > 1 ? { cells, lines: n + rule.lines } : null;
  }
  return null;
}

/** The cells of the lines above a rule; none where the first line is a title. */
function headerCells(page: Page, lines: readonly PipeLine[], width: number): readonly HeaderCell[] {
  if (lines.length === 1) return cellsOf(page, lines);
  if (!lines.every((line) => line.pieces.length === width)) return joinCells(page, lines);
  const filled = lines[0]?.pieces.filter((piece) => piece.end > piece.start).length ?? 0;
  return filled < 2 ? [] : stackCells(page, lines);
}

/** Cells that are wrapped inside their columns. */
function stackCells(page: Page, lines: readonly PipeLine[]): readonly HeaderCell[] {
  const width = lines[0]?.pieces.length ?? 0;
  return Array.from({ length: width }, (_, c) => cell(page, lines.flatMap((line) => line.pieces[c] ?? []).filter((piece) => piece.end > piece.start)));
}

/** Cells of several lines: where neither line has a pipe at the break, the cell goes on. */
function joinCells(page: Page, lines: readonly PipeLine[]): readonly HeaderCell[] {
  const cells: HeaderCell[] = [];
  let closed = true;
  for (const line of lines) {
    line.pieces.forEach((piece, i) => {
      const last = cells.at(-1);
      if (i === 0 && !closed && !line.leading && last) cells[cells.length - 1] = cell(page, [...last.ranges, piece]);
      else cells.push(cell(page, [piece]));
    });
    closed = line.trailing;
  }
  return cells;
}

function knownHeader(page: Page, lines: readonly PipeLine[], at: number, tools: Tools): FoundHeader | null {
  const cells: HeaderCell[] = [];
  const seen = new Set<string>();
  let past = at;
  for (; past < Math.min(lines.length, at + longestHeader); past++) {
    const line = lines[past];
    if (!line || line.isRule || line.pipes === 0) break;
    // Where no pipe stands at the break, the cell goes on: that is for another to join.
    if (past > at && !line.leading && lines[past - 1]?.trailing !== true) break;
    const own = cellsOf(page, [line]);
    const filled = own.filter((each) => each.text !== '');
    const known = filled.filter((each) => isKnown(each.text, tools));
    if (filled.length === 0 || known.length < Math.max(1, filled.length * 0.6) || filled.some((each) => seen.has(each.text))) break;
    if (past > at && known.length < filled.length) break;
    for (const each of filled) seen.add(each.text);
    cells.push(...own);
  }
  const rule = ruleLength(lines, past);
  return isHeader(cells, tools) ? { cells, lines: past - at + rule.lines } : null;
}

/** A header's words; a status, a numbered text, or a sentence that ends in "progress update.", is none. */
function isKnown(text: string, tools: Tools): boolean {
  if (text.length > 100 || /^\p{N}+[.\p{N}]*\s+\p{L}/u.test(text) || tools.words.statuses.get(text) !== undefined || (/[.;!?]$/u.test(text) && tools.words.headers.get(text) === undefined)) return false;
  return readHeader(text, tools.words) !== null;
}

/** A header whose cells are broken over two or three lines, without a rule below it. */
function brokenHeader(page: Page, lines: readonly PipeLine[], at: number, tools: Tools): FoundHeader | null {
  const first = lines[at];
  if (!first || first.pieces.some((piece) => tools.words.statuses.get(page.text.slice(piece.start, piece.end)) !== undefined)) return null;
  for (const n of [2, 3]) {
    const own = lines.slice(at, at + n);
    if (own.length < n || own.some((line) => line.isRule || line.end - line.start > 200)) return null;
    const cells = joinCells(page, own);
    if (isHeader(cells, tools) && cells[0]?.text !== '' && cells.every((each) => each.text === '' || isKnown(each.text, tools)) && new Set(cells.map((each) => each.text)).size === cells.length) return { cells, lines: n };
  }
  return null;
}

function isHeader(cells: readonly HeaderCell[], tools: Tools): boolean {
 const fields = cells.flatMap((each) => readHeader(each.text, tools.words) ?? []);
  return scoreOf(cells, tools) >= 1.5 && new Set(fields.map((each) => each.field)).size >= 2;
}

function dropEmptyEnd(cells: readonly HeaderCell[]): readonly HeaderCell[] {
  let end = cells.length;
  while (end > 0 && cells[end - 1]?.text === '') end--;
  return cells.slice(0, end);
}
