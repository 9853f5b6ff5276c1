import { joinLines, type Line } from '../lines.js';
import type { Word } from '../words.js';

/** Lines of one column that follow each other without more space than usual: a cell, or a paragraph of one. */
export interface Block {
  readonly top: number;
  readonly bottom: number;
  /** Of its first line. */
  readonly baseline: number;
  readonly lines: readonly Line[];
}

/** Words of each column, as its lines. */
export function columnLines(words: readonly Word[], xs: readonly number[]): Line[][] {
  const held: Word[][] = Array.from({ length: xs.length - 1 }, () => []);
  for (const word of words) held[columnOf(word, xs)]?.push(word);
  return held.map((own) => joinLines(own));
}

/** The column in which the middle of a word stands. */
export function columnOf({ left, right }: Word, xs: readonly number[]): number {
  const middle = (left + right) / 2;
  let column = 0;
  while (column + 2 < xs.length && (xs[column + 1] ?? 0) <= middle) column++;
  return column;
}

/** How far apart the lines of running text stand, in sizes of the font: the narrowest that occurs more than now and then. */
export function linePitch(columns: readonly (readonly Line[])[]): number {
  const ratios: number[] = [];
  for (const lines of columns) {
    for (const [i, line] of lines.entries()) {
      const before = lines[i - 1];
      if (before) ratios.push((line.baseline - before.baseline) / Math.max(1, line.size, before.size));
    }
  }
  const usual = ratios.filter((ratio) => ratio > 0.8).sort((a, b) => a - b);
  const pitch = usual[Math.min(usual.length - 1, Math.max(1, Math.floor(0.08 * usual.length)))] ?? 1.2;
  return pitch < 2.1 ? pitch : 1.3;
}

/** Cuts the lines of a column where more space than usual lies between them. */
export function cutBlocks(lines: readonly Line[], pitch: number): Block[] {
  const blocks: Block[] = [];
  let open: Line[] = [];
  const finish = (): void => {
    const [first] = open;
    const last = open.at(-1);
    if (first && last)
      blocks.push({
        top: first.baseline - 0.72 * first.size,
        bottom: last.baseline + 0.2 * last.size,
        baseline: first.baseline,
        lines: open,
      });
    open = [];
  };
  for (const line of lines) {
    const before = open.at(-1);
    if (before && line.baseline - before.baseline > 1.08 * pitch * Math.max(line.size, before.size)) finish();
    open.push(line);
  }
  finish();
  return blocks;
}
