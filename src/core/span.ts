/**
 * Places in captures. A value that was read from a source carries a list of segments, in
 * reading order; slicing them out of the capture gives the published words back.
 */

/** UTF-16 offsets into the decoded source of a text, HTML or JSON capture; `end` is exclusive. */
export interface TextSegment {
  readonly capture: number;
  readonly start: number;
  readonly end: number;
}

/** A box on a page: pages count from 1, `box` is `[left, top, right, bottom]` in points from the top left. */
export interface PageSegment {
  readonly capture: number;
  readonly page: number;
  readonly box: readonly [number, number, number, number];
}

/** A part of a packaged file and the element or cell in it, e.g. `xl/worksheets/sheet1.xml`, `B4`. */
export interface PartSegment {
  readonly capture: number;
  readonly part: string;
  readonly path: string;
}

export type Segment = TextSegment | PageSegment | PartSegment;

/** The place of one value: its segments in reading order. */
export type Span = readonly Segment[];

export function isTextSegment(segment: Segment): segment is TextSegment {
  return 'start' in segment;
}

/** One line a person can read: `412-690`, `page 3 (72, 90, 300, 104)`, `sheet1.xml!B4`. */
export function printSegment(segment: Segment): string {
  if ('start' in segment) return `${segment.start}-${segment.end}`;
  if ('page' in segment) return `page ${segment.page} (${segment.box.map((n) => Math.round(n)).join(', ')})`;
  return `${segment.part}!${segment.path}`;
}

/** A half-open range of offsets on a {@link Tape}. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export function rangesOverlap(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The smallest range that holds all of them; `0-0` for none. Lists may be long: nothing is spread into arguments. */
export function rangeOver(ranges: Iterable<Range>): Range {
  let start = Infinity;
  let end = 0;
  for (const range of ranges) {
    start = Math.min(start, range.start);
    end = Math.max(end, range.end);
  }
  return start < end ? { start, end } : { start: 0, end: 0 };
}
