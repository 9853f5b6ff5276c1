import { bareId } from '../../fields/ids.js';

/** The first cells of rows, looked at one by one: whether all are ids with a number. */
export class NumberedCells {
  #numbered = 0;
  #others = 0;
  readonly #taken = new Set<string>();

  /** False where a cell without a number follows on numbered ones alone; such a cell is not counted. */
  take(words: string): boolean {
    if (numbered.test(words)) this.#numbered++;
    else if (this.#numbered >= 2 && this.#others === 0 && !/\p{N}/u.test(words)) return false;
    else this.#others++;
    this.#taken.add(bareId(words));
    return true;
  }

  /** Whether a row has this number already, with or without a stop: `2` and `2.`. */
  has(words: string): boolean {
    return numbered.test(words) && this.#taken.has(bareId(words));
  }
}

/** Whether words are an id with a number. */
export function isNumbered(words: string): boolean {
  return numbered.test(words);
}

/** `1.1`, `CP1(a)`, `b/f 4`. */
const numbered = /^(?=\S{1,12}(?:\s\S{1,4})?$)[^\p{N}]{0,8}\p{N}/u;
