import { isDatePhrase } from '../../core/dates.js';
import { foldCase } from '../../core/text.js';
import type { Range } from '../../core/span.js';
import type { AlignedColumn } from './costs.js';
import { isWholeStatus } from '../fields/status.js';
import { carriesLabel, isPastDate, readHeader, withoutDate } from '../headers.js';
import { splitHeader } from '../header-line.js';
import type { Field } from '../lexicon/lexicon.js';
import type { Words } from '../lexicon/words.js';
import { readMark } from '../marks.js';
import type { Line } from '../page.js';

/** A header that stands on consecutive lines, one column each. */
export interface HeaderRun extends Range {
  /** Index of its first line in the flow, and of the first line after it. */
  readonly first: number;
  readonly past: number;
  readonly columns: readonly AlignedColumn[];
  readonly reasons: readonly string[];
  /** With the two short lines above it as the columns of the text and of the note; they could be headings as well. */
  readonly wider: HeaderRun | null;
}

interface HeaderLine {
  readonly index: number;
  readonly line: Line;
  readonly field: Field;
  readonly title: string;
  readonly score: number;
  readonly reason: string;
}

/** No header is longer; a line that is, is text. */
const longestHeader = 70;
/** No table has more columns: a word that stands on every line of a page is no header. */
const mostColumns = 60;
/** Unknown words between two known headers are a header too; more of them than this are text. */
const mostUnknown = 2;

/**
 * The headers of stacked tables in a flow: runs of lines that are each a known header.
 *
 *     Action
 *     Status/ Delivery Timeframe
 *     Progress Update
 */
export function findHeaderRuns(text: string, lines: readonly Line[], words: Words): readonly HeaderRun[] {
  const known = lines.flatMap((line, index) => readHeaderLine(text, line, index, words) ?? []);
  const runs: HeaderRun[] = [];
  for (let i = 0; i < known.length;) {
    let past = i + 1;
    while (past < known.length && joins(text, lines, known[past - 1] as HeaderLine, known[past] as HeaderLine, words))
      past++;
    const run = past - i > mostColumns ? null : makeRun(text, lines, trimEdges(known.slice(i, past)));
    if (run) runs.push({ ...run, wider: widen(text, lines, run, runs.at(-1)?.past ?? 0, words) });
    i = past;
  }
  const isRepeated = repeated(text, lines);
  return runs.filter((run) => run.columns.length > 1 || !isRepeated(run));
}

function readHeaderLine(text: string, line: Line, index: number, words: Words): HeaderLine | null {
  if (line.kind === 'item' || line.end - line.start > longestHeader) return null;
  const title = text.slice(line.start, line.end).trim();
  // `Status:` is a label; pipes and the header of several columns on one line are other layouts.
  if (/[:;!?]$|\|/u.test(title) || (title.endsWith('.') && title.length > 8) || isRecord(title, words)) return null;
  const reading = readHeader(title, words);
  // `In progress` ends in a header's word, and is the status of a row.
  if (!reading || reading.score < 0.6 || (reading.score < 0.9 && isWholeStatus(title, words))) return null;
  if (reading.score < 0.95 && splitHeader(text, line.start, line.end, words)) return null;
  const mark = readMark(text, line, line.level, words);
  if (mark !== null && mark.kind !== 'group') return null;
  return { index, line, title, field: reading.field, score: reading.score, reason: reading.reason };
}

/** `Recommendation 14`, `Status: Implemented`, `Home > Plans`: lines of a record, or of the site. */
function isRecord(title: string, words: Words): boolean {
  return carriesLabel(title, words) || /\s[>›»]\s/u.test(title) || /^(?:\p{Lu}\p{L}+\s){1,2}\p{N}{1,3}$/u.test(title);
}

/** Whether two known header lines are columns of one header: nothing but short unknown headers stands between. */
function joins(text: string, lines: readonly Line[], a: HeaderLine, b: HeaderLine, words: Words): boolean {
  if (b.index - a.index > mostUnknown + 1) return false;
  return lines.slice(a.index + 1, b.index).every((line) => isUnknownHeader(text, line, words));
}

function isUnknownHeader(text: string, line: Line, words: Words): boolean {
  const title = text.slice(line.start, line.end).trim();
  if (line.kind !== 'paragraph' || title.length > 50 || !/^\p{Lu}/u.test(title) || /[.:;!?,]$/u.test(title))
    return false;
  if (
    isRecord(title, words) ||
    title.split(/\s+/u).length > 6 ||
    readMark(text, line, line.level, words) !== null ||
    isDatePhrase(title)
  )
    return false;
  return words.statuses.get(title) === undefined && words.responses.get(title) === undefined;
}

/**
 * The title above a header and the first row below it may look like one ("… plan update",
 * "We will …"): at the edges only lines count that are known whole, or short and ending in a
 * header, and that no surer line of the run doubles.
 */
function trimEdges(headers: readonly HeaderLine[]): readonly HeaderLine[] {
  const kept = [...headers];
  const isWeak = (line: HeaderLine | undefined): boolean => {
    if (!line || line.score >= 0.9) return false;
    const twin = kept.some((other) => other !== line && other.field === line.field && other.score > line.score);
    return twin || line.score < 0.8 || line.title.includes(':') || withoutDate(line.title).split(/\s+/u).length > 5;
  };
  while (isWeak(kept[0])) kept.shift();
  while (isWeak(kept.at(-1))) kept.pop();
  return kept;
}

