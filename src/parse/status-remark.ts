import { isWholeStatus } from './fields/status.js';
import type { RawCell, RawRow } from './layout.js';
import type { Words } from './lexicon/words.js';

/** What stands in square brackets behind a status, with a label of its own: `[Justification: overtaken by the new act]`. */
const remark = /^(.{2,60}?)\s*(?=\[\p{Lu}[\p{L} ]{2,30}:\s)/su;

/**
 * `No longer applicable [Justification: overtaken by the new act]`: the status is what stands
 * before the bracket, and the remark opens the note of the row.
 */
export function partRemark(text: string, raw: RawRow, words: Words): RawRow {
  const status = raw.cells.find(({ field }) => field === 'status');
  const own = status?.ranges.length === 1 ? status.ranges[0] : undefined;
  if (!status || !own || text.charAt(own.end - 1) !== ']') return raw;
  const found = remark.exec(text.slice(own.start, own.end));
  if (!found?.[1] || !isWholeStatus(found[1], words)) return raw;
  const rest = { start: own.start + found[0].length, end: own.end };
  const note = raw.cells.find(({ field }) => field === 'progress');
  const progress: RawCell = note
    ? { ...note, ranges: [rest, ...note.ranges].sort((a, b) => a.start - b.start) }
    : { field: 'progress', title: null, ranges: [rest] };
  const kept = raw.cells.filter((cell) => cell !== status && cell !== note);
  const cells = [...kept, { ...status, ranges: [{ start: own.start, end: own.start + found[1].length }] }, progress];
  return { ...raw, cells };
}
