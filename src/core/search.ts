import { isDigit } from './letters.js';

/** Index of the first item for which `isPast` holds, in a list in which it holds from some item on; the length if none. */
export function firstIndex<T>(items: ArrayLike<T>, isPast: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isPast(items[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A match with its offsets in the whole text. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
}

/** Characters around a range that look-behind and look-ahead may see. */
const margin = 12;

/**
 * Matches of a global pattern inside a range. Only the range is searched, so asking for every
 * line of a long text stays linear, however rare the pattern is.
 */
export function* matchesIn(pattern: RegExp, text: string, start: number, end: number): Generator<Found> {
  const offset = Math.max(0, start - margin);
  const window = text.slice(offset, Math.min(text.length, end + margin));
  let from = start - offset;
  for (;;) {
    // The pattern is shared, and the caller may use it again between two matches.
    pattern.lastIndex = from;
    const match = pattern.exec(window);
    if (!match || offset + match.index >= end) return;
    // An empty match moves on by a whole character: inside a surrogate pair the search would step back for ever.
    from =
      match[0] === ''
        ? match.index + ((window.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1)
        : match.index + match[0].length;
    yield { start: offset + match.index, end: offset + match.index + match[0].length, groups: match.slice(1) };
  }
}

/**
 * Where numbers begin in a range. Every id that may stand inside a line holds a number, and
 * numbers are rare: looking for them first, once for all families, is what keeps long texts quick.
 */
export function findNumbers(text: string, start: number, end: number): readonly number[] {
  const range = text.slice(start, end);
  const found: number[] = [];
  digits.lastIndex = 0;
  while (digits.test(range)) {
    let at = digits.lastIndex - 1;
    found.push(start + at);
    while (isDigit(range.charCodeAt(at + 1))) at++;
    digits.lastIndex = at + 1;
  }
  return found;
}

const digits = /[0-9]/gu;
