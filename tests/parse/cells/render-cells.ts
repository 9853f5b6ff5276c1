import type { Plan, Row } from '../drawn/records.js';
import { cellsOf, headerOf } from '../drawn/records.js';

/** How one publisher, or the archive that kept the page, lays its cells out. */
export interface StackedManner {
  /** The id on a line of its own, or in front of the action. */
  readonly idAlone: boolean;
  /** An empty line between cells. */
  readonly blank: boolean;
  /** The header is whole, has lost its first column, or is gone. */
  readonly header: 'whole' | 'first-missing' | 'none';
  /** Progress notes fall into a paragraph for each sentence. */
  readonly paragraphs: boolean;
  /** A heading before the table. */
  readonly heading: boolean;
}

/** One cell a line; an empty cell leaves no line; the recommendation only over its first row. */
export function renderStacked(plan: Plan, manner: StackedManner): string {
  const lines: string[] = ['Harbours: second update of the plan', 'What has been done since the first.'];
  if (manner.heading) lines.push('Theme 1: At sea');
  const header = headerOf(plan);
  if (manner.header === 'whole') lines.push(...header);
  if (manner.header === 'first-missing') lines.push(...header.slice(1));
  for (const group of plan.groups) {
    lines.push(`${group.id} ${group.title}`);
    for (const row of group.rows) lines.push(...rowLines(plan, row, manner));
  }
  lines.push('Back to top');
  return lines.join(manner.blank ? '\n\n' : '\n');
}

function rowLines(plan: Plan, row: Row, manner: StackedManner): readonly string[] {
  return cellsOf(plan, row).flatMap((cell, c) => {
    if (cell === '') return [];
    if (c === 0 && manner.idAlone) return [row.id, row.text];
    const isNote = plan.columns.progress && c === cellsOf(plan, row).length - 1;
    return isNote && manner.paragraphs ? cell.split(/(?<=\.) (?=\p{Lu})/u) : [cell];
  });
}

/** No space between cells: a line for each row, or none at all. */
export function renderGlued(plan: Plan, manner: { readonly lines: boolean; readonly idGlued: boolean }): string {
  const rows = plan.groups.flatMap((group) =>
    group.rows.map((row, i) => {
      const [first = '', ...rest] = cellsOf(plan, row);
      const text = manner.idGlued ? first.replace(/^(\S+) /u, '$1') : first;
      return [i === 0 ? `${group.id} ${group.title}` : '', text, ...rest].join('');
    }),
  );
  return ['Theme 1: At sea', headerOf(plan).join(''), ...rows].join(manner.lines ? '\n' : '');
}
