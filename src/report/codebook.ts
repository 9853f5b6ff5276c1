import type { ReportKind } from '../model/report.js';
import { editionColumns } from './columns/action.js';
import { changeColumns } from './columns/changes.js';
import type { Column } from './columns/column.js';
import { linkColumns } from './columns/links.js';
import { pairColumns } from './columns/pairs.js';
import { editionGroup, panelColumns, threadColumns } from './columns/panel.js';
import { writeCsv } from './csv.js';
import type { TableShape } from './reporter.js';

/** What a column of a table holds, without the way it is read. */
export type CodebookEntry = Pick<Column<never>, 'name' | 'meaning' | 'values' | 'derived'>;

/** The columns of a table that the csv output writes; of a wide history, `{edition}` stands for each edition's id. */
export function codebookEntries(
  kind: Exclude<ReportKind, 'document'>,
  shape: TableShape = 'long',
): readonly CodebookEntry[] {
  if (kind === 'edition') return editionColumns;
  if (shape === 'links') return linkColumns;
  if (kind === 'changes') return shape === 'wide' ? pairColumns : changeColumns;
  return shape === 'wide' ? [...threadColumns, ...editionGroup('{edition}', '{edition}', 0)] : panelColumns;
}

const columns: readonly Column<CodebookEntry>[] = [
  { name: 'column', meaning: '', values: '', derived: '', read: ({ name }) => name },
  { name: 'meaning', meaning: '', values: '', derived: '', read: ({ meaning }) => meaning },
  { name: 'values', meaning: '', values: '', derived: '', read: ({ values }) => values },
  { name: 'derived', meaning: '', values: '', derived: '', read: ({ derived }) => derived },
];

/** The codebook of a table as CSV: a row a column, generated from the columns themselves. */
export function codebook(kind: Exclude<ReportKind, 'document'>, shape: TableShape = 'long', bom = false): string {
  return writeCsv(columns, codebookEntries(kind, shape), bom);
}
