import { heightOf } from './geometry.js';
import { textOf, type Line } from './lines.js';
import { sortedNumbers } from './sorted.js';
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
  const edges = pages.map((page) => {
    const usual = usualGap(page.lines);
    return [...edgeLines(page, 'head', usual), ...edgeLines(page, 'foot', usual)];
  });
  const recurring = findRecurring(edges);
  const own = ownLines(pages, edges, recurring);
  const recurs = (edge: EdgeLine): boolean => recurring.has(edge) && !own.has(edge);
  const title = titleOf(pages[0]?.lines ?? []);
  return pages.map((page, i) => {
    const found = new Set<Word>();
    for (const side of ['head', 'foot'] as const) {
      const candidates = (edges[i] ?? []).filter((edge) => edge.side === side);
      const isTitle = ({ line, apart }: EdgeLine): boolean => i > 0 && apart && repeats(line, title);
      const last = candidates.findLastIndex((edge) => recurs(edge) || isMarginNumber(edge, page) || isTitle(edge));
      // What stands between a running head and the edge of the page belongs to it.
      for (const edge of candidates.slice(0, last + 1)) {
        const { line, apart } = edge;
        if (!apart && !recurs(edge)) continue;
        for (const word of line.words) found.add(word);
      }
    }
    return found;
  });
}

interface EdgeLine {
  readonly side: 'head' | 'foot';
  readonly line: Line;
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
    if (next && side === 'head' && headsColumns(line, next)) break;
    const gap = next ? (side === 'head' ? next.top - line.bottom : line.top - next.bottom) : height;
    const apart = gap > Math.max(0.5 * heightOf(line), 1.1 * usual);
    found.push({ side, line, apart });
    if (apart) closed = n;
  }
  return found.slice(0, closed + 1);
}

/** How much further apart than words columns stand, in sizes of the letters. */
const columnGap = 1.5;

/** Whether a line names the columns of a table that begins right below it: most of its parts begin where those of the next line do. */
function headsColumns(line: Line, next: Line): boolean {
  if (line.words.length < fewestColumns || next.top - line.bottom > 2 * line.size) return false;
  const parts = partLefts(line);
  if (parts.length < fewestColumns) return false;
  const below = partLefts(next);
  const alike = parts.filter((left) => below.some((other) => Math.abs(left - other) < 2.5));
  return alike.length >= fewestColumns && alike.length >= 0.7 * parts.length;
}

const fewestColumns = 3;

/** Where the parts of a line begin that wide gaps part. */
function partLefts({ words, size }: Line): readonly number[] {
  return words
    .filter((word, i) => i === 0 || word.left - (words[i - 1]?.right ?? 0) > columnGap * size)
    .map(({ left }) => left);
}

/** The largest lines of the first page that follow each other: the title of the document. */
function titleOf(lines: readonly Line[]): { readonly text: string; readonly size: number } {
  const size = lines.reduce((largest, line) => Math.max(largest, line.size), 0);
  const isLarge = (line: Line | undefined): boolean => line !== undefined && line.size > 0.95 * size;
  const from = lines.findIndex(isLarge);
  let to = from;
  while (isLarge(lines[to])) to++;
  return { text: lines.slice(from, to).map(textOf).join(' ').toLowerCase(), size };
}

/** Whether a line in small letters says what the title says: the running head of a document of two pages. */
function repeats(line: Line, title: { readonly text: string; readonly size: number }): boolean {
  if (line.size > 0.8 * title.size || line.words.length < 3) return false;
  return textOf(line).toLowerCase() === title.text;
}

/** How much white space lies between most lines of a page that follow each other. */
function usualGap(lines: readonly Line[]): number {
  const gaps: number[] = [];
  for (let i = 1; i < lines.length; i++) {
    const [above, below] = [lines[i - 1], lines[i]];
    const gap = above && below ? below.top - above.bottom : 0;
    if (above && gap > 0 && gap < heightOf(above)) gaps.push(gap);
  }
  return sortedNumbers(gaps)[gaps.length >> 1] ?? 0;
}

