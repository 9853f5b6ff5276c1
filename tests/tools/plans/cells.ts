import type { Chance } from '../chance.js';
import type { ColumnName, GeneratedPlan, Row, Section, Titled } from './records.js';

/** How the recommendation of several rows is shown: on each row, on the first of its rows, or in a row of its own. */
export type Grouping = 'each' | 'first' | 'row';

/** The cells of a row as every layout prints them; the recommendation is left to the layout. */
export function cellOf(plan: GeneratedPlan, section: Section, row: Row, column: ColumnName): string {
  switch (column) {
    case 'id':
      return row.id === null ? '' : plan.scheme.print(row.id);
    case 'theme':
      return row.theme?.title ?? '';
    case 'recommendation':
      return row.recommendation ? titleOf(row.recommendation) : '';
    case 'action':
      return section.columns.includes('id') || row.id === null ? row.text : `${plan.scheme.print(row.id)} ${row.text}`;
    case 'owners':
      return row.owners.join('; ');
    case 'due':
      return row.due ?? '';
    case 'response':
      return row.response?.[0] ?? '';
    case 'previous':
      return row.previous ?? '';
    case 'status':
      return row.status[0];
    case 'progress':
      return row.progress ?? '';
  }
}

export function titleOf(titled: Titled): string {
  return titled.id === null ? titled.title : `${titled.id} ${titled.title}`;
}

export function themeHeading(plan: GeneratedPlan, theme: Titled): string {
  if (plan.themeStyle === 'bare') return `${theme.id ?? ''}. ${theme.title}`;
  return `Theme ${theme.id ?? ''}${plan.themeStyle === 'colon' ? ':' : ' –'} ${theme.title}`;
}

export function beginsGroup(section: Section, index: number): boolean {
  const here = section.rows[index]?.recommendation ?? null;
  return here !== null && here.id !== section.rows[index - 1]?.recommendation?.id;
}

/** How many rows from this one on stand in its recommendation. */
export function groupSize(section: Section, index: number): number {
  const id = section.rows[index]?.recommendation?.id;
  let size = 0;
  while (section.rows[index + size]?.recommendation?.id === id && index + size < section.rows.length) size++;
  return size;
}

export function pickGrouping(c: Chance): Grouping {
  return c.pick(['first', 'first', 'each', 'row'] as const);
}
