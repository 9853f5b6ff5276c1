import { fault } from './faults.js';

/** How well a leaf suits an input, and why: kept whole so that `--explain` can print it. */
export interface Fit {
  /** 0 (cannot read this) to 1 (made for this). */
  readonly score: number;
  readonly reasons: readonly string[];
}

/** Ordered, named leaves of one stage; refuses two of the same name. */
export class Registry<T extends { readonly id: string }> implements Iterable<T> {
  readonly #entries = new Map<string, T>();
  readonly #kind: string;

  constructor(kind: string, entries: readonly T[]) {
    this.#kind = kind;
    for (const entry of entries) {
      if (this.#entries.has(entry.id)) throw fault('core/twice-registered', `two entries named ${entry.id} in ${kind}`);
      this.#entries.set(entry.id, entry);
    }
  }

  get ids(): readonly string[] {
    return [...this.#entries.keys()];
  }

  get(id: string): T {
    const entry = this.#entries.get(id);
    if (entry) return entry;
    throw fault('cli/unknown-name', `there is no ${this.#kind} named “${id}”`, {
      advice: `known: ${this.ids.join(', ')}`,
    });
  }

  [Symbol.iterator](): Iterator<T> {
    return this.#entries.values();
  }
}
