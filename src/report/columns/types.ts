import { changeSchema, linkSchema } from '../../model/changes.js';
import { actionSchema, editionInfoSchema } from '../../model/edition.js';
import { cellStates } from '../../model/history.js';
import { responseValues, statusSchema, statusValues } from '../../model/status.js';

/**
 * How a program is to take what stands in a column. `day` is yyyy-mm-dd, `moment` a time in
 * ISO 8601, `flag` yes or no, `list` any number of texts; a list of words says that it is one
 * of them.
 */
export type ColumnType = 'text' | 'day' | 'moment' | 'whole' | 'number' | 'flag' | 'list' | readonly string[];

const word = { certainty: actionSchema.shape.certainty.options, relation: linkSchema.shape.relation.options } as const;

/** By name: a name has one meaning in every table. What is not listed is text. */
const types: Readonly<Record<string, ColumnType>> = {
  actions: 'whole',
  bytes: 'whole',
  captured_first: 'moment',
  captured_last: 'moment',
  certainty: word.certainty,
  count: 'whole',
  days: 'whole',
  decided: linkSchema.shape.decided.options,
  detail: 'list',
  due_earliest: 'day',
  due_latest: 'day',
  events: 'list',
  events_text: 'list',
  evidence: 'list',
  extra: 'list',
  id_after: 'list',
  id_before: 'list',
  key_after: 'list',
  key_before: 'list',
  keys: 'list',
  kind: changeSchema.options.map((option) => option.shape.kind.value),
  links: 'list',
  owners: 'list',
  page: 'whole',
  pages: 'whole',
  references: 'list',
  relation: word.relation,
  response_value: responseValues,
  retrieved: 'moment',
  runner_up_after: 'list',
  runner_up_before: 'list',
  runner_up_score: 'number',
  scope: editionInfoSchema.shape.scope.shape.value.options,
  score: 'number',
  share: 'number',
  source_place: 'list',
  source_retrieved: 'moment',
  state: cellStates,
  status_from: statusSchema.shape.from.options,
  status_value: statusValues,
  unread: 'whole',
  weight: 'number',
  wide: 'flag',
  doubtful: 'flag',
};

export function typeOf(column: string): ColumnType {
  return types[column] ?? 'text';
}
