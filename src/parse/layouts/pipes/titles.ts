import type { Range } from '../../../core/span.js';
import { idFamilies, idParts, isBelow, leadingId } from '../../fields/ids.js';
import { isWholeStatus } from '../../fields/status.js';
import { readHeader } from '../../headers.js';
import { readMark } from '../../marks.js';
import type { Tools } from '../../layout.js';
import { openingId } from '../../opening-id.js';
import type { Page } from '../../page.js';
import type { PipeLine } from './lines.js';
import { cutMarkup } from './markup.js';
import type { PipeTable } from './tables.js';

/** A line with one filled cell that heads the rows below it: `| Theme 2: Vans | | |`. */
export function isTitle(page: Page, line: PipeLine, table: PipeTable, tools: Tools): boolean {
  if (line.isRule) return false;
  if (line.pipes === 0) return standsBetweenRows(page, line, table, tools);
  if (isCaption(page, line, table) || isComment(page, line, table)) return true;
  const filled = line.pieces.filter((piece) => piece.end > piece.start);
  const only = filled[0] && cutMarkup(page.text, [filled[0]]).ranges[0];
  if (!only || filled.length > 1 || only.end - only.start > 160) return false;
  const mark = readMark(page.text, only, 3, tools.words);
  if (mark?.kind === 'theme') return mark.id !== null && /\p{N}/u.test(mark.id);
  if (mark?.kind === 'status') return true;
  if (line.pieces[0] !== filled[0]) return false;
  return mark ? rowsStandBelow(page, mark.id, line, table) : isHeadingLike(page, line, only, table, tools);
}

/** `Transport` alone on a line, where every row has all its cells on one line and ends in a short one. */
function standsBetweenRows(page: Page, line: PipeLine, table: PipeTable, tools: Tools): boolean {
  const words = page.text.slice(line.start, line.end);
  if (words.length > 80 || !/^\p{Lu}.*[^.;,:]$/u.test(words) || isWholeStatus(words, tools.words)) return false;
  const last = readHeader(table.header?.at(-1)?.text ?? '', tools.words)?.field;
  if (last !== 'status' && last !== 'status-or-due' && last !== 'due') return false;
  const rows = table.body.filter((each) => each.pipes > 0 && !each.isRule);
  const width = table.header?.length ?? 0;
  const next = table.body[table.body.indexOf(line) + 1];
  return width > 2 && next?.pieces.length === width && rows.every((each) => each.pieces.length === width);
}

/** `| The office told us in May that it had begun. |` between rows of several cells. */
function isComment(page: Page, line: PipeLine, table: PipeTable): boolean {
  const { leading, trailing } = table.border;
  if (!leading || !trailing || !line.leading || !line.trailing || line.pieces.length !== 1) return false;
  if ((table.header?.length ?? 0) < 3) return false;
  const words = page.text.slice(line.pieces[0]?.start, line.pieces[0]?.end);
  const full = table.body.filter((each) => each.pieces.length === table.header?.length).length;
  return full >= 2 && /[.!?]$/u.test(words) && words.split(/\s+/u).length >= 6;
}

function isHeadingLike(page: Page, line: PipeLine, only: Range, table: PipeTable, tools: Tools): boolean {
  // A pipe at the end of a line that closes none stands before an empty cell.
  const width = line.pieces.length + Number(line.trailing && !table.border.trailing);
  if (width <= 2 || width < (table.header?.length ?? 0)) return false;
  const words = page.text.slice(only.start, only.end);
  return !/[.;,:]$/u.test(words) && /^[\p{Lu}*]/u.test(words) && !tools.words.statuses.get(words);
}

/** `| 4.1 Oversight | | |` heads the rows below it where the next one is numbered below it. */
function rowsStandBelow(page: Page, id: string, line: PipeLine, table: PipeTable): boolean {
  if (line.pipes < Math.max(1, (table.header?.length ?? 0) - 1)) return false;
  const at = table.body.indexOf(line);
  // A column of themes or owners may stand before the one with the numbers.
  const openings = (each: PipeLine | undefined): readonly string[] =>
    (each?.pieces ?? []).flatMap(({ start, end }) => leadingId(page.text, start, end, idFamilies)?.id ?? []);
  if (at + 1 < table.body.length) return openings(table.body[at + 1]).some((next) => isBelow(id, next));
  // The last line of a page that is cut off: the rows above are numbered deeper.
  return openings(table.body[at - 1]).some((before) => idParts(before).length > idParts(id).length);
}

/** `Table 2 | Recommendations of the review` above rows of twice as many cells, whose ids are of another kind. */
function isCaption(page: Page, line: PipeLine, table: PipeTable): boolean {
  const below = table.body[1];
  if (table.header || line !== table.body[0] || !below || line.pieces.length * 2 > below.pieces.length) return false;
  const familyOf = ({ pieces: [first] }: PipeLine): string | null =>
    first ? (openingId(page.text.slice(first.start, first.end))?.family ?? null) : null;
  return familyOf(below) !== null && familyOf(line) !== familyOf(below);
}
