import type { Matching } from './matching.js';
import { shapeOf, type Numbered, type Row } from './rows.js';

/** What a row is called: its own id, or the ids it declares to be linked with. */
export type NamesOf = (row: Row) => readonly Numbered[];

/** One group of earlier ids by number, with what became of each, and what its plain ids (without a letter after the number) share with all of their shape. */
interface Group {
  from: Numbered[];
  to: Numbered[];
  readonly deeper: Deeper;
}

/** Of the ids of one shape: how many there are, and how many had each ending put after them. */
interface Deeper {
  all: number;
  readonly endings: Map<string, number>;
}

/**
 * Foretells ids: where rows 3.1.2 and 3.1.5 have become 3.1.3 and 3.1.6, row 3.1.4 should be
 * 3.1.5 now. Learns from the pairs of the same group, the nearest below and above. Where
 * publishers count one level deeper (7.1 becomes 7.1.1), learns from all ids of that depth.
 */
export class Rebase {
  readonly #groups = new Map<string, Group>();
  /** By shape of the earlier id. */
  readonly #deeper = new Map<string, Deeper>();

  readonly #namesBefore: NamesOf;
  readonly #namesAfter: NamesOf;

  constructor(matching: Matching, namesBefore: NamesOf, namesAfter: NamesOf) {
    this.#namesBefore = namesBefore;
    this.#namesAfter = namesAfter;
    const isNamed = matching.before.some(hasName(namesBefore)) && matching.after.some(hasName(namesAfter));
    if (!isNamed) return;
    matching.eachPair((from, to) => {
      const [before, after] = [matching.before[from], matching.after[to]];
      if (!before || !after) return;
      for (const name of namesBefore(before)) for (const newName of namesAfter(after)) this.#learn(name, newName);
    });
    for (const group of this.#groups.values()) sortByNumber(group);
  }

  #learn(before: Numbered, after: Numbered): void {
    let group = this.#groups.get(before.group);
    if (group === undefined) {
      group = { from: [], to: [], deeper: this.#deeperOf(shapeOf(`${before.group}${before.number}`)) };
      this.#groups.set(before.group, group);
    }
    const known = before.tail === '' ? group.deeper : this.#deeperOf(shapeOf(before.name));
    known.all++;
    const ending = appended(before.name, after.name);
    if (ending !== null) known.endings.set(ending, (known.endings.get(ending) ?? 0) + 1);
    group.from.push(before);
    group.to.push(after);
  }

  #deeperOf(shape: string): Deeper {
    let known = this.#deeper.get(shape);
    if (known === undefined) {
      known = { all: 0, endings: new Map<string, number>() };
      this.#deeper.set(shape, known);
    }
    return known;
  }

  /**
   * How well the later row's id is the one foretold for the earlier row: 1 when both
   * neighbours in its group say so, less when one does, 0 when neither; null when nothing is
   * known of the group.
   */
  agreement(before: Row, after: Row): number | null {
    let best: number | null = null;
    for (const from of this.#namesBefore(before)) {
      for (const to of this.#namesAfter(after)) {
        best = higher(best, higher(this.#agreementOf(from, to), this.#deeperAgreement(from, to)));
      }
    }
    return best;
  }

  #deeperAgreement(from: Numbered, to: Numbered): number | null {
    const ending = appended(from.name, to.name);
    const known = ending === null ? undefined : this.#deeper.get(shapeOf(from.name));
    if (ending === null || known === undefined || known.all < enoughDeeper) return null;
    const share = (known.endings.get(ending) ?? 0) / known.all;
    return share >= 0.5 ? share * oneSided : null;
  }

  #agreementOf(from: Numbered, to: Numbered): number | null {
    const group = this.#groups.get(from.group);
    if (group === undefined) return null;
    const above = lastBelow(group.from, from.number);
    const next = group.from[above + 1]?.number === from.number ? above + 2 : above + 1;
    const told = Number(group.from[above] !== undefined) + Number(group.from[next] !== undefined);
    if (told === 0) return null;
    const agreeing = Number(foretells(group, above, from, to)) + Number(foretells(group, next, from, to));
    if (agreeing === 0 || from.tail !== to.tail) return 0;
    if (agreeing === told) return told === 2 ? 1 : oneSided;
    return split;
  }
}

function higher(a: number | null, b: number | null): number | null {
  return a === null || (b !== null && b > a) ? b : a;
}

function hasName(namesOf: NamesOf): (row: Row) => boolean {
  return (row) => namesOf(row).length > 0;
}

/** Pairs from which a deeper count is a habit and no accident. */
const enoughDeeper = 3;
/** Only one neighbour is known. */
const oneSided = 0.85;
/** The two neighbours foretell different ids: a row was put in or taken out between them. */
const split = 0.6;

function sortByNumber(group: Group): void {
  const { from, to } = group;
  if (from.every(({ number }, at) => at === 0 || (from[at - 1]?.number ?? 0) <= number)) return;
  const order = from.map((_, at) => at).sort((a, b) => (from[a]?.number ?? 0) - (from[b]?.number ?? 0));
  group.from = order.flatMap((at) => from[at] ?? []);
  group.to = order.flatMap((at) => to[at] ?? []);
}

/** Whether an id went into the same group as the one at a place, by the same step. */
function foretells(group: Group, at: number, from: Numbered, to: Numbered): boolean {
  const known = group.from[at];
  const now = group.to[at];
  if (known === undefined || now === undefined) return false;
  return now.group === to.group && from.number + now.number - known.number === to.number;
}

/** Index of the last id with a smaller number, −1 for none. */
function lastBelow(anchors: readonly Numbered[], number: number): number {
  let low = 0;
  let high = anchors.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((anchors[middle]?.number ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** What was put after an id to make the other one: `.1`; null when it was not made so. */
export function appended(id: string, newId: string): string | null {
  return newId.startsWith('.', id.length) && newId.startsWith(id) ? newId.slice(id.length) : null;
}
