import type { Chance } from '../chance.js';
import { beginsGroup, cellOf, themeHeading } from './cells.js';
import type { ColumnName, GeneratedPlan, Section } from './records.js';

const widths: Readonly<Record<ColumnName, number>> = {
  id: 12,
  theme: 22,
  recommendation: 26,
  action: 46,
  owners: 24,
  due: 18,
  response: 16,
  previous: 18,
  status: 20,
  progress: 52,
};

/** Columns of spaces, cells broken over lines, as programs print the text of a PDF. */
export function renderAligned(plan: GeneratedPlan, c: Chance): string {
  const gapLines = c.happens(0.6);
  const lines: string[] = [plan.title, ...plan.intro, ''];
  for (const section of plan.sections) {
    if (section.theme) lines.push(themeHeading(plan, section.theme), '');
    if (section.heading !== null) lines.push(section.heading, '');
    lines.push(
      ...draw(
        section,
        section.columns.map((name) => plan.headers[name]),
      ),
    );
    section.rows.forEach((row, i) => {
      if (gapLines) lines.push('');
      const cells = section.columns.map((name) =>
        name === 'recommendation' && !beginsGroup(section, i) ? '' : cellOf(plan, section, row, name),
      );
      lines.push(...draw(section, cells));
    });
    lines.push('');
  }
  return `${[...lines, ...plan.outro].join('\n')}\n`;
}

function draw(section: Section, cells: readonly string[]): readonly string[] {
  const broken = cells.map((cell, i) => wrap(cell, widths[section.columns[i] ?? 'action']));
  const height = Math.max(...broken.map((lines) => lines.length));
  return Array.from({ length: height }, (_, r) =>
    broken
      .map((lines, i) => (lines[r] ?? '').padEnd(widths[section.columns[i] ?? 'action'] + 2))
      .join('')
      .trimEnd(),
  );
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}
