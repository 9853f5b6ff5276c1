import type { Card, Entry } from './items.js';

/** How the texts of one slot are told apart: all by their order, by a status or id among them, or not. */
type Order = 'each' | 'around' | null;

const mostOrdered = 8;

/**
 * Several texts of a card that stand in places alike: paragraphs without a class. In cards that
 * have the same number of them the first is one thing and the second another; else a status or
 * an id among them is told from what stands before it and after.
 */
export class SlotOrder {
  readonly #orders = new Map<string, Order>();
  readonly #pivotOf: Pivot;

  constructor(cards: readonly Card[], pivotOf: Pivot) {
    this.#pivotOf = pivotOf;
    const slots = new Map<string, Usage>();
    for (const { entries } of cards) {
      const pivot = pivotOf(entries);
      const own = new Map<string, { count: number; before: boolean; at: boolean; after: boolean }>();
      entries.forEach(({ slot }, i) => {
        const each = own.get(slot) ?? { count: 0, before: false, at: false, after: false };
        own.set(slot, each);
        each.count++;
        if (i < pivot) each.before = true;
        else if (i === pivot) each.at = true;
        else each.after = true;
      });
      for (const [slot, { count, before, at, after }] of own) {
        const all = slots.get(slot) ?? { counts: new Set(), cards: 0, divided: 0, pivots: 0 };
        slots.set(slot, all);
        all.counts.add(count);
        all.cards++;
        if (pivot >= 0 && [before, at, after].filter(Boolean).length > 1) all.divided++;
        if (at) all.pivots++;
      }
    }
    for (const [slot, usage] of slots) this.#orders.set(slot, orderOf(usage));
  }

  /** For each text of a card, what tells it from the others in its slot. */
  of(entries: readonly Entry[]): readonly string[] {
    const pivot = this.#pivotOf(entries);
    const seen = new Map<string, number>();
    return entries.map(({ slot }, i) => {
      const count = (seen.get(slot) ?? 0) + 1;
      seen.set(slot, count);
      const order = this.#orders.get(slot) ?? null;
      if (order === null) return '';
      if (order === 'each') return ` ${count}`;
      return i === pivot ? ' value' : pivot < 0 || i < pivot ? ' before' : ' after';
    });
  }
}

/** Which text of a card says its status or id; -1 for none. */
export type Pivot = (entries: readonly Entry[]) => number;

interface Usage {
  /** How many texts cards have in the slot. */
  readonly counts: Set<number>;
  cards: number;
  /** Cards that have texts of it on more than one side of the pivot. */
  divided: number;
  /** Cards whose pivot is one of them. */
  pivots: number;
}

function orderOf({ counts, cards, divided, pivots }: Usage): Order {
  if (divided < Math.max(2, cards * 0.4)) return null;
  const [only = 0] = counts;
  return counts.size === 1 && only <= mostOrdered && pivots >= cards * 0.6 ? 'each' : 'around';
}
