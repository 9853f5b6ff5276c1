import type { ChangeSet } from '../../model/changes.js';
import type { Edition } from '../../model/edition.js';
import type { History } from '../../model/history.js';
import type { CodebookEntry } from '../codebook.js';
import { editionColumns } from '../columns/action.js';
import { changeColumns } from '../columns/changes.js';
import { joinValues, type Cell, type Column } from '../columns/column.js';
import { captureColumns, editionListColumns } from '../columns/editions.js';
import { linkColumns, linksOfChanges, linksOfHistory } from '../columns/links.js';
import { panelColumns } from '../columns/panel.js';
import { actionRows, changeRows, panelRows } from '../columns/rows.js';
import { typeOf, type ColumnType } from '../columns/types.js';
import type { ComparedEditions } from '../terminal/summary.js';

/** Everything of a plan that goes into tables. */
export interface TableRecords {
  readonly plan: { readonly id: string; readonly title: string };
  /** In order of publication. */
  readonly editions: readonly Edition[];
  /** Each edition with the one before. */
  readonly compared: readonly ComparedEditions[];
  /** Editions before and after their publisher changed them, named `2024-11~1` and `2024-11~2`. */
  readonly revised: readonly ComparedEditions[];
  /** Null while fewer than two editions have records. */
  readonly history: History | null;
  readonly version: string;
}

/** A value as programs want it: days and moments as ISO 8601, a list as a list. */
export type Value = string | number | boolean | readonly string[] | null;

export interface TableColumn extends CodebookEntry {
  readonly type: ColumnType;
}

/** One table, whatever file it ends in. */
export interface Table {
  readonly name: string;
  readonly title: string;
  /** Columns that name a row; empty where none do. */
  readonly key: readonly string[];
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Value[])[];
}

/** A plan as tables; one that would be empty is there all the same. */
export function planTables(records: TableRecords): readonly Table[] {
  const { editions, compared, revised, history } = records;
  const changes = [...compared, ...revised].flatMap((pair) => changeRows({ kind: 'changes', ...pair }));
  const tables = [
    table('actions', 'Every action of every edition', ['edition', 'key'], editionColumns, editions.flatMap(actionRows)),
    table('changes', 'What changed from one edition to the next, the heaviest first', [], changeColumns, changes),
    table('links', 'Which rows are the same action, and how sure that is', [], linkColumns, linksOf(records)),
    table(
      'panel',
      'Every action through all editions',
      ['thread', 'edition'],
      panelColumns,
      history ? panelRows({ kind: 'history', history, editions }) : [],
    ),
    table(
      'editions',
      'The editions',
      ['edition'],
      editionListColumns,
      editions.map((edition) => ({ edition })),
    ),
    table(
      'captures',
      'The bytes that the editions were read from',
      ['edition', 'page'],
      captureColumns,
      editions.flatMap((edition) => edition.captures.map((capture, position) => ({ edition, capture, position }))),
    ),
  ];
  return [...tables, codebookOf(tables)];
}

function linksOf({ compared, revised, history }: TableRecords): ReturnType<typeof linksOfChanges> {
  const setsOf = (pairs: readonly ComparedEditions[]): ChangeSet[] => pairs.map(({ changes }) => changes);
  const followed = history && compared.length > 0 ? linksOfHistory(history, setsOf(compared)) : [];
  return [...followed, ...setsOf(revised).flatMap((set) => linksOfChanges(set))];
}

function table<Row>(
  name: string,
  title: string,
  key: readonly string[],
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Table {
  const typed = columns.map((column) => ({ ...column, type: typeOf(column.name) }));
  return {
    name,
    title,
    key,
    columns: typed,
    rows: rows.map((row) => typed.map((column) => toValue(column.read(row), column.type))),
  };
}

/** What every column of every table means. */
function codebookOf(tables: readonly Table[]): Table {
  const names = [
    ['table', 'the table that the column is in'],
    ['column', 'its name'],
    ['meaning', 'what stands in it'],
    ['values', 'what may stand in it'],
    ['derived', 'whether the publisher said it or planwatch worked it out, and how'],
  ] as const;
  return {
    name: 'codebook',
    title: 'What the columns mean',
    key: ['table', 'column'],
    columns: names.map(([name, meaning]) => ({ name, meaning, values: 'text', derived: 'by planwatch', type: 'text' })),
    rows: tables.flatMap(({ name, columns }) =>
      columns.map(({ name: column, meaning, values, derived }) => [name, column, meaning, values, derived]),
    ),
  };
}

/** A list is a list where the column says so; elsewhere it is written as one text. */
function toValue(cell: Cell, type: ColumnType): Value {
  const value = cell ?? null;
  if (type !== 'list') return value !== null && typeof value === 'object' ? joinValues(value) : value;
  if (value === null) return [];
  return typeof value === 'object' ? value : [String(value)];
}
