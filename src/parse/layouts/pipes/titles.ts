import { readMark } from '../../marks.js';
import type { Tools } from '../../layout.js';
import { openingId } from '../../opening-id.js';
import type { Page } from '../../page.js';
import type { PipeLine } from './lines.js';
import { cutMarkup } from './markup.js';
import type { PipeTable } from './tables.js';

/** A line with one filled cell that heads the rows below it: `| Theme 2: Vans | | |`. */
export function isTitle(page: Page, line: PipeLine, table: PipeTable, tools: Tools): boolean {
  if (line.pipes === 0 || line.isRule) return false;
  if (isCaption(page, line, table)) return true;
  const filled = line.pieces.filter((piece) => piece.end > piece.start);
  const only = filled[0] && cutMarkup(page.text, [filled[0]]).ranges[0];
  if (!only || filled.length > 1 || only.end - only.start > 160) return false;
  const mark = readMark(page.text, only, 3, tools.words);
  if (mark?.kind === 'theme') return mark.id !== null && /\p{N}/u.test(mark.id);
  if (mark?.kind === 'status') return true;
  const width = table.header?.length ?? 0;
  const words = page.text.slice(only.start, only.end);
  const alone = line.pieces[0] === filled[0] && line.pieces.length > 2 && line.pieces.length >= width;
  return alone && mark === null && readsAsTitle(words) && !tools.words.statuses.get(words);
}

function readsAsTitle(words: string): boolean {
  return /^[\p{Lu}*]/u.test(words) && !/[.;,:]$/u.test(words);
}

/** `Table 2 | Recommendations of the review` above rows of twice as many cells, whose ids are of another kind. */
function isCaption(page: Page, line: PipeLine, table: PipeTable): boolean {
  const below = table.body[1];
  if (table.header || line !== table.body[0] || !below || line.pieces.length * 2 > below.pieces.length) return false;
  const familyOf = ({ pieces: [first] }: PipeLine): string | null =>
    first ? (openingId(page.text.slice(first.start, first.end))?.family ?? null) : null;
  return familyOf(below) !== null && familyOf(line) !== familyOf(below);
}
