import type { HeaderColumn } from '../header-line.js';
import { emptyCost, isShort, longestCell, phraseCost, type KnownCosts, type Learnt } from './costs.js';
import { phraseOf, torn, type Sequence } from './sequence.js';

/** A cell, as positions of its sequence; an empty one has none. */
export interface Cut {
  readonly from: number;
  readonly to: number;
}

export interface RowCut {
  readonly from: number;
  readonly to: number;
  /** One for each column, null where it is empty. */
  readonly cells: readonly (Cut | null)[];
  readonly cost: number;
}

/** What is searched for: rows of these columns, in this order. */
export interface Plan {
  readonly columns: readonly Pick<HeaderColumn, 'field' | 'title'>[];
  /** The column of the row's own text, which is never empty. */
  readonly main: number;
  readonly learnt: readonly Learnt[];
  readonly known: KnownCosts;
  /** Cost that a row begins at a position; Infinity where none may. */
  readonly opensRow: (sequence: Sequence, position: number) => number;
  /** Short lines between rows may be titles. */
  readonly withTitles: boolean;
  /** A cell that may not be taken: to see what the next best is. */
  readonly but?: { readonly column: number; readonly cell: Cut };
}

interface Back {
  readonly from: number;
  readonly empty: boolean;
}

/**
 * Cuts a sequence of words into rows of cells at the least cost, all cells of all rows at once:
 * a date that a sentence ends in is no due date where one follows, and words that nobody knows
 * are a status where they stand between what is known.
 *
 *     … within 18 months. | Accept in full | Acquitted | All premises were inspected.
 *
 * A Viterbi search over positions and columns; texts may be of any length, other cells of
 * {@link longestCell} words: time grows with words × columns.
 */
export function cutRows(sequence: Sequence, plan: Plan): readonly RowCut[] | null {
  return new Search(sequence, plan).run();
}

/** A line that is passed over, and the longest, in words. */
const title = 1;
const longestTitle = 12;

class Search {
  readonly #sequence: Sequence;
  readonly #plan: Plan;
  readonly #size: number;
  readonly #width: number;
  /** Per column: the least cost to have filled it and all before it, at each position. */
  readonly #costs: readonly Float64Array[];
  readonly #backs: readonly (Back | undefined)[][];
  /** The least cost of whole rows and titles up to each position, and with a row that begins there. */
  readonly #done: Float64Array;
  readonly #rows: Float64Array;
  /** Per column: where a text that ends here would best begin. */
  readonly #best: { cost: number; from: number }[];
  readonly #inside: Float64Array;
  /** The same for the edges alone that a cell of any column goes on over. */
  readonly #passed: Float64Array;
  /** Where the title begins that ends at a position, if one does. */
  readonly #titles = new Map<number, number>();

  constructor(sequence: Sequence, plan: Plan) {
    this.#sequence = sequence;
    this.#plan = plan;
    this.#size = sequence.words.length;
    this.#width = plan.columns.length;
    this.#costs = plan.columns.map(() => new Float64Array(this.#size + 1).fill(Infinity));
    this.#backs = plan.columns.map(() => []);
    this.#done = new Float64Array(this.#size + 1).fill(Infinity);
    this.#rows = new Float64Array(this.#size + 1).fill(Infinity);
    this.#best = plan.columns.map(() => ({ cost: Infinity, from: -1 }));
    this.#passed = edgesPassed(sequence);
    this.#inside = statusesInside(sequence, plan, this.#passed);
  }

