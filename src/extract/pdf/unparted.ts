import { levelOnly, type Line } from './lines.js';

/** White space between columns, in sizes of the font: no list or sentence leaves as much. */
const gap = 2.5;

/** So many pieces of text side by side, on so many lines, are of a table. */
const fewestPieces = 3;
const fewestLines = 3;

/** Starts of columns that differ by no more, in points, are one. */
const grain = 3;

/**
 * Whether lines that no table holds stand side by side in columns: three pieces or more on a line, on three lines or
 * more, and starts of two come back. The rows of such a table could not be told from each other.
 */
export function areUnparted(of: readonly Line[]): boolean {
  const starts = new Map<number, number>();
  let lines = 0;
  for (const line of levelOnly(of)) {
    const inner = innerStarts(line);
    if (inner.length + 1 < fewestPieces) continue;
    lines++;
    for (const left of inner) {
      const at = Math.round(left / grain);
      starts.set(at, (starts.get(at) ?? 0) + 1);
    }
  }
  if (lines < fewestLines) return false;
  const counts = [...starts.values()].filter((count) => count >= 2);
  return counts.length >= 2 && counts.some((count) => count >= fewestLines);
}

/** Where the pieces of a line begin, the first aside. */
function innerStarts({ words, size }: Line): readonly number[] {
  const starts: number[] = [];
  let right = words[0]?.right ?? 0;
  for (const word of words) {
    if (word.left - right > gap * Math.min(size, word.size * 1.5)) {
      starts.push(word.left);
      right = word.right;
    } else right = Math.max(right, word.right);
  }
  return starts;
}
