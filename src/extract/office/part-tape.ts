import type { PartSegment, Segment } from '../../core/span.js';
import type { Tape } from '../../core/tape.js';

/** From an offset on, text stands in this element or cell of the package, until the next begins. */
export interface PartStart {
  readonly at: number;
  readonly part: string;
  readonly path: string;
}

/**
 * A tape whose places are parts of a package. Office forms are read through a text made of
 * their parts; the offsets of that text mean nothing to a reader, the element or cell does.
 */
export function partTape(tape: Tape, capture: number, starts: readonly PartStart[]): Tape {
  return { text: tape.text, locate: (start, end) => unique(tape.locate(start, end), capture, starts) };
}

function unique(segments: readonly Segment[], capture: number, starts: readonly PartStart[]): readonly PartSegment[] {
  const found: PartSegment[] = [];
  for (const segment of segments) {
    if (!('start' in segment)) continue;
    for (let i = startBefore(starts, segment.start); i < starts.length; i++) {
      const start = starts[i];
      if (!start || start.at >= segment.end) break;
      const last = found.at(-1);
      if (last?.part !== start.part || last.path !== start.path)
        found.push({ capture, part: start.part, path: start.path });
    }
  }
  return found;
}

function startBefore(starts: readonly PartStart[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle]?.at ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
