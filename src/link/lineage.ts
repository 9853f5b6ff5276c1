import type { Lineage, Link } from '../model/changes.js';
import type { Edition } from '../model/edition.js';
import { judgeQuality } from './quality.js';

/** Orders the links by the earlier edition and says what is left over. */
export function lineageOf(before: Edition, after: Edition, links: readonly Link[]): Lineage {
  const order = new Map(before.actions.map((action, index) => [action.key, index]));
  const sorted = inOrder(links, order);
  const linkedBefore = new Set<string>();
  const linkedAfter = new Set<string>();
  for (const entry of sorted) {
    for (const key of entry.before) linkedBefore.add(key);
    for (const key of entry.after) linkedAfter.add(key);
  }
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

/** Links that were not turned round are in order already. */
function inOrder(links: readonly Link[], order: ReadonlyMap<string, number>): readonly Link[] {
  const firsts = new Float64Array(links.length);
  let isSorted = true;
  for (const [at, { before }] of links.entries()) {
    let first = Infinity;
    for (const key of before) first = Math.min(first, order.get(key) ?? 0);
    firsts[at] = first;
    if (at > 0 && first < (firsts[at - 1] ?? 0)) isSorted = false;
  }
  if (isSorted) return links;
  const places = links.map((_, at) => at).sort((a, b) => (firsts[a] ?? 0) - (firsts[b] ?? 0));
  return places.flatMap((at) => links[at] ?? []);
}
