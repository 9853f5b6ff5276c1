import type { Line } from './lines.js';
import type { Tolerances } from './tolerances.js';

/** An opener that begins this many paragraphs begins one, whatever the line above ends with. */
const surely = 3;
const longestOpener = 48;

/**
 * Where somebody ended lines that stand below each other without space between their
 * paragraphs: what the lines leave free tells, and how other paragraphs of the page begin.
 */
export class HandBreaks {
  readonly #lines: readonly Line[];
  readonly #fullLine: number;
  /** How far to the right the lines go that begin at one left edge, in steps of half a point. */
  readonly #reach = new Map<number, number>();

  constructor(lines: readonly Line[], { fullLine }: Tolerances) {
    this.#lines = lines;
    this.#fullLine = fullLine;
    for (const { left, right } of lines) {
      const edge = Math.round(left * 2);
      if (right > (this.#reach.get(edge) ?? 0)) this.#reach.set(edge, right);
    }
  }

  /**
   * Whether a line was ended before it was full: the next word had found room, and more. What
   * goes on with a small letter is the same text around a picture; a title is broken where it looks well.
   */
  isAfter(before: Line, line: Line): boolean {
    const [first] = line.words;
    if (!first || Math.abs(line.left - before.left) > sameEdge || isBold(before)) return false;
    const right = this.#reachAt(before.left);
    const last = lastWord(before);
    // Where a sentence ends, too, a little room for the next word is enough.
    const spare = (endsSentence(last) ? this.#fullLine / 4 : this.#fullLine) * (right - before.left);
    if (before.right > right - spare || /^\p{Ll}/u.test(first.text) || isBroken(last)) return false;
    const end = line.words.findIndex(({ spaced }, i) => i > 0 && spaced);
    const word = (line.words[(end < 0 ? line.words.length : end) - 1] ?? first).right - first.left;
    return before.right + word + 0.4 * line.size < right - spare;
  }

  /**
   * The lines that begin paragraphs, and those that open with the words that others of them open
   * with: `Recommendation 3`, `Status: Complete` below a line that happens to be full.
   */
  withOpeners(starts: readonly boolean[]): readonly boolean[] {
    const counts = new Map<string, number>();
    this.#lines.forEach((line, i) => {
      const opener = starts[i] ? openerOf(line) : null;
      if (opener !== null) counts.set(opener, (counts.get(opener) ?? 0) + 1);
    });
    return starts.map((isStart, i) => {
      const [before, line] = [this.#lines[i - 1], this.#lines[i]];
      if (isStart || !before || !line || Math.abs(line.left - before.left) > sameEdge || isBold(before)) return isStart;
      const opener = openerOf(line);
      const count = opener === null ? 0 : (counts.get(opener) ?? 0);
      const last = lastWord(before);
      // A number alone may be the end of a text.
      const isNamed = opener !== null && /\p{L}/u.test(opener);
      return (count >= surely && isNamed) || (count > 1 && endsSentence(last));
    });
  }

  #reachAt(left: number): number {
    const edge = Math.round(left * 2);
    return Math.max(...[edge - 1, edge, edge + 1].map((each) => this.#reach.get(each) ?? 0));
  }
}

/** Left edges that differ by no more, in points, are one. */
const sameEdge = 0.6;

/** `Status:` of `Status: Complete`; a noun with a number, and a short line, whole. Null for none. */
function openerOf({ words }: Line): string | null {
  if (!/^[\p{Lu}\p{N}]/u.test(words[0]?.text ?? '')) return null;
  let text = '';
  for (const word of words) {
    text += word.spaced && text !== '' ? ` ${word.text}` : word.text;
    if (text.length > longestOpener) break;
  }
  const label = /^(\p{Lu}[^:.]{1,40}):(?:\s|$)/u.exec(text)?.[1];
  if (label !== undefined) return `${label}:`;
  return text.length > longestOpener ? null : text.replace(/\p{N}+/gu, '0');
}

function lastWord({ words }: Line): string {
  return words.at(-1)?.text ?? '';
}

function endsSentence(word: string): boolean {
  return /[.:;!?]["'”’)]*$/u.test(word);
}

function isBroken(word: string): boolean {
  return /[-\u00ad\u2010]$/u.test(word);
}

export function isBold(line: Line): boolean {
  return line.words.every(({ style }) => style.bold);
}
