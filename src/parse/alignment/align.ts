import { emptyCost, goOnCost, placeCost, type AlignedColumn } from './costs.js';
import type { Nature } from './nature.js';

/** What is known of one piece before it is placed. */
export interface Sighting {
  readonly nature: Nature;
  /** An id of the rows' family begins it. */
  readonly start: boolean;
  /** It is that id and nothing else. */
  readonly bare: boolean;
  /** Its id stands below the id of the start before it: `6.1.2` after `6.1`. */
  readonly child: boolean;
}

/** Where a piece stands: in a cell, in a heading between rows, or after the last row. */
export type Placing =
  | { readonly kind: 'cell'; readonly row: number; readonly column: number; readonly cost: number }
  | { readonly kind: 'heading' }
  | { readonly kind: 'tail' };

export interface Alignment {
  readonly placings: readonly Placing[];
  /** Of the whole; less is better. */
  readonly cost: number;
}

export interface AlignSettings {
  readonly columns: readonly AlignedColumn[];
  /** Index of the column that holds the row's own text. */
  readonly main: number;
  /** Rows have ids, so that a row without one is odd. */
  readonly withIds: boolean;
}

/** A row begins without an id, where the others have one. */
const strayRow = 6;
/** An id that could begin a row does not. */
const strayStart = 3;
/** A row begins with its id, as it should. */
const reward = -1;

/**
 * Places a sequence of pieces into the cycle of columns at the least cost: each piece goes on
 * in its cell, moves to a later column, or begins the next row. Columns may stay empty; a
 * heading may stand between rows; what follows the last row may be no part of the table.
 *
 *     6.1 Opening hours         recommendation ┐
 *     6.1.2 Every branch must   action         ├ row 1
 *     Complete                  status         ┘
 *     6.1.3 Each island must    action         ┐ row 2, the recommendation left empty
 *     Ongoing                   status         ├
 *     It has been tried.        progress       ┘
 *
 * A Viterbi search: time grows with pieces × columns².
 */
export function align(sightings: readonly Sighting[], settings: AlignSettings): Alignment {
  if (sightings.length === 0) return { placings: [], cost: 0 };
  return new Search(sightings, settings).run();
}

class Search {
  readonly #sightings: readonly Sighting[];
  readonly #settings: AlignSettings;
  readonly #width: number;
  readonly #heading: number;
  readonly #tail: number;
  /** Cost of leaving the columns before / after one empty. */
  readonly #emptyBefore: readonly number[];
  readonly #emptyBeforeFirst: readonly number[];
  readonly #emptyAfter: readonly number[];
  /**
   * How the best way to each state of each piece came about: the state before it and whether a
   * row began, as one number. Plain numbers, for a long page has millions.
   */
  readonly #steps: Int16Array;
  readonly #states: number;
  /** The costs of the piece before, written over by those of the piece after. */
  #spare: Float64Array;

  constructor(sightings: readonly Sighting[], settings: AlignSettings) {
    this.#sightings = sightings;
    this.#settings = settings;
    this.#width = settings.columns.length;
    this.#heading = this.#width;
    this.#tail = this.#width + 1;
    this.#states = this.#width + 2;
    this.#steps = new Int16Array(sightings.length * this.#states);
    this.#spare = new Float64Array(this.#states);
    this.#emptyBefore = sums(settings.columns.map((column) => emptyCost(column, false)));
    this.#emptyBeforeFirst = sums(settings.columns.map((column) => emptyCost(column, true)));
    const whole = this.#emptyBefore.at(-1) ?? 0;
    this.#emptyAfter = settings.columns.map((_, c) => whole - (this.#emptyBefore[c + 1] ?? 0));
  }

