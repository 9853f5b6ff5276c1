import { heightOf } from './geometry.js';
import { textOf, type Line } from './lines.js';
import type { Word } from './words.js';

interface PageLines {
  readonly height: number;
  /** All level lines of the page, from top to bottom. */
  readonly lines: readonly Line[];
}

/** How many lines a running head or foot may have. */
const deepest = 4;

/** A line that is nothing but a page number. */
const pageNumber = /^(?:page\s*)?[-–—|\s]*(?:\d{1,4}|[ivxlc]{1,6})[-–—|.\s]*(?:(?:of|\/)\s*\d{1,4})?[-–—|\s]*$/iu;

/**
 * The words of running heads and feet, one set a page: lines near the head or foot that stand
 * apart from the text and recur on other pages but for their figures, and page numbers
 * alone in the margin.
 */
export function findFurniture(pages: readonly PageLines[]): Set<Word>[] {
  const counts = new Map<string, number>();
  const edges = pages.map((page) => {
    const usual = usualGap(page.lines);
    return [...edgeLines(page, 'head', usual), ...edgeLines(page, 'foot', usual)];
  });
  for (const lines of edges) {
    for (const key of new Set(lines.map(({ key: each }) => each))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return pages.map((page, i) => {
    const found = new Set<Word>();
    for (const side of ['head', 'foot'] as const) {
      const candidates = (edges[i] ?? []).filter((edge) => edge.side === side);
      const last = candidates.findLastIndex((edge) => (counts.get(edge.key) ?? 0) >= 2 || isMarginNumber(edge, page));
      // What stands between a running head and the edge of the page belongs to it.
      for (const { line, key, apart } of candidates.slice(0, last + 1)) {
        if (!apart && (counts.get(key) ?? 0) < 2) continue;
        for (const word of line.words) found.add(word);
      }
    }
    return found;
  });
}

interface EdgeLine {
  readonly side: 'head' | 'foot';
  readonly line: Line;
  readonly key: string;
  /** Whether white space lies between it and the text. */
  readonly apart: boolean;
}

/** The first or last lines of a page, from its edge inwards, as far as white space closes them off from the text. */
function edgeLines({ lines, height }: PageLines, side: 'head' | 'foot', usual: number): EdgeLine[] {
  const found: EdgeLine[] = [];
  const step = side === 'head' ? 1 : -1;
  const start = side === 'head' ? 0 : lines.length - 1;
  let closed = -1;
  for (let n = 0; n < deepest; n++) {
    const line = lines[start + n * step];
    if (!line) break;
    const depth = side === 'head' ? line.bottom : height - line.top;
    if (depth > 0.16 * height) break;
    const next = lines[start + (n + 1) * step];
    const gap = next ? (side === 'head' ? next.top - line.bottom : line.top - next.bottom) : height;
    const apart = gap > Math.max(0.5 * heightOf(line), 1.1 * usual);
    found.push({ side, line, key: keyOf(line, side), apart });
    if (apart) closed = n;
  }
  return found.slice(0, closed + 1);
}

/** How much white space lies between most lines of a page that follow each other. */
function usualGap(lines: readonly Line[]): number {
  const gaps: number[] = [];
  for (let i = 1; i < lines.length; i++) {
    const [above, below] = [lines[i - 1], lines[i]];
    const gap = above && below ? below.top - above.bottom : 0;
    if (above && gap > 0 && gap < heightOf(above)) gaps.push(gap);
  }
  return gaps.sort((a, b) => a - b)[gaps.length >> 1] ?? 0;
}

function keyOf(line: Line, side: string): string {
  return `${side} ${Math.round(line.baseline / 4)} ${textOf(line)
    .replace(/\d+/gu, '#')
    .replace(/\b[ivxlc]+\b/giu, '#')}`;
}

function isMarginNumber({ line, apart, side }: EdgeLine, { height }: PageLines): boolean {
  const inMargin = side === 'head' ? line.bottom < 0.1 * height : line.top > 0.88 * height;
  return apart && inMargin && pageNumber.test(textOf(line));
}
