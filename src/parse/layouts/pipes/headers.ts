import type { Range } from '../../../core/span.js';
import { isWholeId } from '../../fields/ids.js';
import { isWholeStatus } from '../../fields/status.js';
import { readHeader } from '../../headers.js';
import type { Tools } from '../../layout.js';
import { opensSmall } from '../../opening-id.js';
import type { Page } from '../../page.js';
import type { PipeLine } from './lines.js';
import { withoutMarks } from './markup.js';

/** A cell of a header, over as many lines as it was broken. */
export interface HeaderCell {
  readonly ranges: readonly Range[];
  readonly text: string;
}

export interface FoundHeader {
  readonly cells: readonly HeaderCell[];
  readonly lines: number;
}

/** Lines that a header can be broken over, one cell a line among them. */
const longestHeader = 24;

/**
 * A header at a line: a run of lines whose cells are all known headers, or the lines above a
 * rule of dashes, joined until they have as many cells as it.
 */
export function headerAt(
  page: Page,
  lines: readonly PipeLine[],
  at: number,
  atTop: boolean,
  tools: Tools,
): FoundHeader | null {
  const first = lines[at];
  if (!first || first.isRule || first.pipes === 0) return null;
  // `progress |` under `In` is the rest of a status.
  if (!atTop && opensSmall(page.text.slice(first.pieces[0]?.start, first.pieces[0]?.end))) return null;
  // Further down, a rule may stand below every row.
  return (
    (atTop ? (declaredHeader(page, lines, at) ?? listedHeader(page, lines, at, tools)) : null) ??
    better(knownHeader(page, lines, at, tools), brokenHeader(page, lines, at, tools), tools) ??
    (atTop ? statedHeader(page, lines, at, tools) : null)
  );
}

/** Short names above rows of as many cells, of which one is always a status, and is none in the header. */
function statedHeader(page: Page, lines: readonly PipeLine[], at: number, tools: Tools): FoundHeader | null {
  const first = lines[at];
  const width = first?.pieces.length ?? 0;
  if (!first || width < 3) return null;
  const cells = cellsOf(page, [first]);
  const isState = (text: string): boolean => isWholeStatus(text, tools.words);
  if (!cells.every(({ text }) => /^\P{N}*\p{L}\P{N}*$/u.test(text) && text.length <= 40 && !isState(text))) return null;
  const rows = lines.slice(at + 1, at + 40).filter((line) => line.pieces.length === width);
  const states = cells.map(
    (_, c) => rows.filter((row) => isState(page.text.slice(row.pieces[c]?.start, row.pieces[c]?.end))).length,
  );
  return Math.max(...states) >= Math.max(3, rows.length * 0.6) ? { cells, lines: 1 } : null;
}

/** The header that stands further up, printed again, whether or not its words are known. */
export function repeatAt(page: Page, lines: readonly PipeLine[], at: number, header: FoundHeader): FoundHeader | null {
  const wanted = header.cells.map((each) => plain(each.text));
  for (let n = 1; n <= Math.min(longestHeader, lines.length - at); n++) {
    const last = lines[at + n - 1];
    if (!last || last.isRule || last.pipes === 0) return null;
    const cells = joinCells(page, lines.slice(at, at + n));
    const texts = cells.map((each) => plain(each.text));
    if (texts.length > wanted.length || !texts.slice(0, -1).every((text, c) => text === wanted[c])) return null;
    if (texts.length === wanted.length && texts.at(-1) === wanted.at(-1))
      return { cells, lines: n + ruleLength(lines, at + n).lines };
  }
  return null;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/gu, ' ').trim();
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
    return !isTitle && (count === rule.cells || cells.length === rule.cells) && cells.length > 1
      ? { cells, lines: n + rule.lines }
      : null;
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
  return Array.from({ length: width }, (_, c) =>
    cell(
      page,
      lines.flatMap((line) => line.pieces[c] ?? []).filter((piece) => piece.end > piece.start),
    ),
  );
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
    const enough = filled.every(isName) ? 0.5 : 0.6;
    if (
      filled.length === 0 ||
      known.length < Math.max(1, filled.length * enough) ||
      filled.some((each) => seen.has(each.text))
    )
      break;
    if (past > at && known.length < filled.length) break;
    for (const each of filled) seen.add(each.text);
    cells.push(...own);
  }
  const rule = ruleLength(lines, past);
  return isHeader(cells, tools) ? { cells, lines: past - at + rule.lines } : null;
}

/**
 * Names on lines of their own above the first id, where the next id stands as many lines below
 * it as there are names: one cell a line, and some of the names are of nobody else.
 */
function listedHeader(page: Page, lines: readonly PipeLine[], at: number, tools: Tools): FoundHeader | null {
  const isId = (line: PipeLine | undefined): boolean =>
    line?.pieces.length === 1 && isWholeId(page.text.slice(line.pieces[0]?.start, line.pieces[0]?.end));
  let past = at;
  while (past < Math.min(lines.length, at + longestHeader) && !isId(lines[past])) past++;
  const own = lines.slice(at, past);
  const cells = cellsOf(page, own);
  const isListed = own.every((line) => !line.isRule && line.pipes === 1 && line.pieces.length === 1);
  if (own.length < 3 || !isListed || !cells.every(isName) || !isHeader(cells, tools)) return null;
  return isId(lines[past]) && isId(lines[past + own.length]) ? { cells, lines: own.length } : null;
}

/** Short, with a capital and without a number: what a column may be called. */
function isName({ text }: HeaderCell): boolean {
  return text.length <= 40 && /^\p{Lu}\P{N}*$/u.test(text) && !/[.;!?]$/u.test(text.replace(/^no\.$/iu, ''));
}

/** A header's words; a status, a numbered text, or a sentence that ends in "progress update.", is none. */
function isKnown(text: string, tools: Tools): boolean {
  if (
    text.length > 100 ||
    /^\p{N}+[.\p{N}]*\s+\p{L}/u.test(text) ||
    isWholeId(text) ||
    (/[.;!?]$/u.test(text) && tools.words.headers.get(text) === undefined)
  )
    return false;
  const reading = readHeader(text, tools.words);
  return reading !== null && (reading.score >= 0.9 || !isWholeStatus(text, tools.words));
}

/** A header whose cells are broken over two or three lines, without a rule below it. */
function brokenHeader(page: Page, lines: readonly PipeLine[], at: number, tools: Tools): FoundHeader | null {
  const first = lines[at];
  if (
    !first ||
    first.pieces.some((piece) => tools.words.statuses.get(page.text.slice(piece.start, piece.end)) !== undefined)
  )
    return null;
  for (const n of [2, 3]) {
    const own = lines.slice(at, at + n);
    if (own.length < n || own.some((line) => line.isRule || line.end - line.start > 200)) return null;
    const cells = joinCells(page, own);
    if (
      isHeader(cells, tools) &&
      cells[0]?.text !== '' &&
      cells.every((each) => each.text === '' || isKnown(each.text, tools)) &&
      new Set(cells.map((each) => each.text)).size === cells.length
    )
      return { cells, lines: n };
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
