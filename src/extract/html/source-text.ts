import { measureReference, type ReferenceLengths } from './character-references.js';
import type { TextNode } from './tree.js';

/** Takes text with its place in the source: a tape, or something before one. */
export interface TextTaker {
  /** `source.slice(start, end)` as it stands. */
  add(start: number, end: number): void;
  /** Text that stands for a source slice that reads otherwise. */
  addDecoded(text: string, start: number, end: number): void;
}

/**
 * Passes on a text node. Where the source holds character references, carriage returns or
 * anything else that the text does not show as written, it is split so that each part knows
 * its own place.
 */
export function addText(taker: TextTaker, node: TextNode, source: string): void {
  const { text, start, end } = node;
  if (end - start === text.length) {
    taker.add(start, end);
    return;
  }
  let at = start;
  let read = 0;
  while (at < end && read < text.length) {
    const stop = nextDifference(source, at, end);
    if (stop > at) {
      const length = Math.min(stop - at, text.length - read);
      if (text.slice(read, read + length) !== source.slice(at, at + length)) break;
      taker.add(at, at + length);
      at += length;
      read += length;
      continue;
    }
    const step = measureDifference(source, at, text, read);
    if (step.source === step.text) taker.add(at, at + step.source);
    else if (step.text > 0) taker.addDecoded(text.slice(read, read + step.text), at, Math.min(at + step.source, end));
    at += step.source;
    read += step.text;
  }
  // The two have lost each other: better a wide place than a lost word.
  if (read < text.length) taker.addDecoded(text.slice(read), Math.min(at, end - 1), end);
}

const ampersand = 38;
const carriageReturn = 13;
const lessThan = 60;

function nextDifference(source: string, from: number, end: number): number {
  for (let i = from; i < end; i++) {
    const code = source.charCodeAt(i);
    if (code === ampersand || code === carriageReturn || code === lessThan || code === 0) return i;
  }
  return end;
}

function measureDifference(source: string, at: number, text: string, read: number): ReferenceLengths {
  switch (source.charCodeAt(at)) {
    case ampersand:
      return measureReference(source, at, text, read);
    case carriageReturn:
      return { source: source.charCodeAt(at + 1) === 10 ? 2 : 1, text: 1 };
    case lessThan:
      // `</>` is dropped by the HTML algorithm; any other `<` in a text stands for itself.
      return source.startsWith('</>', at) && !text.startsWith('</>', read)
        ? { source: 3, text: 0 }
        : { source: 1, text: 1 };
    default:
      return { source: 1, text: text.charCodeAt(read) === 0xfffd ? 1 : 0 };
  }
}
