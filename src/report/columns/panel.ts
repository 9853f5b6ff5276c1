import type { Action } from '../../model/edition.js';
import { cellStates } from '../../model/history.js';
import { statusValues } from '../../model/status.js';
import type { HistoryStory, ToldCell, ToldThread } from '../story/history.js';
import { actionColumns, type ActionRow } from './action.js';
import { asPublished, listValues, type Cell, type Column } from './column.js';

/** A thread in an edition. */
export interface PanelRow {
  readonly plan: string | null;
  readonly thread: ToldThread;
  readonly cell: ToldCell;
  readonly published: string | null;
  /** The row there, with its edition; null where it is not listed or the edition was not handed over. */
  readonly row: ActionRow | null;
}

function column(
  name: string,
  meaning: string,
  values: string,
  derived: string,
  read: (row: PanelRow) => Cell,
): Column<PanelRow> {
  return { name, meaning, values, derived, read };
}

const register = 'from the register of threads';
const statusNames = new Set(['status_published', 'status_value', 'status_from']);

/** `history --format csv`: a row a thread and edition, every state spelt out. */
export const panelColumns: readonly Column<PanelRow>[] = [
  column('plan', 'id of the plan', 'text', 'from the plan file', ({ plan }) => plan),
  column(
    'thread',
    'the action through all editions; stable, never reused',
    'text',
    register,
    ({ thread }) => thread.thread,
  ),
  column('edition', 'id of the edition', 'text', 'from the plan file', ({ cell }) => cell.cell.edition),
  column(
    'edition_published',
    'when the edition was published',
    'yyyy-mm-dd, or less precise',
    asPublished,
    ({ published }) => published,
  ),
  column(
    'state',
    'whether the action is in the edition',
    cellStates.join(', '),
    'present = listed; absent = read whole, and not in it; the others make no claim',
    ({ cell }) => cell.cell.state,
  ),
  column('keys', 'its rows in the edition', listValues, 'key of the edition', ({ cell }) => cell.cell.keys),
  column(
    'status_published',
    "the publisher's words for the status",
    'text',
    asPublished,
    ({ cell }) => cell.cell.status?.published,
  ),
  column(
    'status_value',
    'what those words were read as',
    statusValues.join(', '),
    'from status_published, by the vocabulary of the plan',
    ({ cell }) => cell.cell.status?.value,
  ),
  column(
    'status_from',
    'where the status was read',
    'cell, heading, label, legend, prose, date',
    'from the layout',
    ({ cell }) => cell.cell.status?.from,
  ),
  column(
    'events',
    'what happened to it since the edition before',
    listValues,
    'from comparing the editions',
    ({ thread, cell }) =>
      thread.events.filter((event) => event.edition === cell.cell.edition).map((event) => event.kind),
  ),
  column('events_text', 'the same in words', listValues, 'from comparing the editions', ({ thread, cell }) =>
    thread.events.filter((event) => event.edition === cell.cell.edition).map((event) => event.text),
  ),
  ...actionColumns
    .filter(({ name }) => !statusNames.has(name))
    .map((inner) =>
      column(inner.name, inner.meaning, inner.values, inner.derived, ({ row }) => (row ? inner.read(row) : null)),
    ),
];

/** The columns of `history --wide`: a thread's own, then a group for each edition, named by its id. */
export function wideColumns(story: HistoryStory): readonly Column<ToldThread>[] {
  return [
    ...threadColumns,
    ...story.editions.flatMap((edition, index) => editionGroup(slugOf(edition.id), edition.id, index)),
  ];
}

const ofFirst =
  (read: (action: Action) => Cell) =>
  ({ actions: [action] }: ToldCell): Cell =>
    action ? read(action) : null;

/** What is said of a thread in one edition, before the names have the edition in them. */
const inEdition: readonly Column<ToldCell>[] = [
  {
    name: 'state',
    meaning: 'whether the action is listed',
    values: cellStates.join(', '),
    derived: 'as in the long table',
    read: ({ cell }) => cell.state,
  },
  {
    name: 'ids',
    meaning: 'its numbers',
    values: listValues,
    derived: asPublished,
    read: ({ actions }) => actions.map(({ id }) => id ?? '').filter((id) => id !== ''),
  },
  {
    name: 'status_published',
    meaning: "the publisher's words for the status",
    values: 'text',
    derived: asPublished,
    read: ({ cell }) => cell.status?.published,
  },
  {
    name: 'status_value',
    meaning: 'what those words were read as',
    values: statusValues.join(', '),
    derived: 'from the published words',
    read: ({ cell }) => cell.status?.value,
  },
  {
    name: 'due_published',
    meaning: 'when it was promised for',
    values: 'text',
    derived: asPublished,
    read: ofFirst(({ due }) => due?.published),
  },
  {
    name: 'due_latest',
    meaning: 'the last day that the promise can mean',
    values: 'yyyy-mm-dd',
    derived: 'from the published words',
    read: ofFirst(({ due }) => due?.latest),
  },
  {
    name: 'progress',
    meaning: 'what is said to have been done',
    values: 'text',
    derived: asPublished,
    read: ofFirst(({ progress }) => progress),
  },
];

/** The group of one edition; `{edition}` stands for its id in the codebook. */
export function editionGroup(prefix: string, edition: string, index: number): readonly Column<ToldThread>[] {
  return inEdition.map((inner) => ({
    ...inner,
    name: `${inner.name}_${prefix}`,
    meaning: `${inner.meaning}, in edition ${edition}`,
    read: ({ cells }) => {
      const cell = cells[index];
      return cell ? inner.read(cell) : null;
    },
  }));
}

export const threadColumns: readonly Column<ToldThread>[] = [
  {
    name: 'thread',
    meaning: 'the action through all editions',
    values: 'text',
    derived: register,
    read: ({ thread }) => thread,
  },
  {
    name: 'theme',
    meaning: 'theme in the latest edition that lists it',
    values: 'text',
    derived: asPublished,
    read: ({ theme }) => theme,
  },
  {
    name: 'text',
    meaning: 'wording in the latest edition that lists it',
    values: 'text',
    derived: asPublished,
    read: ({ text }) => text,
  },
  {
    name: 'events',
    meaning: 'what happened to it, in order',
    values: `${listValues}; each \`edition: kind\``,
    derived: 'from comparing the editions',
    read: ({ events }) => events.map((event) => `${event.edition}: ${event.kind}`),
  },
];

function slugOf(edition: string): string {
  return edition.replace(/[^\p{L}\p{N}]+/gu, '_');
}
