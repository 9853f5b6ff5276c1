import type { TextSink } from '../../core/tape.js';

/** A JSON string, decoded, with the way back to the source: escapes are longer there. */
export interface StringSource {
  readonly text: string;
  /** Passes what is written with offsets of `text` on to a sink of the source. */
  sinkInto(sink: TextSink): TextSink;
}

interface Escapes {
  /** Offsets in the decoded text, ascending; each escape stands for one character. */
  readonly at: number[];
  /** Offsets of their backslashes in the source. */
  readonly start: number[];
  readonly end: number[];
}

/** Reads the string whose opening quote is at `source[quote]`. The JSON is known to be well formed. */
export function readStringSource(source: string, quote: number): StringSource {
  const parts: string[] = [];
  const escapes: Escapes = { at: [], start: [], end: [] };
  let length = 0;
  let at = quote + 1;
  for (;;) {
    const stop = stringStop(source, at);
    parts.push(source.slice(at, stop));
    length += stop - at;
    if (source.charCodeAt(stop) !== backslash) break;
    const end = stop + (source.charAt(stop + 1) === 'u' ? 6 : 2);
    escapes.at.push(length);
    escapes.start.push(stop);
    escapes.end.push(end);
    parts.push(decodeEscape(source.slice(stop, end)));
    length += 1;
    at = end;
  }
  return new MappedString(parts.join(''), quote + 1, escapes);
}

const backslash = 92;
const quoteCode = 34;

function stringStop(source: string, from: number): number {
  let at = from;
  while (at < source.length && source.charCodeAt(at) !== backslash && source.charCodeAt(at) !== quoteCode) at++;
  return at;
}

const shortEscapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function decodeEscape(escape: string): string {
  const letter = escape.charAt(1);
  if (letter === 'u') return String.fromCharCode(Number.parseInt(escape.slice(2), 16));
  return shortEscapes[letter] ?? letter;
}

class MappedString implements StringSource {
  readonly text: string;
  readonly #start: number;
  readonly #escapes: Escapes;

  constructor(text: string, start: number, escapes: Escapes) {
    this.text = text;
    this.#start = start;
    this.#escapes = escapes;
  }

  sinkInto(sink: TextSink): TextSink {
    const add = (start: number, end: number): void => this.#add(sink, start, end);
    const toEnd = (offset: number): number => this.#toEnd(offset);
    const toSource = (offset: number): number => this.#from(this.#firstEscapeFrom(offset), offset);
    return {
      get position() {
        return sink.position;
      },
      get end() {
        return sink.end;
      },
      newline: () => sink.newline(),
      space: () => sink.space(),
      barrier: () => sink.barrier(),
      add,
      addDecoded: (text, start, end) => sink.addDecoded(text, toSource(start), toEnd(end)),
    };
  }

  #add(sink: TextSink, start: number, end: number): void {
    const { at, start: starts, end: ends } = this.#escapes;
    let from = start;
    for (let i = this.#firstEscapeFrom(start); from < end; i++) {
      const escape = at[i] ?? Infinity;
      const stop = Math.min(escape, end);
      if (stop > from) sink.add(this.#from(i, from), this.#from(i, stop - 1) + 1);
      if (escape >= end) return;
      sink.addDecoded(this.text.charAt(escape), starts[i] ?? 0, ends[i] ?? 0);
      from = escape + 1;
    }
  }

  /** Where the source slice of `text.slice(…, offset)` ends. */
  #toEnd(offset: number): number {
    const last = this.#firstEscapeFrom(offset) - 1;
    if (last >= 0 && this.#escapes.at[last] === offset - 1) return this.#escapes.end[last] ?? 0;
    return this.#from(last + 1, offset - 1) + 1;
  }

  /** Source offset of a decoded one, `next` being the first escape at or after it. */
  #from(next: number, offset: number): number {
    if (next === 0) return this.#start + offset;
    return (this.#escapes.end[next - 1] ?? 0) + offset - (this.#escapes.at[next - 1] ?? 0) - 1;
  }

  #firstEscapeFrom(offset: number): number {
    const { at } = this.#escapes;
    let low = 0;
    let high = at.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((at[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
