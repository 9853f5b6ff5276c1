import { isDatePhrase } from '../../core/dates.js';
import { foldCase } from '../../core/text.js';
import { Echoes } from './echoes.js';
import { settleColumns } from './header-columns.js';
import type { HeaderRun } from './header-run.js';
import { variantsOf } from './header-variants.js';
import { isWholeStatus } from '../fields/status.js';
import { carriesLabel, readHeader, withoutDate } from '../headers.js';
import { splitHeader } from '../header-line.js';
import type { Field } from '../lexicon/lexicon.js';
import type { Words } from '../lexicon/words.js';
import { readMark } from '../marks.js';
import type { Line } from '../page.js';

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
  const known: HeaderLine[] = [];
  lines.forEach((line, index) => {
    const header = readHeaderLine(text, line, index, words);
    if (header) known.push(header);
  });
  const isUnknown = (line: Line): boolean => isUnknownHeader(text, line, words);
  const echoes = new Echoes(text, lines, isUnknown);
  const runs: HeaderRun[] = [];
  for (let i = 0; i < known.length;) {
    if ((known[i]?.index ?? 0) < (runs.at(-1)?.past ?? 0)) {
      i++;
      continue;
    }
    let past = i + 1;
    while (past < known.length && joins(text, lines, known[past - 1] as HeaderLine, known[past] as HeaderLine, words))
      past++;
    const found = past - i > mostColumns ? [] : known.slice(i, past);
    const from = runs.at(-1)?.past ?? 0;
    // What comes again needs no other sign that it is a header.
    const echo = found.length === 0 ? null : echoes.around(found[0]?.index ?? 0, found.at(-1)?.index ?? 0);
    const run = makeRun(text, lines, echo ? found : trimEdges(found), echo, words);
    if (run) runs.push({ ...run, others: variantsOf(text, lines, run, { from, isUnknown }) });
    i = past;
  }
  const isRepeated = repeated(text, lines);
  return runs.filter((run) => run.columns.length > 1 || !isRepeated(run));
}

function readHeaderLine(text: string, line: Line, index: number, words: Words): HeaderLine | null {
  if (line.kind === 'item' || line.end - line.start > longestHeader) return null;
  const title = text.slice(line.start, line.end).trim();
  // `Status:` is a label; pipes and the header of several columns on one line are other layouts.
  if (/[:;!?]$|\|/u.test(title) || (title.endsWith('.') && title.length > 8)) return null;
  const reading = readHeader(title, words);
  // `In progress` ends in a header's word, and is the status of a row.
  if (!reading || reading.score < 0.6 || isRecord(title, words) || (reading.score < 0.9 && isWholeStatus(title, words)))
    return null;
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
  // `Recommendations` above `Number`, `Recommendation`, `Status`: the heading of the table.
  const id = kept.findIndex(({ field }) => field === 'id');
  if (id > 0 && kept.slice(0, id).every((each) => kept.slice(id).some(({ field }) => field === each.field)))
    kept.splice(0, id);
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
function makeRun(
  text: string,
  lines: readonly Line[],
  headers: readonly HeaderLine[],
  echo: ReturnType<Echoes['around']>,
  words: Words,
): HeaderRun | null {
  const [head] = headers;
  const tail = headers.at(-1);
  if (!head || !tail) return null;
  const { first, last } = echo ?? { first: head.index, last: tail.index };
  const known = new Map(headers.map((each) => [each.index, each]));
  const own = lines.slice(first, last + 1).map((line, i) => {
    const { field = 'other', score = 0, reason = 'an unknown header beside known ones' } = known.get(first + i) ?? {};
    return { title: text.slice(line.start, line.end).trim(), field, score, reason };
  });
  const settled = settleColumns(own, echo !== null, words);
  return (
    settled && {
      start: lines[first]?.start ?? head.line.start,
      end: lines[last]?.end ?? tail.line.end,
      first,
      past: last + 1,
      columns: settled.columns,
      reasons: [...settled.reasons, ...(echo ? ['the same lines stand over other rows'] : [])],
      others: [],
      titled: echo?.titled ?? false,
    }
  );
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
