import type { Characters } from './characters.js';
import { comparePlaces, type Stroke } from './paths.js';
import { sorted } from './sorted.js';

/** More upright strokes than any table has are a drawing, and part no words. */
const mostStrokes = 5000;

/** How far a character may reach over the rule beside it, in heights of its font. */
const overhang = 0.15;

/**
 * The upright rules of a page, as far as they part words: in narrow columns the words on both sides of a rule
 * touch, or nearly do, and no gap between them tells.
 */
export class Crossings {
  readonly #rules: readonly Stroke[];
  /** Where they stand: it is asked with every word. */
  readonly #places: Float64Array;

  constructor(strokes: readonly Stroke[]) {
    const upright = strokes.filter(({ horizontal }) => !horizontal);
    this.#rules = upright.length > mostStrokes ? [] : sorted(upright, comparePlaces);
    this.#places = new Float64Array(this.#rules.length);
    this.#rules.forEach(({ at }, i) => (this.#places[i] = at));
  }

  /**
   * The first of characters `from` to `to` that a rule parts from those before it; 0 where none does. A word that is too
   * wide for its column is crossed too: only where another text begins at the rule are there two.
   */
  cut(characters: Characters, from: number, to: number): number {
    const places = this.#places;
    if (places.length === 0) return 0;
    const { left, right, originY, style, styles } = characters;
    const end = right[to - 1] ?? 0;
    const first = firstBehind(places, left[from] ?? 0);
    if (first === places.length || (places[first] ?? 0) >= end) return 0;
    const set = styles[style[from] ?? 0];
    if (!set || set.turn !== 0 || set.slanted) return 0;
    const baseline = originY[from] ?? 0;
    for (let r = first; r < places.length; r++) {
      const rule = this.#rules[r];
      if (!rule || rule.at >= end) return 0;
      if (rule.from > baseline - 0.6 * set.size || rule.to < baseline) continue;
      const cut = beginAt(characters, from, to, rule.at, overhang * set.size);
      if (cut > 0) return cut;
    }
    return 0;
  }
}

/** Where another text begins within `reach` of x; 0 where none does. */
function beginAt(characters: Characters, from: number, to: number, x: number, reach: number): number {
  const { left, right } = characters;
  for (let i = from + 1; i < to && (right[i - 1] ?? 0) - reach <= x; i++)
    if ((left[i] ?? 0) + reach >= x && isOther(characters, i, to)) return i;
  return 0;
}

/** Whether another text begins with a character. Where each is drawn for itself, the kinds of letters tell. */
export function isOther({ opens, codes }: Characters, at: number, to = at + 1): boolean {
  if (opens[at] === 0) return false;
  if (at + 1 < to && opens[at + 1] === 0) return true;
  const [before, after] = [String.fromCodePoint(codes[at - 1] ?? 0), String.fromCodePoint(codes[at] ?? 0)];
  return /\p{Ll}/u.test(before) ? /[\p{Lu}\d]/u.test(after) : /\d/u.test(before) && /\p{L}/u.test(after);
}

function firstBehind(places: Float64Array, x: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}
