import { readHeader } from '../headers.js';
import type { HeaderColumn } from '../header-line.js';
import type { Field } from '../lexicon/lexicon.js';
import type { Words } from '../lexicon/words.js';

export type Columns = readonly Pick<HeaderColumn, 'field' | 'title'>[];

/** Other ways to understand a header; the rows say which of them they fit. */
export function* variants(columns: Columns, words: Words): Generator<Columns> {
  // A column whose header nobody knows, and which asks no question, may be the one of the owners.
  const at = columns.findIndex(({ field, title }) => field === 'other' && !title.endsWith('?'));
  if (at >= 0 && columns.every(({ field }) => field !== 'owners'))
    yield columns.map((column, c) => (c === at ? { ...column, field: 'owners' as const } : column));
  yield* asStatuses(columns);
  yield* splitTitles(columns, words);
}

/** `Ref | Recommendation | Outcome | Comment`: without a column of statuses, one that is named like a group's may be it. */
export function* asStatuses(columns: Columns): Generator<Columns> {
  if (lacking(columns) !== 'status') return;
  const text = columns.findIndex(isText);
  for (const [c, { field }] of columns.entries())
    if (c > text && (field === 'theme' || field === 'other' || field === 'recommendation'))
      yield columns.map((column, i) => (i === c ? { ...column, field: 'status' as const } : column));
}

function isText({ field }: Columns[number]): boolean {
  return field === 'action' || field === 'recommendation';
}

/** The longest name of a column that nobody knows, in words. */
const longestName = 4;

/**
 * `Held by | By when`, `Outcome | Officer comment`: without a delimiter, a name that nobody
 * knows runs into the known one after it. It is the column that the header lacks.
 */
export function* splitTitles(columns: Columns, words: Words): Generator<Columns> {
  const field = lacking(columns);
  for (const [c, column] of columns.entries()) {
    if (isText(column) || words.headers.get(column.title) !== undefined) continue;
    for (const { index } of column.title.matchAll(/(?<=\s)\p{Lu}/gu)) {
      const [name, rest] = [column.title.slice(0, index).trim(), column.title.slice(index)];
      if (!isName(name, words) || readHeader(rest, words)?.field !== column.field) continue;
      yield [...columns.slice(0, c), { field, title: name }, { ...column, title: rest }, ...columns.slice(c + 1)];
    }
  }
}

function isName(name: string, words: Words): boolean {
  return /^[\p{Lu}%#]/u.test(name) && name.split(/\s+/u).length <= longestName && words.headers.get(name) === undefined;
}

/** The field that a header most likely has and does not name. */
function lacking(columns: Columns): Field {
  const has = (...fields: readonly Field[]): boolean => columns.some(({ field }) => fields.includes(field));
  if (!has('status', 'status-or-due')) return 'status';
  return has('owners') ? 'other' : 'owners';
}
