import { Places } from '../core/places.js';
import type { Lineage, Link } from '../model/changes.js';
import type { Edition } from '../model/edition.js';
import { judgeQuality } from './quality.js';

/** Orders the links by the earlier edition and says what is left over. */
export function lineageOf(before: Edition, after: Edition, links: readonly Link[]): Lineage {
  const [earlier, later] = [new Keys(before), new Keys(after)];
  const firsts = new Float64Array(links.length);
  for (let at = 0; at < links.length; at++) {
    firsts[at] = earlier.take(links[at]?.before ?? []);
    later.take(links[at]?.after ?? []);
  }
  const sorted = inOrder(links, firsts);
  const [unmatchedBefore, unmatchedAfter] = [earlier.left(), later.left()];
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
  readonly #actions: Edition['actions'];
  readonly #places: Places;
  readonly #taken: Uint8Array;

  constructor({ actions }: Edition) {
    this.#actions = actions;
    this.#places = new Places(actions);
    this.#taken = new Uint8Array(actions.length);
  }

  /** Marks some keys as linked; gives the place of the first of them. */
  take(keys: readonly string[]): number {
    let first = Infinity;
    for (const key of keys) {
      const place = this.#places.placeOf(key);
      if (place === undefined) continue;
      this.#taken[place] = 1;
      first = Math.min(first, place);
    }
    return first;
  }

  left(): string[] {
    const keys: string[] = [];
    for (let at = 0; at < this.#actions.length; at++)
      if (this.#taken[at] !== 1) keys.push(this.#actions[at]?.key ?? '');
    return keys;
  }
}

/** Links that were not turned round are in order already. */
function inOrder(links: readonly Link[], firsts: Float64Array): readonly Link[] {
  let isSorted = true;
  for (let at = 1; at < links.length && isSorted; at++) isSorted = (firsts[at - 1] ?? 0) <= (firsts[at] ?? 0);
  if (isSorted) return links;
  const places = links.map((_, at) => at).sort((a, b) => (firsts[a] ?? 0) - (firsts[b] ?? 0));
  return places.flatMap((at) => links[at] ?? []);
}
