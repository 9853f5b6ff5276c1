/** The subpaths of one path: their corners in one array that the next path uses again. */
export class Subpaths {
  /** x, y, x, y, … of all subpaths. */
  points = new Float64Array(256);
  readonly #ends: number[] = [];
  readonly #closed: boolean[] = [];
  /** Where the open one starts, and the next point goes. */
  #start = 0;
  #at = 0;
  #isClosed = false;
  #isCurved = false;

  clear(): void {
    this.#ends.length = 0;
    this.#closed.length = 0;
    this.#start = 0;
    this.#at = 0;
    this.#isClosed = false;
    this.#isCurved = false;
  }

  add(x: number, y: number): void {
    if (this.#at + 2 > this.points.length) {
      const { points } = this;
      this.points = new Float64Array(2 * points.length);
      this.points.set(points);
    }
    this.points[this.#at++] = x;
    this.points[this.#at++] = y;
  }

  /** The open subpath has a curve: it can be no rule. */
  curve(): void {
    this.#isCurved = true;
  }

  close(): void {
    this.#isClosed = true;
  }

  /** Ends the open subpath; one with a curve, or of a single point, is left out. */
  finish(): void {
    if (this.#at - this.#start >= 4 && !this.#isCurved) {
      this.#ends.push(this.#at);
      this.#closed.push(this.#isClosed);
      this.#start = this.#at;
    } else this.#at = this.#start;
    this.#isClosed = false;
    this.#isCurved = false;
  }

  get count(): number {
    return this.#ends.length;
  }

  /** Index of the first number of a subpath in `points`. */
  from(index: number): number {
    return index === 0 ? 0 : (this.#ends[index - 1] ?? 0);
  }

  /** One past its last number. */
  to(index: number): number {
    return this.#ends[index] ?? 0;
  }

  isClosed(index: number): boolean {
    return this.#closed[index] ?? false;
  }
}
