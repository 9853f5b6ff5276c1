import type { Link } from '../model/changes.js';
import type { Edition } from '../model/edition.js';

/**
 * Whether two editions stand in the order in which matching looks at them: the earlier
 * published first. Matching always works in that order and turns the answer round where it was
 * asked the other way, so that who is who never depends on which way one asks.
 */
export function isInOrder(before: Edition, after: Edition): boolean {
  const order =
    compare(before.edition.published ?? '', after.edition.published ?? '') ||
    compare(before.edition.id, after.edition.id) ||
    before.actions.length - after.actions.length;
  if (order !== 0) return order < 0;
  for (const [at, action] of before.actions.entries()) {
    const difference = compare(JSON.stringify(action), JSON.stringify(after.actions[at]));
    if (difference !== 0) return difference < 0;
  }
  return true;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const turnedRelation = { same: 'same', split: 'merged', merged: 'split' } as const;

/** The same link, seen from the other edition. */
export function turnedLink(link: Link): Link {
  const { before, after, relation, runnerUp, ...rest } = link;
  return {
    ...rest,
    before: after,
    after: before,
    relation: turnedRelation[relation],
    ...(runnerUp === undefined
      ? {}
      : { runnerUp: runnerUp && { before: runnerUp.after, after: runnerUp.before, score: runnerUp.score } }),
  };
}
