import type { Range } from '../core/span.js';

/** `[2]`, `[footnote 2]`, `Footnote 2` as screen readers hear it, or small figures. */
const mark =
  /\s*(?:\[\s*(?:(?:foot|end)?note\s*)?(?:\p{N}{1,3}|\p{Ll}{1,3})\s*\]|(?:Foot|End)note\s*\p{N}{1,3}|[\u00b9\u00b2\u00b3\u2070-\u2079]+)$/u;

/** What a cell says without the mark of a footnote at its end: what is left where there is nothing else is kept. */
export function withoutNoteMark(text: string, ranges: readonly Range[]): readonly Range[] {
  const last = ranges.at(-1);
  if (!last) return ranges;
  const words = text.slice(Math.max(last.start, last.end - longest), last.end);
  const found = mark.exec(words)?.[0].length ?? 0;
  const end = last.end - found;
  if (found === 0) return ranges;
  if (end > last.start) return [...ranges.slice(0, -1), { start: last.start, end }];
  return ranges.length > 1 ? ranges.slice(0, -1) : ranges;
}

/** Characters of the longest mark, and more. */
const longest = 30;
