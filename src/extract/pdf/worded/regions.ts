import { around } from '../geometry.js';
import { textOf, type Line } from '../lines.js';
import { caption } from '../aligned/areas.js';

/** A gap on a line, in sizes of the font, that no space between words is as wide as. */
const wideGap = 0.9;

/**
 * Runs of lines that may be a table of words: as far as running text over most of the width,
 * a title, or much white space. What stands above the first line with text side by side, or
 * below the last, is left out.
 */
export function findRegions(lines: readonly Line[]): (readonly Line[])[] {
  if (lines.length < 3) return [];
  const { right } = around(lines);
  const left = margin(lines);
  const size = usualSize(lines);
  const regions: (readonly Line[])[] = [];
  let open: Line[] = [];
  const finish = (): void => {
    const region = withoutNotes(trim(open));
    if (region.length >= 2) regions.push(region);
    open = [];
  };
  for (const line of lines) {
    const before = open.at(-1);
    if (before && line.top - before.bottom > 6 * size) finish();
    if (endsRegion(line, left, right, size)) finish();
    else open.push(line);
  }
  finish();
  return regions;
}

/** Where the lines of a page begin: what stands further out alone is a running head. */
function margin(lines: readonly Line[]): number {
  const lefts = lines.map(({ left }) => left).sort((a, b) => a - b);
  const first = lefts.findIndex((left, i) => (lefts[i + 1] ?? Infinity) - left < 2);
  return lefts[Math.max(0, first)] ?? 0;
}

function endsRegion(line: Line, left: number, right: number, size: number): boolean {
  // Most lines do not begin as a caption does, and need not be written out.
  const isCaption = /^[BCEFGNST]/u.test(line.words[0]?.text ?? '') && caption.test(textOf(line));
  if (hasGap(line)) return isCaption && counted.test(textOf(line));
  if (isCaption) return true;
  const starts = line.left < left + 3 * size;
  if (starts && line.right - line.left > 0.5 * (right - left)) return true;
  return starts && line.size > 1.1 * size;
}

/** What opens a caption and no text of a cell: "Table 3", "Source:". */
const counted = /^\S+(?:\s+(?:\d|[A-Z]\b)|\s*:)/u;

/** Lines without the notes at their end: smaller than the text, and not side by side. */
export function withoutNotes(lines: readonly Line[]): readonly Line[] {
  const size = usualSize(lines);
  const last = lines.findLastIndex((line) => hasGap(line) || line.size > 0.92 * size);
  return lines.slice(0, last + 1);
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

function usualSize(lines: readonly Line[]): number {
  const sizes = lines.map(({ size }) => size).sort((a, b) => a - b);
  return sizes[sizes.length >> 1] ?? 10;
}