/** A column of the row's text is needed, or a status column before rows that begin with ids. */
function makeRun(text: string, lines: readonly Line[], headers: readonly HeaderLine[]): HeaderRun | null {
  const [first] = headers;
  const last = headers.at(-1);
  if (!first || !last) return null;
  const columns: AlignedColumn[] = [];
  const reasons: string[] = [];
  for (let index = first.index; index <= last.index; index++) {
    const line = lines[index] as Line;
    const own = headers.find((each) => each.index === index);
    const title = text.slice(line.start, line.end).trim();
    columns.push({ field: own?.field ?? 'other', title });
    reasons.push(`“${title}” → ${own?.field ?? 'other'}: ${own?.reason ?? 'an unknown header between known ones'}`);
  }
  const scores = columns.map((_, c) => headers.find((each) => each.index === first.index + c)?.score ?? 0);
  const single = noteAfterStatus(resolveTwins(columns, scores), reasons);
  const has = (...fields: Field[]): boolean => single.some((column) => fields.includes(column.field));
  if (!has('status', 'status-or-due', 'progress', 'response')) return null;
  if (single.length === 1 && (first.score < 0.95 || !has('status', 'status-or-due'))) return null;
  const complete = has('action', 'recommendation') ? single : [{ field: 'action', title: null } as const, ...single];
  // Notes without a status, and the text's own header missing too: any annual report has such headings.
  if (complete !== single && !has('status', 'status-or-due', 'response')) return null;
  if (complete !== single) reasons.unshift('the first header is missing: rows begin with their text');
  return {
    start: first.line.start,
    end: last.line.end,
    first: first.index,
    past: last.index + 1,
    columns: complete,
    reasons,
    wider: null,
  };
}

/** `Our promise`, `How it is going`: two unknown headers above a status, where no column has the text. */
function widen(text: string, lines: readonly Line[], run: HeaderRun, from: number, words: Words): HeaderRun | null {
  const [action, note] = [lines[run.first - 2], lines[run.first - 1]];
  const textless = run.columns[0]?.field === 'action' && run.columns[0].title === null;
  if (
    !textless ||
    run.columns.some((column) => column.field === 'progress') ||
    run.first - 2 < from ||
    !action ||
    !note
  )
    return null;
  if (!isUnknownHeader(text, action, words) || !isUnknownHeader(text, note, words)) return null;
  const titleOf = (line: Line): string => text.slice(line.start, line.end).trim();
  const columns: readonly AlignedColumn[] = [
    { field: 'action', title: titleOf(action) },
    { field: 'progress', title: titleOf(note) },
    ...run.columns.slice(1),
  ];
  return {
    ...run,
    start: action.start,
    first: run.first - 2,
    columns,
    reasons: [
      `“${titleOf(action)}” → action, “${titleOf(note)}” → progress: rows hold two texts before their status`,
      ...run.reasons.slice(1),
    ],
  };
}

/** The one unknown column after the status is a note, where no column is called one. */
function noteAfterStatus(columns: readonly AlignedColumn[], reasons: string[]): readonly AlignedColumn[] {
  const status = columns.findIndex((column) => column.field === 'status' || column.field === 'status-or-due');
  const unknown = columns.filter(({ field, title }, c) => field === 'other' && c > status && !isPastDate(title ?? ''));
  if (status < 0 || unknown.length !== 1 || columns.some((column) => column.field === 'progress')) return columns;
  reasons.push(`“${unknown[0]?.title ?? ''}” → progress: the one unknown column after the status`);
  return columns.map((column) => (column === unknown[0] ? { ...column, field: 'progress' } : column));
}

/** Of two columns of one field the row's status is the later, else the better known or the first counts; the other keeps its words. */
function resolveTwins(columns: readonly AlignedColumn[], scores: readonly number[]): readonly AlignedColumn[] {
  const year = (title: string | null): number => Number(/(?:19|20)\p{N}{2}/u.exec(title ?? '')?.[0] ?? 9999);
  return columns.map((column, c) => {
    const rivals = columns.filter((other, o) => o !== c && other.field === column.field);
    if (column.field === 'other' || rivals.length === 0) return column;
    const best = Math.max(...columns.map((other, o) => (other.field === column.field ? (scores[o] ?? 0) : 0)));
    const first = columns.findIndex((other, o) => other.field === column.field && scores[o] === best) === c;
    const latest = rivals.every((other) => year(other.title) < year(column.title));
    const lastOfEqual =
      rivals.every((other) => year(other.title) === year(column.title)) &&
      columns.findLastIndex((other) => other.field === column.field) === c;
    const keeps = column.field === 'status' ? latest || lastOfEqual : first;
    return keeps ? column : { ...column, field: 'other' };
  });
}

/** A single header word that comes again and again is a label of a record. Lines are counted when first asked. */
function repeated(text: string, lines: readonly Line[]): (run: HeaderRun) => boolean {
  let counts: Map<string, number> | null = null;
  return (run) => {
    if (!counts) {
      counts = new Map();
      for (const line of lines) {
        if (line.end - line.start > longestHeader) continue;
        const own = foldCase(text.slice(line.start, line.end));
        counts.set(own, (counts.get(own) ?? 0) + 1);
      }
    }
    return (counts.get(foldCase(text.slice(run.start, run.end))) ?? 0) > 2;
  };
}
