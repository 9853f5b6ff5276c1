import type { Segment, TextSegment } from './span.js';

/**
 * All visible text of one document on one string, white space folded, blocks and lines
 * separated by a newline, with the way back to the source.
 *
 * Invariant: the only characters on a tape that were not in the source are white space. So
 * counting the characters of a tape that are not white space counts the visible characters
 * of the source, and claiming ranges of a tape cannot lose or double any.
 */
export interface Tape {
  readonly text: string;
  /** The segments of the source that hold `text.slice(start, end)`; white space at the edges is trimmed. */
  locate(start: number, end: number): readonly Segment[];
}

/** What stands between two runs in the source, and so whether one segment may cover both. */
const enum Gap {
  Open = 0,
  Closed = 1,
}

/**
 * Builds the tape of a capture whose source is a string (text, HTML, JSON).
 *
 * Offsets on the tape map to the source by runs: a run of `n` tape characters either stands
 * for `n` source characters one to one, or (entities, escapes) as a whole for a longer slice.
 */
export class TapeBuilder {
  readonly #capture: number;
  readonly #source: string;
  #parts: string[] = [];
  #length = 0;
  #pending: '' | ' ' | '\n' = '';
  #gap: Gap = Gap.Open;
  readonly #tapeStart: number[] = [];
  readonly #tapeEnd: number[] = [];
  readonly #sourceStart: number[] = [];
  readonly #sourceEnd: number[] = [];
  readonly #gaps: Gap[] = [];

  constructor(capture: number, source: string) {
    this.#capture = capture;
    this.#source = source;
  }

  /** Where the next visible character will stand. */
  get position(): number {
    return this.#length + (this.#pending === '' || this.#length === 0 ? 0 : 1);
  }

  /** Offset after the last visible character. */
  get end(): number {
    return this.#length;
  }

  /** Ends the line: what follows starts a new one. */
  newline(): void {
    this.#pending = '\n';
  }

  /** Separates what follows by a space, unless a newline already does. */
  space(): void {
    if (this.#pending === '') this.#pending = ' ';
  }

  /** Says that the source holds hidden text here, which no segment may cover. */
  barrier(): void {
    this.#gap = Gap.Closed;
  }

  /** Adds `source.slice(start, end)` as it stands, white space folded to single spaces. */
  add(start: number, end: number): void {
    const source = this.#source;
    let at = start;
    while (at < end) {
      while (at < end && isSpace(source.charCodeAt(at))) at++;
      if (at > start) this.space();
      if (at >= end) return;
      const from = at;
      // A single ASCII space between words maps one to one and does not end the run.
      while (at < end) {
        const code = source.charCodeAt(at);
        if (isSpace(code) && (code !== 32 || at + 1 >= end || isSpace(source.charCodeAt(at + 1)))) break;
        at++;
      }
      this.#push(source.slice(from, at), from, at);
      start = at;
    }
  }

  /** Adds text that stands for a source slice of another length: a decoded entity or escape. */
  addDecoded(text: string, start: number, end: number): void {
    for (const word of text.split(/(\s+)/u)) {
      if (word === '') continue;
      if (isSpace(word.charCodeAt(0))) this.space();
      else this.#push(word, start, end);
    }
  }

  #push(text: string, start: number, end: number): void {
    if (this.#pending !== '' && this.#length > 0) {
      this.#parts.push(this.#pending);
      this.#length += 1;
    }
    this.#pending = '';
    this.#tapeStart.push(this.#length);
    this.#sourceStart.push(start);
    this.#sourceEnd.push(end);
    this.#gaps.push(this.#gap);
    this.#gap = Gap.Open;
    this.#parts.push(text);
    this.#length += text.length;
    this.#tapeEnd.push(this.#length);
  }

  build(): Tape {
    const text = this.#parts.join('');
    this.#parts = [];
    const runs: Runs = {
      capture: this.#capture,
      text,
      tapeStart: Int32Array.from(this.#tapeStart),
      tapeEnd: Int32Array.from(this.#tapeEnd),
      sourceStart: Int32Array.from(this.#sourceStart),
      sourceEnd: Int32Array.from(this.#sourceEnd),
      closed: Uint8Array.from(this.#gaps),
    };
    return { text, locate: (start, end) => locate(runs, start, end) };
  }
}

interface Runs {
  readonly capture: number;
  readonly text: string;
  readonly tapeStart: Int32Array;
  readonly tapeEnd: Int32Array;
  readonly sourceStart: Int32Array;
  readonly sourceEnd: Int32Array;
  readonly closed: Uint8Array;
}

/** One segment a line: it ends where the tape has a newline or the source holds hidden text. */
function locate(runs: Runs, start: number, end: number): readonly Segment[] {
  const segments: TextSegment[] = [];
  let open: { start: number; end: number } | null = null;
  let lastTape = -1;
  for (let i = firstRunEndingAfter(runs.tapeEnd, start); i < runs.tapeStart.length; i++) {
    const tapeStart = runs.tapeStart[i] ?? 0;
    if (tapeStart >= end) break;
    const tapeEnd = runs.tapeEnd[i] ?? 0;
    const sourceStart = runs.sourceStart[i] ?? 0;
    const sourceEnd = runs.sourceEnd[i] ?? 0;
    const linear = sourceEnd - sourceStart === tapeEnd - tapeStart;
    const from = Math.max(start, tapeStart);
    const to = Math.min(end, tapeEnd);
    const segStart = linear ? sourceStart + (from - tapeStart) : sourceStart;
    const segEnd = linear ? sourceStart + (to - tapeStart) : sourceEnd;
    const sameLine = lastTape >= 0 && (tapeStart === lastTape || runs.text.charCodeAt(tapeStart - 1) !== 10);
    if (open && sameLine && runs.closed[i] !== Gap.Closed && segStart >= open.start) {
      open.end = Math.max(open.end, segEnd);
    } else {
      if (open) segments.push({ capture: runs.capture, ...open });
      open = { start: segStart, end: segEnd };
    }
    lastTape = tapeEnd;
  }
  if (open) segments.push({ capture: runs.capture, ...open });
  return segments;
}

function firstRunEndingAfter(ends: Int32Array, offset: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** White space as `\s` has it, without a regular expression for each character. */
export function isSpace(code: number): boolean {
  if (code < 128) return code === 32 || (code >= 9 && code <= 13);
  return (
    code === 0xa0 || code === 0x1680 || (code >= 0x2000 && code <= 0x200a) || code === 0x2028 ||
    code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000 || code === 0xfeff
  );
}

/** Code points of `text` between two offsets that are not white space: the unit of conservation. */
export function countVisible(text: string, start = 0, end = text.length): number {
  let count = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (isSpace(code)) continue;
    if (code >= 0xdc00 && code <= 0xdfff && i > start) {
      const before = text.charCodeAt(i - 1);
      if (before >= 0xd800 && before <= 0xdbff) continue;
    }
    count++;
  }
  return count;
}
