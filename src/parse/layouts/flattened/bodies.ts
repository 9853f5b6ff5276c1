import type { Range } from '../../../core/span.js';
import type { StatusValue } from '../../../model/status.js';
import { idFamilies, leadingId } from '../../fields/ids.js';
import { findHeaders } from '../../header-in-text.js';
import { splitHeader, type HeaderColumn } from '../../header-line.js';
import type { Words } from '../../lexicon/words.js';
import { findMarks, readMark, statusMark } from '../../marks.js';
import { lineAt, linesInside, type Flow, type Page } from '../../page.js';
import { agree } from './agreement.js';
import { findHeaderLines } from './header-lines.js';
import { trimEnd } from '../../space.js';

/** A header that was flattened, and the stretch of text its rows can stand in. */
export interface Table {
  readonly header: Range & { readonly columns: readonly HeaderColumn[] };
  readonly body: Range;
  /** Lines of the body that are themes and stand over a row. */
  readonly themes: readonly Range[];
  /** Its notes open with the statuses: see {@link BoundaryContext}. */
  readonly opensNote?: boolean;
  /** What the heading above says of the rows. */
  readonly heading: StatusValue | null;
  readonly headingWords: string | null;
}

/** A line longer than this holds more than one cell of a header or heading. */
const longestLine = 260;

/** Every flattened header of a flow, each with the text up to the next header or heading. */
export function findTables(page: Page, flow: Flow, words: Words): readonly Table[] {
  const stacked = findHeaderLines(page.text, flow.lines, words);
  const headers = agree(
    page.text,
    flow.lines.flatMap((line, i) => {
      const run = stacked.find(({ first, past }) => first <= i && i < past);
      if (run) return run.first === i ? [run.columns] : [];
      return line.place ? [] : headersIn(page.text, line, flow.lines[i + 1], words);
    }),
  );
  return headers.map((published, i) => {
    const columns = withText(published, words);
    const start = columns[0]?.start ?? flow.start;
    const end = columns.at(-1)?.end ?? start;
    const limit = headers[i + 1]?.[0]?.start ?? flow.end;
    const from = headers[i - 1]?.at(-1)?.end ?? flow.start;
    const { stop, themes } = cutAtHeading(page, flow, { start: end, end: limit }, headers[i + 1] !== undefined, words);
    return {
      header: { start, end, columns },
      body: { start: end, end: stop },
      themes,
      ...headingAbove(page, flow, { start: from, end: start }, words),
    };
  });
}

/**
 * `Ref Must do Executive Lead Status`: where no column is known for the text of the rows, it is
 * the one between the id and the first that is known, under whatever words stand there.
 */
function withText(columns: readonly HeaderColumn[], words: Words): readonly HeaderColumn[] {
  const at = columns.findIndex(({ field }) => field !== 'id' && field !== 'theme');
  const first = columns[at];
  if (!first || columns.some(({ field }) => texts.has(field))) return columns;
  const starts = [...first.title.matchAll(/(?<=\s)\S/gu)].map(({ index }) => index);
  const known = starts.find((start) => words.headers.get(first.title.slice(start)) === first.field) ?? 0;
  const title = first.title.slice(0, known).trim();
  const text = { start: first.start, end: first.start + title.length, field: 'action' as const, title };
  const rest = { ...first, start: first.start + known, title: first.title.slice(known) };
  return [...columns.slice(0, at), text, rest, ...columns.slice(at + 1)];
}

const texts: ReadonlySet<string> = new Set(['action', 'recommendation', 'other']);

/**
 * Rows without any header: a flow in which nothing is a header is looked at as if it had the
 * commonest one, text, status, note. The layout believes it only where ids and statuses agree.
 */
export function headlessTable(page: Page, flow: Flow, words: Words): Table {
  const start = flow.start;
  const columns: HeaderColumn[] = (['action', 'status', 'progress'] as const).map((field) => ({
    start,
    end: start,
    field,
    title: '',
  }));
  const from = firstRowLine(page, flow);
  const { stop: end, themes } = cutAtHeading(page, flow, { start: from, end: flow.end }, false, words);
  return {
    header: { start: from, end: from, columns },
    body: { start: from, end },
    themes,
    ...headingAbove(page, flow, { start, end: from }, words),
  };
}

