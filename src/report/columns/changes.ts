import {
  changeSchema,
  statusDirections,
  dueDirections,
  progressChanges,
  type Change,
  type ChangeSet,
} from '../../model/changes.js';
import { statusValues, responseValues } from '../../model/status.js';
import { sectionOf } from '../story/sections.js';
import { keysOf } from '../story/entries.js';
import type { Passage, Tellings } from '../story/passage.js';
import type { ToldChange } from '../story/told.js';
import type { Piece } from '../story/piece.js';
import type { Weigher } from '../weigh.js';
import { asPublished, listValues, type Cell, type Column } from './column.js';

/** One change with the rows it is about. */
export interface ChangeRow {
  readonly set: ChangeSet;
  readonly change: Change;
  readonly told: ToldChange;
  readonly tellings: Tellings;
  readonly weigher: Weigher;
}

type Read = (change: Change, row: ChangeRow) => Cell;

function column(name: string, meaning: string, values: string, derived: string, read: Read): Column<ChangeRow> {
  return { name, meaning, values, derived, read: (row) => read(row.change, row) };
}

const compared = 'from comparing the two editions';
const kinds = changeSchema.options.map((option) => option.shape.kind.value).join(', ');
const details = [...statusDirections, ...dueDirections, ...progressChanges].join(', ');

/** `diff --format csv`: a row a change. */
export const changeColumns: readonly Column<ChangeRow>[] = [
  column('plan', 'id of the plan', 'text', 'from the editions', (_, { set }) => set.to.plan ?? set.from.plan),
  column('edition_before', 'id of the earlier edition', 'text', 'from the edition', (_, { set }) => set.from.edition),
  column('edition_after', 'id of the later edition', 'text', 'from the edition', (_, { set }) => set.to.edition),
  column('kind', 'what sort of thing changed', kinds, compared, (c) => c.kind),
  column(
    'detail',
    'which way, or why',
    `${details}; for dropped: unexplained, was-closed, out-of-scope; for reworded: softened, firmed, numbers, scope, widened, negated`,
    compared,
    detail,
  ),
  column(
    'weight',
    'how much it matters; the greater, the earlier in a report',
    '0 to 100',
    'from kind and detail, by a fixed table',
    (c, { weigher }) => weigher.weight(c),
  ),
  column('section', 'part of the report it is told in', 'word', 'from kind and detail', (c, { weigher }) =>
    sectionOf(weigher.sort(c), c.doubtful),
  ),
  column(
    'wide',
    'whether it is part of what the publisher did to the whole edition',
    'yes, no',
    compared,
    (c) => c.wide === true,
  ),
  column(
    'doubtful',
    'whether it is true only if the rows are the same action, which is in doubt',
    'yes, no',
    'from the certainty of the match',
    (c) => c.doubtful === true,
  ),
  column('key_before', 'the rows of the earlier edition', listValues, 'key of the edition', (c) => keysOf(c).before),
  column('key_after', 'the rows of the later edition', listValues, 'key of the edition', (c) => keysOf(c).after),
  column('id_before', 'their published numbers', listValues, asPublished, (c, row) =>
    ids(row, 'before', keysOf(c).before),
  ),
  column('id_after', 'their published numbers', listValues, asPublished, (c, row) =>
    ids(row, 'after', keysOf(c).after),
  ),
  column('field', 'the field that changed', 'text', compared, field),
  column('before', 'what was published before', 'text', asPublished, (c, row) => value(c, row, 'before')),
  column('after', 'what was published after', 'text', asPublished, (c, row) => value(c, row, 'after')),
  column(
    'value_before',
    'what those words were read as',
    `${statusValues.join(', ')}; ${responseValues.join(', ')}; for dates \`first day/last day\``,
    'from before',
    (c) => normalised(c, 'from'),
  ),
  column('value_after', 'what those words were read as', 'as value_before', 'from after', (c) => normalised(c, 'to')),
  column(
    'days',
    'days by which the date moved, or by which it has passed',
    'whole number; later is positive',
    'from the last promised days; overdue: to the publication of the later edition',
    (c) => (c.kind === 'due' || c.kind === 'overdue' ? c.days : null),
  ),
  column('share', 'share of the words that changed', '0 to 1', '1 − 2·kept/(words before + words after)', (c) =>
    c.kind === 'reworded' ? c.share : null,
  ),
  column('count', 'rows that a change of the whole edition touched', 'whole number', compared, (c) =>
    c.kind === 'publication' ? c.count : null,
  ),
  column('sentence', 'the change in words', 'text', 'from the other columns', (_, row) => sentence(row.told)),
  column(
    'source_before',
    'where to look: the page of the earlier edition',
    'URL',
    'from the capture and the place in it',
    (_, row) => row.told.before?.source?.url,
  ),
  column(
    'source_after',
    'where to look: the page of the later edition',
    'URL',
    'from the capture and the place in it',
    (_, row) => row.told.after?.source?.url,
  ),
  column(
    'sha256_before',
    'hash of the bytes it was read from',
    '64 hexadecimal digits',
    'from the capture',
    (_, row) => row.told.before?.source?.capture?.sha256,
  ),
  column(
    'sha256_after',
    'hash of the bytes it was read from',
    '64 hexadecimal digits',
    'from the capture',
    (_, row) => row.told.after?.source?.capture?.sha256,
  ),
];

