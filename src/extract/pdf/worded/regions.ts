import { around } from '../geometry.js';
import { textOf, typicalSize, type Line } from '../lines.js';
import { sortedNumbers } from '../sorted.js';
import { caption } from '../aligned/captions.js';

/** A gap on a line, in sizes of the font, that no space between words is as wide as. */
const wideGap = 0.9;

/**
 * Runs of lines that may be a table of words: as far as running text over most of the width,
 * a title, or much white space. What stands above the first line with text side by side, or
 * below the last, is left out.
 */
export function findRegions(lines: readonly Line[]): (readonly Line[])[] {
  if (lines.length < 3 || !lines.some(hasGap)) return [];
  const { right } = around(lines);
  const left = margin(lines);
  const size = typicalSize(lines);
  const regions: (readonly Line[])[] = [];
  const starts = columnStarts(lines, left + 3 * size);
  const headers = headerBands(lines, 0.6 * (right - left));
  let open: Line[] = [];
  const finish = (): void => {
    const region = withoutNotes(trim(open));
    if (region.length >= 2 || opensWithHeader(region)) regions.push(region);
    open = [];
  };
  for (const [i, line] of lines.entries()) {
    const before = open.at(-1);
    if (headers.has(i) || (before && line.top - before.bottom > 6 * size)) finish();
    if (endsRegion(line, left, right, size, () => isCell(lines, i, starts))) finish();
    else open.push(line);
  }
  finish();
  return regions;
}

/** Where text begins beside other text, or well inside of the margin: of each place, rounded, the baselines. */
type Starts = ReadonlyMap<number, readonly number[]>;

/** The places at which columns may begin. `inside`: where lines begin that stand within one. */
function columnStarts(lines: readonly Line[], inside: number): Starts {
  const starts = new Map<number, number[]>();
  const add = (x: number, baseline: number): void => {
    const at = Math.round(x);
    const known = starts.get(at);
    if (known) known.push(baseline);
    else starts.set(at, [baseline]);
  };
  for (const { words, left, baseline, size } of lines) {
    if (left > inside) add(left, baseline);
    let reach = words[0]?.right ?? 0;
    for (const word of words) {
      if (word.left - reach > wideGap * size) add(word.left, baseline);
      reach = Math.max(reach, word.right);
    }
  }
  return starts;
}

/** Lines that must begin at a place near a line for it to be the edge of a column there, and how far from it they are looked for. */
const leastStarts = 3;
const nearby = 8;

/**
 * Whether a line without a gap is of cells all the same: a word in it begins where lines around it begin a column, or it ends
 * before a place at which lines above and below it do.
 */
function standsInColumns(line: Line, starts: Starts): boolean {
  const { words, size, right } = line;
  for (let i = 1; i < words.length; i++) {
    const [before, word] = [words[i - 1], words[i]];
    if (!before || !word || word.left - before.right < 0.15 * size) continue;
    if (startsNear(starts, word.left, line) >= leastStarts) return true;
  }
  for (const x of starts.keys()) {
    if (x < right + 1 || startsNear(starts, x, line) < leastStarts) continue;
    if (startsNear(starts, x, line, 'above') > 0 && startsNear(starts, x, line, 'below') > 0) return true;
  }
  return false;
}

/** How many lines near another one, or near and above or below it, begin at a place. */
function startsNear(starts: Starts, x: number, { baseline, size }: Line, side?: 'above' | 'below'): number {
  let count = 0;
  for (let at = Math.round(x) - 1; at <= Math.round(x) + 1; at++) {
    const found = starts.get(at);
    if (!found) continue;
    for (const y of found) {
      if (Math.abs(y - baseline) >= nearby * size) continue;
      if (side === undefined || (side === 'above' ? y < baseline : y > baseline)) count++;
    }
  }
  return count;
}

/** Whether a line that reads as running text is of a cell. */
function isCell(lines: readonly Line[], at: number, starts: Starts): boolean {
  const line = lines[at];
  if (!line) return false;
  return isBeside(line, lines[at - 1]) || isBeside(line, lines[at + 1]) || standsInColumns(line, starts);
}

/** Lines nearer than this, in sizes of the font, stand beside each other: their columns are filled to the middle of their rows. */
const besideLine = 0.85;

/** Whether a line stands somewhat lower or higher beside another one. */
function isBeside(line: Line | undefined, other: Line | undefined): boolean {
  if (!line || !other) return false;
  const isNearer = Math.abs(other.baseline - line.baseline) < besideLine * Math.min(line.size, other.size);
  return isNearer && (other.left > line.right || other.right < line.left || hasGap(other) || hasGap(line));
}

/**
 * The lines at which the headers of tables begin that stand in lines of their own: bold, wide, with text side by
 * side, and neither above nor below them.
 */
function headerBands(lines: readonly Line[], width: number): ReadonlySet<number> {
  const found = new Set<number>();
  for (let i = 0; i < lines.length;) {
    let end = i;
    while (isBoldLine(lines[end]) && (end === i || isNear(lines[end - 1], lines[end]))) end++;
    const band = lines.slice(i, end);
    const next = lines[end];
    if (band.some(hasGap) && next && !isBeside(lines[end - 1], next) && !isBeside(band[0], lines[i - 1])) {
      const { left, right } = around(band);
      if (right - left > width) found.add(i);
    }
    i = Math.max(end, i + 1);
  }
  return found;
}