/** The lines that say the same, but for their figures, as one at the same place of another page. */
function findRecurring(edges: readonly (readonly EdgeLine[])[]): ReadonlySet<EdgeLine> {
  // Only what stands at the place of another line need be written out.
  const alike = onSeveralPages(onSeveralPages(edges, placeOf), keyOf);
  return new Set(alike.flat());
}

/** The lines of each page that have a key which one of another page has. */
function onSeveralPages(
  pages: readonly (readonly EdgeLine[])[],
  keyOf: (edge: EdgeLine) => string,
): (readonly EdgeLine[])[] {
  const keys = pages.map((edges) => edges.map(keyOf));
  const counts = new Map<string, number>();
  for (const own of keys) for (const key of new Set(own)) count(key, counts);
  return pages.map((edges, i) => edges.filter((_, n) => (counts.get(keys[i]?.[n] ?? '') ?? 0) >= 2));
}

function placeOf({ side, line }: EdgeLine): string {
  return `${side} ${Math.round(line.baseline / 4)}`;
}

function keyOf(edge: EdgeLine): string {
  return `${placeOf(edge)} ${maskedText(edge.line)}`;
}

/** What stands first on a line, before the first wide gap, but for its figures. */
function firstOf(line: Line): string {
  const { words, size } = line;
  const end = words.findIndex((word, i) => i > 0 && word.left - (words[i - 1]?.right ?? 0) > 2.5 * size);
  return maskedText(end < 0 ? line : { words: words.slice(0, end) });
}

/** What begins with figures, Roman ones too. */
const figures = /^(?:\d|[ivxlc]+\b)/iu;

/** Words but for their figures. */
function maskedText(words: Pick<Line, 'words'>): string {
  return textOf(words)
    .replace(/\d+/gu, '#')
    .replace(/\b[ivxlc]+\b/giu, '#');
}

function count(text: string, into: Map<string, number>): void {
  into.set(text, (into.get(text) ?? 0) + 1);
}

/**
 * The lines that recur at edges and stand between other lines as often: a heading or a label which each record has, and
 * which happens to open several pages.
 */
function ownLines(
  pages: readonly PageLines[],
  edges: readonly (readonly EdgeLine[])[],
  recurring: ReadonlySet<EdgeLine>,
): ReadonlySet<EdgeLine> {
  const texts = new Map(Array.from(recurring, (edge) => [edge, firstOf(edge.line)]));
  const { atEdges, within } = countTexts(pages, edges, new Set(texts.values()));
  const own = new Set<EdgeLine>();
  for (const [edge, text] of texts) {
    const often = within.get(text) ?? 0;
    if (often >= 2 && often >= (atEdges.get(text) ?? 0)) own.add(edge);
  }
  return own;
}

/** How often lines at edges begin with each of some texts, and how often others do. */
function countTexts(
  pages: readonly PageLines[],
  edges: readonly (readonly EdgeLine[])[],
  texts: ReadonlySet<string>,
): Record<'atEdges' | 'within', ReadonlyMap<string, number>> {
  const atEdges = new Map<string, number>();
  const within = new Map<string, number>();
  const named = new Set([...texts].filter((text) => /\p{L}/u.test(text)));
  const initials = new Set(Array.from(named, (text) => text.charAt(0)));
  for (const [i, { lines }] of pages.entries()) {
    if (initials.size === 0) break;
    const outer = new Set((edges[i] ?? []).map(({ line }) => line));
    for (const line of lines) {
      // Most lines begin with another letter, and need not be written out.
      const first = line.words[0]?.text ?? '';
      if (!initials.has(first.charAt(0)) && !(initials.has('#') && figures.test(first))) continue;
      const text = firstOf(line);
      if (named.has(text)) count(text, outer.has(line) ? atEdges : within);
    }
  }
  return { atEdges, within };
}

function isMarginNumber({ line, apart, side }: EdgeLine, { height }: PageLines): boolean {
  const inMargin = side === 'head' ? line.bottom < 0.1 * height : line.top > 0.88 * height;
  return apart && inMargin && pageNumber.test(textOf(line));
}