  run(): Alignment {
    let costs = this.#first();
    for (let i = 1; i < this.#sightings.length; i++) {
      const after = this.#advance(costs, i);
      this.#spare = costs;
      costs = after;
    }
    const last = this.#end(costs);
    return { placings: this.#trace(last.state), cost: last.cost };
  }

  #first(): Float64Array {
    const costs = new Float64Array(this.#states).fill(Infinity);
    for (let c = 0; c < this.#width; c++) {
      costs[c] = (this.#emptyBeforeFirst[c] ?? 0) + this.#openCost(0, c) + this.#placeCost(0, c);
      this.#step(0, c, -1, true);
    }
    costs[this.#heading] = this.#headingCost(0);
    this.#step(0, this.#heading, -1, false);
    return costs;
  }

  #step(i: number, state: number, from: number, opens: boolean): void {
    this.#steps[i * this.#states + state] = (from + 1) * 2 + (opens ? 1 : 0);
  }

  #advance(before: Float64Array, i: number): Float64Array {
    const costs = this.#spare.fill(Infinity);
    const closing = this.#closingState(before);
    const closed = (before[closing] ?? Infinity) + (this.#emptyAfter[closing] ?? 0);
    const heading = before[this.#heading] ?? Infinity;
    const between = Math.min(closed, heading);
    const state = closed <= heading ? closing : this.#heading;
    for (let c = 0; c < this.#width; c++) {
      const place = this.#placeCost(i, c);
      let best = between + (this.#emptyBefore[c] ?? 0) + this.#openCost(i, c) + place;
      let from = -1;
      for (let p = 0; p <= c; p++) {
        const cost = (before[p] ?? Infinity) + (p === c ? this.#goOnCost(i, c) : this.#moveCost(i, p, c)) + place;
        if (cost < best) {
          best = cost;
          from = p;
        }
      }
      costs[c] = best;
      this.#step(i, c, from < 0 ? state : from, from < 0);
    }
    costs[this.#heading] = between + this.#headingCost(i);
    this.#step(i, this.#heading, state, false);
    this.#toTail(before, i, costs);
    return costs;
  }

  /**
   * After the last row: any number of pieces. A note may go on for many paragraphs, so only a
   * title ends one; a list of ids or a status does not go on in sentences.
   */
  #toTail(before: Float64Array, i: number, costs: Float64Array): void {
    const { nature, start } = this.#sightings[i] as Sighting;
    const row = start || nature.status === 'exact' ? 3 : 0;
    const heads = nature.title && this.#sightings[i + 1]?.nature.title !== true;
    let best = (before[this.#tail] ?? Infinity) + 0.2 + row;
    let from = this.#tail;
    for (let c = 0; c < this.#width; c++) {
      const field = this.#settings.columns[c]?.field;
      const runsOn = field === 'progress' || field === 'next-steps' || field === 'action' || field === 'other';
      const entering = heads ? 1.2 : nature.title ? 2 : runsOn ? 12 : 4;
      const cost = (before[c] ?? Infinity) + (this.#emptyAfter[c] ?? 0) + entering + row;
      if (cost < best) {
        best = cost;
        from = c;
      }
    }
    const heading = (before[this.#heading] ?? Infinity) + 1 + row;
    if (heading < best) {
      best = heading;
      from = this.#heading;
    }
    costs[this.#tail] = best;
    this.#step(i, this.#tail, from, false);
  }

  /** The column in which a row is done at the least cost: those after it stay empty. */
  #closingState(costs: Float64Array): number {
    let least = Infinity;
    let state = 0;
    for (let c = 0; c < this.#width; c++) {
      const cost = (costs[c] ?? Infinity) + (this.#emptyAfter[c] ?? 0);
      if (cost >= least) continue;
      least = cost;
      state = c;
    }
    return state;
  }

  #end(costs: Float64Array): { cost: number; state: number } {
    const state = this.#closingState(costs);
    const closed = { cost: (costs[state] ?? Infinity) + (this.#emptyAfter[state] ?? 0), state };
    const tail = costs[this.#tail] ?? Infinity;
    const heading = (costs[this.#heading] ?? Infinity) + 1;
    if (tail < closed.cost && tail <= heading) return { cost: tail, state: this.#tail };
    return heading < closed.cost ? { cost: heading, state: this.#heading } : closed;
  }

  #placeCost(i: number, c: number): number {
    const { nature, start, bare, child } = this.#sightings[i] as Sighting;
    const column = this.#settings.columns[c] as AlignedColumn;
    if (!start) return column.implied === true ? Infinity : placeCost(column, nature);
    if (column.implied === true) return bare ? 0 : Infinity;
    if (column.field === 'id') return bare ? 0 : 3;
    if (c === this.#settings.main) return bare ? 3 : 0;
    // A group's line: `6.1 Opening hours`, with a row below it.
    if (column.field === 'recommendation')
      return child || this.#sightings[i + 1]?.child === true || (bare && this.#sightings[i + 2]?.child === true)
        ? 0
        : 2;
    return placeCost(column, nature);
  }

  #openCost(i: number, c: number): number {
    const { start } = this.#sightings[i] as Sighting;
    if (!this.#settings.withIds) return 0.4;
    if (start) return reward;
    const before = c < this.#settings.main;
    return before && (this.#sightings[i + 1]?.start === true || this.#sightings[i + 2]?.start === true)
      ? 0.2
      : strayRow;
  }

  #goOnCost(i: number, c: number): number {
    const { nature, start } = this.#sightings[i] as Sighting;
    const column = this.#settings.columns[c] as AlignedColumn;
    const previous = this.#sightings[i - 1];
    if (column.field === 'recommendation' && previous?.bare === true && !start) return 0;
    return goOnCost(column, nature) + (start && this.#settings.withIds ? strayStart : 0);
  }

  #moveCost(i: number, from: number, to: number): number {
    const { start, child } = this.#sightings[i] as Sighting;
    const { columns, main, withIds } = this.#settings;
    const skipped = (this.#emptyBefore[to] ?? 0) - (this.#emptyBefore[from + 1] ?? 0);
    if (!withIds) return skipped;
    const source = columns[from] as AlignedColumn;
    const opening = to === main || columns[to]?.field === 'id';
    if (start)
      return (
        skipped +
        (opening && from < to && source.field !== 'id' && (child || this.#sightings[i - 1]?.start !== true)
          ? reward
          : strayStart)
      );
    // `Number | Status | Subject`: other columns stand between the id and the text.
    const number = columns.findIndex((column) => column.field === 'id' && column.implied !== true);
    const between = number >= 0 && from > number && from < main;
    return skipped + (to === main && source.field !== 'id' && !between ? 5 : 0);
  }

  #headingCost(i: number): number {
    const { nature, start } = this.#sightings[i] as Sighting;
    if (start || !nature.title || nature.item || nature.status === 'exact' || nature.date === 'exact' || nature.ids)
      return 6;
    const previous = this.#sightings[i - 1]?.nature;
    const next = this.#sightings[i + 1];
    const closes =
      previous === undefined || previous.ended || !previous.title || previous.status === 'exact' || previous.ids;
    if (!this.#settings.withIds) return 2.2;
    return next?.start === true && closes ? 0.4 : 1.8;
  }

  #trace(last: number): readonly Placing[] {
    const states = new Int16Array(this.#sightings.length);
    let state = last;
    let row = -1;
    // From the end to the beginning; how many rows there are is known only there.
    for (let i = states.length - 1; i >= 0; i--) {
      const step = this.#steps[i * this.#states + state] ?? 0;
      // The last bit says that a row began.
      states[i] = state * 2 + (step % 2);
      state = (step >> 1) - 1;
    }
    return Array.from(states, (each, i): Placing => {
      const column = each >> 1;
      if (each % 2 === 1) row++;
      if (column === this.#heading) return headingPlace;
      if (column === this.#tail) return tailPlace;
      return { kind: 'cell', row, column, cost: this.#placeCost(i, column) };
    });
  }
}

const headingPlace: Placing = { kind: 'heading' };
const tailPlace: Placing = { kind: 'tail' };

/** `sums[c]` is the cost of all columns before `c`. */
function sums(costs: readonly number[]): readonly number[] {
  const found = [0];
  for (const cost of costs) found.push((found.at(-1) ?? 0) + cost);
  return found;
}
