import { shared } from '../geometry.js';
import type { Rule } from '../rules.js';
import type { Block } from './blocks.js';

/** What stands between two stripes of white space that run through all columns. */
interface Band {
  top: number;
  bottom: number;
  readonly columns: Set<number>;
  bold: boolean;
  /** First baselines of the blocks that begin it, one a column. */
  readonly baselines: number[];
}

/** A row of a table of words. */
export interface WordedRow {
  readonly top: number;
  readonly bottom: number;
  /** Of each column, whether the rule above the row leaves it out: its cell reaches down from the row above. */
  readonly open: readonly boolean[];
  /** Whether no more than edges of colour lie above the row: cells of one colour may meet there unseen. */
  readonly soft: boolean;
}

/** What is drawn between two rows: of each column, whether nothing is. */
type Cut = Pick<WordedRow, 'open' | 'soft'> | null;

/**
 * Cuts the blocks of some columns into rows. Where rules (or the edges of bands of colour)
 * lie between them those are the rows; elsewhere a row begins where most columns that are
 * filled in every row begin together. What only some columns hold, as the second paragraph of
 * a note, goes to the row that is nearer. Null where the columns do not agree on any row.
 * `goesOn`: the rows go on from the page before, so that the first may be the rest of one.
 */
export function cutRows(
  columns: readonly (readonly Block[])[],
  rules: readonly Rule[],
  xs: readonly number[],
  goesOn: boolean,
): WordedRow[] | null {
  const bands = findBands(columns);
  if (bands.length === 0) return null;
  const cuts = bands.map((band, i) => (i === 0 ? null : ruleBetween(bands[i - 1], band, rules, xs)));
  const anchors = findAnchors(bands, columns.length);
  const inner = anchors.slice(1);
  const ruled = inner.filter((band) => cuts[band] != null).length;
  const total = cuts.filter((cut) => cut !== null).length;
  // A header is bold where the body is not, whatever is drawn between them.
  const isSoft = cuts.every((cut) => cut?.soft !== false);
  const titles = findTitles(bands, anchors, columns[0] ?? []);
  const drawn = (band: number): boolean =>
    cuts[band] != null ||
    titles.has(band) ||
    titles.has(band - 1) ||
    (bands[band - 1]?.bold === true && bands[band]?.bold === false) ||
    (isSoft && band === 1 && anchors[0] === 0 && anchors[1] === 1);
  if (total >= (goesOn ? 1 : 2) && ruled >= 0.6 * inner.length) return rowsAt(bands, drawn, cuts);
  if (anchors.length < (goesOn ? 1 : 2)) return total > 0 || goesOn ? rowsAt(bands, drawn, cuts) : null;
  const starts = new Set(anchors);
  // What stands above the first row of a page that goes on belongs to the row of the page before.
  if (goesOn) starts.add(0);
  const isTop = isTopAligned(anchors.flatMap((anchor) => bands[anchor] ?? []));
  return rowsAt(bands, (band) => drawn(band) || (isTop ? starts.has(band) : isStart(bands, band, starts)), cuts);
}

/**
 * Stripes of text: the blocks of all columns but those at the left that may span rows (the
 * first, and the second where it holds fewer), and those of these that stand alone.
 */
function findBands(columns: readonly (readonly Block[])[]): Band[] {
  const bands: Band[] = [];
  const [first = [], second = []] = columns;
  const leading = columns.length > 3 && second.length < 0.8 * first.length ? 2 : 1;
  const blocks = columns.flatMap((own, column) => (column < leading ? [] : own.map((block) => ({ block, column }))));
  blocks.sort((a, b) => a.block.top - b.block.top);
  for (const { block, column } of blocks) {
    const last = bands.at(-1);
    if (last && block.top < last.bottom) {
      last.bottom = Math.max(last.bottom, block.bottom);
      if (!last.columns.has(column)) last.baselines.push(block.baseline);
      last.columns.add(column);
      last.bold &&= isBold(block);
    } else bands.push(bandOf(block, column));
  }
  for (let column = 0; column < leading; column++) {
    for (const block of columns[column] ?? []) {
      const own = bands.find((band) => block.baseline > band.top - 1 && block.top < band.bottom);
      if (own) {
        own.columns.add(column);
        own.bold &&= isBold(block);
      } else bands.push(bandOf(block, column));
    }
  }
  return bands.sort((a, b) => a.top - b.top);
}

function bandOf(block: Block, column: number): Band {
  return {
    top: block.top,
    bottom: block.bottom,
    columns: new Set([column]),
    bold: isBold(block),
    baselines: [block.baseline],
  };
}

function isBold({ lines }: Block): boolean {
  return lines.every(({ words }) => words.every(({ style }) => style.bold));
}

