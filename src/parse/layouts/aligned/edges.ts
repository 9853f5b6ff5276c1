import type { Range } from '../../../core/span.js';
import type { HeaderColumn } from './header.js';
import { chunksOf, type PrintedLine, type Word } from './lines.js';

/** Where the columns of a page begin, from left to right. */
export type Edges = readonly number[];

/**
 * Learns where columns begin from where words begin that have room before them: each column
 * begins between the one before it and the end of its own header. A printer may set a line a
 * little to the left or right of the others.
 */
export function learnEdges(lines: readonly PrintedLine[], columns: readonly HeaderColumn[]): Edges {
  const counts = new Map<number, number>();
  for (const line of lines) {
    line.words.forEach((word, i) => {
      const before = line.words[i - 1];
      if (!before || word.x - before.right >= 2) counts.set(word.x, (counts.get(word.x) ?? 0) + 1);
    });
  }
  const edges: number[] = [];
  columns.forEach((column, c) => {
    const from = c === 0 ? 0 : Math.max((edges[c - 1] ?? 0) + 3, (columns[c - 1]?.x ?? 0) + 1);
    edges.push(peak(counts, from, column.right - 1) ?? Math.max(from, column.x));
  });
  return edges;
}

/** The place in a window where most words begin, neighbours counted by half; the leftmost of equals. */
function peak(counts: ReadonlyMap<number, number>, from: number, to: number): number | null {
  let best: { x: number; weight: number } | null = null;
  for (let x = from; x <= to; x++) {
    const own = counts.get(x) ?? 0;
    if (own === 0) continue;
    const weight = own + 0.5 * ((counts.get(x - 1) ?? 0) + (counts.get(x + 1) ?? 0));
    if (!best || weight > best.weight) best = { x, weight };
  }
  return best?.x ?? null;
}

/** A part of a line that stands in a column. */
export interface Segment extends Range {
  readonly column: number;
  readonly x: number;
  readonly right: number;
}

export interface Split {
  readonly segments: readonly Segment[];
  /** How badly the words stand in the columns: 0 for well, above {@link misfit} for not. */
  readonly cost: number;
}

/** Words that stand worse than this are no row of the table. */
export const misfit = 7;

/**
 * Splits a line at its columns. Where only one space stands between two cells, the edge says
 * which space it is; where a cell is set a little to the left of its edge, the room before it.
 */
export function splitLine(line: PrintedLine, edges: Edges): Split {
  const { words } = line;
  const width = edges.length;
  let costs: number[] = edges.map((_, c) => startCost(words[0], c, edges));
  const from: number[][] = [];
  for (let k = 1; k < words.length; k++) {
    const word = words[k];
    const before = words[k - 1];
    if (!word || !before) break;
    const gap = word.x - before.right;
    const back: number[] = [];
    costs = edges.map((_, c) => {
      let best = (costs[c] ?? Infinity) + stayCost(gap);
      back[c] = c;
      for (let left = 0; left < c; left++) {
        const cost =
          (costs[left] ?? Infinity) + endCost(before, left, edges) + startCost(word, c, edges) + (gap >= 2 ? 0 : 1.2);
        if (cost < best) [best, back[c]] = [cost, left];
      }
      return best;
    });
    from.push(back);
  }
  const last = words.at(-1);
  const ends = costs.map((cost, c) => cost + (last ? endCost(last, c, edges) : 0));
  let column = ends.indexOf(Math.min(...ends));
  const cost = ends[column] ?? 0;
  const columns: number[] = [column];
  for (let k = words.length - 2; k >= 0; k--) {
    column = from[k]?.[column] ?? column;
    columns.unshift(column);
  }
  return { segments: segmentsOf(words, columns, width), cost };
}

function segmentsOf(words: readonly Word[], columns: readonly number[], width: number): readonly Segment[] {
  const segments: { start: number; end: number; column: number; x: number; right: number }[] = [];
  words.forEach((word, k) => {
    const column = Math.min(columns[k] ?? 0, width - 1);
    const last = segments.at(-1);
    if (last?.column === column) {
      last.end = word.end;
      last.right = word.right;
    } else segments.push({ ...word, column });
  });
  return segments;
}

/**
 * The line with its words cut where a column begins inside one: a cell that fills its column
 * touches the next, and only the change of letters shows it (`RecommendationKeep the van`).
 */
export function partAtEdges(text: string, line: PrintedLine, edges: Edges): PrintedLine {
  if (!line.words.some((word) => edges.some((edge) => word.x < edge && edge < word.right))) return line;
  return { ...line, words: line.words.flatMap((word) => partWord(text, word, edges)) };
}

function partWord(text: string, word: Word, edges: Edges): readonly Word[] {
  for (const edge of edges) {
    if (edge <= word.x || edge >= word.right) continue;
    const head = [...text.slice(word.start, word.end)].slice(0, edge - word.x).join('');
    const cut = word.start + head.length;
    if (!/[\p{Ll}\p{N}.)]$/u.test(head) || !/^[\p{Lu}“"‘(]\p{L}/u.test(text.slice(cut, word.end))) continue;
    return [
      { start: word.start, end: cut, x: word.x, right: edge },
      ...partWord(text, { start: cut, end: word.end, x: edge, right: word.right }, edges),
    ];
  }
  return [word];
}

/** Room inside a cell is odd; two spaces after a full stop are not. */
function stayCost(gap: number): number {
  return gap <= 1 ? 0 : gap === 2 ? 0.8 : Math.min(4, gap);
}

/** Cells begin at their edge; to the right of it when centred, hardly to the left. */
function startCost(word: Word | undefined, c: number, edges: Edges): number {
  const off = (word?.x ?? 0) - (edges[c] ?? 0);
  return off < 0 ? Math.min(9, -off * 0.8) : Math.min(2.5, off * 0.12);
}

/** A cell ends before the next one begins. */
function endCost(word: Word, c: number, edges: Edges): number {
  const next = edges[c + 1];
  return next === undefined ? 0 : Math.min(9, Math.max(0, word.right - next + 0.5) * 0.9);
}

/**
 * Prose that runs across the columns: one space after every word where edges are. A full cell
 * has one space after it too, but then the next begins at its edge; and not twice in a line.
 */
export function crosses(line: PrintedLine, edges: Edges): boolean {
  const chunks = chunksOf(line);
  return chunks.some((chunk) => {
    const over = edges.filter((edge) => chunk.x < edge - 3 && chunk.right > edge + 3);
    const isAlone = chunks.length === 1 && chunk.x <= (edges[0] ?? 0) + 2;
    if (over.length > (isAlone ? 1 : 2)) return true;
    const slack = isAlone ? 0 : 2;
    return over.some((edge) => !line.words.some((word) => Math.abs(word.x - edge) <= slack));
  });
}

/** A line of one piece that goes past the beginning of a column: prose, or cells that touch. */
export function runsOver(line: PrintedLine, edges: Edges): boolean {
  const [chunk, ...more] = chunksOf(line);
  return chunk !== undefined && more.length === 0 && edges.some((edge) => chunk.x < edge - 3 && chunk.right > edge + 3);
}
