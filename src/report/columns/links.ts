import type { ChangeSet, Link } from '../../model/changes.js';
import type { History } from '../../model/history.js';
import { listValues, type Cell, type Column } from './column.js';

/** One match between the rows of two editions. */
export interface LinkRow {
  readonly plan: string | null;
  readonly from: string;
  readonly to: string;
  readonly thread: string | null;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly relation: string;
  /** Null where only the outcome is known, as in a history without its change sets. */
  readonly link: Link | null;
}

function column(
  name: string,
  meaning: string,
  values: string,
  derived: string,
  read: (row: LinkRow) => Cell,
): Column<LinkRow> {
  return { name, meaning, values, derived, read };
}

/** The table of links: who was taken for whom, how sure, and why. */
export const linkColumns: readonly Column<LinkRow>[] = [
  column('plan', 'id of the plan', 'text', 'from the editions', ({ plan }) => plan),
  column('thread', 'the action through all editions', 'text', 'from the register of threads', ({ thread }) => thread),
  column('edition_before', 'id of the earlier edition', 'text', 'from the edition', ({ from }) => from),
  column('edition_after', 'id of the later edition', 'text', 'from the edition', ({ to }) => to),
  column('key_before', 'the rows of the earlier edition', listValues, 'key of the edition', ({ before }) => before),
  column('key_after', 'the rows of the later edition', listValues, 'key of the edition', ({ after }) => after),
  column('relation', 'what they are to each other', 'same, split, merged', 'from matching', ({ relation }) => relation),
  column(
    'certainty',
    'how sure the match is',
    'sure, likely, doubtful',
    'from the evidence',
    ({ link }) => link?.certainty,
  ),
  column('score', 'weighed evidence', '0 to 1', 'from the evidence', ({ link }) => link?.score),
  column('decided', 'who decided', 'rule, person', 'from the rulings file', ({ link }) => link?.decided),
  column(
    'evidence',
    'what spoke for it and against it',
    `${listValues}; each \`kind: score\``,
    'from matching',
    ({ link }) => link?.evidence.map(({ kind, score }) => `${kind}: ${score.toFixed(2)}`),
  ),
  column(
    'runner_up_before',
    'the best match that was not taken, earlier rows',
    listValues,
    'from matching',
    ({ link }) => link?.runnerUp?.before,
  ),
  column(
    'runner_up_after',
    'the best match that was not taken, later rows',
    listValues,
    'from matching',
    ({ link }) => link?.runnerUp?.after,
  ),
  column('runner_up_score', 'weighed evidence for it', '0 to 1', 'from matching', ({ link }) => link?.runnerUp?.score),
];

export function linksOfChanges(
  set: ChangeSet,
  threadOf: (edition: string, key: string) => string | null = () => null,
): readonly LinkRow[] {
  return set.links.map((link) => ({
    plan: set.to.plan ?? set.from.plan,
    from: set.from.edition,
    to: set.to.edition,
    thread: threadOf(set.to.edition, link.after[0] ?? ''),
    before: link.before,
    after: link.after,
    relation: link.relation,
    link,
  }));
}

/** Steps of every thread from one edition that lists it to the next that does; with the evidence where change sets are given. */
export function linksOfHistory(history: History, changeSets: readonly ChangeSet[]): readonly LinkRow[] {
  const threads = new Map<string, string>();
  for (const thread of history.threads) {
    for (const cell of thread.cells)
      for (const key of cell.keys) threads.set(JSON.stringify([cell.edition, key]), thread.thread);
  }
  if (changeSets.length > 0) {
    return changeSets.flatMap((set) =>
      linksOfChanges(set, (edition, key) => threads.get(JSON.stringify([edition, key])) ?? null),
    );
  }
  return history.threads.flatMap((thread) => {
    const seen = thread.cells.filter((cell) => cell.keys.length > 0);
    return seen.slice(1).map((cell, index) => {
      const before = seen[index] ?? cell;
      const relation =
        before.keys.length < cell.keys.length ? 'split' : before.keys.length > cell.keys.length ? 'merged' : 'same';
      return {
        plan: history.plan,
        from: before.edition,
        to: cell.edition,
        thread: thread.thread,
        before: before.keys,
        after: cell.keys,
        relation,
        link: null,
      };
    });
  });
}
