import type { Link } from '../model/changes.js';
import type { Action, Edition } from '../model/edition.js';

/** One row of each edition that are the same action, or a whole and one of its parts. */
export interface Pair {
  readonly before: Action;
  readonly after: Action;
  readonly relation: Link['relation'];
}

/** The pairs of rows that the links make; a split or merge makes one for each part. */
export function pairsOf(links: readonly Link[], before: Edition, after: Edition): Pair[] {
  const earlier = new Map(before.actions.map((action) => [action.key, action]));
  const later = new Map(after.actions.map((action) => [action.key, action]));
  const pairs: Pair[] = [];
  for (const { before: fromKeys, after: toKeys, relation } of links) {
    for (const fromKey of fromKeys) {
      for (const toKey of toKeys) {
        const [from, to] = [earlier.get(fromKey), later.get(toKey)];
        if (from && to) pairs.push({ before: from, after: to, relation });
      }
    }
  }
  return pairs;
}
