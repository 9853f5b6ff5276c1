import type { Chance } from '../chance.js';
import { beginsGroup, cellOf, groupSize, pickGrouping, themeHeading, titleOf, type Grouping } from './cells.js';
import type { Rendered } from './layouts.js';
import type { ColumnName, GeneratedPlan, Section } from './records.js';

/** How one publisher draws a grid. */
interface Manner {
  readonly grouping: Grouping;
  /** Where a group's cell is printed once: spanned, left empty, or the rows below moved left. */
  readonly below: 'span' | 'empty' | 'shift' | 'shift and pad';
  readonly repeatHeader: boolean;
  /** The heading of a theme is a row of the table. */
  readonly themesInside: boolean;
  readonly rule: boolean;
  readonly edges: 'both' | 'right' | 'none';
  readonly headerCells: 'th' | 'td';
}

/** A row of a grid: its cells from the left, or one that runs over all columns. */
type Line = { readonly cells: readonly string[]; readonly span?: number } | { readonly title: string };

export function renderGrid(plan: GeneratedPlan, form: 'table' | 'csv' | 'pipes', c: Chance): Rendered {
  const manner: Manner = {
    grouping: pickGrouping(c),
    below: form === 'table' ? 'span' : form === 'csv' ? 'empty' : c.pick(['empty', 'shift', 'shift and pad'] as const),
    repeatHeader: c.happens(0.1),
    themesInside: c.happens(0.4),
    rule: c.happens(0.6),
    edges: c.pick(['both', 'right', 'none'] as const),
    headerCells: c.happens(0.75) ? 'th' : 'td',
  };
  if (form === 'table') return { name: 'page.html', text: html(plan, manner) };
  if (form === 'csv') return { name: 'page.csv', text: csv(plan, manner) };
  return { name: 'page.txt', text: pipes(plan, manner) };
}

/** Sections that share their columns may stand in one table, each under a title row. */
function lines(plan: GeneratedPlan, section: Section, manner: Manner): readonly Line[] {
  const columns =
    manner.grouping === 'row' ? section.columns.filter((name) => name !== 'recommendation') : section.columns;
  const all: Line[] = [];
  section.rows.forEach((row, i) => {
    const first = beginsGroup(section, i);
    if (first && manner.grouping === 'row' && row.recommendation) all.push({ title: titleOf(row.recommendation) });
    if (manner.repeatHeader && i > 0 && i % 3 === 0 && (row.recommendation === null || first))
      all.push({ cells: columns.map((name) => plan.headers[name]) });
    const hidden = row.recommendation !== null && manner.grouping === 'first' && !first;
    all.push(
      rowLine(
        columns.map((name) => (hidden && name === 'recommendation' ? '' : cellOf(plan, section, row, name))),
        {
          hidden: hidden ? columns.indexOf('recommendation') : -1,
          span: first && manner.grouping === 'first' ? groupSize(section, i) : 1,
          manner,
        },
      ),
    );
  });
  return all;
}

function rowLine(cells: readonly string[], how: { hidden: number; span: number; manner: Manner }): Line {
  if (how.hidden < 0 || how.manner.below === 'empty') return { cells, span: how.span };
  const left = cells.filter((_, c) => c !== how.hidden);
  return { cells: how.manner.below === 'shift and pad' ? [...left, ''] : left };
}

function columnsOf(section: Section, manner: Manner): readonly ColumnName[] {
  return manner.grouping === 'row' ? section.columns.filter((name) => name !== 'recommendation') : section.columns;
}

function html(plan: GeneratedPlan, manner: Manner): string {
  const body = plan.sections.map((section) => {
    const columns = columnsOf(section, manner);
    const inside = manner.themesInside && section.theme !== null && section.heading === null;
    const { headerCells: tag } = manner;
    const head = `<tr>${columns.map((name) => `<${tag}>${escape(plan.headers[name])}</${tag}>`).join('')}</tr>`;
    const title = (text: string): string => `<tr><td colspan="${columns.length}">${escape(text)}</td></tr>`;
    const rows = lines(plan, section, manner).map((line) => {
      if ('title' in line) return title(line.title);
      const at = columns.indexOf('recommendation');
      const cells = line.cells.map((cell, i) => {
        const span = i === at && (line.span ?? 1) > 1 ? ` rowspan="${line.span ?? 1}"` : '';
        return `<td${span}>${htmlCell(cell)}</td>`;
      });
      return `<tr>${cells.join('')}</tr>`;
    });
    return [
      section.theme && !inside ? `<h2>${escape(themeHeading(plan, section.theme))}</h2>` : '',
      section.heading === null ? '' : `<h3>${section.heading}</h3>`,
      `<table>${tag === 'th' ? `<thead>${head}</thead><tbody>` : `<tbody>${head}`}${inside && section.theme ? title(themeHeading(plan, section.theme)) : ''}${rows.join('\n')}</tbody></table>`,
    ].join('\n');
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(plan.title)}</title></head><body><nav><a href="/">Home</a></nav><main><h1>${escape(plan.title)}</h1>${plan.intro.map((line) => `<p>${escape(line)}</p>`).join('\n')}
${body.join('\n')}
${plan.outro.map((line) => `<p>${escape(line)}</p>`).join('\n')}</main></body></html>`;
}

function htmlCell(cell: string): string {
  const [first = '', ...items] = cell.split(/\s*•\s*/u);
  if (items.length === 0) return escape(cell);
  return `<p>${escape(first)}</p><ul>${items.map((item) => `<li>${escape(item)}</li>`).join('')}</ul>`;
}

function escape(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;');
}

function csv(plan: GeneratedPlan, manner: Manner): string {
  const quote = (cell: string): string => (/[",\n;]/u.test(cell) ? `"${cell.replace(/"/gu, '""')}"` : cell);
  const all = plan.sections.flatMap((section, s) => {
    const columns = columnsOf(section, manner);
    const before = plan.sections[s - 1];
    const same = before !== undefined && columnsOf(before, manner).join() === columns.join();
    const title = (text: string): string => [quote(text), ...columns.slice(1).map(() => '')].join(',');
    return [
      ...(section.theme ? [title(themeHeading(plan, section.theme))] : []),
      ...(section.heading === null ? [] : [title(section.heading)]),
      ...(same ? [] : [columns.map((name) => quote(plan.headers[name])).join(',')]),
      ...lines(plan, section, manner).map((line) =>
        'title' in line ? title(line.title) : line.cells.map(quote).join(','),
      ),
    ];
  });
  return `${all.join('\n')}\n`;
}

function pipes(plan: GeneratedPlan, manner: Manner): string {
  const draw = (cells: readonly string[]): string => {
    const middle = cells.join(' | ');
    return manner.edges === 'both' ? `| ${middle} |` : manner.edges === 'right' ? `${middle} |` : middle;
  };
  const all = plan.sections.flatMap((section) => {
    const columns = columnsOf(section, manner);
    return [
      ...(section.theme ? [themeHeading(plan, section.theme), ''] : []),
      ...(section.heading === null ? [] : [section.heading, '']),
      draw(columns.map((name) => plan.headers[name])),
      ...(manner.rule ? [draw(columns.map(() => '---'))] : []),
      ...lines(plan, section, manner).map((line) =>
        'title' in line ? draw([line.title, ...columns.slice(1).map(() => '')]) : draw(line.cells),
      ),
      '',
    ];
  });
  return `${[plan.title, '', ...plan.intro, '', ...all, ...plan.outro].join('\n')}\n`;
}
