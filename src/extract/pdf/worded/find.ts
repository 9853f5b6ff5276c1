import { around, shared } from '../geometry.js';
import { textOf, type Line } from '../lines.js';
import type { Rule } from '../rules.js';
import type { FoundCell, FoundTable } from '../table.js';
import type { Word } from '../words.js';
import { isFigure } from '../aligned/chunks.js';
import { columnLines, columnOf, cutBlocks, linePitch, type Block } from './blocks.js';
import { cellsOf } from './cells.js';
import { edgesOf, findGutters, supported } from './columns.js';
import { cutRows, type WordedRow } from './cut-rows.js';
import { findRegions } from './regions.js';

/** What stands on a page outside of drawn grids. */
export interface Page {
  readonly lines: readonly Line[];
  readonly horizontal: readonly Rule[];
  readonly number: number;
}

/**
 * Tables of words that no grid is drawn around: three columns or more of text that is wrapped
 * in its cells, with gutters that no word crosses, and rows that begin together in several
 * columns or have rules (or the edges of bands of colour) between them. `before` is a table
 * that may go on from the page before.
 */
export function findWorded(page: Page, before: FoundTable | null): FoundTable[] {
  const found: FoundTable[] = [];
  for (const [i, region] of findRegions(page.lines).entries()) {
    const words = region.flatMap((line) => line.words);
    const goneOn = i === 0 && before ? goOn(words, before, page) : null;
    const table = goneOn ?? layOut(words, page);
    if (table) found.push(table);
  }
  return found;
}

/** The columns of the page before, where the words keep to them. */
function goOn(words: readonly Word[], before: FoundTable, page: Page): FoundTable | null {
  if (before.evidence !== 'worded') return null;
  const { xs } = before;
  const fits = words.every((word) => {
    const column = columnOf(word, xs);
    return word.left > (xs[column] ?? 0) - 3 && word.right < (xs[column + 1] ?? 0) + 3;
  });
  return fits ? tableOf(words, xs, page, true) : null;
}

function layOut(words: readonly Word[], page: Page): FoundTable | null {
  const size = typicalSize(words);
  const { left, right } = around(words);
  const wide = page.horizontal.filter((rule) => shared(rule.from, rule.to, left, right) > 0.9 * (right - left));
  const edges = {
    left: Math.min(left, ...wide.map(({ from }) => from)),
    right: Math.max(right, ...wide.map(({ to }) => to)),
  };
  const xs = edgesOf(supported(findGutters(words, size), words), edges.left, edges.right);
  if (xs.length < 4) return null;
  return tableOf(words, xs, page, false);
}

function tableOf(words: readonly Word[], xs: readonly number[], page: Page, goesOn: boolean): FoundTable | null {
  const lines = columnLines(words, xs);
  const pitch = linePitch(lines);
  const blocks = lines.map((own) => cutBlocks(own, pitch));
  if (!goesOn && !isWorded(blocks)) return null;
  const rows = cutRows(blocks, page.horizontal, xs, goesOn);
  if (!rows || rows.length < (goesOn ? 1 : 2)) return null;
  const cells = cellsOf(words, xs, rows, blocks);
  if (!goesOn && !isFilled(cells, rows.length, xs.length - 1)) return null;
  const ys = rowEdges(rows);
  const box = { left: xs[0] ?? 0, right: xs.at(-1) ?? 0, top: ys[0] ?? 0, bottom: ys.at(-1) ?? 0 };
  const closedBelow = page.horizontal.some(({ at }) => Math.abs(at - box.bottom) < 12);
  return { ...box, page: page.number, evidence: 'worded', xs, ys, cells, closedBelow };
}

/** Whether the cells are of words: some of them run over lines, and few are figures. */
function isWorded(columns: readonly (readonly Block[])[]): boolean {
  const blocks = columns.flat();
  const wrapped = blocks.filter(({ lines }) => lines.length > 1).length;
  const lines = blocks.flatMap((block) => block.lines);
  const figures = lines.filter((line) => isFigure(textOf(line))).length;
  return wrapped >= 2 && figures < 0.3 * lines.length;
}

/** Whether most rows have text in most columns. */
function isFilled(cells: readonly FoundCell[], rows: number, columns: number): boolean {
  const filled = new Array<number>(rows).fill(0);
  for (const { row, words } of cells) if (words.length > 0) filled[row] = (filled[row] ?? 0) + 1;
  return filled.filter((count) => count >= Math.max(2, 0.5 * columns)).length >= 0.7 * rows && (filled[0] ?? 0) >= 2;
}

function rowEdges(rows: readonly WordedRow[]): number[] {
  const ys = [rows[0]?.top ?? 0];
  for (let i = 1; i < rows.length; i++) ys.push(((rows[i - 1]?.bottom ?? 0) + (rows[i]?.top ?? 0)) / 2);
  ys.push(rows.at(-1)?.bottom ?? 0);
  return ys;
}

export function typicalSize(words: readonly Word[]): number {
  const sizes = words.map(({ size }) => size).sort((a, b) => a - b);
  return sizes[sizes.length >> 1] ?? 10;
}
