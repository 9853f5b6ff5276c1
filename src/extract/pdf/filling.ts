import type { Line } from './lines.js';

/** Left edges that differ by no more, in points, are one. */
export const sameEdge = 0.6;

/** The space between two words, in sizes of the font: no font sets more. */
export const widestSpace = 0.4;

/** Lines that surely go on with the ones above: as many tell how lines are filled. */
const enough = 2;

/** The share of these that may leave room: they were ended by hand, in a list. */
const freeShare = 0.2;

/** How far to the right the lines go that begin at one left edge, in steps of half a point. */
export class Reach {
  readonly #rights = new Map<number, number>();

  add({ left, right }: Line): void {
    const edge = Math.round(left * 2);
    if (right > (this.#rights.get(edge) ?? 0)) this.#rights.set(edge, right);
  }

  at(left: number): number {
    const edge = Math.round(left * 2);
    const rights = this.#rights;
    return Math.max(rights.get(edge - 1) ?? 0, rights.get(edge) ?? 0, rights.get(edge + 1) ?? 0);
  }
}

/**
 * How the lines of a document are filled. Most programs put into a line what it can hold: then a line that leaves room
 * for the word after it was ended by hand, however little that is. Where a text surely goes on, with a small letter, the
 * word never has room in such a document.
 */
export class Filling {
  /** How many paragraphs of the pages before open with each label, as `Status:`. */
  readonly labels = new Map<string, number>();
  readonly #reach = new Reach();
  readonly #isFull: boolean;

  /** `groups` of lines in reading order. */
  constructor(groups: readonly (readonly Line[])[]) {
    for (const lines of groups) for (const line of lines) this.#reach.add(line);
    this.#isFull = this.#areFull(groups);
  }

  #areFull(groups: readonly (readonly Line[])[]): boolean {
    let sure = 0;
    let free = 0;
    for (const lines of groups)
      for (let i = 1; i < lines.length; i++) {
        const [before, line] = [lines[i - 1], lines[i]];
        if (!before || !line || !goesOn(before, line)) continue;
        sure++;
        if (before.right + spaceOf(before) + firstWidth(line) < this.#reach.at(before.left) - sameEdge) free++;
      }
    return sure >= enough && free <= freeShare * sure;
  }

  /** Whether a line that begins at `left` would have held what ends at `right`. */
  leavesFree(left: number, right: number): boolean {
    return this.#isFull && right < this.#reach.at(left) - sameEdge;
  }
}

/** Whether a line surely goes on with the one before it. */
function goesOn(before: Line, line: Line): boolean {
  if (Math.abs(line.left - before.left) > sameEdge || line.baseline <= before.baseline) return false;
  return beginsSmall(line.words[0]?.text ?? '') && !endsSentence(lastWord(before));
}

/** Whether a text begins with a small letter. It is asked of every line: of English ones, by their code alone. */
export function beginsSmall(text: string): boolean {
  const code = text.charCodeAt(0);
  return code < 0x80 ? code >= 0x61 && code <= 0x7a : /^\p{Ll}/u.test(text);
}

/** The least space between two words of a line. */
function spaceOf({ words, size }: Line): number {
  let least = widestSpace * size;
  for (let i = 1; i < words.length; i++) {
    const [before, word] = [words[i - 1], words[i]];
    if (before && word?.spaced === true) least = Math.min(least, Math.max(0, word.left - before.right));
  }
  return least;
}

/** How wide the word is that opens a line. */
export function firstWidth({ words }: Line): number {
  const [first] = words;
  if (!first) return 0;
  const end = words.findIndex(({ spaced }, i) => i > 0 && spaced);
  return (words[(end < 0 ? words.length : end) - 1] ?? first).right - first.left;
}

export function lastWord({ words }: Line): string {
  return words.at(-1)?.text ?? '';
}

/** Whether a word ends as a sentence or a label does, closing marks aside. It is asked of every line: without a pattern. */
export function endsSentence(word: string): boolean {
  let end = word.length - 1;
  while (end > 0 && '"\'”’)'.includes(word.charAt(end))) end--;
  return end >= 0 && '.:;!?'.includes(word.charAt(end));
}