/** What is drawn between two bands: at one height, over half of the width at least. */
function ruleBetween(above: Band | undefined, below: Band, rules: readonly Rule[], xs: readonly number[]): Cut {
  if (!above) return null;
  const between = rules.filter(({ at }) => at >= above.bottom - 3 && at <= below.top + 3);
  const width = (xs.at(-1) ?? 0) - (xs[0] ?? 0);
  for (const { at } of between) {
    const level = between.filter((rule) => Math.abs(rule.at - at) < 2.5);
    const open = xs.slice(1).map((right, column) => {
      const left = xs[column] ?? 0;
      const drawn = level.reduce((sum, rule) => sum + Math.max(0, shared(rule.from, rule.to, left, right)), 0);
      return drawn < 0.5 * (right - left);
    });
    const covered = open.reduce(
      (sum, isOpen, column) => sum + (isOpen ? 0 : (xs[column + 1] ?? 0) - (xs[column] ?? 0)),
      0,
    );
    if (covered >= 0.5 * width) return { open, soft: level.every(({ thickness }) => thickness === 0) };
  }
  return null;
}

/** The bands in which rows begin: those that two columns or more agree on, else those that hold several columns. */
function findAnchors(bands: readonly Band[], columns: number): number[] {
  const sets = new Map<string, { bands: number[]; columns: number }>();
  for (let column = 0; column < columns; column++) {
    const own = bands.flatMap((band, i) => (band.columns.has(column) ? [i] : []));
    if (own.length === 0) continue;
    const key = own.join(' ');
    const known = sets.get(key) ?? { bands: own, columns: 0 };
    known.columns++;
    sets.set(key, known);
  }
  const [best] = [...sets.values()].sort((a, b) => b.columns - a.columns || b.bands.length - a.bands.length);
  if (best && best.columns >= 2 && best.bands.length >= 2) return best.bands;
  return bands.flatMap((band, i) => (band.columns.size >= Math.min(3, columns) ? [i] : []));
}

/**
 * The bands that are a title: words alone in a first column that holds ids. An id that reaches over
 * lines stands beside text.
 */
function findTitles(bands: readonly Band[], anchors: readonly number[], first: readonly Block[]): ReadonlySet<number> {
  const beside = anchors.flatMap((anchor) => {
    const band = bands[anchor];
    const own = band && first.find(({ top, bottom }) => top < band.bottom && bottom > band.top);
    return own ? [own] : [];
  });
  const ids = beside.filter(({ lines: [line, second] }) => line && !second && line.words.length <= mostIdWords).length;
  if (ids < 3 || ids < 0.8 * anchors.length) return new Set();
  return new Set(
    bands.flatMap(({ top, bottom, columns }, i) => {
      const own = first.filter((block) => block.top < bottom && block.bottom > top);
      const isWorded = own.some(({ lines }) =>
        lines.some(({ words }) => words.some(({ text }) => /\p{L}{3}/u.test(text))),
      );
      return i > 0 && columns.size === 1 && columns.has(0) && isWorded ? [i] : [];
    }),
  );
}

/** Words in an id at most. */
const mostIdWords = 3;

/** Whether the cells of a row begin at one height: then what stands below its first lines belongs to it, however far down. */
function isTopAligned(anchors: readonly Band[]): boolean {
  const level = anchors.filter(({ baselines }) => Math.max(...baselines) - Math.min(...baselines) < 3).length;
  return level >= 0.7 * anchors.length;
}

/** Whether a band opens a row: one that anchors it, or one before such a band that lies nearer to it than to the row above. */
function isStart(bands: readonly Band[], band: number, starts: ReadonlySet<number>): boolean {
  if (band === 0) return true;
  const owner = ownerOf(bands, band, starts);
  return ownerOf(bands, band - 1, starts) !== owner;
}

/** The anchor of the row that a band belongs to: the nearer of those above and below. */
function ownerOf(bands: readonly Band[], band: number, starts: ReadonlySet<number>): number {
  if (starts.has(band)) return band;
  let above = band;
  while (above >= 0 && !starts.has(above)) above--;
  let below = band;
  while (below < bands.length && !starts.has(below)) below++;
  if (above < 0) return below;
  if (below >= bands.length) return above;
  return widestGap(bands, above, band) <= widestGap(bands, band, below) + 0.5 ? above : below;
}

function widestGap(bands: readonly Band[], from: number, to: number): number {
  let widest = 0;
  for (let i = from + 1; i <= to; i++) widest = Math.max(widest, (bands[i]?.top ?? 0) - (bands[i - 1]?.bottom ?? 0));
  return widest;
}

function rowsAt(bands: readonly Band[], opens: (band: number) => boolean, cuts: readonly Cut[]): WordedRow[] {
  const rows: { top: number; bottom: number; open: readonly boolean[]; soft: boolean }[] = [];
  for (const [i, band] of bands.entries()) {
    const last = rows.at(-1);
    if (last && !opens(i)) last.bottom = band.bottom;
    else rows.push({ top: band.top, bottom: band.bottom, open: [], soft: false, ...cuts[i] });
  }
  return rows;
}
