import type { RecordedMessage } from '../core/message.js';
import { isTextSegment, type Segment } from '../core/span.js';
import type { Document } from '../model/document.js';

/** Line and column, both from 1; columns count UTF-16 units, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const lineStarts = new WeakMap<Document, readonly number[]>();

/** Where an offset of a document's source is, for a person with an editor; null where there are no lines (PDF). */
export function positionOf(document: Document, offset: number): Position | null {
  if (document.source === null) return null;
  const starts = lineStarts.get(document) ?? findLineStarts(document.source);
  lineStarts.set(document, starts);
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

/** The document that a segment is in. */
export function documentOf(segment: Segment, documents: readonly Document[]): Document | null {
  return documents.find((document) => document.capture === segment.capture) ?? null;
}

/** Adds the name of the capture, the line and the column to the places of messages that have only offsets. */
export function pinpoint<M extends RecordedMessage>(messages: readonly M[], documents: readonly Document[]): M[] {
  return messages.map((message) => {
    const { place } = message;
    if (!place?.segment || place.line !== undefined) return message;
    const document = documentOf(place.segment, documents);
    if (!document) return message;
    const position = isTextSegment(place.segment) ? positionOf(document, place.segment.start) : null;
    return { ...message, place: { source: document.info.name, ...position, ...place } };
  });
}

function findLineStarts(source: string): readonly number[] {
  const starts = [0];
  const lineEnd = /\r\n|\n|\r/gu;
  while (lineEnd.exec(source) !== null) starts.push(lineEnd.lastIndex);
  return starts;
}
