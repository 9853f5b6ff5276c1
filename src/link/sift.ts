/** Which wordings of two sides may be equal, told by a glance at each; places are in the lists given. */
export interface Sifted {
  /** Pairs of which neither can be equal to any wording but the other. */
  readonly alone: readonly (readonly [before: number, after: number])[];
  /** The others that may be equal to some of the other side. */
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/**
 * Sorts out who may be equal to whom without comparing, or even reading, whole texts.
 *
 * @param printOf gives equal wordings equal numbers, and others seldom
 */
export function sift(before: readonly string[], after: readonly string[], printOf: (text: string) => number): Sifted {
  const bits = Math.max(4, 34 - Math.clz32(Math.max(before.length, after.length)));
  const [earlier, later] = [new Boxes(before, printOf, bits), new Boxes(after, printOf, bits)];
  const alone: [number, number][] = [];
  const [restBefore, restAfter]: [number[], number[]] = [[], []];
  for (let place = 0; place < before.length; place++) {
    const box = earlier.boxOf(place);
    const other = later.held(box);
    if (other === nothing) continue;
    if (other !== many && earlier.held(box) !== many) alone.push([place, other]);
    else restBefore.push(place);
  }
  for (let place = 0; place < after.length; place++) {
    const box = later.boxOf(place);
    const other = earlier.held(box);
    if (other !== nothing && (other === many || later.held(box) === many)) restAfter.push(place);
  }
  return { alone, before: restBefore, after: restAfter };
}

const nothing = -1;
const many = -2;

/** Wordings put into boxes by their number. */
class Boxes {
  readonly #boxes: Int32Array;
  /** The one wording that is in each box. */
  readonly #held: Int32Array;

  constructor(texts: readonly string[], printOf: (text: string) => number, bits: number) {
    this.#boxes = new Int32Array(texts.length);
    this.#held = new Int32Array(2 ** bits).fill(nothing);
    for (let place = 0; place < texts.length; place++) {
      const box = Math.imul(printOf(texts[place] ?? ''), spread) >>> (32 - bits);
      this.#boxes[place] = box;
      this.#held[box] = this.#held[box] === nothing ? place : many;
    }
  }

  boxOf(place: number): number {
    return this.#boxes[place] ?? 0;
  }

  held(box: number): number {
    return this.#held[box] ?? nothing;
  }
}

/** Odd, and near the golden section of all numbers: spreads neighbours apart (Knuth, multiplicative hashing). */
const spread = 0x9e3779b1;

/** Characters of a text that are looked at. */
const looks = 16;

/** A number made of the length of a text and of a few of its characters. */
export function glimpse(text: string): number {
  let print = text.length;
  const step = Math.max(1, Math.floor(text.length / looks));
  for (let at = text.length - 1; at >= 0; at -= step) print = (Math.imul(print, 31) + text.charCodeAt(at)) | 0;
  return print;
}
