import type { Lineage, Link } from '../model/changes.js';
import type { Edition } from '../model/edition.js';
import { judgeQuality } from './quality.js';

/** Orders the links by the earlier edition and says what is left over. */
export function lineageOf(before: Edition, after: Edition, links: readonly Link[]): Lineage {
  const order = new Map(before.actions.map((action, index) => [action.key, index]));
  const sorted = links
    .map((entry) => ({ entry, first: Math.min(...entry.before.map((key) => order.get(key) ?? 0)) }))
    .sort((a, b) => a.first - b.first)
    .map(({ entry }) => entry);
  const linkedBefore = new Set(sorted.flatMap((entry) => entry.before));
  const linkedAfter = new Set(sorted.flatMap((entry) => entry.after));
  const unmatchedBefore = before.actions.filter(({ key }) => !linkedBefore.has(key)).map(({ key }) => key);
  const unmatchedAfter = after.actions.filter(({ key }) => !linkedAfter.has(key)).map(({ key }) => key);
  return {
    links: sorted,
    unmatchedBefore,
    unmatchedAfter,
    quality: judgeQuality(
      sorted,
      { rows: before.actions.length, unmatched: unmatchedBefore.length },
      { rows: after.actions.length, unmatched: unmatchedAfter.length },
    ),
  };
}
