import { emptyCost, goOnCost, placeCost, type AlignedColumn } from './costs.js';
import type { Nature } from './nature.js';

/** What is known of the pieces before they are placed. */
export interface Sightings {
  readonly natures: readonly Nature[];
  /** One number a piece: which of the {@link sighted} hold for it. */
  readonly marks: Uint8Array;
}

export const sighted = {
  /** An id of the rows' family begins it. */
  start: 1,
  /** It is that id and nothing else. */
  bare: 2,
  /** Its id stands below the id of the start before it: `6.1.2` after `6.1`. */
  child: 4,
} as const;

/** Where the pieces stand, piece by piece. Lists of numbers, because a long page has a million pieces. */
export interface Placings {
  /** The index of the column, {@link inHeading} or {@link inTail}. */
  readonly columns: Int16Array;
  /** The index of the row of a piece in a cell. */
  readonly rows: Int32Array;
  /** What it cost that a piece stands in its cell. */
  readonly costs: Float64Array;
}

/** In a heading between rows. */
export const inHeading = -1;
/** After the last row. */
export const inTail = -2;

export interface Alignment {
  readonly placings: Placings;
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
export function align(sightings: Sightings, settings: AlignSettings): Alignment {
  return new Search(sightings, settings).run();
}

export function noPlacings(pieces: number): Placings {
  return { columns: new Int16Array(pieces), rows: new Int32Array(pieces), costs: new Float64Array(pieces) };
}

class Search {
  readonly #natures: readonly Nature[];
  readonly #marks: Uint8Array;
  readonly #settings: AlignSettings;
  readonly #width: number;
  readonly #heading: number;
  readonly #tail: number;
  /** The column of ids that the publisher named; -1 where none is. */
  readonly #number: number;
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

  constructor({ natures, marks }: Sightings, settings: AlignSettings) {
    this.#natures = natures;
    this.#marks = marks;
    this.#settings = settings;
    this.#width = settings.columns.length;
    this.#heading = this.#width;
    this.#tail = this.#width + 1;
    this.#number = settings.columns.findIndex((column) => column.field === 'id' && column.implied !== true);
    this.#states = this.#width + 2;
    this.#steps = new Int16Array(natures.length * this.#states);
    this.#spare = new Float64Array(this.#states);
    this.#emptyBefore = sums(settings.columns.map((column) => emptyCost(column, false)));
    this.#emptyBeforeFirst = sums(settings.columns.map((column) => emptyCost(column, true)));
    const whole = this.#emptyBefore.at(-1) ?? 0;
    this.#emptyAfter = settings.columns.map((_, c) => whole - (this.#emptyBefore[c + 1] ?? 0));
  }

  run(): Alignment {
    if (this.#natures.length === 0) return { placings: noPlacings(0), cost: 0 };
    let costs = this.#first();
    for (let i = 1; i < this.#natures.length; i++) {
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
    const nature = this.#nature(i);
    const row = this.#starts(i) || nature.status === 'exact' ? 3 : 0;
    const heads = nature.title && this.#natures[i + 1]?.title !== true;
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

  #nature(i: number): Nature {
    return this.#natures[i] as Nature;
  }

  /** False for a piece that there is not. */
  #is(i: number, mark: number): boolean {
    return ((this.#marks[i] ?? 0) & mark) !== 0;
  }

  #starts(i: number): boolean {
    return this.#is(i, sighted.start);
  }

  #placeCost(i: number, c: number): number {
    const column = this.#settings.columns[c] as AlignedColumn;
    if (!this.#starts(i)) return column.implied === true ? Infinity : placeCost(column, this.#nature(i));
    const bare = this.#is(i, sighted.bare);
    if (column.implied === true) return bare ? 0 : Infinity;
    if (column.field === 'id') return bare ? 0 : 3;
    if (c === this.#settings.main) return bare ? 3 : 0;
    // A group's line: `6.1 Opening hours`, with a row below it.
    if (column.field === 'recommendation')
      return this.#is(i, sighted.child) || this.#is(i + 1, sighted.child) || (bare && this.#is(i + 2, sighted.child))
        ? 0
        : 2;
    return placeCost(column, this.#nature(i));
  }

  #openCost(i: number, c: number): number {
    if (!this.#settings.withIds) return 0.4;
    if (this.#starts(i)) return reward;
    const before = c < this.#settings.main;
    return before && (this.#starts(i + 1) || this.#starts(i + 2)) ? 0.2 : strayRow;
  }

  #goOnCost(i: number, c: number): number {
    const start = this.#starts(i);
    const column = this.#settings.columns[c] as AlignedColumn;
    if (column.field === 'recommendation' && this.#is(i - 1, sighted.bare) && !start) return 0;
    return goOnCost(column, this.#nature(i)) + (start && this.#settings.withIds ? strayStart : 0);
  }

  #moveCost(i: number, from: number, to: number): number {
    const { columns, main, withIds } = this.#settings;
    const skipped = (this.#emptyBefore[to] ?? 0) - (this.#emptyBefore[from + 1] ?? 0);
    if (!withIds) return skipped;
    const isNumbered = columns[from]?.field === 'id';
    if (this.#starts(i)) {
      const opening = to === main || columns[to]?.field === 'id';
      const opens = opening && from < to && !isNumbered && (this.#is(i, sighted.child) || !this.#starts(i - 1));
      return skipped + (opens ? reward : strayStart);
    }
    // `Number | Status | Subject`: other columns stand between the id and the text.
    const between = this.#number >= 0 && from > this.#number && from < main;
    return skipped + (to === main && !isNumbered && !between ? 5 : 0);
  }

  #headingCost(i: number): number {
    const nature = this.#nature(i);
    if (
      this.#starts(i) ||
      !nature.title ||
      nature.item ||
      nature.status === 'exact' ||
      nature.date === 'exact' ||
      nature.ids
    )
      return 6;
    const previous = this.#natures[i - 1];
    const closes =
      previous === undefined || previous.ended || !previous.title || previous.status === 'exact' || previous.ids;
    if (!this.#settings.withIds) return 2.2;
    return this.#starts(i + 1) && closes ? 0.4 : 1.8;
  }

  #trace(last: number): Placings {
    const placings = noPlacings(this.#natures.length);
    const { columns, rows, costs } = placings;
    let state = last;
    // From the end to the beginning; how many rows there are is known only there.
    for (let i = columns.length - 1; i >= 0; i--) {
      const step = this.#steps[i * this.#states + state] ?? 0;
      columns[i] = state === this.#heading ? inHeading : state === this.#tail ? inTail : state;
      // The last bit says that a row began.
      rows[i] = step % 2;
      state = (step >> 1) - 1;
    }
    let row = -1;
    for (let i = 0; i < columns.length; i++) {
      row += rows[i] ?? 0;
      rows[i] = row;
      const column = columns[i] ?? inTail;
      if (column >= 0) costs[i] = this.#placeCost(i, column);
    }
    return placings;
  }
}

/** `sums[c]` is the cost of all columns before `c`. */
function sums(costs: readonly number[]): readonly number[] {
  const found = [0];
  for (const cost of costs) found.push((found.at(-1) ?? 0) + cost);
  return found;
}
