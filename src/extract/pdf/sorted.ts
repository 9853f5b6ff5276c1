/** Longer lists are left to the sort of the language, which needs room of its own. */
const short = 40;

/** Items in order. Most that is drawn on a page comes in order already: then nothing is copied. */
export function sorted<T>(items: readonly T[], compare: (a: T, b: T) => number): readonly T[] {
  for (let i = 1; i < items.length; i++) {
    if (compare(items[i - 1] as T, items[i] as T) > 0) return sortHere(items.slice(), compare);
  }
  return items;
}

/** Puts items in order where they stand; those that compare alike stay as they are. Method: insertion, for a few that are nearly in order. */
export function sortHere<T>(items: T[], compare: (a: T, b: T) => number): T[] {
  if (items.length > short) return items.sort(compare);
  for (let i = 1; i < items.length; i++) {
    const item = items[i] as T;
    let at = i;
    for (; at > 0 && compare(items[at - 1] as T, item) > 0; at--) items[at] = items[at - 1] as T;
    items[at] = item;
  }
  return items;
}

/** Numbers in order, in an array of their own: no pair of them is handed to a function. */
export function sortedNumbers(values: readonly number[]): Float64Array {
  return Float64Array.from(values).sort();
}

/** Which of two numbers comes first: -1, 0 or 1. Their difference would need room for a number on every call. */
export function inOrder(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
