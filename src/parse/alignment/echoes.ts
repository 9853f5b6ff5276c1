import { foldCase } from '../../core/text.js';
import type { Line } from '../page.js';

/** Lines by their indexes, both ends included. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** No header is longer. */
const longest = 70;

/**
 * Lines that stand together again elsewhere, with nothing between them: the header of a table
 * that is printed over each group of rows. Labels of records have their values between them.
 */
export class Echoes {
  readonly #text: string;
  readonly #lines: readonly Line[];
  readonly #mayExtend: (line: Line) => boolean;
  #places: Map<string, readonly number[]> | null = null;

  /** `mayExtend`: whether a line that is the same in all places could be a header at all. */
  constructor(text: string, lines: readonly Line[], mayExtend: (line: Line) => boolean) {
    this.#text = text;
    this.#lines = lines;
    this.#mayExtend = mayExtend;
  }

  /** The lines and those right around them that come again together; null where the lines do not. */
  around(first: number, last: number): (Stretch & { readonly titled: boolean }) | null {
    const own = this.#indexes().get(this.#words(first) ?? '') ?? [];
    const at = own.indexOf(first);
    // The nearest on either side are enough: looking at all would cost their square.
    const others = [own[at - 1], own[at + 1]].filter(
      (other): other is number =>
        other !== undefined && Math.abs(other - first) > last - first && this.#same(first, last, other - first),
    );
    if (others.length === 0) return null;
    const shifts = others.map((other) => other - first);
    const isShared = (index: number): boolean => {
      const line = this.#lines[index];
      return line !== undefined && this.#mayExtend(line) && shifts.every((shift) => this.#same(index, index, shift));
    };
    let [from, to] = [first, last];
    while (first - from < mostBeside && isShared(from - 1)) from--;
    while (to - last < mostBeside && isShared(to + 1)) to++;
    const length = to - from + 1;
    // A header has rows below it, of as many cells; labels come again after one record.
    if (length < fewest && first === last) return null;
    if (first === last && shifts.some((shift) => Math.abs(shift) < length * roomForRows)) return null;
    const titled = [0, ...shifts].every((shift) => {
      const above = this.#lines[from + shift - 1];
      return above !== undefined && (above.kind === 'heading' || this.#mayExtend(above));
    });
    return { first: from, last: to, titled };
  }

  #same(first: number, last: number, shift: number): boolean {
    for (let i = first; i <= last; i++) {
      const words = this.#words(i);
      if (words === null || words !== this.#words(i + shift)) return false;
    }
    return true;
  }

  /** Null for a line that no header is as long as, and where there is none. */
  #words(index: number): string | null {
    const line = this.#lines[index];
    return line && line.end - line.start <= longest ? foldCase(this.#text.slice(line.start, line.end).trim()) : null;
  }

  #indexes(): ReadonlyMap<string, readonly number[]> {
    if (this.#places) return this.#places;
    const places = new Map<string, number[]>();
    for (let i = 0; i < this.#lines.length; i++) {
      const words = this.#words(i);
      if (words === null) continue;
      const known = places.get(words);
      if (known) known.push(i);
      else places.set(words, [i]);
    }
    return (this.#places = places);
  }
}

/** Unknown columns before and after the known ones. */
const mostBeside = 4;

/** With one known column, an echo of fewer lines is no header. */
const fewest = 3;
const roomForRows = 2.5;
