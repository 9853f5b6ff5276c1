import type { PageSegment, Segment } from '../../core/span.js';
import type { Tape } from '../../core/tape.js';
import type { Raised } from '../../model/document.js';
import { identity, shared, transformBox, type Matrix } from './geometry.js';
import type { Word } from './words.js';

/** The words of a tape, one entry of each array a word; `boxes` has four numbers each: left, top, right, bottom. */
interface Runs {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly pages: Uint32Array;
  readonly boxes: Float64Array;
}

function longer({ starts, ends, pages, boxes }: Runs, count: number): Runs {
  const room = roomFor(count);
  room.starts.set(starts);
  room.ends.set(ends);
  room.pages.set(pages);
  room.boxes.set(boxes);
  return room;
}

/** One buffer for all: each one that is asked for costs as much as many words. */
function roomFor(count: number): Runs {
  const buffer = new ArrayBuffer(44 * count);
  return {
    boxes: new Float64Array(buffer, 0, 4 * count),
    starts: new Uint32Array(buffer, 32 * count, count),
    ends: new Uint32Array(buffer, 36 * count, count),
    pages: new Uint32Array(buffer, 40 * count, count),
  };
}

/** Builds a tape whose places are boxes on pages, in points from the top left of the page as a reader sees it. */
export class PageTapeBuilder {
  readonly #capture: number;
  readonly #parts: string[] = [];
  #length = 0;
  #pending: '' | ' ' | '\n' = '';
  #runs: Runs;
  /** Words so far. */
  #count = 0;
  /** The raised words, as they were added. */
  readonly raised: Raised[] = [];

  /** `words` says for how many there is room at first. */
  constructor(capture: number, words = 64) {
    this.#capture = capture;
    this.#runs = roomFor(Math.max(1, words));
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
    const at = this.#count++;
    if (at === this.#runs.starts.length) this.#runs = longer(this.#runs, 2 * at);
    const { starts, ends, pages, boxes } = this.#runs;
    starts[at] = this.#length;
    this.#length += word.text.length;
    ends[at] = this.#length;
    if (word.raised) this.raised.push({ start: starts[at] ?? 0, end: this.#length, isLinked: false });
    pages[at] = page;
    boxes[4 * at] = round(left);
    boxes[4 * at + 1] = round(top);
    boxes[4 * at + 2] = round(right);
    boxes[4 * at + 3] = round(bottom);
  }

  build(): Tape {
    const runs = this.#runs;
    const count = this.#count;
    const text = this.#parts.join('');
    const capture = this.#capture;
    return { text, locate: (start, end) => locate(runs, count, { capture, start, end }) };
  }
}

/** Hundredths of a point: the same on every machine. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** One segment for the words that follow each other on one line. */
function locate(
  runs: Runs,
  count: number,
  { capture, start, end }: { readonly capture: number; readonly start: number; readonly end: number },
): readonly Segment[] {
  const segments: PageSegment[] = [];
  for (let i = firstEndingAfter(runs.ends, count, start); i < count; i++) {
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
  const at = 4 * i;
  const [left, top, right, bottom] = [boxes[at] ?? 0, boxes[at + 1] ?? 0, boxes[at + 2] ?? 0, boxes[at + 3] ?? 0];
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

function firstEndingAfter(ends: Uint32Array, count: number, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
