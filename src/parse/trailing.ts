import type { Range } from '../core/span.js';
import { foldId } from './fields/ids.js';
import type { RawCell, RawRow } from './layout.js';

/** An id in brackets that ends a text, and where its brackets begin. */
export interface TrailingId {
  readonly id: string;
  /** The id without its brackets. */
  readonly range: Range;
  /** Where the text ends before it. */
  readonly textEnd: number;
}

const bracketed =
  /\s*[([]((?:(?:Recommendation|Action|Commitment|Measure|Rec)\.?\s+)?(?:\p{Lu}{1,6}[ .-]?)?\p{N}{1,4}(?:[.-]\p{N}{1,4}){0,3}\p{Ll}?)[)\]]\s*\.?$/u;

/** The id that ends the text of a row: `Publish the map. (Recommendation 4)`; null where none does. */
export function trailingId(text: string, cell: RawCell): TrailingId | null {
  const range = cell.ranges.at(-1);
  return range ? trailingIdIn(text, range) : null;
}

/** The id that ends a stretch of text. */
export function trailingIdIn(text: string, range: Range): TrailingId | null {
  const from = Math.max(range.start, range.end - 60);
  const match = bracketed.exec(text.slice(from, range.end));
  const words = match?.[1];
  // `(2019)` is a year.
  if (!match || words === undefined || /^(?:19|20)\p{N}{2}$/u.test(words)) return null;
  const start = from + match.index + match[0].indexOf(words);
  return { id: foldId(words), range: { start, end: start + words.length }, textEnd: from + match.index };
}

/**
 * Whether the rows of a region say their ids at the end of their texts. One may name another
 * action in brackets: it takes nearly all rows, each with an id of its own, and none elsewhere.
 */
export function endsWithIds(text: string, rows: readonly RawRow[]): boolean {
  if (rows.length < 2 || rows.some((row) => row.cells.some((cell) => cell.field === 'id'))) return false;
  const ids = rows.flatMap((row) => {
    const main = mainCell(row);
    return main ? (trailingId(text, main)?.id ?? []) : [];
  });
  return ids.length >= rows.length * 0.8 && new Set(ids).size === ids.length;
}

function mainCell(row: RawRow): RawCell | undefined {
  return row.cells.find((cell) => cell.field === 'action') ?? row.cells.find((cell) => cell.field === 'recommendation');
}
