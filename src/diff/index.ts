import { message, type Message } from '../core/message.js';
import type { Change, ChangeSet, Lineage, Link } from '../model/changes.js';
import type { Edition } from '../model/edition.js';
import { Absences } from './absence.js';
import { Doubts } from './doubts.js';
import { findOverdue } from './due.js';
import { Owners } from './owners.js';
import { pairRows, type Pairing } from './pair.js';
import { foldWide } from './publication.js';
import { findRetitled } from './retitled.js';
import { reviewOf } from './review.js';
import { compareRows } from './row.js';
import { summarise } from './summary.js';

export { historyOf } from './history.js';

export interface DiffOptions {
  /** Of planwatch, for `made`. */
  readonly version: string;
  /** What linking had to say; kept before our own messages. */
  readonly messages?: readonly Message[];
}

/**
 * Says what changed between two editions, row by row and once for what the publisher did to all
 * of them, for reports and for other programs. Who is who comes from `link`.
 *
 * What was done to the whole edition stands first, then splits and merges, then the rows in the
 * order of the later edition, then rows gone, rows new, and what is overdue. Every row of either
 * edition is accounted for once. Reports `diff/no-records` (and compares nothing) when a side has
 * no rows, `diff/nearly-all-changed` when the match looks wrong.
 */
export function diff(before: Edition, after: Edition, lineage: Lineage, options: DiffOptions): ChangeSet {
  const frame = {
    format: 'planwatch/changes@1' as const,
    made: { version: options.version },
    from: refOf(before),
    to: refOf(after),
  };
  const messages: Message[] = [...(options.messages ?? [])];
  const empty = [before, after].filter((edition) => edition.actions.length === 0);
  if (empty.length > 0) {
    for (const edition of empty)
      messages.push(
        message('diff/no-records', `the edition ${edition.edition.id} has no records, so nothing was compared`),
      );
    return {
      ...frame,
      links: [],
      changes: [],
      quality: lineage.quality,
      summary: emptySummary(),
      review: [],
      messages: messages as ChangeSet['messages'],
    };
  }
  if (lineage.quality.warning !== null) messages.push(message('diff/nearly-all-changed', lineage.quality.warning));
  const pairing = pairRows(lineage.links, before, after);
  const changes = allChanges(before, after, lineage.links, pairing);
  return {
    ...frame,
    links: [...lineage.links],
    changes,
    quality: lineage.quality,
    summary: summarise(before, after, lineage.links, pairing.pairs, changes),
    review: reviewOf(lineage.links, changes),
    messages: messages as ChangeSet['messages'],
  };
}

function refOf({ plan, edition }: Edition): ChangeSet['from'] {
  return { plan, edition: edition.id, title: edition.title, published: edition.published };
}

function emptySummary(): ChangeSet['summary'] {
  const none = { same: 0, split: 0, merged: 0 };
  return {
    before: { rows: 0, ...none, dropped: 0, notObserved: 0 },
    after: { rows: 0, ...none, added: 0 },
    kinds: {},
    directions: {},
    unchangedNotes: 0,
    statuses: { before: {}, after: {} },
    flow: [],
  };
}

function allChanges(before: Edition, after: Edition, links: readonly Link[], pairing: Pairing): Change[] {
  const { pairs, inOrder } = pairing;
  const retitled = findRetitled(before, after, pairs);
  const owners = new Owners([before, after]);
  const rows: Change[] = [];
  for (const pair of inOrder) compareRows(pair, retitled, owners, rows);
  const { publications, changes } = foldWide(before, after, inOrder, rows);
  const doubts = new Doubts(links);
  return [
    ...publications,
    ...retitled.changes,
    ...doubts.mark(links.flatMap(divisionChange)),
    ...doubts.mark(changes),
    ...goneAndNew(before, after, pairing),
    ...findOverdue(before, after, pairs),
  ];
}

function divisionChange({ relation, before, after }: Link): Change[] {
  if (relation === 'split') return before.map((key) => ({ kind: 'split', before: key, after: [...after] }));
  if (relation === 'merged') return after.map((key) => ({ kind: 'merged', before: [...before], after: key }));
  return [];
}

function goneAndNew(before: Edition, after: Edition, { gone, fresh }: Pairing): Change[] {
  const absences = new Absences(before, after);
  return [
    ...gone.map((action) => absences.explain(action)),
    ...fresh.map((action): Change => ({ kind: 'added', after: action.key, status: action.status })),
  ];
}
