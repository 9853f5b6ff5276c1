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
  /** Numbers of the runs, `fields` for each; grown by doubling. */
  #runs = new Int32Array(64 * fields);
  #used = 0;

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
    if (this.#used === this.#runs.length) {
      const grown = new Int32Array(this.#runs.length * 2);
      grown.set(this.#runs);
      this.#runs = grown;
    }
    const runs = this.#runs;
    const at = this.#used;
    runs[at + Field.TapeStart] = this.#length;
    this.#length += text.length;
    runs[at + Field.TapeEnd] = this.#length;
    runs[at + Field.SourceStart] = start;
    runs[at + Field.SourceEnd] = end;
    runs[at + Field.Mark] = this.#closed ? mark | Mark.Closed : mark;
    this.#used += fields;
    this.#closed = false;
    this.#parts.push(text);
  }

  /** The finished tape; nothing may be added afterwards. */
  build(): Tape {
    const text = this.#parts.join('');
    this.#parts = [];
    const capture = this.#capture;
    const runs = this.#runs.slice(0, this.#used);
    return { text, locate: (start, end) => locate({ capture, text, runs }, start, end) };
  }
}

/** Where the numbers of one run stand. */
const enum Field {
  TapeStart = 0,
  TapeEnd = 1,
  SourceStart = 2,
  SourceEnd = 3,
  Mark = 4,
}
const fields = 5;

function skipSpace(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** A single plain space between words maps one to one and does not end a run. */
function runEnd(text: string, from: number, end: number): number {
  if (end - from > longPart) {
    const past = text.slice(from, end).search(foldedSpace);
    return past < 0 ? end : from + past;
  }
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (!isSpace(code)) continue;
    if (code !== 32 || at + 1 >= end || isSpace(text.charCodeAt(at + 1))) return at;
  }
  return end;
}

/** Parts of more characters than these are searched quicker by a pattern. */
const longPart = 64;
const foldedSpace = /[^\S ]| (?=\s|$)/u;

interface Runs {
  readonly capture: number;
  readonly text: string;
  readonly runs: Int32Array;
}

/** One segment a line: it ends where the tape has a newline or the source holds hidden text. */
function locate({ capture, text, runs }: Runs, start: number, end: number): readonly Segment[] {
  const first = skipSpace(text, Math.max(0, start), end);
  let last = Math.min(end, text.length);
  while (last > first && isSpace(text.charCodeAt(last - 1))) last--;
  if (first >= last) return none;
  let segments: TextSegment[] | null = null;
  // Plain numbers, and an object only for what is kept: every field of every row is located.
  let from = -1;
  let to = -1;
  for (let run = firstRunEndingAfter(runs, first); run < runs.length; run += fields) {
    const tapeStart = field(runs, run, Field.TapeStart);
    if (tapeStart >= last) break;
    const start = sourceStart(runs, run, first);
    const end = sourceEnd(runs, run, last);
    const isClosed = (field(runs, run, Field.Mark) & Mark.Closed) !== 0;
    const joins = !isClosed && (tapeStart === 0 || text.charCodeAt(tapeStart - 1) !== 10);
    if (from >= 0 && joins && start >= from) to = Math.max(to, end);
    else {
      if (from >= 0) (segments ??= []).push({ capture, start: from, end: to });
      from = start;
      to = end;
    }
  }
  if (from < 0) return segments ?? none;
  const own = { capture, start: from, end: to };
  // Nearly all values are one segment, and an array that was never grown is small.
  if (segments === null) return [own];
  segments.push(own);
  return segments;
}

const none: readonly never[] = [];

/** Where the part of a run after a tape offset begins in the source. */
function sourceStart(runs: Int32Array, run: number, first: number): number {
  const start = field(runs, run, Field.SourceStart);
  if ((field(runs, run, Field.Mark) & Mark.Decoded) !== 0) return start;
  return start + Math.max(0, first - field(runs, run, Field.TapeStart));
}

/** Where the part of a run before a tape offset ends in the source. */
function sourceEnd(runs: Int32Array, run: number, last: number): number {
  if ((field(runs, run, Field.Mark) & Mark.Decoded) !== 0) return field(runs, run, Field.SourceEnd);
  const length = Math.min(last, field(runs, run, Field.TapeEnd)) - field(runs, run, Field.TapeStart);
  return field(runs, run, Field.SourceStart) + length;
}

function field(runs: Int32Array, run: number, which: Field): number {
  return runs[run + which] ?? 0;
}

function firstRunEndingAfter(runs: Int32Array, offset: number): number {
  let low = 0;
  let high = runs.length / fields;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (field(runs, middle * fields, Field.TapeEnd) <= offset) low = middle + 1;
    else high = middle;
  }
  return low * fields;
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
    // Most characters, and quickly told.
    if (code > 32 && code < 128) {
      count++;
      continue;
    }
    if (isSpace(code)) continue;
    if (code >= 0xdc00 && code <= 0xdfff && i > start) {
      const before = text.charCodeAt(i - 1);
      if (before >= 0xd800 && before <= 0xdbff) continue;
    }
    count++;
  }
  return count;
}
