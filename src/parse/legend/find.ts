import type { TableBlock } from '../../model/document.js';
import { isWholeStatus } from '../fields/status.js';
import { expandGrid, onlyCell } from '../grid.js';
import type { Words } from '../lexicon/words.js';
import type { Line, Page } from '../page.js';
import {
  entriesInSentences,
  entriesOfLine,
  isLegendHeading,
  readMeaning,
  type LegendEntry,
  type LegendPlace,
} from './entries.js';
import { signKind } from './signs.js';

/** The legends of a page, whatever form they have: a table, lines, one line, pairs of lines. */
export function legendsOfPage(page: Page, words: Words): readonly LegendPlace[] {
  const tables = page.tables.flatMap(
    (table) => legendOfTable(page, table, words) ?? legendsInTable(page, table, words),
  );
  const lines = page.flows.flatMap((flow) => legendsOfLines(page.text, flow.lines, words));
  return [...lines, ...tables].sort((a, b) => a.start - b.start);
}

/**
 * Consecutive lines that are entries, under a heading or not:
 *
 *     Key
 *     G – Complete
 *     A – On track
 */
function legendsOfLines(text: string, lines: readonly Line[], words: Words): readonly LegendPlace[] {
  const found: LegendPlace[] = [];
  for (let i = 0; i < lines.length;) {
    const line = lines[i] as Line;
    const headed = line.end - line.start <= 60 && isLegendHeading(text.slice(line.start, line.end));
    const from = headed ? i + 1 : i;
    const block = headed
      ? (pairs(text, lines, from, words) ?? entryLines(text, lines, from, words, true))
      : entryLines(text, lines, from, words, false);
    const own = text.slice(line.start, Math.min(line.end, line.start + longestSpoken));
    const named = namesOnly(own, words);
    const said = named.length > 0 ? named : entriesInSentences(own, words);
    if (said.length > 0) {
      found.push({ start: line.start, end: line.end, entries: said });
      i++;
    } else if (block?.repeats === true) i = block.past;
    else if (block && isLegend(block.entries, headed || block.heads, words)) {
      found.push({ start: line.start, end: (lines[block.past - 1] as Line).end, entries: block.entries });
      i = block.past;
    } else i++;
  }
  return found;
}

/** A paragraph that says what its words mean is no longer. */
const longestSpoken = 1200;

/** `Status key: Done | Going well | Stuck`: the statuses of the page, and no word of what they mean. */
function namesOnly(line: string, words: Words): readonly LegendEntry[] {
  const match = /^[*_]*(?:\p{L}+\s+){0,3}(?:key|legend|scale)\s*:[*_]*\s*(\S.{1,400})$/iu.exec(line);
  const names = match?.[1]?.split(/\s*[|;/•·,]\s*/u) ?? [];
  if (names.length < 3 || !names.every((name) => name.length <= 30 && /^[\p{Lu}*_][^:=–—.]*$/u.test(name))) return [];
  return names.flatMap((name): LegendEntry[] => {
    const sign = name.replace(/^[*_]+|[*_]+$/gu, '');
    const kind = signKind(sign);
    return kind === null ? [] : [{ sign, meaning: sign, kind, spoken: false, value: readMeaning(sign, words) }];
  });
}

interface Block {
  readonly entries: readonly LegendEntry[];
  readonly past: number;
  readonly heads: boolean;
  /** A legend says each sign once: signs that come again, under no heading, are those of rows. */
  readonly repeats?: true;
}

/** Lines under the heading of a legend that name its columns: a page of such lines is no legend. */
const mostTitles = 4;

function entryLines(text: string, lines: readonly Line[], from: number, words: Words, headed: boolean): Block | null {
  const entries: LegendEntry[] = [];
  let heads = false;
  let past = from;
  // An item below the first is another entry, whatever its words.
  const inList = (at: number): boolean =>
    entries.length > 0 && lines[at - 1]?.kind === 'item' && lines[at]?.kind === 'item';
  for (; past < lines.length; past++) {
    const line = lines[past] as Line;
    if (line.end - line.start > 400) break;
    const own = text.slice(line.start, line.end);
    if (headed && past - from < mostTitles && isColumnTitles(own)) continue;
    const read = entriesOfLine(own, words, headed || heads);
    // `STATUS - Complete` is a label in capitals and its value.
    const strays = read.entries.some(
      (entry) =>
        (entry.kind === 'word' && entry.value === 'unknown' && !(headed && (inList(past) || isKnown(entry, words)))) ||
        words.headers.get(entry.sign) !== undefined,
    );
    if (read.entries.length === 0 || strays) break;
    if (read.entries.some((entry) => entries.some((other) => other.sign === entry.sign))) {
      if (!headed && !heads) return { entries, past, heads, repeats: true };
      break;
    }
    heads ||= read.heads;
    entries.push(...read.entries);
  }
  return entries.length === 0 ? null : { entries, past, heads };
}

