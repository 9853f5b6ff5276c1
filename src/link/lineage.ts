import type { Lineage, Link } from '../model/changes.js';
import type { Edition } from '../model/edition.js';
import { judgeQuality } from './quality.js';

/** Orders the links by the earlier edition and says what is left over. */
export function lineageOf(before: Edition, after: Edition, links: readonly Link[]): Lineage {
  const [earlier, later] = [new Keys(before), new Keys(after)];
  const sorted = inOrder(links, earlier);
  for (const entry of sorted) {
    for (const key of entry.before) earlier.take(key);
    for (const key of entry.after) later.take(key);
  }
  const [unmatchedBefore, unmatchedAfter] = [earlier.left(before), later.left(after)];
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

/** The keys of an edition, in order, and which of them are in a link. */
class Keys {
  readonly #places = new Map<string, number>();
  readonly #taken: Uint8Array;

  constructor({ actions }: Edition) {
    for (let place = 0; place < actions.length; place++) this.#places.set(actions[place]?.key ?? '', place);
    this.#taken = new Uint8Array(actions.length);
  }

  placeOf(key: string): number {
    return this.#places.get(key) ?? 0;
  }

  take(key: string): void {
    const place = this.#places.get(key);
    if (place !== undefined) this.#taken[place] = 1;
  }

  left({ actions }: Edition): string[] {
    const keys: string[] = [];
    for (const { key } of actions) if (this.#taken[this.placeOf(key)] !== 1) keys.push(key);
    return keys;
  }
}

/** Links that were not turned round are in order already. */
function inOrder(links: readonly Link[], keys: Keys): readonly Link[] {
  const firsts = new Float64Array(links.length);
  let isSorted = true;
  for (let at = 0; at < links.length; at++) {
    let first = Infinity;
    for (const key of links[at]?.before ?? []) first = Math.min(first, keys.placeOf(key));
    firsts[at] = first;
    if (at > 0 && first < (firsts[at - 1] ?? 0)) isSorted = false;
  }
  if (isSorted) return links;
  const places = links.map((_, at) => at).sort((a, b) => (firsts[a] ?? 0) - (firsts[b] ?? 0));
  return places.flatMap((at) => links[at] ?? []);
}
