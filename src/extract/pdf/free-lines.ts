import { joinLines, type Line } from './lines.js';
import type { FoundTable } from './table.js';
import type { Word } from './words.js';

/** What is left of the lines of a page where only the words `outside` of its tables are. */
export function linesOutside(lines: readonly Line[], outside: readonly Word[]): readonly Line[] {
  let last = 0;
  for (const { order } of outside) if (order > last) last = order;
  const isOutside = new Uint8Array(1 + last);
  for (const { order } of outside) isOutside[order] = 1;
  return partLines(lines, 2, ({ order }) => isOutside[order] ?? 0)[1] ?? [];
}

/** The lines above the first table, between each two, and below the last. */
export function linesBetween(lines: readonly Line[], tables: readonly FoundTable[]): (readonly Line[])[] {
  if (tables.length === 0) return [lines];
  return partLines(lines, tables.length + 1, (word) => 1 + tables.findLastIndex((table) => isBelowTop(word, table)));
}

function isBelowTop(word: Word, { top, left, right }: FoundTable): boolean {
  const beside = word.right < left || word.left > right;
  return word.top >= top - 1 && !(beside && word.bottom < top);
}

/** Lines by the group that each of their words is of. Most are of one; what is left of the others is joined again. */
function partLines(lines: readonly Line[], groups: number, groupOf: (word: Word) => number): Line[][] {
  const parted: Line[][] = Array.from({ length: groups }, () => []);
  for (const line of lines) {
    const [first] = line.words;
    const group = first ? groupOf(first) : 0;
    if (line.words.every((word) => groupOf(word) === group)) parted[group]?.push(line);
    else
      for (const [own, found] of parted.entries())
        found.push(...joinLines(line.words.filter((word) => groupOf(word) === own)));
  }
  return parted;
}
