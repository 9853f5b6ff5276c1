import { readStatus } from './fields/status.js';
import type { GridLine } from './grid-shape.js';
import { readHeader } from './headers.js';
import type { Field } from './lexicon/lexicon.js';
import type { Words } from './lexicon/words.js';

/** A table as far as it is known. */
interface Lendable {
  readonly header: GridLine | null;
  readonly width: number;
  readonly body: readonly GridLine[];
}

/** A table without a header needs as many statuses below the one that it is lent. */
const enough = 0.8;

/**
 * The header that tells what the columns of a table without one hold: that of the last table above with as many columns,
 * where statuses stand below its status, and texts below its text. Gives one header a table; null for none.
 */
export function lendHeaders(tables: readonly Lendable[], words: Words): readonly (GridLine | null)[] {
  let last: { readonly header: GridLine; readonly width: number } | null = null;
  return tables.map(({ header, width, body }) => {
    if (header) {
      last = { header, width };
      return header;
    }
    return last?.width === width && holds(body, last.header, words) ? last.header : null;
  });
}

function holds(body: readonly GridLine[], header: GridLine, words: Words): boolean {
  if (body.length === 0) return false;
  const least = Math.max(1, enough * body.length);
  const isBelow = (fields: readonly Field[], test: (text: string) => boolean): boolean =>
    header.some((cell, c) => {
      const field = cell && readHeader(cell.text, words)?.field;
      return field && fields.includes(field) && body.filter((row) => test(row[c]?.text ?? '')).length >= least;
    });
  return (
    isBelow(['status'], (text) => readStatus(text, words) !== null) &&
    isBelow(['action', 'recommendation'], (text) => text.split(/\s+/u).length >= 3)
  );
}
