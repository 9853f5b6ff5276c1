import type { Change, ChangeSet, Link } from '../../model/changes.js';
import type { Action } from '../../model/edition.js';
import { statusValues } from '../../model/status.js';
import { keysOf } from '../story/entries.js';
import type { Tellings } from '../story/passage.js';
import { Weigher } from '../weigh.js';
import { asPublished, listValues, type Cell, type Column } from './column.js';

/** A row of either edition beside its partner: all that `diff --format csv` in its wide shape says of it. */
export interface PairRow {
  readonly set: ChangeSet;
  readonly link: Link | null;
  readonly before: Action | null;
  readonly after: Action | null;
  readonly changes: readonly Change[];
  readonly weigher: Weigher;
}

function column(
  name: string,
  meaning: string,
  values: string,
  derived: string,
  read: (row: PairRow) => Cell,
): Column<PairRow> {
  return { name, meaning, values, derived, read };
}

/** Two columns that say the same of both sides. */
function both(
  name: string,
  meaning: string,
  values: string,
  derived: string,
  read: (action: Action) => Cell,
): readonly Column<PairRow>[] {
  return [
    column(`${name}_before`, `${meaning}, earlier edition`, values, derived, ({ before }) => before && read(before)),
    column(`${name}_after`, `${meaning}, later edition`, values, derived, ({ after }) => after && read(after)),
  ];
}

function detail<K extends Change['kind']>(
  kind: K,
  read: (change: Extract<Change, { kind: K }>) => Cell,
): (row: PairRow) => Cell {
  return ({ changes }) => {
    const found = changes.find((change): change is Extract<Change, { kind: K }> => change.kind === kind);
    return found ? read(found) : null;
  };
}

const compared = 'from comparing the two editions';

/** `diff --format csv`, wide: a row a pair of rows, or a row without a partner. */
export const pairColumns: readonly Column<PairRow>[] = [
  column('plan', 'id of the plan', 'text', 'from the editions', ({ set }) => set.to.plan ?? set.from.plan),
  column('edition_before', 'id of the earlier edition', 'text', 'from the edition', ({ set }) => set.from.edition),
  column('edition_after', 'id of the later edition', 'text', 'from the edition', ({ set }) => set.to.edition),
  column(
    'relation',
    'what the two rows are to each other',
    'same, split, merged, added, dropped, not-observed, unmatched',
    compared,
    relation,
  ),
  column(
    'certainty',
    'how sure the match is',
    'sure, likely, doubtful',
    'from the evidence',
    ({ link }) => link?.certainty,
  ),
  column('score', 'weighed evidence for the match', '0 to 1', 'from the evidence', ({ link }) => link?.score),
  ...both('key', 'the row in its edition', 'text', 'the id; scoped where ids repeat', (a) => a.key),
  ...both('id', "the row's number", 'text', asPublished, (a) => a.id),
  ...both('theme', 'title of the theme', 'text', asPublished, (a) => a.theme?.title),
  ...both('text', 'what is promised', 'text', asPublished, (a) => a.text),
  ...both('status_published', "the publisher's words for the status", 'text', asPublished, (a) => a.status?.published),
  ...both(
    'status_value',
    'what those words were read as',
    statusValues.join(', '),
    'from status_published',
    (a) => a.status?.value,
  ),
  column(
    'status_direction',
    'which way the status went',
    'word; empty = same words, or not reported',
    compared,
    detail('status', (c) => c.direction),
  ),
  ...both('due_published', 'when it was promised for', 'text', asPublished, (a) => a.due?.published),
  ...both(
    'due_latest',
    'the last day that the promise can mean',
    'yyyy-mm-dd',
    'from due_published',
    (a) => a.due?.latest,
  ),
  column(
    'due_direction',
    'which way the date went',
    'word; empty = no change',
    compared,
    detail('due', (c) => c.direction),
  ),
  column(
    'due_days',
    'days by which the date moved',
    'whole number; later is positive',
    'from the last promised days',
    detail('due', (c) => c.days),
  ),
  column(
    'overdue_days',
    'days by which the date had passed',
    'whole number',
    "to the later edition's publication",
    detail('overdue', (c) => c.days),
  ),
  column(
    'text_share',
    'share of the words of the text that changed',
    '0 to 1; empty = none',
    compared,
    ({ changes }) => {
      const found = changes.find((change) => change.kind === 'reworded' && change.field === 'text');
      return found?.kind === 'reworded' ? found.share : null;
    },
  ),
  ...both('progress', 'what is said to have been done', 'text', asPublished, (a) => a.progress),
  column(
    'progress_change',
    'what became of the progress note',
    'added, extended, edited, replaced, unchanged, removed',
    compared,
    detail('progress', (c) => c.change),
  ),
  ...both(
    'response_published',
    "the publisher's words for its response",
    'text',
    asPublished,
    (a) => a.response?.published,
  ),
  ...both('owners', 'who is to do it', listValues, asPublished, (a) => a.owners),
  column('changes', 'every kind of change of this pair', listValues, compared, ({ changes }) => [
    ...new Set(changes.map(({ kind }) => kind)),
  ]),
  column(
    'weight',
    'the greatest weight among them',
    '0 to 100; empty = nothing changed',
    'by a fixed table',
    ({ changes, weigher }) =>
      changes.length === 0 ? null : Math.max(...changes.map((change) => weigher.weight(change))),
  ),
];

