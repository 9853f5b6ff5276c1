import { sortedNumbers } from '../sorted.js';
import type { AlignedTable } from './align.js';
import { textOfChunk } from './chunks.js';
import type { Row } from './rows.js';
import type { Entry, SlotLine } from './slots.js';

/** Whether what was aligned is a table, and not running text, a list, a chart or a page of contents. */
export function isConvincing({ table, lines, rows }: AlignedTable, ruled: boolean): boolean {
  const columns = table.xs.length - 1;
  if (columns < 2 || rows.length < 2) return false;
  const several = lines.filter(({ entries }) => entries.length >= 2).length;
  if (several < (ruled ? 2 : 3) || several < 0.45 * lines.length) return false;
  const entries = lines.flatMap((line) => line.entries);
  if (isContents(lines) || !entries.some(hasLetters)) return false;
  const straight = alignment(lines, columns);
  const words = wordsEach(entries);
  if (!ruled) return standsOut({ lines, rows, columns, several, straight, words });
  return words <= 16 && entries.length >= 0.3 * lines.length * columns && (straight > 0.6 || lines.length < 4);
}

/** Words of an entry on average, leader dots apart. */
function wordsEach(entries: readonly Entry[]): number {
  const count = entries.reduce((sum, { words }) => sum + words.filter(({ text }) => /[^.·_…]/u.test(text)).length, 0);
  return count / Math.max(1, entries.length);
}

interface Signs {
  readonly lines: readonly SlotLine[];
  readonly rows: readonly Row[];
  readonly columns: number;
  /** Lines with more than one entry. */
  readonly several: number;
  /** Share of entries that are aligned with others. */
  readonly straight: number;
  /** Words of an entry on average. */
  readonly words: number;
}

/** Whether text stands out as a table with nothing drawn: by its figures, by short aligned words, or by rows that begin together. */
function standsOut({ lines, rows, columns, several, straight, words }: Signs): boolean {
  const beside = lines.flatMap(({ entries }) => entries.filter(({ column }) => column > 0));
  const figures = beside.filter(({ numeric }) => numeric).length / Math.max(1, beside.length);
  if (columns === 2) return figures >= 0.6 && words <= 6 && straight > 0.6;
  if (beside.length < 0.3 * lines.length * (columns - 1)) return false;
  if (figures >= 0.3 && words <= 5) return straight > 0.55;
  if (words <= 3.5) return several >= 6 && straight > 0.8;
  return startTogether(rows, columns) && straight > 0.85;
}

function hasLetters({ words }: Entry): boolean {
  return words.some(({ text }) => /\p{L}{2}/u.test(text));
}

/** Cells of several lines: each row begins on one line in all columns. */
function startTogether(rows: readonly Row[], columns: number): boolean {
  const body = rows.filter(({ header }) => !header);
  if (columns < 3 || body.length < 3) return false;
  const together = body.filter(({ lines }) => (lines[0]?.entries.length ?? 0) >= columns).length;
  return together >= 0.8 * body.length && body.some(({ lines }) => lines.length > 1);
}

/** Share of entries that begin where others of their column begin, or end where they end. */
function alignment(lines: readonly SlotLine[], columns: number): number {
  let aligned = 0;
  let all = 0;
  for (let column = 0; column < columns; column++) {
    const entries = lines.flatMap((line) =>
      line.entries.filter((entry) => entry.column === column && entry.columnSpan === 1),
    );
    all += entries.length;
    aligned += Math.max(
      most(entries.map(({ left }) => left)),
      most(entries.map(({ right }) => right)),
      most(entries.map(({ left, right }) => (left + right) / 2)),
    );
  }
  return aligned / Math.max(1, all);
}

/** How many of some coordinates lie within three points of each other. */
function most(values: readonly number[]): number {
  const sorted = sortedNumbers(values);
  let best = 0;
  let from = 0;
  for (let to = 0; to < sorted.length; to++) {
    while ((sorted[to] ?? 0) - (sorted[from] ?? 0) > 3) from++;
    best = Math.max(best, to - from + 1);
  }
  return best;
}

/** Titles and page numbers that never fall: a page of contents. */
function isContents(lines: readonly SlotLine[]): boolean {
  const numbers: number[] = [];
  let titled = 0;
  let led = 0;
  for (const { entries, line } of lines) {
    const last = entries.at(-1);
    if (!last || entries.length < 2) continue;
    const text = textOfChunk(last.words);
    if (!/^(?:\d{1,3}|[ivxlc]+)$/u.test(text)) continue;
    numbers.push(Number(text));
    if (entries.some((entry) => isTitle(entry))) titled++;
    if (line.leaders.length > 0) led++;
  }
  // Short ones are told by dots that lead to every number.
  const least = led === lines.length ? 2 : 4;
  if (numbers.length < 0.75 * lines.length || titled < 0.6 * numbers.length || numbers.length < least) return false;
  return numbers.every(
    (number, i) =>
      i === 0 || Number.isNaN(number) || Number.isNaN(numbers[i - 1] ?? 0) || number >= (numbers[i - 1] ?? 0),
  );
}

function isTitle({ words }: Entry): boolean {
  return words.length >= 1 && /\p{L}{3}/u.test(textOfChunk(words));
}
