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
  const [own, ...more] = status?.ranges ?? [];
  if (!status || !own || more.length > 0) return raw;
  const published = text.slice(own.start, own.end);
  const found = published.endsWith(']') ? remark.exec(published) : null;
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
