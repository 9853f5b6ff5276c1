import type { Mesh, Rule } from './rules.js';
import type { Tolerances } from './tolerances.js';

/** One cell of a grid: the lines of the grid it lies between. Rows and columns count from 0. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** A table's lines and cells, before any text is put into it. */
export interface Grid {
  /** x of the lines between columns, outer edges included, in points. */
  readonly xs: readonly number[];
  /** y of the lines between rows, outer edges included. */
  readonly ys: readonly number[];
  readonly cells: readonly GridCell[];
  /** Whether the lower edge is drawn; an open one may go on over the page. */
  readonly closedBelow: boolean;
}

/**
 * The grid of a mesh of rules: every line that a rule lies on is a line of the grid; where
 * the piece between two slots is not drawn, they are one cell. An outer edge that is not
 * drawn stands where the rules of the other direction end.
 */
export function makeGrid({ horizontal, vertical }: Mesh, tolerances: Tolerances): Grid | null {
  if (horizontal.length === 0 || vertical.length === 0) return null;
  const xs = linesOf(vertical, horizontal, tolerances);
  const ys = linesOf(horizontal, vertical, tolerances);
  if (xs.length < 2 || ys.length < 2 || isTooLarge(xs.length, ys.length)) return null;
  const across = byLine(horizontal);
  const down = byLine(vertical);
  const slots = new Slots(xs, ys);
  for (let row = 0; row + 1 < ys.length; row++) {
    for (let column = 0; column + 1 < xs.length; column++) {
      if (row > 0 && !isDrawn(across, ys[row], xs[column], xs[column + 1], tolerances))
        slots.join(row, column, row - 1, column);
      if (column > 0 && !isDrawn(down, xs[column], ys[row], ys[row + 1], tolerances))
        slots.join(row, column, row, column - 1);
    }
  }
  const last = ys.at(-1) ?? 0;
  const closedBelow = isDrawn(across, last, xs[0], xs.at(-1), tolerances);
  return { xs, ys, cells: slots.cells(), closedBelow };
}

/** Hatching and fine drawings make grids that no reader could call a table. */
const mostSlots = 1_000_000;

function isTooLarge(columns: number, rows: number): boolean {
  return columns * rows > mostSlots;
}

/** Whether the rules of a mesh make more slots than a table may have. */
export function exceedsSlots({ horizontal, vertical }: Mesh): boolean {
  // Few grids have so many rules, and fewer so many lines.
  if (!isTooLarge(vertical.length, horizontal.length)) return false;
  return isTooLarge(placesOf(vertical).length, placesOf(horizontal).length);
}

/** Where rules of one direction lie, and where those of the other end beyond them. */
function linesOf(rules: readonly Rule[], others: readonly Rule[], { touch }: Tolerances): number[] {
  const lines = placesOf(rules);
  let [least, most] = [Infinity, -Infinity];
  for (const { from, to } of others) {
    if (from < least) least = from;
    if (to > most) most = to;
  }
  if (least < (lines[0] ?? 0) - 2 * touch) lines.unshift(least);
  if (most > (lines.at(-1) ?? 0) + 2 * touch) lines.push(most);
  return lines;
}

/** The places of rules that stand in order, each once. */
function placesOf(rules: readonly Rule[]): number[] {
  const places: number[] = [];
  for (const { at } of rules) if (at !== places.at(-1)) places.push(at);
  return places;
}

/** The rules on each line of a grid. */
function byLine(rules: readonly Rule[]): ReadonlyMap<number, readonly Rule[]> {
  const lines = new Map<number, Rule[]>();
  for (const rule of rules) {
    const line = lines.get(rule.at);
    if (line) line.push(rule);
    else lines.set(rule.at, [rule]);
  }
  return lines;
}

/** Whether rules cover enough of the piece of a line between two others. */
function isDrawn(
  lines: ReadonlyMap<number, readonly Rule[]>,
  at = 0,
  from = 0,
  to = 0,
  { covered }: Tolerances,
): boolean {
  let length = 0;
  for (const rule of lines.get(at) ?? []) length += Math.max(0, Math.min(rule.to, to) - Math.max(rule.from, from));
  return length >= covered * (to - from);
}

/** The smallest places of a grid, and which of them are one cell. */
class Slots {
  readonly #rows: number;
  readonly #columns: number;
  readonly #parent: Int32Array;

  constructor(xs: readonly number[], ys: readonly number[]) {
    this.#rows = ys.length - 1;
    this.#columns = xs.length - 1;
    this.#parent = new Int32Array(this.#rows * this.#columns).map((_, i) => i);
  }

  join(row: number, column: number, otherRow: number, otherColumn: number): void {
    this.#parent[this.#find(row * this.#columns + column)] = this.#find(otherRow * this.#columns + otherColumn);
  }

  #find(i: number): number {
    let at = i;
    while (this.#parent[at] !== at) {
      this.#parent[at] = this.#parent[this.#parent[at] ?? at] ?? at;
      at = this.#parent[at] ?? at;
    }
    return at;
  }

  cells(): GridCell[] {
    const cells: GridCell[] = [];
    const taken = new Uint8Array(this.#rows * this.#columns);
    for (let row = 0; row < this.#rows; row++) {
      for (let column = 0; column < this.#columns; column++) {
        if (taken[row * this.#columns + column] === 1) continue;
        const cell = this.#grow(row, column, taken);
        for (let r = row; r < row + cell.rowSpan; r++)
          for (let c = column; c < column + cell.columnSpan; c++) taken[r * this.#columns + c] = 1;
        cells.push(cell);
      }
    }
    return cells;
  }

  /** The largest rectangle of free slots of one region from its top left: a region of another shape is cut into several. */
  #grow(row: number, column: number, taken: Uint8Array): GridCell {
    const root = this.#find(row * this.#columns + column);
    const belongs = (r: number, c: number): boolean => {
      const slot = r * this.#columns + c;
      return taken[slot] === 0 && this.#find(slot) === root;
    };
    let columnSpan = 1;
    while (column + columnSpan < this.#columns && belongs(row, column + columnSpan)) columnSpan++;
    let rowSpan = 1;
    const rowBelongs = (r: number): boolean => {
      for (let c = column; c < column + columnSpan; c++) if (!belongs(r, c)) return false;
      return true;
    };
    while (row + rowSpan < this.#rows && rowBelongs(row + rowSpan)) rowSpan++;
    return { row, column, rowSpan, columnSpan };
  }
}
