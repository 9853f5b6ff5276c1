/** The made-up plan of `pages.ts` in every form that people bring, of any wanted size. */
import { flattenedPlan, groupsOf, htmlPlan, planTitle, type Group } from './pages.js';

export interface Form {
  readonly name: string;
  readonly file: string;
  readonly mediaType: string;
  readonly make: (length: number) => string;
}

const columns = ['Recommendation', 'Actions', 'Status of Action', 'Progress Update'] as const;

/** Writes whole groups until the text is long enough. */
function written(head: string, length: number, write: (group: Group) => string): string {
  const parts = [head];
  let size = 0;
  for (const group of groupsOf(5)) {
    const part = write(group);
    parts.push(part);
    size += part.length;
    if (size >= length) break;
  }
  return parts.join('');
}

/** The cells of each row; the recommendation stands on the first row of its group only. */
function cellsOf({ group, title, rows }: Group): readonly (readonly [string, string, string, string])[] {
  return rows.map(({ id, text, status, note }, index) => [
    index === 0 ? `${group} ${title}` : '',
    `${id} ${text}`,
    status,
    note,
  ]);
}

function pipesPlan(length: number): string {
  const head = `${planTitle}\n\n${columns.join(' | ')} |\n---|---|---|---|\n`;
  // A row-spanned cell is gone from its rows, as pages pasted from a browser have it.
  return written(head, length, (group) =>
    cellsOf(group)
      .map(([first, ...others]) => `${[...(first === '' ? [] : [first]), ...others].join(' | ')} |\n`)
      .join(''),
  );
}

function stackedPlan(length: number): string {
  const head = [planTitle, ...columns].join('\n\n');
  return written(head, length, (group) =>
    cellsOf(group)
      .flat()
      .map((cell) => (cell === '' ? '' : `\n\n${cell}`))
      .join(''),
  );
}

function labelledPlan(length: number): string {
  return written(`${planTitle}\n`, length, ({ group, title, rows }) =>
    rows
      .map(
        ({ id, text, status, note }) =>
          `\n${id}\nRecommendation\n${group} ${title}\nAction\n${text}\nStatus\n${status}\nProgress made:\n${note}\n`,
      )
      .join(''),
  );
}

function gluedPlan(length: number): string {
  return written(`${planTitle}\n${columns.join('')}\n`, length, ({ group, title, rows }) =>
    rows
      .map(
        ({ id, text, status, note }, index) =>
          `${index === 0 ? `${group} ${title}` : ''}${id}${text}${status}${note}\n`,
      )
      .join(''),
  );
}

/** Columns of fixed width, each cell wrapped inside its own. */
function alignedPlan(length: number): string {
  const widths = [24, 44, 16, 50];
  const print = (cells: readonly string[]): string => {
    const wrapped = cells.map((cell, i) => wrap(cell, (widths[i] ?? 20) - 3));
    const height = wrapped.reduce((most, lines) => Math.max(most, lines.length), 0);
    return Array.from({ length: height }, (_, row) =>
      wrapped
        .map((lines, i) => (lines[row] ?? '').padEnd(widths[i] ?? 20))
        .join('')
        .trimEnd(),
    ).join('\n');
  };
  return written(`${planTitle}\n\n${print(columns)}\n\n`, length, (group) =>
    cellsOf(group)
      .map((cells) => `${print(cells)}\n\n`)
      .join(''),
  );
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(line);
  return lines;
}

function csvPlan(length: number): string {
  const quoted = (cell: string): string => (/[",]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return written(`${columns.join(',')}\n`, length, (group) =>
    cellsOf(group)
      .map((cells) => `${cells.map(quoted).join(',')}\n`)
      .join(''),
  );
}

const text = { file: 'plan.txt', mediaType: 'text/plain' };

export const forms: readonly Form[] = [
  { name: 'flattened', ...text, make: flattenedPlan },
  { name: 'one line', ...text, make: (length) => flattenedPlan(length).replaceAll(/\s+/gu, ' ') },
  { name: 'pipes', ...text, make: pipesPlan },
  { name: 'stacked', ...text, make: stackedPlan },
  { name: 'labelled', ...text, make: labelledPlan },
  { name: 'glued', ...text, make: gluedPlan },
  { name: 'aligned', ...text, make: alignedPlan },
  { name: 'HTML tables', file: 'plan.html', mediaType: 'text/html', make: htmlPlan },
  { name: 'CSV', file: 'plan.csv', mediaType: 'text/csv', make: csvPlan },
];
