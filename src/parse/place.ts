import type { Place } from '../core/message.js';
import type { Range } from '../core/span.js';
import type { Page } from './page.js';

/** The place of a tape range for a message: capture name, line and column where the source is text. */
export function placeAt(page: Page, range: Range): Place {
  const [segment] = page.document.tape.locate(range.start, range.end);
  const place: Place = { source: page.document.info.name, ...(segment ? { segment } : {}) };
  if (!segment || !('start' in segment) || page.sourceLines === null) return place;
  return { ...place, ...page.sourceLines.at(segment.start) };
}

/** A short quotation of a range, for reasons and messages. */
export function quote(text: string, range: Range, limit = 60): string {
  const words = text
    .slice(range.start, Math.min(range.end, range.start + limit))
    .replace(/\s+/gu, ' ')
    .trim();
  return range.end - range.start > limit ? `${words}…` : words;
}