/** The first line that begins with an id and goes on in capitals. */
function firstRowLine(page: Page, flow: Flow): number {
  const isRow = (line: Range): boolean => {
    const token = leadingId(page.text, line.start, line.end, idFamilies);
    return token !== null && /^\s*[\p{Lu}“‘"'(]/u.test(page.text.slice(token.end, token.end + 4));
  };
  return flow.lines.find(isRow)?.start ?? flow.start;
}

function headersIn(
  text: string,
  line: Range,
  next: Range | undefined,
  words: Words,
): readonly (readonly HeaderColumn[])[] {
  if (!words.headerHint.test(text.slice(line.start, line.end))) return [];
  if (line.end - line.start <= longestLine) {
    const overRows = next !== undefined && leadingId(text, next.start, next.end, words.families) !== null;
    const columns = splitHeader(text, line.start, line.end, words, overRows);
    if (columns) return [columns];
  }
  return line.end - line.start > 40 ? findHeaders(text, line.start, line.end, words) : [];
}

/** Where the rows end because a heading begins: a line of its own, or words right before the next header. */
function cutAtHeading(
  page: Page,
  flow: Flow,
  range: Range,
  headerFollows: boolean,
  words: Words,
): { readonly stop: number; readonly themes: readonly Range[] } {
  const lines = linesInside(flow.lines, { start: range.start + 1, end: range.end });
  const themes: Range[] = [];
  for (const [i, line] of lines.entries()) {
    if (line.kind === 'heading') return { stop: line.start, themes };
    if (line.end - line.start > longestLine) continue;
    const mark = readMark(page.text, line, line.level, words);
    if (!mark || mark.kind === 'group') continue;
    // A theme between two rows is a row of the table that holds a title.
    const next = lines[i + 1];
    const goesOn = mark.kind === 'theme' && next && leadingId(page.text, next.start, next.end, words.families) !== null;
    if (!goesOn) return { stop: line.start, themes };
    themes.push({ start: line.start, end: line.end });
  }
  const tail = lineAt(flow.lines, range.end - 1);
  const from = Math.max(range.start, tail?.start ?? range.start, range.end - 1200, (themes.at(-1)?.end ?? -1) + 1);
  const rest = { start: from, end: range.end };
  const stop = headerFollows ? headingBefore(page.text, rest, words) : lastTheme(page.text, rest, words);
  return { stop, themes };
}

/** The headings that run up to the next header: a status heading that touches it, with the theme heading above it. */
function headingBefore(text: string, range: Range, words: Words): number {
  const marks = [...findMarks(text, range.start, range.end, words)].sort((a, b) => a.start - b.start);
  const end = trimEnd(text, range.start, range.end);
  const touching = marks.find((mark) => mark.kind === 'status' && mark.end === end);
  const theme = marks.find((mark) => mark.kind === 'theme');
  if (theme) return theme.start;
  return touching?.start ?? range.end;
}

function lastTheme(text: string, range: Range, words: Words): number {
  for (const mark of findMarks(text, range.start, range.end, words)) if (mark.kind === 'theme') return mark.start;
  return range.end;
}

function headingAbove(
  page: Page,
  flow: Flow,
  range: Range,
  words: Words,
): { heading: StatusValue | null; headingWords: string | null } {
  let heading: StatusValue | null = null;
  let headingWords: string | null = null;
  const read = (each: Range): void => {
    const line = page.text.slice(each.start, each.end);
    const mark = statusMark(line, each, words);
    if (mark?.kind === 'status') {
      heading = mark.value;
      headingWords = line;
    }
  };
  for (const line of linesInside(flow.lines, range)) if (line.end - line.start <= longestLine) read(line);
  for (const mark of findMarks(page.text, Math.max(range.start, range.end - 1200), range.end, words))
    if (mark.kind === 'status') read(mark);
  return { heading, headingWords };
}
