import { Index, type Wordings } from './candidates.js';
import type { Features } from './features.js';
import type { Texts } from './wordings.js';

/**
 * How alike a row is to the other rows of its own edition, which are surely other actions: by
 * that much, it may be like anything this publisher writes. As likeness that only one in twenty
 * of them reaches.
 */
export class Kindred {
  readonly #texts: Texts;
  readonly #sides: readonly [Side, Side];

  constructor(texts: Texts) {
    this.#texts = texts;
    this.#sides = [this.#sideOf(texts.before, texts.othersBefore), this.#sideOf(texts.after, texts.othersAfter)];
  }

  /** Of a pair: what is unremarkable for both of its rows. */
  of(before: number, after: number): number {
    const [earlier, later] = this.#both(before, after);
    return (earlier.usual + later.usual) / 2;
  }

  /** Of a pair: the likeness that either row has to the most alike of its own edition. */
  closest(before: number, after: number): number {
    const [earlier, later] = this.#both(before, after);
    return Math.max(earlier.most, later.most);
  }

  #both(before: number, after: number): readonly [Likenesses, Likenesses] {
    return [this.#likeness(this.#sides[0], before), this.#likeness(this.#sides[1], after)];
  }

  #sideOf(open: Wordings, others: Wordings): Side {
    const all = new Map([...open, ...others]);
    return { all, index: new Index(all, this.#texts.vocabulary), known: new Map() };
  }

  #likeness({ all, index, known }: Side, row: number): Likenesses {
    const found = known.get(row);
    if (found !== undefined) return found;
    const wordings = all.get(row) ?? [];
    const figures: number[] = [];
    for (const other of index.nearest(wordings, index))
      if (other !== row) figures.push(this.#alike(wordings, all.get(other) ?? []));
    figures.sort((a, b) => b - a);
    const usual = figures[Math.max(1, Math.round(all.size / oneIn)) - 1] ?? figures.at(-1) ?? 0;
    const likenesses = { usual, most: figures[0] ?? 0 };
    known.set(row, likenesses);
    return likenesses;
  }

  #alike(wordings: readonly Features[], others: readonly Features[]): number {
    const latest = wordings[0];
    const other = others[0];
    return latest === undefined || other === undefined ? 0 : this.#texts.comparer.compare(latest, other).alike;
  }
}

interface Side {
  readonly all: Wordings;
  readonly index: Index;
  readonly known: Map<number, Likenesses>;
}

/** To the other rows of its edition: what one in twenty reaches, and the most. */
interface Likenesses {
  readonly usual: number;
  readonly most: number;
}

/** Of so many other rows, one may be more alike by chance. */
const oneIn = 20;
