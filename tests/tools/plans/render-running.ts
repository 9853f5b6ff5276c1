import type { Chance } from '../chance.js';
import { beginsGroup, cellOf, themeHeading, titleOf } from './cells.js';
import type { ColumnName, GeneratedPlan, Section } from './records.js';

/** Layouts in which nothing is drawn between cells: joined by spaces, by nothing, or one a line. */
export function renderRunning(plan: GeneratedPlan, layout: 'flattened' | 'stacked' | 'glued', c: Chance): string {
  const blank = c.happens(0.5);
  const idAlone = layout === 'stacked' && c.happens(0.4);
  const firstHeaderLost = layout === 'stacked' && c.happens(0.15);
  const oneLine = layout === 'flattened' && plan.scheme.telling && c.happens(0.2);
  const lines: string[] = [plan.title, ...plan.intro];
  for (const section of plan.sections) {
    if (section.theme) lines.push(themeHeading(plan, section.theme));
    if (section.heading !== null) lines.push(section.heading);
    const header = section.columns.map((name) => plan.headers[name]);
    const rows = section.rows.map((_, i) => cellsOf(plan, section, i, layout, idAlone));
    if (layout === 'stacked') lines.push(...(firstHeaderLost ? header.slice(1) : header), ...rows.flat());
    else {
      const joint = layout === 'glued' ? '' : ' ';
      lines.push(header.join(joint), ...rows.map((cells) => cells.join(joint)));
    }
  }
  lines.push(...plan.outro);
  if (oneLine) return lines.join(' ');
  return `${lines.join(blank ? '\n\n' : '\n')}\n`;
}

function cellsOf(
  plan: GeneratedPlan,
  section: Section,
  index: number,
  layout: 'flattened' | 'stacked' | 'glued',
  idAlone: boolean,
): readonly string[] {
  const row = section.rows[index];
  if (!row) return [];
  const cells = section.columns.flatMap((name: ColumnName): readonly string[] => {
    if (name === 'recommendation')
      return beginsGroup(section, index) && row.recommendation ? [titleOf(row.recommendation)] : [];
    if (name === 'action' && idAlone && row.id !== null && !section.columns.includes('id'))
      return [plan.scheme.print(row.id), row.text];
    const cell = cellOf(plan, section, row, name);
    return [cell];
  });
  return cells.filter((cell) => cell !== '').map((cell) => (layout === 'stacked' ? cell : cell.replace(/\n/gu, ' ')));
}
