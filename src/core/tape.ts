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

/** What is special about a run. */
const enum Mark {
  None = 0,
  /** Hidden text stands before it in the source, which no segment may cover. */
  Closed = 1,
  /** It stands as a whole for its source slice (an entity, an escape). */
  Decoded = 2,
}

/**
 * Where text is written to: a tape, or something that passes it on to one with other offsets
 * (HTML inside a JSON string).
 */
export interface TextSink {
  /** Where the next visible character will stand, if a newline or space is due before it. */
  readonly position: number;
  /** Offset after the last visible character. */
  readonly end: number;
  newline(): void;
  space(): void;
  barrier(): void;
  add(start: number, end: number): void;
  addDecoded(text: string, start: number, end: number): void;
}

/**
 * Builds the tape of a capture whose source is a string (text, HTML, JSON).
 *
 * Offsets on the tape map to the source by runs: a run of `n` tape characters either stands
 * for `n` source characters one to one, or (entities, escapes) as a whole for a source slice
 * of any length.
 */
export class TapeBuilder implements TextSink {
  readonly #capture: number;
  readonly #source: string;
  #parts: string[] = [];
  #length = 0;
  #pending: '' | ' ' | '\n' = '';
  #closed = false;
  readonly #tapeStart: number[] = [];
  readonly #tapeEnd: number[] = [];
  readonly #sourceStart: number[] = [];
  readonly #sourceEnd: number[] = [];
  readonly #marks: number[] = [];

  constructor(capture: number, source: string) {
    this.#capture = capture;
    this.#source = source;
  }

  get position(): number {
    return this.#length + (this.#pending === '' || this.#length === 0 ? 0 : 1);
  }

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
    this.#closed = true;
  }

  /** Adds `source.slice(start, end)` as it stands, white space folded to single spaces. */
  add(start: number, end: number): void {
    const source = this.#source;
    let at = start;
    while (at < end) {
      const from = skipSpace(source, at, end);
      if (from > at) this.space();
      if (from >= end) return;
      at = runEnd(source, from, end);
      this.#push(source.slice(from, at), from, at, Mark.None);
    }
  }

  /** Adds text that stands as a whole for a source slice: a decoded entity or escape. */
  addDecoded(text: string, start: number, end: number): void {
    let at = 0;
    while (at < text.length) {
      const from = skipSpace(text, at, text.length);
      if (from > at) this.space();
      if (from >= text.length) return;
      at = runEnd(text, from, text.length);
      this.#push(text.slice(from, at), start, end, Mark.Decoded);
    }
  }

  #push(text: string, start: number, end: number, mark: Mark): void {
    if (this.#pending !== '' && this.#length > 0) {
      this.#parts.push(this.#pending);
      this.#length += 1;
    }
    this.#pending = '';
    this.#tapeStart.push(this.#length);
    this.#sourceStart.push(start);
    this.#sourceEnd.push(end);
    this.#marks.push(this.#closed ? mark | Mark.Closed : mark);
    this.#closed = false;
    this.#parts.push(text);
    this.#length += text.length;
    this.#tapeEnd.push(this.#length);
  }

  /** The finished tape; nothing may be added afterwards. */
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
      marks: Uint8Array.from(this.#marks),
    };
    return { text, locate: (start, end) => locate(runs, start, end) };
  }
}

function skipSpace(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** A single plain space between words maps one to one and does not end a run. */
function runEnd(text: string, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (!isSpace(code)) continue;
    if (code !== 32 || at + 1 >= end || isSpace(text.charCodeAt(at + 1))) return at;
  }
  return end;
}

interface Runs {
  readonly capture: number;
  readonly text: string;
  readonly tapeStart: Int32Array;
  readonly tapeEnd: Int32Array;
  readonly sourceStart: Int32Array;
  readonly sourceEnd: Int32Array;
  readonly marks: Uint8Array;
}

/** One segment a line: it ends where the tape has a newline or the source holds hidden text. */
function locate(runs: Runs, start: number, end: number): readonly Segment[] {
  const segments: TextSegment[] = [];
  const { text } = runs;
  const first = skipSpace(text, Math.max(0, start), end);
  let last = Math.min(end, text.length);
  while (last > first && isSpace(text.charCodeAt(last - 1))) last--;
  if (first >= last) return segments;
  let open: { start: number; end: number } | null = null;
  for (let i = firstRunEndingAfter(runs.tapeEnd, first); i < runs.tapeStart.length; i++) {
    const tapeStart = runs.tapeStart[i] ?? 0;
    if (tapeStart >= last) break;
    const place = placeOf(runs, i, first, last);
    const mark = runs.marks[i] ?? 0;
    const joins = (mark & Mark.Closed) === 0 && (tapeStart === 0 || text.charCodeAt(tapeStart - 1) !== 10);
    if (open && joins && place.start >= open.start) open.end = Math.max(open.end, place.end);
    else {
      if (open) segments.push({ capture: runs.capture, ...open });
      open = place;
    }
  }
  if (open) segments.push({ capture: runs.capture, ...open });
  return segments;
}

/** Where the part of a run that lies between two tape offsets stands in the source. */
function placeOf(runs: Runs, run: number, first: number, last: number): { start: number; end: number } {
  const tapeStart = runs.tapeStart[run] ?? 0;
  const start = runs.sourceStart[run] ?? 0;
  if (((runs.marks[run] ?? 0) & Mark.Decoded) !== 0) return { start, end: runs.sourceEnd[run] ?? 0 };
  const to = Math.min(last, runs.tapeEnd[run] ?? 0);
  return { start: start + Math.max(first, tapeStart) - tapeStart, end: start + to - tapeStart };
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
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
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
