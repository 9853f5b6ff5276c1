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

/**
 * The paragraphs of a plain text, as lines that go on over the wrapped lines of the file; null where blank
 * lines set none apart, or every line.
 */
export function wrappedParagraphs(page: Page, lines: readonly Line[]): readonly Line[] | null {
  if (page.document.form === 'html' || page.document.source === null) return null;
  // The first lines of a long text tell whether it is worth the while.
  return isApart(lines.slice(0, sampled), page) ? paragraphsOf(page, lines) : null;
}

function isApart(lines: readonly Line[], page: Page): boolean {
  const paragraphs = paragraphsOf(page, lines).length;
  return paragraphs < lines.length && paragraphs >= lines.length / mostWrapped;
}

/** Cells are no longer than this many lines, all taken together. */
const mostWrapped = 4;
const sampled = 400;

function paragraphsOf(page: Page, lines: readonly Line[]): readonly Line[] {
  const opens = opensOfLines(page, lines, new Set());
  const found: Line[] = [];
  lines.forEach((line, i) => {
    const last = found.at(-1);
    const goesOn = last && opens[i] !== true && line.kind === 'paragraph' && last.kind !== 'heading';
    if (goesOn) found[found.length - 1] = { ...last, end: line.end };
    else found.push(line);
  });
  return found;
}

/** Whether two line ends stand between two offsets of a plain text. */
function hasBlank(source: string, from: number, to: number): boolean {
  let ends = 0;
  for (let i = from + 1; i < to; i++) if (source.charCodeAt(i) === 10 && ++ends > 1) return true;
  return false;
}
