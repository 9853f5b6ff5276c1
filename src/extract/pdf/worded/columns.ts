import type { Line } from '../lines.js';
import type { Word } from '../words.js';

/** White space between two columns. */
export interface Gutter {
  readonly from: number;
  readonly to: number;
}

/** The narrowest gutter, in sizes of the font: two cells without rules may stand nearer than words. */
const narrowest = 0.17;

/**
 * Stripes of white space that run down between words, no word crossing them, and at whose
 * right side text begins alike (or ends alike, or stands in the middle alike) on most lines.
 * Method: the union of all words on the x axis, and the gaps in it.
 */
export function findGutters(words: readonly Word[], size: number): Gutter[] {
  const sorted = [...words].sort((a, b) => a.left - b.left);
  const gutters: Gutter[] = [];
  let reach = sorted[0]?.right ?? 0;
  for (const word of sorted) {
    if (word.left - reach >= narrowest * size) gutters.push({ from: reach, to: word.left });
    reach = Math.max(reach, word.right);
  }
  return gutters;
}

/** Leaves out the gutters beside which no column stands: spaces that happen to lie below each other, bullets. */
export function supported(gutters: readonly Gutter[], words: readonly Word[]): Gutter[] {
  let top = Infinity;
  for (const { baseline } of words) if (baseline < top) top = baseline;
  const kept = [...gutters];
  for (let i = 0; i < kept.length;) {
    if (!isWeak(kept, i, words, top)) {
      i++;
      continue;
    }
    kept.splice(i, 1);
    // The one before has a wider column beside it now.
    if (i > 0) i--;
  }
  return kept;
}

function isWeak(gutters: readonly Gutter[], at: number, words: readonly Word[], top: number): boolean {
  const [previous, gutter, next] = [gutters[at - 1], gutters[at], gutters[at + 1]];
  if (!gutter) return false;
  const before = between(words, previous, gutter);
  if (isMarks(before)) return true;
  if (beginAlone(words, previous, gutter) >= 2) return false;
  const after = between(words, gutter, next);
  return areSpaces(before, after) || !(isColumn(after, gutter, top) || isHeader(before, after, top));
}

/** How many lines begin at the right side of a gutter with nothing in the column before it: running text has none. */
function beginAlone(words: readonly Word[], before: Gutter | undefined, { to }: Gutter): number {
  const begun = new Set<number>();
  for (const { left, baseline } of words) if (left >= to - 1.5 && left < to + 1.5) begun.add(Math.round(baseline));
  const from = before?.to ?? -Infinity;
  for (const { left, baseline } of words) {
    if (begun.size === 0) break;
    if (left < to - 1.5 && left > from - 1.5) begun.delete(Math.round(baseline));
  }
  return begun.size;
}

function between(words: readonly Word[], before: Gutter | undefined, after: Gutter | undefined): Word[] {
  const [from, to] = [before?.to ?? -Infinity, after?.from ?? Infinity];
  return words.filter(({ left, right }) => left >= from - 0.1 && right <= to + 0.1);
}

/**
 * Whether most lines that have words on both sides have no more than a space between them. Columns of
 * text that is set to both sides stand as near: there many words end alike, and many begin alike.
 */
function areSpaces(before: readonly Word[], after: readonly Word[]): boolean {
  const ends = new Map<number, Word>();
  for (const word of before) {
    const known = ends.get(Math.round(word.baseline));
    if (!known || word.right > known.right) ends.set(Math.round(word.baseline), word);
  }
  const starts = new Map<number, Word>();
  for (const word of after) {
    const known = starts.get(Math.round(word.baseline));
    if (!known || word.left < known.left) starts.set(Math.round(word.baseline), word);
  }
  let both = 0;
  const narrow: [Word, Word][] = [];
  for (const [line, word] of starts) {
    const end = ends.get(line);
    if (end === undefined) continue;
    both++;
    if (word.left - end.right > 1.2 * word.size) return false;
    if (word.left - end.right < spaceWidth * word.size) narrow.push([end, word]);
  }
  if (both === 0 || narrow.length <= 0.6 * both) return false;
  const edge = Math.max(...narrow.map(([end]) => end.right));
  const flush = narrow.filter(([end]) => end.right > edge - 1);
  return new Set(flush.map(([end]) => end.text)).size < 4 || new Set(flush.map(([, word]) => word.text)).size < 4;
}

/** Whether words stand below each other as a column: at its left edge on several lines, from the head of the table on. */
function isColumn(words: readonly Word[], { from, to }: Gutter, top: number): boolean {
  const lines = new Set(words.map(({ baseline }) => Math.round(baseline)));
  if (lines.size < 2) return false;
  const headed = words.some(({ baseline, size }) => baseline < top + 3 * size);
  const aligned = new Set(words.filter(({ left }) => left < to + 1.5).map(({ baseline }) => Math.round(baseline))).size;
  if (headed) return aligned >= 2 || lines.size >= 3;
  return aligned >= 4 && to - from > 2 * (words[0]?.size ?? 10);
}

/** Whether words are a header with nothing below it: on the first line alone, far from the header before it. */
function isHeader(before: readonly Word[], words: readonly Word[], top: number): boolean {
  const [first] = words;
  if (!first || words.some(({ baseline }) => baseline > top + 0.5)) return false;
  const own = before.filter(({ baseline }) => baseline <= top + 0.5);
  return own.length > 0 && first.left - Math.max(...own.map(({ right }) => right)) > 1.5 * first.size;
}

const mark = /^(?:[•◦▪‣⁃●○■□·–-]|[\uf0b7\uf0a7]|\(?(?:\p{L}|\d{1,2}|[ivx]{1,2})[.)])$/u;

/** Nothing but what stands before the items of a list. */
function isMarks(words: readonly Word[]): boolean {
  return words.length > 0 && words.every(({ text }) => mark.test(text));
}

/** A wider gap between words is no space, in sizes of the font. */
const spaceWidth = 0.42;

/** Whether more than a space lies between two words, or the second begins at the edge of a column: there cells may be near. */
function isParted(before: Word, next: Word, edge: number): boolean {
  return next.left - before.right >= spaceWidth * next.size || Math.abs(next.left - edge) <= 1.5;
}

/** Whether a line runs on over a gutter: a word crosses it, or no more than a space lies there. */
export function runsOver({ words }: Line, gutters: readonly Gutter[]): boolean {
  return gutters.some(({ from, to }) => {
    const middle = (from + to) / 2;
    const after = words.findIndex(({ right }) => right > middle);
    const [before, next] = [words[after - 1], words[after]];
    if (!next) return false;
    const following = words[after + 1];
    // The last word of a cell may reach further than those that the gutter was found between.
    if (next.left < middle) return next.right > to - 1 || (following !== undefined && !isParted(next, following, to));
    return before !== undefined && !isParted(before, next, to);
  });
}

/** Edges of the columns between gutters: right before the text of the next column begins, where text of the one before never reaches. */
export function edgesOf(gutters: readonly Gutter[], left: number, right: number): number[] {
  return [left, ...gutters.map(({ from, to }) => to - Math.min(2, (to - from) / 2)), right];
}
