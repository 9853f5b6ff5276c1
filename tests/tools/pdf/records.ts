import { Choices } from './random.js';
import { duty, groupTitle, report, trap } from './sentences.js';

export type ColumnName = 'recommendation' | 'action' | 'owners' | 'due' | 'status' | 'progress';

/** One row of a generated plan: what a reader of any layout must give back. */
export interface Row {
  readonly id: string;
  readonly group: { readonly id: string; readonly title: string } | null;
  readonly text: string;
  readonly owners: string | null;
  readonly due: string | null;
  readonly status: string;
  readonly progress: string | null;
}

export interface GeneratedTable {
  readonly heading: string | null;
  readonly rows: readonly Row[];
  readonly columns: readonly ColumnName[];
}

export interface GeneratedPlan {
  readonly seed: number;
  readonly title: string;
  readonly theme: { readonly id: string; readonly title: string };
  readonly headers: Readonly<Record<ColumnName, string>>;
  readonly tables: readonly GeneratedTable[];
}

export interface PlanOptions {
  /** Status words, ids, dates and versions inside sentences. */
  readonly traps: boolean;
  /** Texts that end without a full stop. */
  readonly unpunctuated?: boolean;
  /** A column of owners between the text and the status. */
  readonly owners?: boolean;
  /** Ids of other families, without recommendations above them. */
  readonly otherIds?: boolean;
}

const vocabularies = [
  { done: ['Complete'], open: ['Ongoing'] },
  { done: ['Completed'], open: ['In progress', 'Not started'] },
  { done: ['Implemented'], open: ['Partially implemented', 'Not yet started', 'On track'] },
  { done: ['Action completed'], open: ['Action pending', 'Action incomplete'] },
  { done: ['Delivered', 'Closed'], open: ['On track', 'Delayed', 'Behind schedule'] },
  { done: ['Fully implemented'], open: ['Underway', 'Paused', 'Withdrawn'] },
];

const headerSets: readonly Record<ColumnName, string>[] = [
  {
    recommendation: 'Review Recommendation',
    action: 'Actions',
    owners: 'Lead',
    due: 'Delivery Timescale',
    status: 'Status of Action',
    progress: 'Progress Update',
  },
  {
    recommendation: 'Recommendation',
    action: 'Action',
    owners: 'Owner',
    due: 'Deadline',
    status: 'Status',
    progress: 'Progress',
  },
  {
    recommendation: 'Inquiry Recommendation',
    action: 'Agreed Action',
    owners: 'Lead Department',
    due: 'Target Date',
    status: 'Current Status',
    progress: 'Latest Update',
  },
  {
    recommendation: 'Finding',
    action: 'Commitment',
    owners: 'Responsible Body',
    due: 'Timescale',
    status: 'Implementation Status',
    progress: 'Comments',
  },
];

const dues = [
  'March 2025',
  'By end 2025',
  'Spring 2026',
  '2025/26',
  'Q3 2025',
  '31 March 2026',
  'By summer 2026',
  'To be confirmed',
];
const owners = [
  'Skerrow Islands Council',
  'Director of Libraries',
  'Harbour Trust; Skerrow Islands Council',
  'Education and Culture',
  'Ferry Operator',
  'Head of Archives',
];
const idMakers: readonly ((n: number, group: number) => string)[] = [
  (n) => `R${n}`,
  (n) => `CYP ${n}`,
  (n) => `LIB-${n}`,
  (n, group) => `${group}.${n}`,
  (n) => `Action ${n}`,
];

/** A plan from a seed: groups of rows, two tables or one, and what the options plant in them. */
export function generatePlan(seed: number, options: PlanOptions): GeneratedPlan {
  const c = new Choices(seed);
  const words = c.pick(vocabularies);
  const theme = String(c.integer(1, 9));
  const withDue = c.chance(0.4);
  const split = c.chance(0.6);
  const makeId = c.pick(idMakers);
  const rows: Row[] = [];
  for (let g = 1; g <= c.integer(1, 4); g++) {
    const group = options.otherIds === true ? null : { id: `${theme}.${g}`, title: groupTitle(c) };
    for (let r = 1; r <= c.integer(2, 6); r++) {
      const id = group ? `${group.id}.${r}` : makeId(rows.length + 1, Number(theme));
      rows.push(makeRow(c, id, group, words, { withDue, ...options }));
    }
  }
  const extra = [...(options.owners === true ? (['owners'] as const) : []), ...(withDue ? (['due'] as const) : [])];
  const front: ColumnName[] = options.otherIds === true ? ['action'] : ['recommendation', 'action'];
  const isDone = (row: Row): boolean => words.done.includes(row.status);
  const done = rows.filter(isDone).map((row) => ({ ...row, progress: null }));
  const open = rows.filter((row) => !isDone(row));
  const tables: GeneratedTable[] = split
    ? [
        { heading: 'Completed Actions', rows: done, columns: [...front, ...extra, 'status'] },
        { heading: 'Ongoing Actions', rows: open, columns: [...front, ...extra, 'status', 'progress'] },
      ]
    : [{ heading: null, rows, columns: [...front, ...extra, 'status', 'progress'] }];
  return {
    seed,
    title: 'Coastal services review: action plan update',
    theme: { id: theme, title: groupTitle(c) },
    headers: c.pick(headerSets),
    tables: tables.filter((table) => table.rows.length > 0),
  };
}

interface RowOptions extends PlanOptions {
  readonly withDue: boolean;
}

function makeRow(
  c: Choices,
  id: string,
  group: Row['group'],
  words: { done: string[]; open: string[] },
  options: RowOptions,
): Row {
  const texts = [duty(c)];
  if (c.chance(0.3)) texts.push(duty(c));
  if (options.traps && c.chance(0.35)) texts.splice(c.integer(0, 1), 0, trap(c).replace(/([^.])$/u, '$1.'));
  const notes: string[] = [];
  for (let n = c.integer(0, 4); n > 0; n--) notes.push(options.traps && c.chance(0.4) ? trap(c) : report(c));
  const text = texts.join(' ');
  return {
    id,
    group,
    text: options.unpunctuated === true && c.chance(0.3) ? text.replace(/\.$/u, '') : text,
    owners: options.owners === true ? c.pick(owners) : null,
    due: options.withDue && c.chance(0.8) ? c.pick(dues) : null,
    status: c.chance(0.4) ? c.pick(words.done) : c.pick(words.open),
    progress: notes.length === 0 ? null : notes.join(' '),
  };
}
