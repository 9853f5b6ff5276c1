import type { Matching } from './matching.js';
import type { Row } from './rows.js';

/**
 * Rows that their words do not tell apart, because other rows of their edition have the very
 * same. What they were paired by is an id that no other row has, or their place among those.
 */
export class Ties {
  readonly #earlier: Side;
  readonly #later: Side;

  /** @param matching before rows are paired by anything but equal words */
  constructor(matching: Matching) {
    this.#earlier = new Side(matching.before, matching.freeBefore());
    this.#later = new Side(matching.after, matching.freeAfter());
  }

  /** Whether something but the words says that two rows belong together. */
  tells(before: number, after: number): boolean {
    const [id, newId] = [this.#earlier.uniqueId(before), this.#later.uniqueId(after)];
    if (id !== null || newId !== null) return id === newId;
    const place = this.#earlier.placeOf(before);
    return place !== null && place === this.#later.placeOf(after);
  }

  /** Whether both rows have words that others of their edition have, and no id of their own to go by. */
  isTied(before: number, after: number): boolean {
    return this.areAlike(before, after) && !this.haveSameId(before, after);
  }

  /** Whether both rows have words that others of their edition have. */
  areAlike(before: number, after: number): boolean {
    return this.#earlier.alikeTo(before).length >= 2 && this.#later.alikeTo(after).length >= 2;
  }

  /** Whether both have the same id, and no other row has it. */
  haveSameId(before: number, after: number): boolean {
    const id = this.#earlier.uniqueId(before);
    return id !== null && id === this.#later.uniqueId(after);
  }

  /** Of pairs that may belong together, those of the rows alike to theirs: the first with the first, the second with the second. */
  *inPlace(pairs: readonly (readonly [number, number])[]): Generator<readonly [number, number]> {
    const seen = new Map<readonly number[], Set<readonly number[]>>();
    for (const [before, after] of pairs) {
      const [earlier, later] = [this.#earlier.alikeTo(before), this.#later.alikeTo(after)];
      if (earlier.length < 2 || later.length < 2 || seen.get(earlier)?.has(later) === true) continue;
      const known = seen.get(earlier);
      if (known === undefined) seen.set(earlier, new Set([later]));
      else known.add(later);
      for (let at = 0; at < Math.min(earlier.length, later.length); at++) yield [earlier[at] ?? 0, later[at] ?? 0];
    }
  }
}

class Side {
  readonly #rows: readonly Row[];
  /** How often the ids of the open rows stand in all. */
  readonly #ids = new Map<string, number>();
  /** By wording: the open rows that have it, in order. */
  readonly #alike = new Map<string, number[]>();
  readonly #places = new Map<number, number>();

  constructor(rows: readonly Row[], open: readonly number[]) {
    this.#rows = rows;
    for (const index of open) {
      const id = rows[index]?.id ?? null;
      if (id !== null) this.#ids.set(id, 0);
      const text = this.#textOf(index);
      const alike = this.#alike.get(text);
      this.#places.set(index, alike?.length ?? 0);
      if (alike === undefined) this.#alike.set(text, [index]);
      else alike.push(index);
    }
    for (const { id } of rows) {
      const count = id === null ? undefined : this.#ids.get(id);
      if (id !== null && count !== undefined) this.#ids.set(id, count + 1);
    }
  }

  uniqueId(index: number): string | null {
    const row = this.#rows[index];
    const id = row?.id ?? null;
    return id !== null && this.#ids.get(id) === 1 ? id : null;
  }

  /** The open rows with the same words, itself among them. */
  alikeTo(index: number): readonly number[] {
    return this.#alike.get(this.#textOf(index)) ?? [];
  }

  /** Among the open rows with the same words, from 0; null for one that is alone. */
  placeOf(index: number): number | null {
    return this.alikeTo(index).length < 2 ? null : (this.#places.get(index) ?? null);
  }

  #textOf(index: number): string {
    return this.#rows[index]?.text ?? '';
  }
}
