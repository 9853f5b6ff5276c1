/** So many items are put in order by insertion: longer lists are merged of such. */
const short = 24;

/** Items in order. Most that is drawn on a page comes in order already: then nothing is copied. */
export function sorted<T>(items: readonly T[], compare: (a: T, b: T) => number): readonly T[] {
  for (let i = 1; i < items.length; i++) {
    if (compare(items[i - 1] as T, items[i] as T) > 0) return sortHere(items.slice(), compare);
  }
  return items;
}

/**
 * Puts items in order where they stand; those that compare alike stay as they are. Method: insertion, for a few that are
 * nearly in order, and what is ordered so is merged. The sort of the language takes longer over each comparison.
 */
export function sortHere<T>(items: T[], compare: (a: T, b: T) => number): T[] {
  const { length } = items;
  for (let from = 0; from < length; from += short) insert(items, from, Math.min(from + short, length), compare);
  for (let width = short; width < length; width *= 2)
    for (let middle = width; middle < length; middle += 2 * width)
      merge(items, middle - width, middle, Math.min(middle + width, length), compare);
  return items;
}

function insert<T>(items: T[], from: number, to: number, compare: (a: T, b: T) => number): void {
  for (let i = from + 1; i < to; i++) {
    const item = items[i] as T;
    let at = i;
    for (; at > from && compare(items[at - 1] as T, item) > 0; at--) items[at] = items[at - 1] as T;
    items[at] = item;
  }
}

/** Merges what stands in order before `middle` with what does behind it. */
function merge<T>(items: T[], from: number, middle: number, to: number, compare: (a: T, b: T) => number): void {
  if (compare(items[middle - 1] as T, items[middle] as T) <= 0) return;
  let at = from;
  while (at < middle && compare(items[at] as T, items[middle] as T) <= 0) at++;
  const before = items.slice(at, middle);
  let next = middle;
  for (let i = 0; i < before.length; at++) {
    const isBefore = next === to || compare(before[i] as T, items[next] as T) <= 0;
    items[at] = isBefore ? (before[i++] as T) : (items[next++] as T);
  }
}

/** Numbers in order, in an array of their own: no pair of them is handed to a function. */
export function sortedNumbers(values: readonly number[]): Float64Array {
  return Float64Array.from(values).sort();
}

/** Which of two numbers comes first: -1, 0 or 1. Their difference would need room for a number on every call. */
export function inOrder(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
