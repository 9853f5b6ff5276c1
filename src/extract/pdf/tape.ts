import type { PageSegment, Segment } from '../../core/span.js';
import type { Tape } from '../../core/tape.js';
import { identity, shared, transformBox, type Matrix } from './geometry.js';
import type { Word } from './words.js';

/** The words of a tape, one entry of each array a word; `boxes` has four numbers each: left, top, right, bottom. */
interface Runs {
  readonly starts: number[];
  readonly ends: number[];
  readonly pages: number[];
  readonly boxes: number[];
}

/** Builds a tape whose places are boxes on pages, in points from the top left of the page as a reader sees it. */
export class PageTapeBuilder {
  readonly #capture: number;
  readonly #parts: string[] = [];
  #length = 0;
  #pending: '' | ' ' | '\n' = '';
  readonly #runs: Runs = { starts: [], ends: [], pages: [], boxes: [] };

  constructor(capture: number) {
    this.#capture = capture;
  }

  /** Where the next word will start. */
  get position(): number {
    return this.#length + (this.#pending === '' || this.#length === 0 ? 0 : 1);
  }

  get end(): number {
    return this.#length;
  }

  newline(): void {
    this.#pending = '\n';
  }

  space(): void {
    if (this.#pending === '') this.#pending = ' ';
  }

  /** Adds a word of a page; `back` takes its box from the upright page to the page as seen. */
  add(word: Word, page: number, back: Matrix): void {
    if (this.#length > 0 && this.#pending !== '') {
      this.#parts.push(this.#pending);
      this.#length++;
    }
    this.#pending = '';
    this.#parts.push(word.text);
    const { left, top, right, bottom } = back === identity ? word : transformBox(word, back);
    const { starts, ends, pages, boxes } = this.#runs;
    starts.push(this.#length);
    this.#length += word.text.length;
    ends.push(this.#length);
    pages.push(page);
    boxes.push(round(left), round(top), round(right), round(bottom));
  }

  build(): Tape {
    const runs = this.#runs;
    const text = this.#parts.join('');
    const capture = this.#capture;
    return { text, locate: (start, end) => locate(runs, capture, start, end) };
  }
}

/** Hundredths of a point: the same on every machine. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** One segment for the words that follow each other on one line. */
function locate(runs: Runs, capture: number, start: number, end: number): readonly Segment[] {
  const segments: PageSegment[] = [];
  for (let i = firstEndingAfter(runs.ends, start); i < runs.starts.length; i++) {
    if ((runs.starts[i] ?? 0) >= end) break;
    const page = runs.pages[i] ?? 0;
    const box = cut(runs, i, start, end);
    const last = segments.at(-1);
    if (last && last.page === page && goesOn(last.box, box)) {
      const [l, t, r, b] = last.box;
      segments[segments.length - 1] = {
        ...last,
        box: [l, Math.min(t, box[1]), Math.max(r, box[2]), Math.max(b, box[3])],
      };
    } else segments.push({ capture, page, box });
  }
  return segments;
}

/** The part of word `i` between two offsets: characters are taken to be equally wide. */
function cut({ starts, ends, boxes }: Runs, i: number, start: number, end: number): PageSegment['box'] {
  const [left = 0, top = 0, right = 0, bottom = 0] = boxes.slice(4 * i, 4 * i + 4);
  const [from, to] = [starts[i] ?? 0, ends[i] ?? 0];
  const share = (at: number): number => round(left + ((right - left) * (at - from)) / (to - from));
  // Words that run up or down are not cut.
  if (bottom - top > 2 * (right - left) && to - from > 1) return [left, top, right, bottom];
  return [start > from ? share(start) : left, top, end < to ? share(end) : right, bottom];
}

function goesOn(
  [, top, right, bottom]: PageSegment['box'],
  [left, otherTop, , otherBottom]: PageSegment['box'],
): boolean {
  const height = Math.min(bottom - top, otherBottom - otherTop);
  return (
    shared(top, bottom, otherTop, otherBottom) > 0.5 * height && left > right - height && left < right + 4 * height
  );
}

function firstEndingAfter(ends: readonly number[], offset: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
