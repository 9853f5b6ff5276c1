import type { ChunkLine } from './chunks.js';

/** White space between two columns: its sides, in points. */
export interface Valley {
  readonly from: number;
  readonly to: number;
}

/** What is asked of white space before it parts two columns. */
export interface ValleyOptions {
  /** Least width in points. */
  readonly width: number;
  /** Share of the lines that may cross it. */
  readonly crossed: number;
}

/**
 * White space that runs down through (nearly) all of some lines. Method: the profile of how
 * many lines cover each x; valleys are where it falls to (nearly) nothing between two hills.
 */
export function findValleys(lines: readonly ChunkLine[], { width, crossed }: ValleyOptions): Valley[] {
  const allowed = lines.length >= 5 ? Math.max(1, Math.floor(crossed * lines.length)) : 0;
  const events: { x: number; by: number }[] = [];
  for (const { chunks } of lines) {
    for (const { left, right } of chunks) events.push({ x: left, by: 1 }, { x: Math.max(right, left + 0.1), by: -1 });
  }
  events.sort((a, b) => a.x - b.x || b.by - a.by);
  const valleys: Valley[] = [];
  let depth = 0;
  let from: number | null = null;
  let lowest = Infinity;
  let hill = false;
  for (const { x, by } of events) {
    const before = depth;
    depth += by;
    if (before <= allowed && depth > allowed) {
      if (from !== null && hill && x - from >= width && lowest <= allowed) valleys.push({ from, to: x });
      hill = true;
      from = null;
    } else if (before > allowed && depth <= allowed) {
      from = x;
      lowest = depth;
    } else if (from !== null) lowest = Math.min(lowest, depth);
  }
  return allowed === 0 ? valleys : valleys.map((valley) => tighten(valley, lines));
}

/** Keeps a valley clear of the few chunks that reach into it from one side only. */
function tighten({ from, to }: Valley, lines: readonly ChunkLine[]): Valley {
  let [low, high] = [from, to];
  const middle = (from + to) / 2;
  for (const { chunks } of lines) {
    for (const { left, right } of chunks) {
      if (right > low && right <= middle && left < low) low = right;
      if (left < high && left >= middle && right > high) high = left;
    }
  }
  return high > low ? { from: low, to: high } : { from, to };
}

/** Lines that show all columns: those with most of the chunks that the fullest lines have. */
export function fullLines(lines: readonly ChunkLine[]): ChunkLine[] {
  const counts = lines.map(({ chunks }) => chunks.length).sort((a, b) => b - a);
  const full = counts[Math.min(counts.length - 1, Math.max(1, Math.floor(counts.length * 0.1)))] ?? 0;
  const least = Math.max(2, Math.ceil(0.6 * full));
  const found = belowHeader(lines).filter(({ chunks }) => chunks.length >= least);
  return found.length >= 2 ? found : lines.filter(({ chunks }) => chunks.length >= 2);
}

/** The lines from the first that is mostly figures on, where most lines are: a header is set by other rules than its column. */
function belowHeader(lines: readonly ChunkLine[]): readonly ChunkLine[] {
  const isData = ({ chunks }: ChunkLine): boolean => {
    const figures = chunks.slice(1).filter(({ numeric }) => numeric).length;
    return chunks.length >= 2 && figures >= 0.5 * (chunks.length - 1);
  };
  const data = lines.filter(isData).length;
  if (data < 3 || data < 0.4 * lines.length) return lines;
  return lines.slice(lines.findIndex(isData));
}
