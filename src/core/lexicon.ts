/**
 * Words as numbers, from 0 in the order met: what compares many texts reads all of them with one
 * lexicon, and from then on compares numbers. A lexicon lives as long as one comparison or one
 * run; it forgets nothing.
 */
export class Lexicon {
  readonly #numbers = new Map<string, number>();
  readonly #words: string[] = [];

  get size(): number {
    return this.#words.length;
  }

  /** The number of a word; a new one for a new word. */
  numberOf(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const number = this.#words.push(word) - 1;
    this.#numbers.set(word, number);
    return number;
  }

  wordOf(number: number): string {
    return this.#words[number] ?? '';
  }
}
