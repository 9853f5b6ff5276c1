import { around, shared } from '../geometry.js';
import { textOf, typicalSize, wordsOf, type Line } from '../lines.js';
import type { Rule } from '../rules.js';
import type { FoundCell, FoundTable } from '../table.js';
import type { Word } from '../words.js';
import { isFigure } from '../aligned/chunks.js';
import { columnLines, columnOf, cutBlocks, linePitch, type Block } from './blocks.js';
import { cellsOf } from './cells.js';
import { edgesOf, findGutters, runsOver, supported, type Gutter } from './columns.js';
import { cutRows, type WordedRow } from './cut-rows.js';
import { findHeaded } from './headed.js';
import { chainRegions, findRegions, hasGap, linesOfColumns, trim, withoutNotes } from './regions.js';
import { joinTitles } from './run-on-titles.js';
import { findSpanningHeads, layHeads, withoutHeads } from './spanning-heads.js';
import { areOneTable, cutAtTitles, stack, type Parts } from './stack.js';

/** What stands on a page outside of drawn grids. */
export interface Page {
  readonly lines: readonly Line[];
  readonly horizontal: readonly Rule[];
  readonly vertical: readonly Rule[];
  readonly number: number;
}

/**
 * Tables of words that no grid is drawn around: three columns or more of text that is wrapped
 * in its cells, with gutters that no word crosses, and rows that begin together in several
 * columns or have rules (or the edges of bands of colour) between them. `before` is a table
 * that may go on from the page before.
 */
export function findWorded(page: Page, before: FoundTable | null): FoundTable[] {
  const heads = findSpanningHeads(page.lines, page.horizontal);
  if (heads.length === 0) return findPlain(page, before);
  const found = findPlain({ ...page, lines: withoutHeads(page.lines, heads) }, before);
  const tables = found.flatMap((table) => layHeads(table, heads) ?? []);
  const laid = new Set(tables.flatMap(({ cells }) => cells.flatMap(({ words }) => words)));
  const isLaid = heads.every(({ words }) => words.every((word) => laid.has(word)));
  return isLaid && tables.length === found.length ? tables : findPlain(page, before);
}

function findPlain(page: Page, before: FoundTable | null): FoundTable[] {
  const goneOn = before ? goOn(page, before) : null;
  const left = outside(page.lines, goneOn ? [goneOn] : []);
  const found = chainRegions(findRegions(left), left).flatMap((chain) => layOutChain(chain, page));
  const headed = findHeaded(outside(left, found), page.horizontal).flatMap(({ lines, xs }) => {
    const table = tableOf(wordsOf(withoutNotes(lines)), xs, page, 'headed');
    return table ? [table] : [];
  });
  return [...(goneOn ? [goneOn] : []), ...found, ...headed];
}

/** The lines of which no table holds the words. */
function outside(lines: readonly Line[], tables: readonly FoundTable[]): readonly Line[] {
  if (tables.length === 0) return lines;
  const held = new Set(tables.flatMap(({ cells }) => cells.flatMap((cell) => cell.words)));
  return lines.filter(({ words: [first] }) => first === undefined || !held.has(first));
}

/** The lines at the head of a page that go on with a table of the page before: as far as their words keep to its columns. */
function goOn(page: Page, before: FoundTable): FoundTable | null {
  const { xs } = before;
  if (before.evidence !== 'worded' && !areDrawn(xs, page)) return null;
  const size = typicalSize(before.cells.flatMap(({ words }) => words));
  const lines = withoutNotes(headOf(page.lines, (line) => line.size < 1.12 * size && keepsToColumns(line, xs)));
  // A line or two in the first column alone may be anything.
  if (!lines.some(({ right }) => right > (xs[1] ?? 0) + size)) return null;
  return tableOf(wordsOf(lines), xs, page, 'goes on');
}

/** Whether the words of a line stand in columns, none of them over an edge. */
export function keepsToColumns(line: Line, xs: readonly number[]): boolean {
  const edges = xs.slice(1, -1).map((x) => ({ from: x - 1, to: x + 1 }));
  if (!hasGap(line) && runsOver(line, edges)) return false;
  return line.words.every((word) => {
    const column = columnOf(word, xs);
    // Of the last column only the text on another page is known, and its lines may have been shorter.
    const right = column + 2 < xs.length ? (xs[column + 1] ?? 0) + 3 : Infinity;
    return word.left > (xs[column] ?? 0) - 3 && word.right < right;
  });
}

/** Lines as a table whose columns are known. */
export function layInColumns(lines: readonly Line[], xs: readonly number[], page: Page): FoundTable | null {
  return tableOf(wordsOf(lines), xs, page, 'goes on');
}

