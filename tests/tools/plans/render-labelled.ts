import type { Chance } from '../chance.js';
import { beginsGroup, cellOf, themeHeading, titleOf } from './cells.js';
import type { Rendered } from './layouts.js';
import type { ColumnName, GeneratedPlan, Row, Section } from './records.js';

type Form = 'alone' | 'alone with a colon' | 'colon' | 'dash' | 'en dash' | 'html';

/** Records as blocks of labels and values; the recommendation of several rows is a heading over them. */
export function renderLabelled(plan: GeneratedPlan, c: Chance): Rendered {
  const form = c.pick(['alone', 'alone with a colon', 'colon', 'dash', 'en dash', 'html'] as const);
  const tag = c.pick(['h4', 'dt', 'strong'] as const);
  const blank = c.happens(0.5);
  const record = (section: Section, row: Row): readonly (readonly [string | null, string])[] => {
    const fields = section.columns.filter((name) => name !== 'recommendation' && name !== 'theme' && name !== 'id');
    const opening = row.id === null ? [] : [[null, openingOf(plan, section, row)] as const];
    return [
      ...opening,
      ...fields.flatMap((name: ColumnName) => {
        const value = name === 'action' ? row.text : cellOf(plan, section, row, name);
        return value === '' ? [] : [[plan.headers[name], value] as const];
      }),
    ];
  };
  const blocks = plan.sections.flatMap((section) => [
    ...(section.theme ? [{ heading: themeHeading(plan, section.theme), level: 2 }] : []),
    ...(section.heading === null ? [] : [{ heading: section.heading, level: 3 }]),
    ...section.rows.flatMap((row, i) => [
      ...(beginsGroup(section, i) && row.recommendation ? [{ heading: titleOf(row.recommendation), level: 3 }] : []),
      { record: record(section, row) },
    ]),
  ]);
  if (form === 'html') return { name: 'page.html', text: html(plan, blocks, tag) };
  const lines = blocks.flatMap((block) =>
    'heading' in block ? [block.heading] : block.record.flatMap(([label, value]) => lineOf(label, value, form)),
  );
  const joint = blank ? '\n\n' : '\n';
  return { name: 'page.txt', text: `${[plan.title, ...plan.intro, ...lines, ...plan.outro].join(joint)}\n` };
}

type Block =
  | { readonly heading: string; readonly level: number }
  | { readonly record: readonly (readonly [string | null, string])[] };

function openingOf(plan: GeneratedPlan, section: Section, row: Row): string {
  const id = plan.scheme.print(row.id ?? '');
  return section.columns.includes('id') ? `${plan.headers.id}: ${id}` : id;
}

function lineOf(label: string | null, value: string, form: Form): readonly string[] {
  if (label === null) return [value];
  switch (form) {
    case 'alone':
    case 'html':
      return [label, value];
    case 'alone with a colon':
      return [`${label}:`, value];
    case 'colon':
      return [`${label}: ${value}`];
    case 'dash':
      return [`${label} - ${value}`];
    case 'en dash':
      return [`${label} – ${value}`];
  }
}

function html(plan: GeneratedPlan, blocks: readonly Block[], tag: 'h4' | 'dt' | 'strong'): string {
  const escape = (text: string): string => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;');
  const pair = (label: string | null, value: string): string => {
    if (label === null) return `<h3>${escape(value)}</h3>`;
    if (tag === 'h4') return `<h4>${escape(label)}</h4><p>${escape(value)}</p>`;
    if (tag === 'dt') return `<dl><dt>${escape(label)}</dt><dd>${escape(value)}</dd></dl>`;
    return `<p><strong>${escape(label)}</strong> ${escape(value)}</p>`;
  };
  const body = blocks.map((block) =>
    'heading' in block
      ? `<h${block.level}>${escape(block.heading)}</h${block.level}>`
      : block.record.map(([label, value]) => pair(label, value)).join('\n'),
  );
  const p = (line: string): string => `<p>${escape(line)}</p>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(plan.title)}</title></head><body><main><h1>${escape(plan.title)}</h1>${plan.intro.map(p).join('')}${body.join('\n')}${plan.outro.map(p).join('')}</main></body></html>`;
}
