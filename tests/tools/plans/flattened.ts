import type { ColumnName, GeneratedPlan, GeneratedTable, Row } from './records.js';

/** Cells joined by spaces, the recommendation on the first row of its group only; or all on one line. */
export function renderFlattened(plan: GeneratedPlan, options: { readonly oneLine: boolean }): string {
  const lines: string[] = [
    plan.title,
    '',
    'What has been done since the last edition was published.',
    '',
    `Theme ${plan.theme.id}: ${plan.theme.title}`,
    '',
  ];
  for (const table of plan.tables) {
    if (table.heading !== null) lines.push(table.heading, '');
    lines.push(table.columns.map((column) => plan.headers[column]).join(' '), ...renderRows(table), '');
  }
  lines.push('', 'Back to top');
  return options.oneLine ? lines.filter((line) => line !== '').join(' ') : `${lines.join('\n')}\n`;
}

function renderRows(table: GeneratedTable): readonly string[] {
  let group: string | null = null;
  return table.rows.map((row) => {
    const first = row.group !== null && row.group.id !== group;
    group = row.group?.id ?? null;
    const cells = table.columns.map((column) =>
      column === 'recommendation'
        ? first && row.group
          ? `${row.group.id} ${row.group.title}`
          : null
        : cellOf(row, column),
    );
    return cells.filter((cell) => cell !== null && cell !== '').join(' ');
  });
}

function cellOf(row: Row, column: Exclude<ColumnName, 'recommendation'>): string | null {
  return column === 'action' ? `${row.id} ${row.text}` : row[column];
}
