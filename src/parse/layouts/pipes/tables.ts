import { isWholeStatus } from '../../fields/status.js';
import { readHeader } from '../../headers.js';
import { readMark } from '../../marks.js';
import type { Tools } from '../../layout.js';
import { opensSmall } from '../../opening-id.js';
import type { Page } from '../../page.js';
import { headerAt, repeatAt, type FoundHeader, type HeaderCell } from './headers.js';
import type { PipeLine } from './lines.js';

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
    /** No line of the body so far has two cells with words: a header may still stand below a caption. */
    let noCells = true;
    const close = (): void => {
      if (headerLines.length > 0 || body.some((line) => line.pipes > 0 && !line.isRule))
        tables.push({
          header: header?.cells ?? null,
          headerLines,
          isInherited: header !== null && !own,
          body,
          border: borderOf(headerLines, body),
        });
      body = [];
      headerLines = [];
      noCells = true;
    };
    for (let i = 0; i < stretch.length;) {
      const atTop = headerLines.length === 0 && noCells;
      const found: FoundHeader | null = headerOver(page, stretch, i, atTop, header, tools);
      const line = stretch[i];
      if (!line) break;
      if (!found) {
        body.push(line);
        noCells &&= line.isRule || line.pieces.filter((piece) => piece.end > piece.start).length < 2;
        i++;
      } else {
        const heading = headingOver(page, header, headerLines, body, tools);
        body = body.slice(0, body.length - heading);
        const again: boolean = header !== null && isSame(header, found);
        if (again && heading === 0 && (own || body.length === 0))
          headerLines.push(...stretch.slice(i, i + found.lines));
        else {
          const rules = body.every((each) => each.isRule) ? body : [];
          close();
          // The same header once more: its tables are told apart, and what their columns hold they say together.
          header = again ? header : found;
          headerLines = [...rules, ...stretch.slice(i, i + found.lines)];
        }
        own = true;
        i += found.lines;
      }
    }
    close();
  }
  return tables;
}

function headerOver(
  page: Page,
  lines: readonly PipeLine[],
  at: number,
  atTop: boolean,
  before: FoundHeader | null,
  tools: Tools,
): FoundHeader | null {
  return (before && repeatAt(page, lines, at, before)) ?? headerAt(page, lines, at, atTop, tools);
}

/** How many lines at the end of a body head the table below: without a pipe, after a row that is closed or by their look. */
function headingOver(
  page: Page,
  header: FoundHeader | null,
  headerLines: readonly PipeLine[],
  body: readonly PipeLine[],
  tools: Tools,
): number {
  let count = 0;
  while (count < body.length && body[body.length - 1 - count]?.pipes === 0) count++;
  const last = body[body.length - 1 - count];
  if (count === 0 || !last) return 0;
  const isClosed = (last.trailing && borderOf(headerLines, body).trailing) || isWhole(last, header, tools);
  const isHeading = ({ start, end }: PipeLine): boolean => {
    if (end - start > longestHeading || isWholeStatus(page.text.slice(start, end), tools.words)) return false;
    return isClosed || readMark(page.text, { start, end }, null, tools.words) !== null;
  };
  return body.slice(body.length - count).every(isHeading) ? count : 0;
}

const longestHeading = 160;

/** A row with all its cells, the last of them too short a kind to go on over a line break: `… | Q1 2024 | C`. */
function isWhole(line: PipeLine, header: FoundHeader | null, tools: Tools): boolean {
  const last = line.pieces.at(-1);
  if (!header || !last || line.pieces.length !== header.cells.length || last.end === last.start) return false;
  const field = readHeader(header.cells.at(-1)?.text ?? '', tools.words)?.field;
  return field === 'status' || field === 'status-or-due' || field === 'due' || field === 'id';
}

function isSame(a: FoundHeader, b: FoundHeader): boolean {
  const words = (each: FoundHeader): string =>
    each.cells.map((cell) => cell.text.toLowerCase().replace(/\s+/gu, ' ')).join('|');
  return words(a) === words(b);
}

function borderOf(headerLines: readonly PipeLine[], body: readonly PipeLine[]): PipeTable['border'] {
  const head = headerLines.filter((line) => line.pipes > 0 && !line.isRule);
  const rows = body.filter((line) => line.pipes > 0 && !line.isRule);
  const share = (test: (line: PipeLine) => boolean): boolean => rows.filter(test).length >= rows.length * 0.5;
  const [first] = head;
  const last = head.at(-1);
  return {
    leading: first ? first.leading : share((line) => line.leading),
    trailing: last ? last.trailing : share((line) => line.trailing),
  };
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

function endsTable(
  page: Page,
  line: PipeLine,
  next: PipeLine | undefined,
  open: readonly PipeLine[],
  airy: boolean,
  tools: Tools,
): boolean {
  if (line.kind === 'heading') return true;
  const words = page.text.slice(line.start, line.end);
  if (/^#{1,6}\s/u.test(words)) return true;
  const mark = words.length <= 200 ? readMark(page.text, line, null, tools.words) : null;
  if (mark && mark.kind !== 'group') return true;
  // A line that goes on below in small letters, and there has pipes, begins a row.
  const goesOn = next !== undefined && next.pipes > 0 && opensSmall(page.text.slice(next.start, next.end));
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
function tailOf(
  page: Page,
  open: readonly PipeLine[],
  gap: readonly PipeLine[],
  showsGaps: boolean,
): readonly PipeLine[] {
  let before = open.at(-1);
  const longest = open.reduce((most, line) => Math.max(most, line.end - line.start), 0);
  const closing = open.filter((line) => line.trailing).length;
  if (before?.trailing === true && closing >= open.length * 0.8) return [];
  const tail: PipeLine[] = [];
  for (const line of gap) {
    const goesOn =
      /^[\p{Ll}•◦▪‣*–-]/u.test(page.text.slice(line.start, line.end)) ||
      !/[.!?:)\]”’"|]$/u.test(page.text.slice(before?.start ?? 0, before?.end ?? 0));
    // Where pipes only stand between cells, the last of them has a cell after it.
    const isFull = before !== undefined && before.end - before.start > longest * 0.7;
    if (line.isApart || !(goesOn || before?.trailing === true || (showsGaps && isFull))) break;
    tail.push(line);
    before = line;
  }
  return tail;
}
