/** The subpaths of one path: their corners in one array that the next path uses again. */
export class Subpaths {
  /** x, y, x, y, … of all subpaths. */
  points = new Float64Array(256);
  /** How many there are. */
  count = 0;
  #ends = new Uint32Array(64);
  #closed = new Uint8Array(64);
  /** Where the open one starts, and the next point goes. */
  #start = 0;
  #at = 0;
  #isClosed = false;
  #isCurved = false;

  clear(): void {
    this.count = 0;
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
    if (this.#at - this.#start >= 4 && !this.#isCurved) this.#keep();
    else this.#at = this.#start;
    this.#isClosed = false;
    this.#isCurved = false;
  }

  #keep(): void {
    if (this.count === this.#ends.length) {
      const [ends, closed] = [this.#ends, this.#closed];
      this.#ends = new Uint32Array(2 * ends.length);
      this.#ends.set(ends);
      this.#closed = new Uint8Array(2 * closed.length);
      this.#closed.set(closed);
    }
    this.#ends[this.count] = this.#at;
    this.#closed[this.count] = this.#isClosed ? 1 : 0;
    this.count++;
    this.#start = this.#at;
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
    return this.#closed[index] === 1;
  }
}
