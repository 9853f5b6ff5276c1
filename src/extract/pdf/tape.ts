import type { PageSegment, Segment } from '../../core/span.js';
import type { Tape } from '../../core/tape.js';
import { identity, shared, transformBox, type Matrix } from './geometry.js';
import type { Word } from './words.js';

interface Run {
  readonly start: number;
  readonly end: number;
  readonly page: number;
  readonly box: readonly [number, number, number, number];
}

/** Builds a tape whose places are boxes on pages, in points from the top left of the page as a reader sees it. */
export class PageTapeBuilder {
  readonly #capture: number;
  #text = '';
  #pending: '' | ' ' | '\n' = '';
  readonly #runs: Run[] = [];

  constructor(capture: number) {
    this.#capture = capture;
  }

  /** Where the next word will start. */
  get position(): number {
    return this.#text.length + (this.#pending === '' || this.#text === '' ? 0 : 1);
  }

  get end(): number {
    return this.#text.length;
  }

  newline(): void {
    this.#pending = '\n';
  }

  space(): void {
    if (this.#pending === '') this.#pending = ' ';
  }

  /** Adds a word of a page; `back` takes its box from the upright page to the page as seen. */
  add(word: Word, page: number, back: Matrix): void {
    if (this.#text !== '') this.#text += this.#pending;
    this.#pending = '';
    const start = this.#text.length;
    this.#text += word.text;
    const { left, top, right, bottom } = back === identity ? word : transformBox(word, back);
    this.#runs.push({
      start,
      end: this.#text.length,
      page,
      box: [round(left), round(top), round(right), round(bottom)],
    });
  }

  build(): Tape {
    const runs = this.#runs;
    const text = this.#text;
    const capture = this.#capture;
    return { text, locate: (start, end) => locate(runs, capture, start, end) };
  }
}

/** Hundredths of a point: the same on every machine. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** One segment for the words that follow each other on one line. */
function locate(runs: readonly Run[], capture: number, start: number, end: number): readonly Segment[] {
  const segments: PageSegment[] = [];
  for (let i = firstEndingAfter(runs, start); i < runs.length; i++) {
    const run = runs[i];
    if (!run || run.start >= end) break;
    const box = cut(run, start, end);
    const last = segments.at(-1);
    if (last && last.page === run.page && goesOn(last.box, box)) {
      const [l, t, r, b] = last.box;
      segments[segments.length - 1] = {
        ...last,
        box: [l, Math.min(t, box[1]), Math.max(r, box[2]), Math.max(b, box[3])],
      };
    } else segments.push({ capture, page: run.page, box });
  }
  return segments;
}

/** The part of a word between two offsets: characters are taken to be equally wide. */
function cut(run: Run, start: number, end: number): PageSegment['box'] {
  const [left, top, right, bottom] = run.box;
  const length = run.end - run.start;
  const share = (at: number): number => round(left + ((right - left) * (at - run.start)) / length);
  // Words that run up or down are not cut.
  if (bottom - top > 2 * (right - left) && length > 1) return run.box;
  return [start > run.start ? share(start) : left, top, end < run.end ? share(end) : right, bottom];
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

function firstEndingAfter(runs: readonly Run[], offset: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
