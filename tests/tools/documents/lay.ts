import type { PlanTable } from '../pdf/draw.js';
import type { ColumnName, GeneratedPlan, Row } from '../pdf/records.js';

/** How the records of a plan are laid out as cells. */
export interface Layout {
  /** Notes of several sentences as lists, or as paragraphs; otherwise as they are. */
  readonly notes?: 'bullets' | 'paragraphs';
  /** The recommendation on the first row of its group only, its cell reaching down over the others. */
  readonly spanned?: boolean;
  /** The id in a column of its own. */
  readonly idColumn?: boolean;
  /** Dates as `yyyy-mm-dd`, to be written as dates of a sheet. */
  readonly dates?: boolean;
  /** The mark of a footnote at the end of the first note. */
  readonly mark?: string;
}

/** What must be read of a row. */
export interface ExpectedAction {
  readonly id: string;
  readonly recommendation: string | null;
  readonly text: string;
  readonly status: string;
  readonly progress: string | null;
  /** Where the dates are part of what is tried. */
  readonly due?: string | null;
}

const widths: Readonly<Record<ColumnName, number>> = {
  recommendation: 3,
  action: 5,
  owners: 3,
  due: 2,
  status: 2.2,
  progress: 6,
};

/** The tables of a plan as cells; `null` is covered by the cell above. */
export function layTables(plan: GeneratedPlan, layout: Layout): PlanTable[] {
  const withId = layout.idColumn === true;
  return plan.tables.map((table) => {
    const header = table.columns.map((column) => plan.headers[column]);
    const rows = table.rows.map((row, i) => {
      const repeats = i > 0 && table.rows[i - 1]?.group?.id === row.group?.id;
      const cells = table.columns.map((column) => cellOf(row, column, layout, repeats));
      return withId ? [row.id, ...cells] : cells;
    });
    const own = table.columns.map((column) => widths[column]);
    return {
      heading: table.heading,
      widths: withId ? [1.6, ...own] : own,
      header: withId ? ['Ref', ...header] : header,
      rows,
    };
  });
}

function cellOf(row: Row, column: ColumnName, layout: Layout, repeats: boolean): string | null {
  switch (column) {
    case 'recommendation':
      if (layout.spanned === true && repeats) return null;
      return row.group ? `${row.group.id} ${row.group.title}` : '';
    case 'action':
      return layout.idColumn === true ? row.text : `${row.id} ${row.text}`;
    case 'progress':
      return noteOf(row, layout) ?? '';
    case 'due':
      return dueOf(row, layout) ?? '';
    default:
      return row[column] ?? '';
  }
}

/** A day for each date that was put in words. */
function dueOf({ due, text }: Row, { dates }: Layout): string | null {
  if (due === null || dates !== true) return due;
  return `2026-${String((text.length % 12) + 1).padStart(2, '0')}-${String((text.length % 28) + 1).padStart(2, '0')}`;
}

/** A note as it is laid out. */
function noteOf({ progress }: Row, { notes }: Layout): string | null {
  if (progress === null || notes === undefined) return progress;
  const sentences = progress.split(/(?<=\.) (?=\p{Lu})/u);
  return (notes === 'bullets' ? sentences.map((sentence) => `\u2022 ${sentence}`) : sentences).join('\n');
}

/** What must be read, in order. */
export function expectedActions(plan: GeneratedPlan, layout: Layout): ExpectedAction[] {
  let marked = layout.mark === undefined;
  return plan.tables.flatMap(({ rows, columns }) =>
    rows.map((row) => {
      const note = columns.includes('progress') ? noteOf(row, layout) : null;
      const marks = !marked && note !== null;
      marked ||= marks;
      return {
        id: row.id,
        recommendation: row.group?.id ?? null,
        text: row.text,
        status: row.status,
        progress: marks ? `${note}${layout.mark}` : note,
        ...(layout.dates === true ? { due: columns.includes('due') ? dueOf(row, layout) : null } : {}),
      };
    }),
  );
}
