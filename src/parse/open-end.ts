import { message, type Message } from '../core/message.js';
import type { Range } from '../core/span.js';
import type { RawCell, RawRow } from './layout.js';
import type { Page } from './page.js';
import { placeAt, quote } from './place.js';

/**
 * Says so where a page may have been cut off inside its last row: a page of HTML that ends
 * without closing what it opened, a text whose last words are a cell that neither a full stop
 * nor the end of a line ends.
 *
 * Messages: `parse/open-end`.
 */
export function findOpenEnd(page: Page, rows: readonly RawRow[]): readonly Message[] {
  const { source, form } = page.document;
  const last = lastCell(rows);
  if (source === null || last === null) return [];
  const end = page.text.trimEnd().length;
  const atEnd = last.range.end >= end;
  const isOpen =
    form === 'html'
      ? endsInside(page, source, end, atEnd)
      : form === 'text' &&
        atEnd &&
        isText(last.cell, page.text.slice(last.range.start, end)) &&
        !/\n\s*$/u.test(source) &&
        !closed.test(page.text.slice(0, end));
  if (!isOpen) return [];
  const details = {
    place: placeAt(page, last.range),
    actual: quote(page.text, { start: Math.max(last.range.start, last.range.end - 60), end: last.range.end }),
  };
  return [message('parse/open-end', 'the text ends inside the last row, and nothing says that it is whole', details)];
}

const closed = /[.!?…:;)\]”’"']$/u;

/** A status or an owner ends without a stop; a status that goes on, and words under an unknown label, do not. */
function isText({ field }: RawCell, words: string): boolean {
  if (field === 'status' || field === 'other') return words.split(/\s+/u).length > 4;
  return field === 'progress' || field === 'action' || field === 'recommendation' || field === 'next-steps';
}

/** A table is open where the page ends, or no tag follows its last words. */
function endsInside(page: Page, source: string, end: number, atEnd: boolean): boolean {
  const tags = source.toLowerCase();
  if (tags.lastIndexOf('<table') > tags.lastIndexOf('</table')) return true;
  const [segment] = page.document.tape.locate(end - 1, end);
  return atEnd && segment !== undefined && 'start' in segment && !source.includes('<', segment.start);
}

function lastCell(rows: readonly RawRow[]): { readonly cell: RawCell; readonly range: Range } | null {
  let last: { cell: RawCell; range: Range } | null = null;
  for (const row of rows)
    for (const cell of row.cells)
      for (const range of cell.ranges) if (!last || range.end > last.range.end) last = { cell, range };
  return last;
}
