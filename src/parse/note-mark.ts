import type { RawCell } from './layout.js';

/** `[2]`, `[footnote 2]`, `Footnote 2` as screen readers hear it, or small figures. */
const mark =
  /\s*(?:\[\s*(?:(?:foot|end)?note\s*)?(?:\p{N}{1,3}|\p{Ll}{1,3})\s*\]|(?:Foot|End)note\s*\p{N}{1,3}|[\u00b9\u00b2\u00b3\u2070-\u2079]+)$/u;

/** A cell without the mark of a footnote at its end; where there is nothing else it is kept. */
export function withoutNoteMark(text: string, cell: RawCell | undefined): RawCell | undefined {
  const last = cell?.ranges.at(-1);
  if (!cell || !last) return cell;
  const words = text.slice(Math.max(last.start, last.end - longest), last.end);
  const found = mark.exec(words)?.[0].length ?? 0;
  if (found === 0) return cell;
  const end = last.end - found;
  const rest = end > last.start ? [{ start: last.start, end }] : [];
  const ranges = [...cell.ranges.slice(0, -1), ...rest];
  return ranges.length === 0 ? cell : { ...cell, ranges };
}

/** Characters of the longest mark, and more. */
const longest = 30;
