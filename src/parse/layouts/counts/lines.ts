import type { Range } from '../../../core/span.js';
import type { Words } from '../../lexicon/words.js';
import type { Line } from '../../page.js';
import { readCount, readCounted, type CountCell } from './cells.js';

/** Lines that could be a table of counts, and its cells. */
export interface CountLines extends Range {
  readonly rows: readonly (readonly CountCell[])[];
  /** Index of the first line after it. */
  readonly past: number;
}

/** The ways in which a table of counts stands in lines; the first that reads is taken. */
export const lineForms: readonly ((
  text: string,
  lines: readonly Line[],
  from: number,
  words: Words,
) => CountLines | null)[] = [piped, oneLineEach, joined, stacked];

/** A table of counts has no more columns, and no more rows. */
const mostColumns = 20;
const mostRows = 200;

function cell(text: string, start: number, end: number): CountCell {
  let from = start;
  let to = end;
  while (from < to && /\s/u.test(text[from] ?? '')) from++;
  while (to > from && /\s/u.test(text[to - 1] ?? '')) to--;
  return { start: from, end: to, text: text.slice(from, to) };
}

/** `| Theme | Complete | Ongoing |` */
function piped(text: string, lines: readonly Line[], from: number): CountLines | null {
  const rows: CountCell[][] = [];
  let past = from;
  for (; past < lines.length; past++) {
    const line = lines[past] as Line;
    const own = text.slice(line.start, line.end);
    if (!own.includes('|')) break;
    if (/^[\s|:=+-]+$/u.test(own)) continue;
    const cells: CountCell[] = [];
    let at = line.start;
    for (let bar = text.indexOf('|', at); bar >= 0 && bar < line.end; bar = text.indexOf('|', at)) {
      if (bar > line.start) cells.push(cell(text, at, bar));
      at = bar + 1;
    }
    if (text.slice(at, line.end).trim() !== '') cells.push(cell(text, at, line.end));
    rows.push(cells);
  }
  return rows.length < 2 ? null : lined(lines, from, past, rows);
}

/** `Complete: 12` / `Complete 12` / `12 complete`, a line each. */
function oneLineEach(text: string, lines: readonly Line[], from: number, words: Words): CountLines | null {
  const rows: CountCell[][] = [];
  let past = from;
  for (; past < lines.length; past++) {
    const line = lines[past] as Line;
    if (rows.length > mostRows) return null;
    if (line.end - line.start > 90) break;
    const own = text.slice(line.start, line.end);
    const after = /^[•*-]?\s*(\p{L}[^\p{N}]*?)\s*[:=–-]?\s*(\p{N}{1,4}(?:\s*\([^)]*%\))?)[.;]?$/u.exec(own);
    const before = /^[•*-]?\s*(\p{N}{1,4}(?:\s*\([^)]*%\))?)\s*[:=–-]?\s*(\p{L}[^\p{N}]*?)[.;]?$/u.exec(own);
    const [label, number] = after ? [after[1] ?? '', after[2] ?? ''] : [before?.[2] ?? '', before?.[1] ?? ''];
    if (label === '' || !readCounted(label, words)) break;
    const labelAt = line.start + own.indexOf(label);
    const numberAt = line.start + (after ? own.lastIndexOf(number) : own.indexOf(number));
    rows.push([cell(text, labelAt, labelAt + label.length), cell(text, numberAt, numberAt + number.length)]);
  }
  return rows.length < 2 ? null : lined(lines, from, past, rows);
}

/** `Theme Complete Ongoing Total` over `1 Doors 3 8 11`: cells joined by spaces. */
function joined(text: string, lines: readonly Line[], from: number, words: Words): CountLines | null {
  const head = lines[from] as Line;
  if (head.end - head.start > 160) return null;
  const header = splitHeader(text, head, words);
  if (!header) return null;
  const rows: CountCell[][] = [header];
  const width = header.length - 1;
  let past = from + 1;
  for (; past < lines.length; past++) {
    const line = lines[past] as Line;
    const numbers = new RegExp(
      `(?:^|\\s)((?:\\p{N}{1,4}|[-–—])(?:\\s+(?:\\p{N}{1,4}|[-–—])){${width - 1}})$`,
      'u',
    ).exec(text.slice(line.start, line.end))?.[1];
    if (numbers === undefined) break;
    const at = line.end - numbers.length;
    rows.push([
      cell(text, line.start, at),
      ...[...numbers.matchAll(/\S+/gu)].map((match) =>
        cell(text, at + match.index, at + match.index + match[0].length),
      ),
    ]);
  }
  return rows.length < 2 ? null : lined(lines, from, past, rows);
}

/** The statuses of a header line, after words for its first column; null where there are not two, or other words between. */
function splitHeader(text: string, line: Range, words: Words): CountCell[] | null {
  const cells: CountCell[] = [];
  let end = -1;
  for (const match of text.slice(line.start, line.end).matchAll(/\S+/gu)) {
    const at = line.start + match.index;
    if (at < end) continue;
    const phrase = words.statuses.at(text, at);
    const stop =
      phrase && phrase.end <= line.end ? phrase.end : /^totals?$/iu.test(match[0]) ? at + match[0].length : null;
    if (stop === null) {
      if (cells.length > 0) return null;
      continue;
    }
    cells.push(cell(text, at, stop));
    end = stop;
  }
  return cells.length < 2 ? null : [cell(text, line.start, cells[0]?.start ?? line.start), ...cells];
}

/** Headers and numbers each on a line of their own. */
function stacked(text: string, lines: readonly Line[], from: number, words: Words): CountLines | null {
  const own = (i: number): CountCell => {
    const line = lines[i] as Line;
    return cell(text, line.start, Math.min(line.end, line.start + 120));
  };
  // A status, its number, the next status.
  const pairs: CountCell[][] = [];
  let past = from;
  const isPair = (i: number): boolean =>
    readCounted(own(i).text, words) !== null && readCount(own(i + 1).text) !== null;
  while (past + 1 < lines.length && pairs.length <= mostRows && isPair(past)) {
    pairs.push([own(past), own(past + 1)]);
    past += 2;
  }
  if (pairs.length > mostRows) return null;
  if (pairs.length >= 2) return lined(lines, from, past, pairs);
  // All statuses, then a label and its numbers.
  let width = 0;
  while (width <= mostColumns && from + width < lines.length && readCounted(own(from + width).text, words)) width++;
  if (width < 2 || width > mostColumns) return null;
  const blank = { start: (lines[from] as Line).start, end: (lines[from] as Line).start, text: '' };
  const rows: CountCell[][] = [[blank, ...Array.from({ length: width }, (_, i) => own(from + i))]];
  past = from + width;
  while (past < lines.length) {
    const labelled = readCount(own(past).text) === null ? 1 : 0;
    const numbers = Array.from({ length: width }, (_, i) => past + labelled + i);
    if (!numbers.every((i) => i < lines.length && readCount(own(i).text) !== null)) break;
    rows.push([labelled === 1 ? own(past) : blank, ...numbers.map(own)]);
    past += labelled + width;
  }
  return rows.length < 2 ? null : lined(lines, from, past, rows);
}

function lined(
  lines: readonly Line[],
  from: number,
  past: number,
  rows: readonly (readonly CountCell[])[],
): CountLines {
  return { start: (lines[from] as Line).start, end: (lines[past - 1] as Line).end, past, rows };
}
