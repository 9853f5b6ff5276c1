import type { Page } from '../../page.js';
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
  if (groups.length < 2 || width < 2 || !groups.some((group) => group.length > 1)) return null;
  const isTitle = (group: readonly PipeLine[]): boolean => group.every((line) => line.pieces.length === 1);
  if (groups.every(isTitle)) return null;
  if (!groups.every((group) => isTitle(group) || group.every((line) => line.pieces.length === width))) return null;
  return groups.map((group): GridRow => {
    const count = isTitle(group) ? 1 : width;
    const cells = Array.from({ length: count }, (_, c) => {
      const plain = cutMarkup(
        page.text,
        group.flatMap((line) => line.pieces[c] ?? []),
      );
      return { ...gridCell(page, plain.ranges), paragraphs: plain.paragraphs };
    });
    const filled = cells.filter((cell) => cell.text !== '').length;
    return { kind: filled === 1 ? 'title' : 'row', cells, evidence: [`${group.length} lines between two rules`] };
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