function relation({ link, changes, before, after }: PairRow): Cell {
  if (link) return link.relation;
  const found = changes.find(({ kind }) => kind === 'added' || kind === 'dropped' || kind === 'not-observed');
  return found?.kind ?? (before && after ? 'same' : 'unmatched');
}

/** Every row of both editions once for each partner: in the order of the later edition, then what only the earlier one has. */
export function pairRows(set: ChangeSet, tellings: Tellings): readonly PairRow[] {
  const changes = indexChanges(set.changes);
  const weigher = new Weigher(set.changes);
  const linkBefore = new Map(set.links.flatMap((link) => link.before.map((key) => [key, link] as const)));
  const linkAfter = new Map(set.links.flatMap((link) => link.after.map((key) => [key, link] as const)));
  const row = (before: Action | null, after: Action | null, link: Link | null): PairRow => ({
    set,
    link,
    before,
    after,
    weigher,
    changes: changes(before, after),
  });
  const rows: PairRow[] = [];
  for (const after of tellings.after.actions.values()) {
    const link = linkAfter.get(after.key) ?? null;
    const partners = link ? link.before.flatMap((key) => tellings.before.actions.get(key) ?? []) : [];
    if (partners.length === 0) rows.push(row(null, after, link));
    else for (const before of partners) rows.push(row(before, after, link));
  }
  for (const before of tellings.before.actions.values()) {
    if (!linkBefore.has(before.key)) rows.push(row(before, null, null));
  }
  return rows;
}

type FindChanges = (before: Action | null, after: Action | null) => readonly Change[];

/** Changes by pair; those of one side only (added, overdue, split) are found with that side. */
function indexChanges(changes: readonly Change[]): FindChanges {
  const byPair = new Map<string, Change[]>();
  const put = (before: string | undefined, after: string | undefined, change: Change): void => {
    const name = JSON.stringify([before ?? null, after ?? null]);
    const found = byPair.get(name);
    if (found) found.push(change);
    else byPair.set(name, [change]);
  };
  for (const change of changes) {
    const { before, after } = keysOf(change);
    if (before.length === 0) for (const key of after) put(undefined, key, change);
    else if (after.length === 0) for (const key of before) put(key, undefined, change);
    else for (const one of before) for (const other of after) put(one, other, change);
  }
  return (before, after) => {
    const names = [[before?.key ?? null, after?.key ?? null]];
    if (before && after) names.push([null, after.key], [before.key, null]);
    return names.flatMap((name) => byPair.get(JSON.stringify(name)) ?? []);
  };
}
