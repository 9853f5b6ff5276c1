import type { Change, ChangeSet, Link } from '../model/changes.js';
import { isObservation } from './summary.js';

type ReviewItem = NonNullable<ChangeSet['review']>[number];

/**
 * The matches that a person should look at, those first whose ruling would alter most: how many
 * changes would go if the rows were ruled different, and how many rows would be new or gone instead.
 */
export function reviewOf(links: readonly Link[], changes: readonly Change[]): ReviewItem[] {
  const open = links.filter(({ certainty, decided }) => certainty !== 'sure' && decided === 'rule');
  if (open.length === 0) return [];
  const counts = new Map<string, number>();
  for (const change of changes) {
    if (isObservation(change)) continue;
    for (const name of namesOf(change)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const items = open.map(({ before, after, relation, certainty, score }) => {
    const told = after.reduce((sum, key) => sum + (counts.get(`after ${key}`) ?? 0), 0);
    return { before, after, relation, certainty, score, alters: told + before.length + after.length };
  });
  return items.sort((a, b) => b.alters - a.alters || a.score - b.score);
}

/** The later rows that a change is about; its earlier ones where it has no other. */
function namesOf(change: Change): string[] {
  if (!('after' in change) || !('before' in change)) return [];
  return typeof change.after === 'string'
    ? [`after ${change.after}`]
    : change.after.slice(0, 1).map((key) => `after ${key}`);
}