/** Whether lines begin with bold ones, some of which stand side by side. */
export function opensWithHeader(lines: readonly Line[]): boolean {
  const end = lines.findIndex((line) => !isBoldLine(line));
  return lines.slice(0, end < 0 ? lines.length : end).some(hasGap);
}

function isBoldLine(line: Line | undefined): boolean {
  return line !== undefined && line.words.every(({ style }) => style.bold);
}

/**
 * Regions that follow each other with no more than a title between them, as one where the first begins with a bold header
 * and the others do not: with what stands between them.
 */
export function chainRegions(regions: readonly (readonly Line[])[], lines: readonly Line[]): (readonly Line[])[][] {
  const chains: (readonly Line[])[][] = [];
  for (const region of regions) {
    const chain = chains.at(-1);
    const last = chain?.at(-1)?.at(-1);
    const [first] = region;
    const between = last && first ? lines.slice(lines.indexOf(last) + 1, lines.indexOf(first)) : [];
    const isTitled = between.length > 0 && between.length <= 2 && !between.some(hasGap);
    if (chain && isTitled && opensWithHeader(chain[0] ?? []) && !opensWithHeader(region)) chain.push(between, region);
    else chains.push([region]);
  }
  return chains;
}

/** Where the lines of a page begin: what stands further out alone is a running head. */
function margin(lines: readonly Line[]): number {
  const lefts = sortedNumbers(lines.map(({ left }) => left));
  const first = lefts.findIndex((left, i) => (lefts[i + 1] ?? Infinity) - left < 2);
  return lefts[Math.max(0, first)] ?? 0;
}

function endsRegion(line: Line, left: number, right: number, size: number, isCell: () => boolean): boolean {
  // Most lines do not begin as a caption does, and need not be written out.
  const isCaption = /^[BCEFGNST]/u.test(line.words[0]?.text ?? '') && caption.test(textOf(line));
  if (hasGap(line)) return isCaption && counted.test(textOf(line));
  if (isCaption) return true;
  const starts = line.left < left + 3 * size;
  if (starts && line.size > 1.1 * size) return true;
  return starts && line.right - line.left > 0.5 * (right - left) && !isCell();
}

/** What opens a caption and no text of a cell: "Table 3", "Source:". */
const counted = /^\S+(?:\s+(?:\d|[A-Z]\b)|\s*:)/u;

/** The lines that are of several columns for certain: with text side by side, or somewhat higher or lower than their neighbour. */
export function linesOfColumns(lines: readonly Line[]): ReadonlySet<Line> {
  return new Set(
    lines.filter((line, i) => hasGap(line) || isBeside(line, lines[i - 1]) || isBeside(line, lines[i + 1])),
  );
}

/**
 * Lines without what stands below their table: lines that are not side by side, smaller than the text, or begun at
 * its left side as a note, or further down than any line of the table from the one above it.
 */
export function withoutNotes(lines: readonly Line[]): readonly Line[] {
  const size = typicalSize(lines);
  const side = linesOfColumns(lines);
  const lastSide = lines.findLastIndex((line) => side.has(line));
  const widest = Math.max(1.4 * size, widestGap(lines.slice(0, lastSide + 1)));
  const left = Math.min(...lines.slice(0, lastSide + 1).map((line) => line.left));
  const tail = lines.findIndex((line, i) => {
    const before = lines[i - 1];
    if (i <= lastSide || !before || line.left > left + 0.5 * line.size) return false;
    const text = textOf(line);
    return line.baseline - before.baseline > 1.05 * widest || (caption.test(text) && counted.test(text));
  });
  const held = tail < 0 ? lines : lines.slice(0, tail);
  const last = held.findLastIndex((line) => hasGap(line) || line.size > 0.92 * size);
  return held.slice(0, last + 1);
}

/** The greatest distance of the baselines of two lines that follow each other. */
function widestGap(lines: readonly Line[]): number {
  let widest = 0;
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    if (before) widest = Math.max(widest, line.baseline - before.baseline);
  }
  return widest;
}

/** Whether text stands side by side on a line. */
export function hasGap({ words, size }: Line): boolean {
  let reach = words[0]?.right ?? 0;
  for (const word of words) {
    if (word.left - reach > wideGap * size) return true;
    reach = Math.max(reach, word.right);
  }
  return false;
}

/** Lines from the first with text side by side on, with what stands near above it. */
export function trim(lines: readonly Line[]): readonly Line[] {
  let from = lines.findIndex(hasGap);
  if (from < 0) return [];
  // The upper line of a header may hold one word.
  while (from > 0 && isNear(lines[from - 1], lines[from])) from--;
  return lines.slice(from);
}

function isNear(above: Line | undefined, below: Line | undefined): boolean {
  if (!above || !below) return false;
  return below.baseline - above.baseline < 1.7 * Math.max(above.size, below.size);
}
