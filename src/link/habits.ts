import type { Matching } from './matching.js';
import { appended } from './rebase.js';
import { hasId, shapeOf, type Numbered, type Row } from './rows.js';

/**
 * What the publisher did between two editions, as far as the pairs that are certain show it:
 * how far each kind of evidence can be trusted for the others. Each from 0 to 1; without any
 * pair to learn from, a cautious middle.
 */
export interface Habits {
  /** Pairs whose published id stayed. */
  readonly idsKept: number;
  /** Pairs whose id moved by the same step as its neighbour's in the group. */
  readonly idsRebased: number;
  /** Neighbours that stayed neighbours. */
  readonly orderKept: number;
  /** Declared links that name the partner. */
  readonly linksTrue: number;
  /** Declared links that name the partner once they are moved by the same step as their neighbours. */
  readonly linksRebased: number;
  readonly themesKept: number;
  readonly recommendationsKept: number;
}

/** Counts with a prior: as if `seen` further pairs had shown `share`. */
class Share {
  #for = 0;
  #all = 0;
  readonly #prior: number;
  readonly #weight: number;

  constructor(prior: number, weight: number) {
    this.#prior = prior;
    this.#weight = weight;
  }

  add(agrees: boolean): void {
    this.#all++;
    if (agrees) this.#for++;
  }

  get value(): number {
    return (this.#for + this.#prior * this.#weight) / (this.#all + this.#weight);
  }
}

/** Learns the publisher's habits from the pairs made so far. */
export function learnHabits(matching: Matching): Habits {
  const ids = new Share(0.6, 2);
  const rebased = new Share(0.5, 2);
  const order = new Share(0.6, 2);
  const links = new Share(0.8, 2);
  const linksRebased = new Share(0.5, 2);
  const linkShifts = new Map<string, Shift>();
  const themes = new Share(0.8, 2);
  const recommendations = new Share(0.8, 2);
  const idsAfter = new Set(matching.hasLinks ? matching.after.map(({ id }) => id) : []);
  const idsBefore = new Set(matching.hasLinks ? matching.before.map(({ id }) => id) : []);
  const shifts = new Map<string, Shift>();
  let previous = -2;
  matching.eachPair((from, to) => {
    const before = matching.before[from];
    const after = matching.after[to];
    if (!before || !after) return;
    order.add(to === previous + 1);
    previous = to;
    if (before.id !== null && after.id !== null) {
      ids.add(before.id === after.id);
      noteShift(shifts, before.numbered, after.numbered, rebased);
    }
    if (matching.hasLinks) {
      for (const link of before.numberedLinks) noteShift(linkShifts, link, after.numbered, linksRebased);
      if (after.links.some((link) => idsBefore.has(link))) links.add(declares(before, after));
      else if (before.links.some((link) => idsAfter.has(link))) links.add(declares(before, after));
    }
    if (before.theme !== null && after.theme !== null) themes.add(before.theme === after.theme);
    if (before.recommendation !== null && after.recommendation !== null) {
      recommendations.add(before.recommendation === after.recommendation);
    }
  });
  return {
    idsKept: ids.value,
    idsRebased: rebased.value,
    orderKept: order.value,
    linksTrue: links.value,
    linksRebased: linksRebased.value,
    themesKept: themes.value,
    recommendationsKept: recommendations.value,
  };
}

type MaybeNumbered = Numbered | null;

/** What became of an id: the group that the new one is in and the step to its number, or what was put after it. */
interface Shift {
  into: string;
  by: number;
}

function noteShift(shifts: Map<string, Shift>, from: MaybeNumbered, to: MaybeNumbered, rebased: Share): void {
  if (!from || !to) return;
  const ending = appended(from.name, to.name);
  const group = ending === null ? from.group : `deeper ${shapeOf(from.name)}`;
  const into = ending ?? to.group;
  const by = ending === null ? to.number - from.number : 0;
  const known = shifts.get(group);
  if (known === undefined) {
    shifts.set(group, { into, by });
    return;
  }
  rebased.add(known.into === into && known.by === by);
  known.into = into;
  known.by = by;
}

/** Whether one of the two rows names the other's id among its declared links. */
export function declares(before: Row, after: Row): boolean {
  return after.links.some((link) => hasId(before, link)) || (after.id !== null && before.links.includes(after.id));
}