/** A sign on one line and its meaning on the next, under a heading. */
function pairs(text: string, lines: readonly Line[], from: number, words: Words): Block | null {
  const entries: LegendEntry[] = [];
  let past = from;
  while (past + 1 < lines.length) {
    const [sign, meaning] = [lines[past] as Line, lines[past + 1] as Line].map((line) =>
      text.slice(line.start, Math.min(line.end, line.start + 300)).trim(),
    );
    const kind = sign === undefined ? null : signKind(sign);
    if (
      sign === undefined ||
      meaning === undefined ||
      !kind ||
      (kind === 'word' && words.statuses.get(sign) === undefined) ||
      signKind(meaning) === 'code'
    )
      break;
    if (entries.some((entry) => entry.sign === sign)) break;
    const value = readMeaning(meaning, words);
    if (value === 'unknown') break;
    entries.push({ sign, meaning, kind, spoken: false, value });
    past += 2;
  }
  return entries.length < 2 ? null : { entries, past, heads: true };
}

/** Its sign is a word that everybody knows: what the page says of it need not be. */
function isKnown({ sign, kind }: LegendEntry, words: Words): boolean {
  return kind === 'word' && isWholeStatus(sign, words);
}

/** One sign means nothing yet; two that mean something are a legend, and under a heading one is. */
function isLegend(entries: readonly LegendEntry[], headed: boolean, words: Words): boolean {
  const meant = entries.filter((entry) => entry.value !== 'unknown' || (headed && isKnown(entry, words))).length;
  if (headed) return meant >= 1 && meant >= entries.length * 0.5;
  return (
    entries.filter((entry) => entry.kind !== 'word' || entry.spoken).length === entries.length &&
    meant >= 2 &&
    meant >= entries.length * 0.6
  );
}

const signHeader =
  /^(?:key|legend|scores?|grades?|levels?|numbers?|codes?|symbols?|icons?|colours?|rag|rag status|ratings?|status|status code)$/iu;
const meaningHeader = /^(?:meanings?|descriptions?|definitions?|what (?:it|this) means|explanation|status|key)$/iu;

function isColumnTitles(line: string): boolean {
  const titles = line.replace(/^\|\s*|\s*\|$/gu, '').split(/\s*\|\s*/u);
  return (
    titles.length <= 2 &&
    titles.every((title) => signHeader.test(title) || meaningHeader.test(title) || /^[\s:=-]+$/u.test(title))
  );
}

/** A row with one cell, above or below the rows of a table, that explains their signs. */
function legendsInTable(page: Page, table: TableBlock, words: Words): readonly LegendPlace[] {
  const found: LegendPlace[] = [];
  for (const row of expandGrid(page.text, table).rows) {
    const cell = onlyCell(row);
    if (!cell?.origin || cell.text.length > 400) continue;
    const { entries, heads } = entriesOfLine(cell.text.replace(/\n/gu, '; '), words, false);
    if (entries.length > 1 && isLegend(entries, heads, words)) found.push({ ...cell.range, entries });
  }
  return found;
}

function isCaptioned(page: Page, { caption }: TableBlock): boolean {
  return caption !== null && isLegendHeading(page.text.slice(caption.start, caption.end));
}

/** `3`, below a header that says so, is the code of a grade. */
function numberedGrade(sign: string, titled: boolean): 'code' | null {
  return titled && /^\p{N}{1,2}$/u.test(sign) ? 'code' : null;
}

/** A table of two columns: a sign, and what it means. */
function legendOfTable(page: Page, table: TableBlock, words: Words): LegendPlace | null {
  if (table.columns < 2 || table.columns > 3 || table.rows > 16) return null;
  const rows = expandGrid(page.text, table).rows.map(
    (row) => [row[0]?.text.trim() ?? '', row[1]?.text.trim() ?? ''] as const,
  );
  const [title = '', beside = ''] = rows[0] ?? [];
  const titled = (signHeader.test(title) && meaningHeader.test(beside)) || (title === beside && isLegendHeading(title));
  const captioned = isCaptioned(page, table);
  const entries: LegendEntry[] = [];
  for (const [sign, meaning] of titled ? rows.slice(1) : rows) {
    if (sign === '' && meaning === '') continue;
    const kind = signKind(sign) ?? numberedGrade(sign, titled);
    // A colour may be the cell's background: then there is a meaning without a sign.
    if (!kind || meaning === '' || entries.some((entry) => entry.sign === sign)) return null;
    entries.push({ sign, meaning, kind, spoken: false, value: readMeaning(meaning, words) });
  }
  const headed = titled || captioned;
  return isLegend(entries, headed, words) ? { start: table.start, end: table.end, entries } : null;
}
