import type { Range } from '../../../core/span.js';
import { isTwoColumns, judgeHeader, type HeaderColumn } from '../../header-line.js';
import { readHeader } from '../../headers.js';
import type { Words } from '../../lexicon/words.js';
import { readMark } from '../../marks.js';
import type { Line } from '../../page.js';

/** A header whose columns stand on lines of their own, over rows that are joined. */
export interface HeaderLines {
  /** Index of its first line, and of the first line that is none of it. */
  readonly first: number;
  readonly past: number;
  readonly columns: readonly HeaderColumn[];
}

const longestName = 60;
/** Two lines may be labels, or a title and what it is about. */
const fewestLines = 3;
/** What is longer than this is no cell on a line of its own. */
const longRow = 60;

/**
 * Headers that kept a line for each of their columns, where the rows below did not:
 *
 *     Action
 *     Lead
 *     Response Status
 *     Progress and next steps
 *     Mend the pier before the winter. Harbour Board Accept Ongoing The planks are here.
 */
export function findHeaderLines(text: string, lines: readonly Line[], words: Words): readonly HeaderLines[] {
  const found: HeaderLines[] = [];
  for (let first = 0; first < lines.length; first++) {
    let past = first;
    const columns: HeaderColumn[] = [];
    for (; past < lines.length; past++) {
      const own = columnsOf(text, lines[past] as Line, words);
      if (!own) break;
      columns.push(...own);
    }
    if (past - first < fewestLines) continue;
    const header = standOver(text, lines.slice(past, past + linesTold), isWide(columns), words)
      ? judgeHeader(columns, columns.length, 0)
      : null;
    if (header) found.push({ first, past, columns: header });
    first = past - 1;
  }
  return found;
}

/** Its first rows show how they are joined. */
const linesTold = 12;

/** So many columns with a status among them are no chance. */
function isWide(columns: readonly HeaderColumn[]): boolean {
  return columns.length >= 4 && columns.some(({ field }) => field === 'status' || field === 'status-or-due');
}

/**
 * Rows that are joined: hardly a line is short, and, where the header could be anything else, none goes on in the
 * middle of a sentence.
 */
function standOver(text: string, lines: readonly Line[], wide: boolean, words: Words): boolean {
  const again = lines.findIndex((line) => columnsOf(text, line, words) !== null);
  const rows = lines
    .slice(0, again < 0 ? lines.length : again)
    .filter((line) => line.end - line.start >= longRow || readMark(text, line, line.level, words) === null);
  const long = rows.filter(({ start, end }) => end - start >= longRow);
  return (
    long.length * 4 >= rows.length * 3 &&
    long.length > 0 &&
    (wide || long.every(({ start }) => !/\p{Ll}/u.test(text.charAt(start))))
  );
}

/** The column that a line names, or two of them: `Response Status`; null where it names none. */
function columnsOf(text: string, line: Line, words: Words): readonly HeaderColumn[] | null {
  const { start, end, kind, level, place } = line;
  // A label and its value in the table of a record are no header, whatever their words.
  if (end - start > longestName || kind === 'item' || place) return null;
  const title = text.slice(start, end);
  // `Lead: Harbour Board`, `Status – Complete`, `Lead Harbour Board`: a label with its value.
  if (/:|\s[–—-]\s/u.test(title)) return null;
  // `In progress` ends in a header's word, and is the status of a row.
  if (
    /[;!?|]$/u.test(title) ||
    words.statuses.get(title) !== undefined ||
    readMark(text, { start, end }, level, words) !== null
  )
    return null;
  const two = inTwo(title, { start, end }, words);
  if (two) return two;
  // `Progress and next steps`: what comes first.
  const first = words.headers.at(title, 0);
  if (first && /^\s(?:and|&)\s/u.test(title.slice(first.end))) return [{ start, end, field: first.value, title }];
  const rest = first ? title.slice(first.end).trim() : '';
  if (rest !== '' && words.headers.get(title) === undefined && words.headers.get(rest) === undefined) return null;
  const reading = readHeader(title, words);
  return reading && reading.score >= 0.6 ? [{ start, end, field: reading.field, title }] : null;
}

function inTwo(title: string, { start, end }: Range, words: Words): readonly HeaderColumn[] | null {
  const space = title.search(/\s/u);
  const [head, rest] = [title.slice(0, Math.max(0, space)), title.slice(space + 1)];
  const [a, b] = [words.headers.get(head), words.headers.get(rest)];
  if (a === undefined || b === undefined || !isTwoColumns(title, title, a, words)) return null;
  return [
    { start, end: start + head.length, field: a, title: head },
    { start: end - rest.length, end, field: b, title: rest },
  ];
}
