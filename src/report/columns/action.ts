import { printSegment } from '../../core/span.js';
import type { Action, Edition } from '../../model/edition.js';
import { responseValues, statusValues } from '../../model/status.js';
import type { SourceFinder } from '../story/source.js';
import { asPublished, listValues, type Cell, type Column } from './column.js';

/** One action in its edition, with the way to its source. */
export interface ActionRow {
  readonly edition: Edition;
  readonly action: Action;
  readonly finder: SourceFinder;
}

type Read = (action: Action, row: ActionRow) => Cell;

const day = 'yyyy-mm-dd; empty = unbounded or not given';

function column(name: string, meaning: string, values: string, derived: string, read: Read): Column<ActionRow> {
  return { name, meaning, values, derived, read: (row) => read(row.action, row) };
}

/** The columns that an action has wherever it is listed. */
export const actionColumns: readonly Column<ActionRow>[] = [
  column('id', "the row's number", 'text', asPublished, (a) => a.id),
  column('theme_id', 'number of the theme it stands under', 'text', asPublished, (a) => a.theme?.id),
  column('theme_title', 'title of that theme', 'text', asPublished, (a) => a.theme?.title),
  column(
    'recommendation_id',
    'number of the recommendation it stands under',
    'text',
    asPublished,
    (a) => a.recommendation?.id,
  ),
  column('recommendation_title', 'title of that recommendation', 'text', asPublished, (a) => a.recommendation?.title),
  column(
    'recommendation_text',
    'the recommendation in full, where the row has both',
    'text',
    asPublished,
    (a) => a.recommendation?.text,
  ),
  column('text', 'what is promised', 'text; list items on lines of their own', asPublished, (a) => a.text),
  column('status_published', "the publisher's words for the status", 'text', asPublished, (a) => a.status?.published),
  column(
    'status_value',
    'what those words were read as',
    statusValues.join(', '),
    'from status_published, by the vocabulary of the plan',
    (a) => a.status?.value,
  ),
  column(
    'status_from',
    'where the status was read',
    'cell, heading, label, legend, prose, date',
    'from the layout',
    (a) => a.status?.from,
  ),
  column(
    'response_published',
    "the publisher's words for its response",
    'text',
    asPublished,
    (a) => a.response?.published,
  ),
  column(
    'response_value',
    'what those words were read as',
    responseValues.join(', '),
    'from response_published',
    (a) => a.response?.value,
  ),
  column('due_published', 'when it was promised for', 'text', asPublished, (a) => a.due?.published),
  column('due_earliest', 'the first day that the promise can mean', day, 'from due_published', (a) => a.due?.earliest),
  column('due_latest', 'the last day that the promise can mean', day, 'from due_published', (a) => a.due?.latest),
  column('owners', 'who is to do it', listValues, asPublished, (a) => a.owners),
  column('progress', 'what is said to have been done', 'text', asPublished, (a) => a.progress),
  column('links', 'numbers of other rows that the row declares', listValues, asPublished, (a) => a.links),
  column(
    'references',
    'numbers of this plan named inside a text, each with its field',
    `${listValues}; each \`field: number\``,
    'from the texts',
    (a) => a.references.map(({ field, id }) => `${field}: ${id}`),
  ),
  column(
    'extra',
    'columns and labels that no other column holds',
    `${listValues}; each \`name: text\``,
    asPublished,
    (a) => Object.entries(a.extra).map(([name, text]) => `${name}: ${text}`),
  ),
  column(
    'certainty',
    'how sure the reading of the row is',
    'sure, likely, doubtful',
    'from the layout; anything but sure has a message',
    (a) => a.certainty,
  ),
  column(
    'source_url',
    'address of the page, at the sentence where that can be told',
    'URL',
    'from the capture and the place in it',
    (a, { finder }) => finder.find(a, 'text')?.url,
  ),
  column(
    'source_sha256',
    'hash of the bytes it was read from',
    '64 hexadecimal digits',
    'from the capture',
    (a, { finder }) => finder.find(a, 'text')?.capture?.sha256,
  ),
  column(
    'source_retrieved',
    'when those bytes were fetched',
    'ISO 8601',
    'from the capture',
    (a, { finder }) => finder.find(a, 'text')?.capture?.retrieved,
  ),
  column(
    'source_place',
    'place of the text in those bytes',
    'UTF-16 offsets, page and box, or part and path',
    'from the layout',
    (a) => (a.spans['text'] ?? []).map(printSegment),
  ),
];

/** `parse --format csv`: a row an action. */
export const editionColumns: readonly Column<ActionRow>[] = [
  {
    name: 'plan',
    meaning: 'id of the plan',
    values: 'text',
    derived: 'from the plan file',
    read: ({ edition }) => edition.plan,
  },
  {
    name: 'edition',
    meaning: 'id of the edition',
    values: 'text',
    derived: 'from the plan file, or the date of publication',
    read: ({ edition }) => edition.edition.id,
  },
  {
    name: 'edition_published',
    meaning: 'when the edition was published',
    values: 'yyyy-mm-dd, or less precise',
    derived: asPublished,
    read: ({ edition }) => edition.edition.published,
  },
  {
    name: 'key',
    meaning: 'the row in its edition',
    values: 'text, unique in the edition',
    derived: 'the id; scoped where ids repeat',
    read: ({ action }) => action.key,
  },
  ...actionColumns,
];