/** Whether rules run down between all columns at the head of the text of a page, where nothing is drawn between its rows. */
function areDrawn(xs: readonly number[], { lines: [first], vertical }: Page): boolean {
  if (!first || xs.length < 4) return false;
  return xs
    .slice(1, -1)
    .every((x) =>
      vertical.some(({ at, from, to }) => Math.abs(at - x) < 2 && from < first.baseline && to > first.bottom - 1),
    );
}

/** The first lines, as far as they fit and follow each other closely. */
function headOf(lines: readonly Line[], fits: (line: Line) => boolean): Line[] {
  const held: Line[] = [];
  for (const line of lines) {
    const before = held.at(-1);
    if (!fits(line) || (before && line.top - before.bottom > 5 * line.size)) break;
    held.push(line);
  }
  return held;
}

/** The table of some regions with titles between them, or the tables of each. */
function layOutChain(chain: readonly (readonly Line[])[], page: Page): FoundTable[] {
  const [only] = chain;
  if (only && chain.length === 1) return layOut(only, page);
  const titles = new Set(chain.filter((_, i) => i % 2 === 1).flat());
  const parts = cutAtTitles(chain.flat(), (line) => titles.has(line));
  const joined = layOutParts(parts, guttersOf(parts.rows.flat()), page);
  return joined ? [joined] : chain.filter((_, i) => i % 2 === 0).flatMap((region) => layOut(region, page));
}

/** The tables of a region: lines that run on over the gutters of the others are titles in it, or part tables. */
function layOut(region: readonly Line[], page: Page, depth = 0): FoundTable[] {
  const gutters = guttersOf(region);
  if (gutters.length < 2) return [];
  const side = linesOfColumns(region);
  const cut = (at: readonly Gutter[]): Parts => cutAtTitles(region, (line) => !side.has(line) && runsOver(line, at));
  const parts = cut(gutters);
  if (parts.rows.length === 1 && parts.rows[0]?.length === region.length) {
    const words = wordsOf(region);
    const table = tableOf(words, columnEdges(words, gutters, page), page, 'nothing');
    return table ? [table] : [];
  }
  // Without the lines that run over them there may be more.
  const all = guttersOf(parts.rows.flat());
  const joined = all.length > gutters.length ? layOutParts(cut(all), all, page) : layOutParts(parts, gutters, page);
  if (joined) return [joined];
  return depth > 2
    ? []
    : parts.rows.filter(({ length }) => length > 1).flatMap((part) => layOut(trim(part), page, depth + 1));
}

/** Parts with titles between them as one table; null where they do not look so. */
function layOutParts(parts: Parts, gutters: readonly Gutter[], page: Page): FoundTable | null {
  if (parts.rows.length < 2 || gutters.length < 2 || !areOneTable(parts)) return null;
  const xs = columnEdges(wordsOf(parts.rows.flat()), gutters, page);
  const tables: FoundTable[] = [];
  for (const [i, rows] of parts.rows.entries()) {
    const words = wordsOf(rows);
    const table = (i === 0 ? tableOf(words, xs, page, 'nothing') : null) ?? tableOf(words, xs, page, 'goes on');
    if (!table) return null;
    tables.push(table);
  }
  const joined = stack(tables, parts.titles);
  const rows = tables.reduce((sum, { ys }) => sum + ys.length - 1, 0);
  if (!joined || rows < 3 || !tables[0] || fullest(tables[0]) < xs.length - 2) return null;
  return isFilled(joined.cells, joined.ys.length - 1, xs.length - 1, parts.titles.length) ? joined : null;
}

/** Edges of columns, as wide as the rules over them. */
function columnEdges(words: readonly Word[], gutters: readonly Gutter[], { horizontal }: Page): number[] {
  const { left, right } = around(words);
  const wide = horizontal.filter((rule) => shared(rule.from, rule.to, left, right) > 0.9 * (right - left));
  return edgesOf(
    gutters,
    Math.min(left, ...wide.map(({ from }) => from)),
    Math.max(right, ...wide.map(({ to }) => to)),
  );
}

/**
 * The gutters of a region: those of the lines that are of several columns, borne out by the lines within a column too. A column
 * of short lines alone is seen only where these are asked as well; a caption among them may hide one. So the greatest number counts.
 */
function guttersOf(region: readonly Line[]): Gutter[] {
  let best: Gutter[] = [];
  const size = typicalSize(wordsOf(region));
  for (const side of sidesOf(region)) {
    const open = findGutters(wordsOf([...side]).filter(isSeen), size);
    const held = wordsOf(region.filter((line) => side.has(line) || !runsOver(line, open))).filter(isSeen);
    for (const found of [findGutters(held, size), open]) {
      if (found.length < best.length) continue;
      const gutters = supported(found, held);
      if (gutters.length >= best.length) best = gutters;
    }
  }
  return best;
}

