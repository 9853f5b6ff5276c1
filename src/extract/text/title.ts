import type { Block } from '../../model/document.js';

const longestTitle = 160;

/**
 * The first line, where it reads as a title does: short, no sentence, no row of a table, no
 * label with its value, no header line. Null where it does not.
 */
export function readTitle(tape: string, blocks: readonly Block[]): string | null {
  const first = blocks.find((block) => block.kind !== 'furniture');
  if (!first || first.kind !== 'paragraph' || first.end - first.start > longestTitle) return null;
  const line = tape
    .slice(first.start, first.end)
    .replace(/^#{1,6}\s+|\s+#+$/gu, '')
    .trim();
  if (line === '' || /[.;,|]$/u.test(line)) return null;
  if (/[|\t]/u.test(line)) return null;
  // A number at the start opens a row or a section; a title of a publication has none.
  if (/^(?:\d+(?:\.\d+)*[.)]?\s|[A-Z]{1,4}\s?\d)/u.test(line)) return null;
  return isHeaderLine(line) ? null : line;
}

/** The headers of a table, run together: a status and two of the things that have one. */
function isHeaderLine(line: string): boolean {
  const words = line
    .toLowerCase()
    .match(/\b(?:status|recommendations?|actions?|progress|owner|lead|due|timescale|response)\b/gu);
  const kinds = new Set(words?.map((word) => word.replace(/(?<!u)s$/u, '')));
  return kinds.has('status') && kinds.size > 2;
}
