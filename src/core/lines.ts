/** Line and column (both from 1) of offsets into one source, by a table of line starts made on first use. */
export class LineIndex {
  readonly #source: string;
  #starts: Int32Array | null = null;

  constructor(source: string) {
    this.#source = source;
  }

  at(offset: number): { readonly line: number; readonly column: number } {
    const starts = (this.#starts ??= this.#find());
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  }

  #find(): Int32Array {
    const starts = [0];
    for (let at = this.#source.indexOf('\n'); at >= 0; at = this.#source.indexOf('\n', at + 1)) starts.push(at + 1);
    return Int32Array.from(starts);
  }
}
