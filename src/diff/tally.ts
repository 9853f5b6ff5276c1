/** Counts by name. What is counted one after the other mostly has the same name: then none is looked up. */
export class Tally {
  readonly #counts = new Map<string, { count: number }>();
  #name: string | null = null;
  #latest = { count: 0 };

  add(name: string): void {
    if (name !== this.#name) this.#turnTo(name);
    this.#latest.count++;
  }

  #turnTo(name: string): void {
    let known = this.#counts.get(name);
    if (known === undefined) this.#counts.set(name, (known = { count: 0 }));
    this.#latest = known;
    this.#name = name;
  }

  get size(): number {
    return this.#counts.size;
  }

  of(name: string): number {
    return this.#counts.get(name)?.count ?? 0;
  }

  /** In the order of the names. */
  inOrder(): Record<string, number> {
    const sorted = [...this.#counts].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return Object.fromEntries(sorted.map(([name, { count }]) => [name, count]));
  }
}
