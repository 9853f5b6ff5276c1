/**
 * Where keys stand in a list. Mostly they are asked for in the order of the list, or nearly so:
 * the next one is looked for a little ahead of the last, and an index of all is only made when
 * one is not found there.
 */
export class Places {
  readonly #items: readonly { readonly key: string }[];
  #next = 0;
  #index: Map<string, number> | null = null;

  constructor(items: readonly { readonly key: string }[]) {
    this.#items = items;
  }

  placeOf(key: string): number | undefined {
    const place = this.#ahead(key) ?? this.#indexed(key);
    if (place !== undefined) this.#next = place + 1;
    return place;
  }

  #ahead(key: string): number | undefined {
    const end = Math.min(this.#next + lookahead, this.#items.length);
    for (let at = this.#next; at < end; at++) if (this.#items[at]?.key === key) return at;
    return undefined;
  }

  #indexed(key: string): number | undefined {
    if (this.#index === null) {
      this.#index = new Map();
      for (let at = 0; at < this.#items.length; at++) this.#index.set(this.#items[at]?.key ?? '', at);
    }
    return this.#index.get(key);
  }
}

/** Rows dropped or moved one after the other, as a rule. */
const lookahead = 8;
