/** A run of an alignment: `count` items kept, taken away or put in. */
export interface Run {
  readonly op: 'same' | 'removed' | 'added';
  readonly count: number;
}

/**
 * The shortest edit that makes one sequence of numbers of another, or null where it would take
 * more than `limit` items: the greedy search along diagonals (Myers 1986). Costs up to half the
 * square of the edits, in steps of a few numbers each. Its answer is to the item that of npm
 * `diff`, which is kept as the measure of it in the tests: paths of plain numbers instead of
 * objects make it ten times as quick on a text of 200 words.
 */
export function shortestEdit(before: readonly number[], after: readonly number[], limit: number): Run[] | null {
  return new Search(before, after, limit).run();
}

const none = -1;
const ops = ['same', 'removed', 'added'] as const;
const enum Op {
  Same = 0,
  Removed = 1,
  Added = 2,
}

class Search {
  readonly #before: readonly number[];
  readonly #after: readonly number[];
  readonly #limit: number;
  /** By diagonal: how many items of `before` its furthest path has passed; {@link none} without a path. */
  readonly #passed: Int32Array;
  /** By diagonal: the last run of that path. */
  readonly #last: Int32Array;
  /** All runs of all paths, each with the one before it on its path. */
  readonly #runs: { readonly op: Op; readonly count: number; readonly previous: number }[] = [];

  constructor(before: readonly number[], after: readonly number[], limit: number) {
    this.#before = before;
    this.#after = after;
    this.#limit = Math.min(limit, before.length + after.length);
    this.#passed = new Int32Array(2 * this.#limit + 5).fill(none);
    this.#last = new Int32Array(2 * this.#limit + 5).fill(none);
  }

  run(): Run[] | null {
    const [rows, columns] = [this.#before.length, this.#after.length];
    const middle = this.#limit + 2;
    if (this.#follow(middle, 0, 0, none)) return this.#path(this.#last[middle] ?? none);
    let [lowest, highest] = [-Infinity, Infinity];
    for (let edits = 1; edits <= this.#limit; edits++) {
      for (let diagonal = Math.max(lowest, -edits); diagonal <= Math.min(highest, edits); diagonal += 2) {
        const at = middle + diagonal;
        if (this.#step(at, diagonal)) return this.#path(this.#last[at] ?? none);
        const reached = this.#passed[at] ?? none;
        if (reached === none) continue;
        if (reached >= rows) highest = Math.min(highest, diagonal - 1);
        if (reached - diagonal >= columns) lowest = Math.max(lowest, diagonal + 1);
      }
    }
    return null;
  }

  /** Takes a diagonal one edit further, from the neighbour that is ahead; whether that is the end of both sequences. */
  #step(at: number, diagonal: number): boolean {
    const passed = this.#passed;
    const [removing, adding] = [passed[at - 1] ?? none, passed[at + 1] ?? none];
    const canAdd = adding !== none && adding - 1 >= diagonal && adding - 1 - diagonal < this.#after.length;
    const canRemove = removing !== none && removing < this.#before.length;
    passed[at - 1] = none;
    passed[at] = none;
    if (!canAdd && !canRemove) return false;
    const adds = !canRemove || (canAdd && removing < adding);
    const run = adds ? this.#edit(Op.Added, at + 1) : this.#edit(Op.Removed, at - 1);
    return this.#follow(at, diagonal, adds ? adding : removing + 1, run);
  }

  /** Goes on from a place through all that is the same; whether that is the end of both sequences. */
  #follow(at: number, diagonal: number, from: number, run: number): boolean {
    const [before, after] = [this.#before, this.#after];
    let row = from;
    while (row < before.length && row - diagonal < after.length && before[row] === after[row - diagonal]) row++;
    this.#passed[at] = row;
    this.#last[at] = row === from ? run : this.#runs.push({ op: Op.Same, count: row - from, previous: run }) - 1;
    return row >= before.length && row - diagonal >= after.length;
  }

  /** One item more taken away or put in after the path of a diagonal. */
  #edit(op: Op, at: number): number {
    const previous = this.#last[at] ?? none;
    const last = this.#runs[previous];
    const run = last?.op === op ? { op, count: last.count + 1, previous: last.previous } : { op, count: 1, previous };
    return this.#runs.push(run) - 1;
  }

  #path(last: number): Run[] {
    const path: Run[] = [];
    for (let run = this.#runs[last]; run !== undefined; run = this.#runs[run.previous])
      path.push({ op: ops[run.op], count: run.count });
    return path.reverse();
  }
}