export function detail(change: Change): Cell {
  switch (change.kind) {
    case 'status':
    case 'due':
      return change.direction;
    case 'progress':
      return change.change;
    case 'dropped':
      return change.why;
    case 'reworded':
      return change.weight ?? [];
    case 'publication':
      return change.what;
    default:
      return null;
  }
}

function field(change: Change): Cell {
  switch (change.kind) {
    case 'reworded':
    case 'publication':
      return change.field;
    case 'renumbered':
      return 'id';
    case 'moved':
      return 'theme';
    case 'overdue':
      return 'due';
    case 'status':
    case 'due':
    case 'progress':
    case 'response':
    case 'owners':
    case 'links':
    case 'recommendation':
      return change.kind;
    default:
      return null;
  }
}

function ids({ tellings }: ChangeRow, side: 'before' | 'after', keys: readonly string[]): Cell {
  return keys.map((key) => tellings[side].actions.get(key)?.id ?? '').filter((id) => id !== '');
}

/** The published words in full, from the rows where they can be had. */
function value(change: Change, row: ChangeRow, side: 'before' | 'after'): Cell {
  if (change.kind === 'overdue') return side === 'after' ? change.due.published : null;
  if (change.kind === 'progress') return row.tellings[side].actions.get(change[side])?.progress ?? edgeOf(change, side);
  if (change.kind === 'reworded') return change.field === 'text' ? textOf(change, row, side) : wordsOf(row.told[side]);
  return 'from' in change ? edgeOf(change, side) : textOf(change, row, side);
}

function edgeOf(change: Extract<Change, { from?: unknown }>, side: 'before' | 'after'): Cell {
  const edge = side === 'before' ? change.from : change.to;
  return edge !== null && typeof edge === 'object' && 'published' in edge ? edge.published : edge;
}

function textOf(change: Change, row: ChangeRow, side: 'before' | 'after'): Cell {
  const [key] = keysOf(change)[side];
  return key === undefined ? null : row.tellings[side].actions.get(key)?.text;
}

function normalised(change: Change, edge: 'from' | 'to'): Cell {
  switch (change.kind) {
    case 'status':
    case 'response':
      return change[edge]?.value;
    case 'due': {
      const due = change[edge];
      return due ? `${due.earliest ?? ''}/${due.latest ?? ''}` : null;
    }
    case 'overdue':
      return edge === 'to' ? `${change.due.earliest ?? ''}/${change.due.latest ?? ''}` : null;
    case 'added':
      return edge === 'to' ? change.status?.value : null;
    case 'dropped':
      return edge === 'from' ? change.status?.value : null;
    default:
      return null;
  }
}

function wordsOf(from: Passage | null): Cell {
  return from?.said ? from.marks.map(({ text }) => text).join('') : null;
}

function sentence({ lead, label }: ToldChange): string {
  return `${lead.map(printPiece).join('')} (${label})`;
}

function printPiece(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  return piece.kind === 'said' ? `“${piece.text.replace(/\s+/gu, ' ').trim()}”` : ' → ';
}
