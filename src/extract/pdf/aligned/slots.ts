import { around, middleX } from '../geometry.js';
import type { Word } from '../words.js';
import type { Columns } from './area.js';
import { textOfChunk, isFigure, type Chunk, type ChunkLine } from './chunks.js';

/** Words on one line in one column, or across several. */
export interface Entry {
  readonly column: number;
  readonly columnSpan: number;
  readonly words: readonly Word[];
  readonly left: number;
  readonly right: number;
  readonly numeric: boolean;
}

/** A line of an area with its words in columns. */
export interface SlotLine {
  readonly line: ChunkLine;
  readonly entries: readonly Entry[];
}

/** Puts the chunks of a line into columns; one that runs over an edge without a gap there spans columns. */
export function placeLine(line: ChunkLine, columns: Columns, spaceWidth: number): SlotLine {
  const entries: Entry[] = [];
  for (const chunk of line.chunks) {
    for (const part of splitChunk(chunk, columns, spaceWidth)) {
      const from = columnAt(columns.xs, part.left, part.right);
      const to = columnAt(columns.xs, part.right, part.left);
      const [column, last] = from <= to ? [from, to] : [to, from];
      const before = entries.at(-1);
      if (before && column < before.column + before.columnSpan) {
        const words = [...before.words, ...part.words];
        entries[entries.length - 1] = entryOf(
          words,
          before.column,
          Math.max(last, before.column + before.columnSpan - 1),
        );
      } else entries.push(entryOf(part.words, column, last));
    }
  }
  return { line, entries };
}

function entryOf(words: readonly Word[], column: number, last: number): Entry {
  const { left, right } = around(words);
  return { column, columnSpan: last - column + 1, words, left, right, numeric: isFigure(textOfChunk(words)) };
}

/** The column in which one side of a chunk stands: a little is allowed to hang over an edge. */
function columnAt(xs: readonly number[], side: number, other: number): number {
  const slack = Math.min(4, 0.3 * Math.abs(other - side));
  const x = side < other ? side + slack : side - slack;
  let column = 0;
  while (column + 2 < xs.length && (xs[column + 1] ?? 0) <= x) column++;
  return column;
}

/** Cuts a chunk where it has a space at the edge of a column. */
function splitChunk(
  chunk: Chunk,
  { xs, clear }: Columns,
  spaceWidth: number,
): { left: number; right: number; words: readonly Word[] }[] {
  const parts: { left: number; right: number; words: readonly Word[] }[] = [];
  let open: Word[] = [];
  for (const word of chunk.words) {
    const before = open.at(-1);
    if (before && liesAtEdge(before, word, xs, clear, spaceWidth)) {
      parts.push({ ...around(open), words: open });
      open = [];
    }
    open.push(word);
  }
  if (open.length > 0) parts.push({ ...around(open), words: open });
  return parts;
}

function liesAtEdge(
  before: Word,
  word: Word,
  xs: readonly number[],
  clear: Columns['clear'],
  spaceWidth: number,
): boolean {
  for (let i = 1; i + 1 < xs.length; i++) {
    const x = xs[i] ?? 0;
    const valley = clear[i];
    if (!valley) {
      // A rule between two words parts them however near they are.
      if (before.right <= x + 1.5 && word.left >= x - 1.5) return true;
      continue;
    }
    const gap = word.left - before.right;
    if (gap < 1.3 * spaceWidth) continue;
    const middle = (before.right + word.left) / 2;
    if (middle >= valley.from - 0.5 * spaceWidth && middle <= valley.to + 0.5 * spaceWidth) return true;
  }
  return false;
}

/** The middle of an entry. */
export function middleOf(entry: Entry): number {
  return middleX({ left: entry.left, right: entry.right, top: 0, bottom: 0 });
}