/** The lines with text side by side, and where there are more that are of several columns, these too. */
function sidesOf(region: readonly Line[]): ReadonlySet<Line>[] {
  const sides = [new Set(region.filter(hasGap)), linesOfColumns(region)] as const;
  return sides.filter(({ size }, i) => size > (sides[i - 1]?.size ?? 0));
}

/** Spaces without a width are words that nobody sees. */
function isSeen({ left, right }: Word): boolean {
  return right - left > 0.5;
}

/** What is known of a table before its rows are looked for: nothing, that it has a header of two columns, or that it goes on. */
type Known = 'nothing' | 'headed' | 'goes on';

function tableOf(words: readonly Word[], xs: readonly number[], page: Page, known: Known): FoundTable | null {
  const goesOn = known === 'goes on';
  const lines = columnLines(words, xs);
  const pitch = linePitch(lines);
  const blocks = lines.map((own) => cutBlocks(own, pitch));
  if (known === 'nothing' && !isWorded(blocks)) return null;
  const rows = cutRows(blocks, page.horizontal, xs, goesOn);
  if (!rows || rows.length < (goesOn ? 1 : 2)) return null;
  const cells = cellsOf(words, xs, rows, blocks, goesOn);
  if (!goesOn && !isFilled(cells, rows.length, xs.length - 1)) return null;
  if (known === 'headed' && !isPaired(cells, rows)) return null;
  const ys = rowEdges(rows, blocks);
  const [left, top, right, bottom] = [xs[0] ?? 0, ys[0] ?? 0, xs.at(-1) ?? 0, ys.at(-1) ?? 0];
  const closedBelow = page.horizontal.some(({ at }) => Math.abs(at - bottom) < 12);
  return joinTitles({ left, top, right, bottom, page: page.number, evidence: 'worded', xs, ys, cells, closedBelow });
}

/** Whether the cells are of words: some of them run over lines, and few are figures. */
function isWorded(columns: readonly (readonly Block[])[]): boolean {
  const blocks = columns.flat();
  const wrapped = blocks.filter(({ lines }) => lines.length > 1).length;
  const lines = blocks.flatMap((block) => block.lines);
  const figures = lines.filter((line) => isFigure(textOf(line))).length;
  return wrapped >= 1 && figures < 0.3 * lines.length;
}

/** Whether most rows have text in most columns, titles apart. */
function isFilled(cells: readonly FoundCell[], rows: number, columns: number, titles = 0): boolean {
  const filled = new Array<number>(rows).fill(0);
  for (const { row, words } of cells) if (words.length > 0) filled[row] = (filled[row] ?? 0) + 1;
  const full = filled.filter((count) => count >= Math.max(2, 0.5 * columns)).length;
  return full >= 0.7 * (rows - titles) && (filled[0] ?? 0) >= 2;
}

/** How many cells have text in the row of which most have. */
function fullest({ cells }: FoundTable): number {
  const filled = new Map<number, number>();
  for (const { row, words } of cells) if (words.length > 0) filled.set(row, 1 + (filled.get(row) ?? 0));
  return Math.max(0, ...filled.values());
}

/** Whether two columns are those of a table: rows with both, a short second one or a rule below every row. Running text has neither. */
function isPaired(cells: readonly FoundCell[], rows: readonly WordedRow[]): boolean {
  if (cells.some(({ column, words, row }) => words.length === 0 && (column === 0 || row === 0))) return false;
  const second = cells.filter(({ row, column, words }) => row > 0 && column === 1 && words.length > 0);
  if (second.length < 0.7 * (rows.length - 1)) return false;
  const isShort = second.every(({ words }) => words.length <= 8);
  return isShort || (rows.length > 2 && rows.slice(1).every(({ open }) => open.length > 0));
}

/** Heights between the rows: below what ends above the next, the text of cells that reach over several aside. */
function rowEdges(rows: readonly WordedRow[], columns: readonly (readonly Block[])[]): number[] {
  const ends = columns.flatMap((own) => own.map(({ bottom }) => bottom)).sort((a, b) => a - b);
  const ys = [rows[0]?.top ?? 0];
  for (let i = 1; i < rows.length; i++) {
    const top = rows[i]?.top ?? 0;
    ys.push((Math.max(rows[i - 1]?.bottom ?? 0, ends.findLast((bottom) => bottom <= top) ?? 0) + top) / 2);
  }
  ys.push(Math.max(rows.at(-1)?.bottom ?? 0, ends.at(-1) ?? 0));
  return ys;
}
