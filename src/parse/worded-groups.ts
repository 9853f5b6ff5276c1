import type { Mark } from './layout.js';
import type { Ledger } from './ledger.js';
import type { Page } from './page.js';

/** The text of a recommendation takes no more lines than this. */
const mostLines = 6;

/**
 * Recommendations whose actions stand below them as rows of their own:
 *
 *     RECOMMENDATION 2
 *     The department should publish attendance at board meetings.
 *     2.1 Attendance is published in annual reports. COMPLETE
 *
 * Claims their words, and gives a mark for each.
 */
export function findGroups(page: Page, ledger: Ledger, rowStarts: readonly number[]): Mark[] {
  const marks: Mark[] = [];
  let next = 0;
  page.lines.forEach((line, i) => {
    while (next < rowStarts.length && (rowStarts[next] ?? 0) < line.end) next++;
    const row = rowStarts[next];
    if (row === undefined || line.end - line.start > 60 || !endsLikeId(page.text, line.end)) return;
    if (!ledger.isFree(line)) return;
    const id = /^\p{Lu}\p{L}+(?: \p{L}+)?\s+(?:[Nn]o\.?\s+)?(\p{N}{1,3})[.:]?$/u.exec(
      page.text.slice(line.start, line.end),
    )?.[1];
    if (id === undefined || !new RegExp(`^[^\\p{L}\\p{N}]*${id}\\.\\p{N}`, 'u').test(page.text.slice(row, row + 16)))
      return;
    const text = page.lines.slice(i + 1, i + 1 + mostLines);
    const to = text.findIndex((each) => each.start >= row || !ledger.isFree(each) || each.kind === 'heading');
    const own = (to < 0 ? text : text.slice(0, to)).filter((each) => !isLabel(page.text.slice(each.start, each.end)));
    const [first] = own;
    const last = own.at(-1);
    if (!first || !last) return;
    const title = { start: first.start, end: last.end };
    for (const range of [line, title]) ledger.claim(range, 'heading');
    marks.push({ kind: 'group', at: line.start, id, title });
  });
  return marks;
}

/** Most lines do not, and need not be looked at further. */
function endsLikeId(text: string, end: number): boolean {
  const last = text.charCodeAt(end - 1);
  return last > 0x7f || (last >= 0x30 && last <= 0x39) || last === 0x2e || last === 0x3a;
}

/** A short line without an end, such as `ACTION TAKEN`. */
function isLabel(words: string): boolean {
  return words.length < 40 && !/[.!?:;]$/u.test(words);
}
