import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatePlan, type ColumnName, type GeneratedPlan, type Row } from './pdf/records.js';
import { drawPlan, type Look, type PlanTable } from './pdf/draw.js';

/**
 * Draws the action plans of `fixtures/documents/pdf-*` from generated, fictional records, and
 * writes the actions that must be read from each beside it:
 *
 *     tsx tests/tools/make-pdf-fixtures.ts
 */
interface Fixture {
  readonly name: string;
  readonly about: string;
  readonly seed: number;
  readonly look: Look;
  /** Progress notes as lists. */
  readonly bullets?: boolean;
  /** The recommendation on the first row of its group only, its cell reaching down over the others. */
  readonly spanned?: boolean;
}

const fixtures: readonly Fixture[] = [
  { name: 'ruled', about: 'a ruled table on one page', seed: 3, look: { rules: 'grid' } },
  { name: 'thin-boxes', about: 'rules drawn as thin filled boxes', seed: 4, look: { rules: 'thin-boxes' } },
  { name: 'zebra', about: 'bands of colour and no rules', seed: 5, look: { rules: 'zebra', landscape: true } },
  {
    name: 'horizontal-rules',
    about: 'a rule below each row and none between columns',
    seed: 6,
    look: { rules: 'horizontal', landscape: true },
  },
  {
    name: 'landscape',
    about: 'landscape, the header repeated on each page',
    seed: 43,
    look: { rules: 'grid', landscape: true, repeatHeader: true },
  },
  { name: 'rotated', about: 'pages turned by /Rotate 90', seed: 8, look: { rules: 'grid', rotate: 90 } },
  {
    name: 'rows-over-pages',
    about: 'low pages: rows run over two pages and three, the header is repeated',
    seed: 9,
    look: { rules: 'grid', height: 260, repeatHeader: true, pageNumbers: true },
  },
  {
    name: 'unrepeated-header',
    about: 'rows run over pages, the header stands on the first only',
    seed: 23,
    look: { rules: 'thin-boxes', height: 330 },
  },
  {
    name: 'row-spans',
    about: 'a recommendation spans its rows, over pages too',
    seed: 54,
    spanned: true,
    look: { rules: 'grid', height: 380, repeatHeader: true },
  },
  {
    name: 'bullets',
    about: 'progress notes are lists inside cells',
    seed: 13,
    bullets: true,
    look: { rules: 'grid', landscape: true },
  },
  {
    name: 'two-tables',
    about: 'two tables on a page, each under its heading',
    seed: 15,
    look: { rules: 'grid', landscape: true, size: 7 },
  },
  {
    name: 'furniture',
    about: 'a running head, page numbers and a footnote around a table over pages',
    seed: 48,
    look: {
      rules: 'grid',
      height: 420,
      repeatHeader: true,
      pageNumbers: true,
      runningHead: 'Skerrow Islands Council - coastal services review',
      footnote: '1 Figures are as reported by partners at the end of the year.',
    },
  },
];

const folder = join(import.meta.dirname, '../../fixtures/documents');
const widths: Readonly<Record<ColumnName, number>> = {
  recommendation: 3,
  action: 5,
  owners: 3,
  due: 2,
  status: 2.2,
  progress: 6,
};

for (const fixture of fixtures) {
  const plan = generatePlan(fixture.seed, { traps: false });
  const tables = plan.tables.map((table): PlanTable => {
    const header = table.columns.map((column) => plan.headers[column]);
    const rows = table.rows.map((row, i) =>
      table.columns.map((column) =>
        cellOf(row, column, fixture, table.rows[i - 1]?.group?.id === row.group?.id && i > 0),
      ),
    );
    return { heading: table.heading, widths: table.columns.map((column) => widths[column]), header, rows };
  });
  const place = join(folder, `pdf-${fixture.name}`);
  mkdirSync(place, { recursive: true });
  const lead = `Theme ${plan.theme.id}: ${plan.theme.title}`;
  writeFileSync(join(place, 'input.pdf'), await drawPlan(plan.title, lead, tables, fixture.look));
  writeFileSync(join(place, 'case.json'), `${JSON.stringify({ about: fixture.about }, null, 2)}\n`);
  writeFileSync(join(place, 'expected.actions.json'), `${JSON.stringify(actionsOf(plan, fixture), null, 2)}\n`);
}

function cellOf(row: Row, column: ColumnName, { bullets, spanned }: Fixture, repeats: boolean): string | null {
  switch (column) {
    case 'recommendation':
      if (spanned && repeats) return null;
      return row.group ? `${row.group.id} ${row.group.title}` : '';
    case 'action':
      return `${row.id} ${row.text}`;
    case 'progress':
      return progressOf(row, bullets) ?? '';
    default:
      return row[column] ?? '';
  }
}

/** A note of several sentences as a list. */
function progressOf({ progress }: Row, bullets = false): string | null {
  if (progress === null || !bullets) return progress;
  const sentences = progress.split(/(?<=\.) (?=\p{Lu})/u);
  return sentences.map((sentence) => `\u2022 ${sentence}`).join('\n');
}

/** What must be read. */
function actionsOf(plan: GeneratedPlan, { bullets }: Fixture): object[] {
  return plan.tables.flatMap(({ rows }) =>
    rows.map((row) => ({
      id: row.id,
      recommendation: row.group?.id ?? null,
      text: row.text,
      status: row.status,
      progress: progressOf(row, bullets),
    })),
  );
}
