import type { Piece } from './nature.js';
import type { Tools } from '../layout.js';
import { readMark } from '../marks.js';
import type { Line, Page } from '../page.js';

/** Stretches of lines between headings that say something of the rows below them. */
export function sections(page: Page, lines: readonly Line[], tools: Tools): readonly (readonly Piece[])[] {
  const found: Piece[][] = [];
  let open: Piece[] | null = null;
  for (const line of lines) {
    if (isHeading(page, line, tools)) {
      open = null;
      continue;
    }
    if (!open) found.push((open = []));
    open.push(line);
  }
  return found;
}

function isHeading(page: Page, line: Line, tools: Tools): boolean {
  if (line.end - line.start > 200) return false;
  if (tools.words.furniture.has(page.text.slice(line.start, line.end).trim().toLowerCase())) return true;
  const mark = readMark(page.text, line, line.level, tools.words);
  if (mark) return mark.kind !== 'group';
  return line.kind === 'heading';
}
