/**
 * What was read from short texts in one run: cells, headers and lines come back on every page,
 * and each layout asks about the same ones. Holds no more than a bounded number of texts.
 */
export class Memo<V> {
  readonly #known = new Map<string, V>();

  /** What is known of a text, else what `read` makes of it. */
  of(text: string, read: (text: string) => V): V {
    if (text.length > longest) return read(text);
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const value = read(text);
    if (this.#known.size >= most) this.#known.clear();
    this.#known.set(text, value);
    return value;
  }
}

/** UTF-16 units of a text; longer ones seldom come back. */
const longest = 300;
/** Texts kept. */
const most = 20_000;