  run(): readonly RowCut[] | null {
    const { main } = this.#plan;
    for (let at = 0; at <= this.#size; at++) {
      for (let c = main; c < this.#width; c++) this.#fill(c, at);
      this.#done[at] = at === 0 ? 0 : (this.#costs[this.#width - 1]?.[at] ?? Infinity);
      if (this.#plan.withTitles) this.#skipTitle(at);
      const opens = at < this.#size ? this.#plan.opensRow(this.#sequence, at) : 0;
      this.#rows[at] = (this.#done[at] ?? Infinity) + opens;
      for (let c = 0; c < main; c++) this.#fill(c, at);
    }
    return Number.isFinite(this.#done[this.#size]) ? this.#trace() : null;
  }

  /** The line that ends here is a title, and no part of a row. */
  #skipTitle(at: number): void {
    const { opensLine } = this.#sequence;
    if (at === 0 || (at < this.#size && opensLine[at] !== true)) return;
    let from = at - 1;
    while (from > 0 && opensLine[from] !== true) from--;
    if (at - from > longestTitle) return;
    const cost = (this.#done[from] ?? Infinity) + title;
    if (cost >= (this.#done[at] ?? Infinity)) return;
    this.#done[at] = cost;
    this.#titles.set(at, from);
  }

  #before(column: number): Float64Array {
    return column === 0 ? this.#rows : (this.#costs[column - 1] as Float64Array);
  }

  #fill(column: number, at: number): void {
    const { field } = this.#plan.columns[column] as HeaderColumn;
    const isMain = column === this.#plan.main;
    const before = this.#before(column);
    let cost = (isMain ? Infinity : (before[at] ?? Infinity)) + emptyCost(field, isMain);
    let back: Back = { from: at, empty: true };
    const take = (from: number, own: number): void => {
      if (own < cost && !this.#isBarred(column, from, at)) [cost, back] = [own, { from, empty: false }];
    };
    if (isShort(field)) this.#shortCells(column, at, take);
    else this.#texts(column, at, take);
    (this.#costs[column] as Float64Array)[at] = cost;
    (this.#backs[column] as (Back | undefined)[])[at] = back;
  }

  #isBarred(column: number, from: number, to: number): boolean {
    const but = this.#plan.but;
    return but !== undefined && but.column === column && but.cell.from === from && but.cell.to === to;
  }

  #shortCells(column: number, at: number, take: (from: number, cost: number) => void): void {
    const { sequence, plan } = { sequence: this.#sequence, plan: this.#plan };
    const { field } = plan.columns[column] as HeaderColumn;
    const ends = sequence.endsName[at] ?? 0;
    // What begins in small letters begins no cell of few words.
    if (ends >= torn || (at < this.#size && (sequence.opens[at] ?? 0) >= torn)) return;
    const before = this.#before(column);
    for (let from = at - 1; from >= Math.max(0, at - longestCell); from--) {
      const opens = sequence.opens[from] ?? 0;
      const soFar = (before[from] ?? Infinity) + Math.max(0, opens) + ends;
      if (opens >= torn || !Number.isFinite(soFar) || (sequence.isDash[from] === true && at - from > 1)) continue;
      const phrase = phraseOf(sequence, from, at);
      const learnt = plan.learnt[column] ?? new Map<string, number>();
      const passed = (this.#passed[at] ?? 0) - (this.#passed[from + 1] ?? 0);
      take(from, soFar + passed + phraseCost(field, phrase, at - from, learnt, plan.known));
    }
  }

  #texts(column: number, at: number, take: (from: number, cost: number) => void): void {
    const { opens, opensText, endsText, endsName, isDash } = this.#sequence;
    const { field } = this.#plan.columns[column] as HeaderColumn;
    const isMain = column === this.#plan.main;
    const before = this.#before(column);
    const ends = field === 'other' ? Math.min(endsText[at] ?? 0, (endsName[at] ?? 0) + 0.4) : (endsText[at] ?? 0);
    const least = isMain ? 3 : 1;
    const best = this.#best[column] as { cost: number; from: number };
    const inside = (from: number): number => (this.#inside[at] ?? 0) - (this.#inside[from + 1] ?? 0);
    const opening = (from: number): number =>
      (before[from] ?? Infinity) + (opens[from] ?? 0) + (opensText[from] ?? 0) + (isDash[from] === true ? torn : 0);
    const entered = at - least;
    if (entered >= 0) {
      const cost = opening(entered) - (this.#inside[entered + 1] ?? 0);
      if (cost < best.cost) [best.cost, best.from] = [cost, entered];
    }
    const base = (field === 'other' ? 0.5 : 0.2) + ends;
    if (best.from >= 0) take(best.from, best.cost + (this.#inside[at] ?? 0) + base);
    for (let from = at - 1; from > at - least && from >= 0; from--)
      take(from, opening(from) + inside(from) + base + 2.5);
  }

  #trace(): readonly RowCut[] {
    const rows: RowCut[] = [];
    let at = this.#size;
    while (at > 0) {
      const above = this.#titles.get(at);
      if (above !== undefined) {
        at = above;
        continue;
      }
      const to = at;
      const cells: (Cut | null)[] = [];
      for (let c = this.#width - 1; c >= 0; c--) {
        const back = this.#backs[c]?.[at] as Back;
        cells.unshift(back.empty ? null : { from: back.from, to: at });
        at = back.from;
      }
      const cost = (this.#costs[this.#width - 1]?.[to] ?? 0) - (this.#rows[at] ?? 0);
      rows.unshift({ from: at, to, cells, cost });
      if (at >= to) return [];
    }
    return rows;
  }
}

/** A text of a table whose rows are not known goes on over a paragraph's end. */
const paragraph = 3;

/** Up to each word: what the edges before it cost that no cell ends at. */
function edgesPassed({ passes, words }: Sequence): Float64Array {
  const sums = new Float64Array(words.length + 2);
  if (passes === null) return sums;
  for (let i = 0; i <= words.length; i++) sums[i + 1] = (sums[i] ?? 0) + (passes[i] ?? 0);
  return sums;
}

/** Up to each word: what it costs to have statuses inside a text that look like cells. */
function statusesInside(sequence: Sequence, plan: Plan, passed: Float64Array): Float64Array {
  const { opens, opensParagraph, words } = sequence;
  const column = plan.columns.findIndex(({ field }) => field === 'status' || field === 'status-or-due');
  const sums = new Float64Array(words.length + 2);
  for (let i = 0; i < words.length; i++) {
    const begins = (opens[i] ?? 0) < 1;
    const goesOn = plan.withTitles && begins && opensParagraph[i] === true ? paragraph : 0;
    const status = begins && column >= 0 ? statusAt(sequence, i, plan, column) : 0;
    const edge = (passed[i + 1] ?? 0) - (passed[i] ?? 0);
    sums[i + 1] = (sums[i] ?? 0) + goesOn + status + edge;
  }
  sums[words.length + 1] = sums[words.length] ?? 0;
  return sums;
}

/** What it costs that a status which is known, and stands like a cell, is none. */
function statusAt(
  { opens, endsText, endsName, ...sequence }: Sequence,
  at: number,
  plan: Plan,
  column: number,
): number {
  const before = endsText[at] ?? 0;
  if (before >= 2) return 0;
  const size = sequence.words.length;
  const learnt = plan.learnt[column] ?? new Map<string, number>();
  for (let to = Math.min(size, at + 5); to > at; to--) {
    if ((endsName[to] ?? 0) > 0.5 || (to < size && (opens[to] ?? 0) > 1)) continue;
    const phrase = phraseOf(sequence, at, to);
    if (phraseCost('status', phrase, to - at, learnt, plan.known) < 0.5) return before < 0.5 ? 1.2 : 0.3;
  }
  return 0;
}
