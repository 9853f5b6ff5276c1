import { around, middleX } from '../geometry.js';
import type { Word } from '../words.js';
import type { Columns } from './area.js';
import { isFigure, isSignOf, textOfChunk, type Chunk, type ChunkLine } from './chunks.js';

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

/** A piece of a chunk, and the columns it claims. */
interface Claim {
  readonly words: readonly Word[];
  readonly left: number;
  readonly right: number;
  first: number;
  last: number;
}

/**
 * Puts the chunks of a line into columns: each into the column of its middle, and into those
 * beside it whose text it covers by half. Leader dots go with the words before them.
 */
export function placeLine(line: ChunkLine, columns: Columns, spaceWidth: number): SlotLine {
  const cores = coresOf(columns);
  const claims = line.chunks
    .flatMap((chunk) => splitChunk(chunk, columns, spaceWidth))
    .map((part) => claim(part, columns.xs, cores));
  const entries: Entry[] = [];
  for (const [i, own] of claims.entries()) {
    const before = entries.at(-1);
    if (!before) {
      entries.push(entryOf(own.words, own.first, own.last));
      continue;
    }
    const taken = before.column + before.columnSpan;
    if (own.first >= taken) entries.push(entryOf(own.words, own.first, own.last));
    else if (own.last >= taken) entries.push(entryOf(own.words, taken, own.last));
    else if (before.columnSpan > 1 && (claims[i - 1]?.first ?? 0) < own.first) {
      entries[entries.length - 1] = entryOf(before.words, before.column, own.first - 1);
      entries.push(entryOf(own.words, own.first, own.last));
    } else entries[entries.length - 1] = entryOf([...before.words, ...own.words], before.column, taken - 1);
  }
  return { line, entries: line.leaders.length > 0 ? withLeaders(entries, line.leaders) : entries };
}

/** From where to where the text of each column reaches, as its valleys tell. */
function coresOf({ xs, clear }: Columns): { left: number; right: number }[] {
  return xs.slice(0, -1).map((x, i) => ({ left: clear[i]?.to ?? x, right: clear[i + 1]?.from ?? xs[i + 1] ?? x }));
}

function claim(
  { left, right, words }: Part,
  xs: readonly number[],
  cores: readonly { left: number; right: number }[],
): Claim {
  const middle = (left + right) / 2;
  let first = 0;
  while (first + 2 < xs.length && (xs[first + 1] ?? 0) <= middle) first++;
  let last = first;
  const covers = (column: number): boolean => {
    const core = cores[column];
    if (!core) return false;
    const width = Math.max(1, core.right - core.left);
    return Math.min(right, core.right) - Math.max(left, core.left) >= 0.5 * width;
  };
  while (first > 0 && covers(first - 1)) first--;
  while (last + 1 < cores.length && covers(last + 1)) last++;
  return { left, right, words, first, last };
}

function withLeaders(entries: readonly Entry[], leaders: readonly Word[]): Entry[] {
  return entries.map((entry, i) => {
    const next = entries[i + 1];
    const own = leaders.filter(({ left }) => (i === 0 || left >= entry.left) && (!next || left < next.left));
    return own.length === 0 ? entry : { ...entry, words: [...entry.words, ...own] };
  });
}

function entryOf(words: readonly Word[], column: number, last: number): Entry {
  const { left, right } = around(words);
  return { column, columnSpan: last - column + 1, words, left, right, numeric: isFigure(textOfChunk(words)) };
}

/** Words of a chunk that no edge of a column parts. */
interface Part {
  readonly left: number;
  readonly right: number;
  readonly words: readonly Word[];
}

function partOf(words: readonly Word[]): Part {
  const { left, right } = around(words);
  return { left, right, words };
}

/** Cuts a chunk where it has a space at the edge of a column. */
function splitChunk(chunk: Chunk, { xs, clear }: Columns, spaceWidth: number): Part[] {
  const parts: Part[] = [];
  let open: Word[] = [];
  for (const word of chunk.words) {
    const before = open.at(-1);
    if (before && liesAtEdge(before, word, xs, clear, spaceWidth)) {
      parts.push(partOf(open));
      open = [];
    }
    open.push(word);
  }
  if (open.length > 0) parts.push(partOf(open));
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
    if (isSignOf(before, word)) continue;
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
