import type { Word } from '../words.js';
import type { Chunk, ChunkLine } from './chunks.js';
import { cutChunks } from './chunks.js';

/** How many lines of running text make a column of it. */
const leastLines = 4;

/**
 * The lines of a page apart by its columns of running text, so that what stands beside a
 * column is not taken for a row with it. Lines that no column stands beside stay together.
 */
export function splitTextColumns(lines: readonly ChunkLine[], gap: number, depth = 0): ChunkLine[][] {
  const gutter = depth < 2 ? findGutter(lines) : null;
  if (!gutter) return [[...lines]];
  const [left, right, rest]: [Word[], Word[], Word[]] = [[], [], []];
  for (const line of lines) {
    const beside = gutter.running.some((y) => Math.abs(y - line.baseline) < 1.3 * line.size);
    const crosses = line.chunks.some((chunk) => chunk.left < gutter.x - 2 && chunk.right > gutter.x + 2);
    for (const word of [...line.words, ...line.leaders]) {
      if (crosses || !beside) rest.push(word);
      else if (word.right <= gutter.x + 2) left.push(word);
      else right.push(word);
    }
  }
  const split = [left, right].flatMap((words) => splitTextColumns(cutChunks(words, gap), gap, depth + 1));
  return [...split, cutChunks(rest, gap)].filter((group) => group.length > 0);
}

interface Gutter {
  readonly x: number;
  /** Baselines of the running text on either side. */
  readonly running: readonly number[];
}

/** White space between two columns of running text. */
function findGutter(lines: readonly ChunkLine[]): Gutter | null {
  const runs: { chunk: Chunk; baseline: number }[] = [];
  for (const { chunks, baseline, size } of lines)
    for (const chunk of chunks)
      if (chunk.words.length >= 4 && chunk.right - chunk.left > 11 * size) runs.push({ chunk, baseline });
  if (runs.length < 2 * leastLines) return null;
  const candidates = [...new Set(runs.map(({ chunk }) => Math.round(chunk.left)))].sort((a, b) => a - b);
  for (const x of candidates) {
    const before = runs.filter(({ chunk }) => chunk.right < x);
    const after = runs.filter(({ chunk }) => chunk.left >= x - 1);
    const across = runs.length - before.length - after.length;
    if (before.length < leastLines || after.length < leastLines) continue;
    if (!areFilled(before.map(({ chunk }) => chunk)) || !areFilled(after.map(({ chunk }) => chunk))) continue;
    const edge = Math.max(...before.map(({ chunk }) => chunk.right));
    if (across > 0.5 * runs.length) continue;
    return { x: (edge + x) / 2, running: [...before, ...after].map(({ baseline }) => baseline) };
  }
  return null;
}

/** Running text fills its lines: most of them begin alike and are about equally long. */
function areFilled(chunks: readonly Chunk[]): boolean {
  const left = Math.min(...chunks.map((chunk) => chunk.left));
  const right = Math.max(...chunks.map((chunk) => chunk.right));
  const full = chunks.filter((chunk) => chunk.left < left + 12 && chunk.right > right - 0.12 * (right - left)).length;
  return full >= Math.max(leastLines - 1, 0.45 * chunks.length);
}
