import { sourceOffset } from './emphasis.js';
import type { Line, Page } from './page.js';

/**
 * Which lines begin a paragraph: those below a blank line, or elements of their own. Blank lines are
 * gone from the tape, so they are looked up in the source.
 */
export function opensOfLines(page: Page, lines: readonly Line[], blockStarts: ReadonlySet<number>): readonly boolean[] {
  const { source, form } = page.document;
  let last = -1;
  return lines.map((line) => {
    const at = source === null ? -1 : sourceOffset(page, line.start);
    const opens =
      line.opens ??
      (form === 'html' ? blockStarts.has(line.start) : at < 0 || last < 0 || hasBlank(source ?? '', last, at));
    last = source === null ? -1 : sourceOffset(page, line.end - 1);
    return opens;
  });
}

/** Whether two line ends stand between two offsets of a plain text. */
function hasBlank(source: string, from: number, to: number): boolean {
  let ends = 0;
  for (let i = from + 1; i < to; i++) if (source.charCodeAt(i) === 10 && ++ends > 1) return true;
  return false;
}
