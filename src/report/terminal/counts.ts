import { showNumber } from '../days.js';
import { isFinished, type StatusKey } from '../labels.js';
import type { StatusCount } from '../story/statuses.js';
import { bar, type Pen } from './draw.js';
import { grid, type GridCell } from './grid.js';

/** Rows by status: a row a status, a column an edition, with bars where there is room. */
export function countsTable(
  statuses: readonly StatusCount[],
  editions: readonly string[],
  { paint, width }: Pen,
): readonly string[] {
  const most = Math.max(1, ...statuses.flatMap(({ counts }) => counts));
  const label = Math.max(...statuses.map((status) => status.label.length), 0);
  const digits = String(most).length;
  const barColumns = Math.min(16, Math.floor((width - label) / editions.length) - digits - 4);
  const withBars = barColumns >= Math.max(6, ...editions.map((edition) => edition.length));
  const columns = [
    { head: '' },
    ...editions.flatMap((head) =>
      withBars ? [{ head: '', align: 'right' as const }, { head }] : [{ head, align: 'right' as const }],
    ),
  ];
  const number = (text: string): GridCell => ({ text, paint: paint.strong });
  const rows = statuses.map(({ value, label, counts }) => [
    { text: label },
    ...counts.flatMap((count) => {
      const cell = number(count === 0 ? '·' : showNumber(count));
      return withBars ? [cell, { text: bar(count, most, barColumns), paint: painter(value, paint) }] : [cell];
    }),
  ]);
  return grid(columns, rows, width, paint.quiet);
}

function painter(value: StatusKey, paint: Pen['paint']): (text: string) => string {
  if (value === 'complete') return paint.good;
  if (value === 'not-achieved' || value === 'delayed' || value === 'withdrawn') return paint.bad;
  return isFinished(value) ? paint.quiet : paint.accent;
}
