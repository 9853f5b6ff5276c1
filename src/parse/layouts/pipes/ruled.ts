import { message, type Message } from '../../../core/message.js';
import type { Page } from '../../page.js';
import { placeAt, quote } from '../../place.js';
import type { GridRow } from '../../grid-kinds.js';
import { gridCell } from './columns.js';
import type { PipeLine } from './lines.js';
import { cutMarkup } from './markup.js';
import type { PipeTable } from './tables.js';

/**
 * Rows that rules keep apart, their cells wrapped inside their columns; null for tables that
 * are not drawn so.
 *
 *     +------+-----------------+---------+
 *     | 12.2 | Train two more  | Done    |
 *     |      | keepers.        |         |
 *     +------+-----------------+---------+
 */
export function readRuled(page: Page, table: PipeTable): readonly GridRow[] | null {
  const groups = groupsOf(table);
  const width = table.header?.length ?? groups.reduce((most, group) => Math.max(most, group[0]?.pieces.length ?? 0), 0);
  // A grid drawn with crossings may end in its first row.
  const isDrawn = table.headerLines.some((line) => line.isRule && page.text.startsWith('+', line.start));
  if (groups.length < (isDrawn ? 1 : 2) || width < 2 || !groups.some((group) => group.length > 1)) return null;
  const isTitle = (group: readonly PipeLine[]): boolean => group.every((line) => line.pieces.length === 1);
  if (groups.every(isTitle)) return null;
  const cut = cutLine(page, groups.at(-1)?.at(-1), width);
  const isWhole = (line: PipeLine): boolean => line === cut || line.pieces.length === width;
  if (!groups.every((group) => isTitle(group) || group.every(isWhole))) return null;
  return groups.map((group): GridRow => {
    const isCut = cut !== null && group.includes(cut);
    const count = isTitle(group) && !isCut ? 1 : width;
    const cells = Array.from({ length: count }, (_, c) => {
      const plain = cutMarkup(
        page.text,
        group.flatMap((line) => line.pieces[c] ?? []),
      );
      return { ...gridCell(page, plain.ranges), paragraphs: plain.paragraphs };
    });
    const filled = cells.filter((cell) => cell.text !== '').length;
    const evidence = [`${group.length} lines between two rules`];
    if (isCut) return { kind: 'row', cells, evidence, certainty: 'doubtful', messages: [cutOff(page, group)] };
    return { kind: filled === 1 ? 'title' : 'row', cells, evidence };
  });
}

/** The last line of a text that ends before its row does; null where the last line is whole. */
function cutLine(page: Page, last: PipeLine | undefined, width: number): PipeLine | null {
  const [only, ...more] = last?.pieces ?? [];
  const isTitle = last?.trailing === true && only !== undefined && more.length === 0 && only.end > only.start;
  return last && !isTitle && last.pieces.length < width && page.text.slice(last.end).trim() === '' ? last : null;
}

function cutOff(page: Page, group: readonly PipeLine[]): Message {
  const range = { start: group[0]?.start ?? 0, end: group.at(-1)?.end ?? 0 };
  return message('parse/cut-off', 'the text ends inside this row, and its words may be incomplete', {
    place: placeAt(page, range),
    actual: quote(page.text, range),
  });
}

/** The lines between rules. */
function groupsOf(table: PipeTable): readonly (readonly PipeLine[])[] {
  const groups: PipeLine[][] = [];
  let open: PipeLine[] = [];
  for (const line of table.body) {
    if (!line.isRule) open.push(line);
    else if (open.length > 0) {
      groups.push(open);
      open = [];
    }
  }
  if (open.length > 0) groups.push(open);
  return groups;
}
