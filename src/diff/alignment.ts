import { Census, longestRising, type Landmark } from './landmarks.js';
import { NumberDiff } from './number-diff.js';

/** A run of an alignment: `count` items kept, taken away or put in. */
export interface Run {
  readonly op: 'same' | 'removed' | 'added';
  readonly count: number;
}

/**
 * Aligns two sequences of numbers, exactly where they are alike or short, and in bounded time
 * where they are neither: jsdiff (Myers 1986) works on what is left between equal ends and
 * between items, or in long ranges runs of three, that both sides have exactly once (the idea of
 * patience diff, Cohen 2003). When the steps allowed are used up, what is left is
 * given as taken away and put in, and `isComplete` is false.
 */
export class Aligner {
  readonly #before: readonly number[];
  readonly #after: readonly number[];
  readonly #runs: Run[] = [];
  #steps: number;
  #isComplete = true;
  #edits = 0;
  readonly #census: Census;

  constructor(before: readonly number[], after: readonly number[], steps: number) {
    this.#before = before;
    this.#after = after;
    this.#steps = steps;
    this.#census = new Census(before, after);
  }

  align(): { runs: Run[]; isComplete: boolean } {
    this.#align(0, this.#before.length, 0, this.#after.length);
    return { runs: this.#runs, isComplete: this.#isComplete };
  }

  /** Aligns a range of both sides. */
  #align(fromBefore: number, toBefore: number, fromAfter: number, toAfter: number): void {
    const atMost = Math.min(toBefore - fromBefore, toAfter - fromAfter);
    let head = 0;
    while (head < atMost && this.#before[fromBefore + head] === this.#after[fromAfter + head]) head++;
    let tail = 0;
    while (tail < atMost - head && this.#before[toBefore - tail - 1] === this.#after[toAfter - tail - 1]) tail++;
    this.#add('same', head);
    this.#alignMiddle(fromBefore + head, toBefore - tail, fromAfter + head, toAfter - tail);
    this.#add('same', tail);
  }

  #alignMiddle(i: number, iEnd: number, j: number, jEnd: number): void {
    const size = iEnd - i + jEnd - j;
    if (i === iEnd || j === jEnd || size === 2) return this.#replace(i, iEnd, j, jEnd);
    const isShort = size <= shortRange;
    if (isShort && this.#alignAtLandmarks(i, iEnd, j, jEnd)) return;
    if (this.#search(i, iEnd, j, jEnd, isShort ? shortRange : fewEdits)) return;
    const anchors = this.#anchors(i, iEnd, j, jEnd);
    if (anchors.length > 0) return this.#alignBetween(anchors, i, iEnd, j, jEnd, Infinity);
    if (this.#search(i, iEnd, j, jEnd, Math.floor(Math.sqrt(2 * Math.max(0, this.#steps))))) return;
    this.#isComplete = false;
    this.#replace(i, iEnd, j, jEnd);
  }

  /**
   * Cuts a short range at its landmarks, so that only the little between them is searched. Kept
   * if that takes no more edits than there are items of which one side has more: no search could
   * find fewer. False, and nothing done, otherwise.
   */
  #alignAtLandmarks(i: number, iEnd: number, j: number, jEnd: number): boolean {
    const { landmarks, fewestEdits } = this.#census.take(i, iEnd, j, jEnd);
    if (landmarks.length === 0) return false;
    const runs = this.#runs.length;
    const last = this.#runs[runs - 1];
    const edits = this.#edits;
    this.#alignBetween(landmarks, i, iEnd, j, jEnd, edits + fewestEdits);
    if (this.#edits - edits <= fewestEdits) return true;
    this.#runs.length = runs;
    if (last !== undefined) this.#runs[runs - 1] = last;
    this.#edits = edits;
    return false;
  }

  /** Aligns what lies between positions that belong together, until there are more edits than allowed. */
  #alignBetween(
    landmarks: readonly Landmark[],
    i: number,
    iEnd: number,
    j: number,
    jEnd: number,
    mostEdits: number,
  ): void {
    let fromBefore = i;
    let fromAfter = j;
    for (let at = 0; at < landmarks.length && this.#edits <= mostEdits; at++) {
      const landmark = landmarks[at];
      if (landmark === undefined) continue;
      this.#align(fromBefore, landmark[0], fromAfter, landmark[1]);
      this.#add('same', 1);
      fromBefore = landmark[0] + 1;
      fromAfter = landmark[1] + 1;
    }
    if (this.#edits <= mostEdits) this.#align(fromBefore, iEnd, fromAfter, jEnd);
  }

  #replace(i: number, iEnd: number, j: number, jEnd: number): void {
    this.#add('removed', iEnd - i);
    this.#add('added', jEnd - j);
  }

  /** The shortest edit of at most `limit` items. Costs up to half the square of the limit in steps. */
  #search(i: number, iEnd: number, j: number, jEnd: number, limit: number): boolean {
    const size = iEnd - i + jEnd - j;
    const bound = Math.min(limit, size);
    if (bound <= 0) return false;
    const found = numbers.diff(this.#before.slice(i, iEnd), this.#after.slice(j, jEnd), { maxEditLength: bound });
    if (found === undefined) {
      this.#steps -= (bound * bound) / 2;
      return false;
    }
    let edits = 0;
    for (const { added, removed, count } of found) {
      if (added || removed) edits += count;
      this.#add(added ? 'added' : removed ? 'removed' : 'same', count);
    }
    this.#steps -= (edits * edits) / 2;
    return true;
  }

  /** Positions that surely belong together, in order on both sides. */
  #anchors(i: number, iEnd: number, j: number, jEnd: number): Landmark[] {
    for (const width of [3, 1]) {
      const before = onceOnly(this.#before, i, iEnd, width);
      const after = onceOnly(this.#after, j, jEnd, width);
      const common: Landmark[] = [];
      for (const [key, at] of before) {
        const other = after.get(key);
        if (at >= 0 && other !== undefined && other >= 0) common.push([at, other]);
      }
      if (common.length > 0) return longestRising(common);
    }
    return [];
  }

  #add(op: Run['op'], count: number): void {
    if (count <= 0) return;
    if (op !== 'same') this.#edits += count;
    addRun(this.#runs, op, count);
  }
}

/** Puts a run behind others; two of a kind become one. */
export function addRun(runs: Run[], op: Run['op'], count: number): void {
  const last = runs.at(-1);
  if (last?.op === op) runs[runs.length - 1] = { op, count: last.count + count };
  else runs.push({ op, count });
}

const numbers = new NumberDiff();

/** Items of both sides up to which a range is always searched exactly … */
const shortRange = 400;
/** … and edits up to which a longer one is, before anchors are looked for. */
const fewEdits = 64;

/** Where each run of `width` items stands; −1 for those that stand in several places. In order of position. */
function onceOnly(items: readonly number[], from: number, to: number, width: number): Map<number, number> {
  const places = new Map<number, number>();
  for (let at = from; at + width <= to; at++) {
    let key = items[at] ?? 0;
    for (let next = 1; next < width; next++) key = key * itemBase + (items[at + next] ?? 0);
    places.set(key, places.has(key) ? -1 : at);
  }
  return places;
}

/** Item numbers stay below this, so that three make one exact number. */
const itemBase = 2 ** 17;
