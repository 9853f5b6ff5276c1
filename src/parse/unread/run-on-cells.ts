import type { Range } from '../../core/span.js';
import { isWholeId, leadingId, stepBetween, type IdToken } from '../fields/ids.js';
import { isCounted } from '../fields/id-shapes.js';
import type { RawRow } from '../layout.js';
import type { Words } from '../lexicon/words.js';

/** A line inside a cell that opens with an id. */
export interface RunOn {
  readonly line: Range;
  readonly token: IdToken;
}

/**
 * Lines inside the text of a row that count on from its own id, `1.2` and `1.3` below `1.1`: its cell holds several
 * rows, and has one status for all of them, or another number of statuses.
 */
export function runOnCells(
  text: string,
  rows: readonly RawRow[],
  isKnown: (id: string) => boolean,
  words: Words,
): readonly RunOn[] {
  const found: RunOn[] = [];
  for (const { cells, keepsLines } of rows) {
    const cell = cells.find(({ field }) => field === 'action') ?? cells.find(({ field }) => field === 'recommendation');
    if (!keepsLines || cell?.ranges.length !== 1) continue;
    const [first, ...lines] = linesOf(text, cell.ranges[0] as Range);
    if (!first || lines.length === 0) continue;
    let own = leadingId(text, first.start, first.end, words.families)?.id ?? null;
    for (const line of lines) {
      if (own === null || !isCounted.test(own)) break;
      const token = leadingId(text, line.start, line.end, words.families);
      if (!token || stepBetween(own, token.id) !== 1 || isKnown(token.id)) continue;
      if (!/^[.:)\s]*\p{Lu}/u.test(text.slice(token.end, line.end))) continue;
      found.push({ line, token });
      own = token.id;
    }
  }
  return found;
}

/** `Done April 2032 R2` in the place of a status: the id of the next row, which nobody has, was glued to it. */
export function idsBehindStatuses(
  text: string,
  rows: readonly RawRow[],
  isLost: (id: string) => boolean,
): readonly RunOn[] {
  return rows.flatMap(({ cells }) => {
    const line = cells.find(({ field }) => field === 'status' || field === 'status-or-due')?.ranges.at(-1);
    if (!line || line.end - line.start > longestStatus) return [];
    const last = /(?<=\p{L}[^]*\s)\S{2,12}$/u.exec(text.slice(line.start, line.end))?.[0] ?? '';
    if (!isCounted.test(last) || !isWholeId(last) || !isLost(last)) return [];
    return [{ line, token: { id: last, start: line.end - last.length, end: line.end } }];
  });
}

const longestStatus = 80;

function linesOf(text: string, { start, end }: Range): readonly Range[] {
  const lines: Range[] = [];
  // Looked for inside the cell only: on a page of one line there is no next one.
  const own = text.slice(start, end);
  for (let at = start; at < end;) {
    const next = own.indexOf('\n', at - start);
    const stop = next < 0 ? end : start + next;
    if (stop > at) lines.push({ start: at, end: stop });
    at = stop + 1;
  }
  return lines;
}
