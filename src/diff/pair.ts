import { Places } from '../core/places.js';
import type { Link } from '../model/changes.js';
import type { Action, Edition } from '../model/edition.js';

/** One row of each edition that are the same action, or a whole and one of its parts. */
export interface Pair {
  readonly before: Action;
  readonly after: Action;
  readonly relation: Link['relation'];
  /** Where the pair is part of a split or merge: the other parts. */
  readonly siblings: readonly Action[];
}

/** Who is whose partner, and who has none. */
export interface Pairing {
  /** In the order of the links; a split or merge makes one for each part. */
  readonly pairs: readonly Pair[];
  /** The same in the order of the later edition. */
  readonly inOrder: readonly Pair[];
  /** Rows of the earlier edition without a partner, and of the later one. */
  readonly gone: readonly Action[];
  readonly fresh: readonly Action[];
}

/** Finds the rows that the links name. */
export function pairRows(links: readonly Link[], before: Edition, after: Edition): Pairing {
  const [earlier, later] = [new Rows(before.actions), new Rows(after.actions)];
  const pairs: Pair[] = [];
  const places: number[] = [];
  const add = (from: number, to: number, relation: Link['relation'], siblings: readonly Action[]): void => {
    pairs.push({ before: earlier.take(from), after: later.take(to), relation, siblings });
    places.push(to);
  };
  for (const link of links) {
    if (link.relation === 'same' && link.before.length === 1 && link.after.length === 1) {
      const from = earlier.placeOf(link.before[0] ?? '');
      const to = later.placeOf(link.after[0] ?? '');
      if (from !== undefined && to !== undefined) add(from, to, 'same', none);
    } else pairParts(link, earlier, later, add);
  }
  return { pairs, inOrder: sorted(pairs, places), gone: earlier.left(), fresh: later.left() };
}

const none: readonly Action[] = [];

/** Each part of a split or merge with the whole. */
function pairParts(
  { before, after, relation }: Link,
  earlier: Rows,
  later: Rows,
  add: (from: number, to: number, relation: Link['relation'], siblings: readonly Action[]) => void,
): void {
  for (const fromKey of before) {
    for (const toKey of after) {
      const [from, to] = [earlier.placeOf(fromKey), later.placeOf(toKey)];
      if (from === undefined || to === undefined) continue;
      if (relation === 'same') add(from, to, relation, none);
      else
        add(
          from,
          to,
          relation,
          relation === 'split' ? siblingsOf(later, after, to) : siblingsOf(earlier, before, from),
        );
    }
  }
}

/** The rows of a split or merge beside one of them. */
function siblingsOf(rows: Rows, keys: readonly string[], own: number): Action[] {
  return keys.flatMap((key) => {
    const place = rows.placeOf(key);
    return place === undefined || place === own ? [] : [rows.take(place)];
  });
}

/** The rows of one edition by key, and which of them are taken. */
class Rows {
  readonly #actions: readonly Action[];
  readonly #places: Places;
  readonly #taken: Uint8Array;

  constructor(actions: readonly Action[]) {
    this.#actions = actions;
    this.#places = new Places(actions);
    this.#taken = new Uint8Array(actions.length);
  }

  placeOf(key: string): number | undefined {
    return this.#places.placeOf(key);
  }

  take(place: number): Action {
    this.#taken[place] = 1;
    const action = this.#actions[place];
    if (action === undefined) throw new RangeError(`no row ${place}`);
    return action;
  }

  left(): Action[] {
    return this.#actions.filter((_, place) => this.#taken[place] !== 1);
  }
}

function sorted(pairs: readonly Pair[], places: readonly number[]): readonly Pair[] {
  let isSorted = true;
  for (let at = 1; at < places.length && isSorted; at++) isSorted = (places[at - 1] ?? 0) <= (places[at] ?? 0);
  if (isSorted) return pairs;
  const order = places.map((_, at) => at).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  return order.flatMap((at) => pairs[at] ?? []);
}
