import type { Range } from '../../../core/span.js';
import type { Told } from '../../evidence.js';
import { isBelow, stepBetween } from '../../fields/ids.js';
import type { HeaderColumn } from '../../header-line.js';
import type { Tools } from '../../layout.js';
import type { Page } from '../../page.js';
import type { RowStart } from '../../row-starts.js';
import type { Table } from './bodies.js';
import { hasStatus } from './has-status.js';
import type { Settled } from './lined-starts.js';
import { skipSpace, trimEnd } from '../../space.js';

/** A row before its cells are told apart: its id, its stretch, and the group it stands in. */
export interface Stretch extends Range {
  readonly start: number;
  /** Where the words after the id begin; `start` when the row has no id. */
  readonly words: number;
  readonly id: string | null;
  readonly group: Range | null;
  readonly reasons: Told;
}

/** Starts become groups and rows; a group is an id with a row below it and no status between. */
export function stretches(
  page: Page,
  table: Table,
  { starts, titles }: Settled,
  end: number,
  tools: Tools,
): { rows: readonly Stretch[]; lost: readonly Range[] } {
  const rows: Stretch[] = [];
  const lost: Range[] = [];
  const { text } = page;
  let group: Group | null = null;
  let passed = 0;
  starts.forEach((start, i) => {
    const next = starts[i + 1];
    while ((titles[passed]?.start ?? Infinity) < start.start) passed++;
    const title = titles[passed]?.start ?? Infinity;
    const stop = trimEnd(text, start.end, Math.min(title, next ? (next.titleFrom ?? next.start) : end));
    const body = { start: start.end, end: stop };
    const isGroup = next !== undefined && isBelow(start.id, next.id) && !hasStatus(page, body, table, tools);
    const isLone =
      next === undefined && isLoneGroup(page, table, { start, body, group: group?.id ?? null, rows }, tools);
    if (isGroup || isLone) {
      group = { range: { start: start.start, end: stop }, id: start.id };
      if (!isGroup) lost.push(group.range);
      return;
    }
    group = groupOver(text, start, group);
    if (skipSpace(text, start.end, stop) >= stop) {
      lost.push({ start: start.start, end: Math.max(stop, start.end) });
      return;
    }
    rows.push({
      start: start.start,
      words: skipSpace(text, start.end, stop),
      end: stop,
      id: start.id,
      group: group?.range ?? null,
      reasons: start.reasons,
    });
  });
  return { rows, lost };
}

interface Group {
  readonly range: Range;
  readonly id: string | null;
}

/** The group that a row stands in: a title before its id, or the one above while its ids go on. */
function groupOver(text: string, start: RowStart, above: Group | null): Group | null {
  if (start.titleFrom !== null)
    return { range: { start: start.titleFrom, end: trimEnd(text, start.titleFrom, start.start) }, id: null };
  return above?.id != null && !isBelow(above.id, start.id) ? null : above;
}

/** The last id of a table with two texts that is a group of which no row is left. */
function isLoneGroup(
  page: Page,
  table: Table,
  last: {
    readonly start: RowStart;
    readonly body: Range;
    readonly group: string | null;
    readonly rows: readonly Stretch[];
  },
  tools: Tools,
): boolean {
  return (
    hasField(table, 'recommendation') &&
    hasField(table, 'action') &&
    isGroupLevel(last.start.id, last.group, last.rows) &&
    !hasStatus(page, last.body, table, tools, true)
  );
}

/** An id that stands beside the groups, not beside the rows. */
function isGroupLevel(id: string, group: string | null, rows: readonly Stretch[]): boolean {
  if (group !== null) return stepBetween(group, id) !== null;
  return rows.every((row) => row.id === null || stepBetween(row.id, id) === null) && !/\.\p{N}+\./u.test(id);
}

function hasField(table: Table, field: HeaderColumn['field']): boolean {
  return table.header.columns.some((column) => column.field === field);
}
