import {
  Reach,
  beginsSmall,
  endsSentence,
  firstWidth,
  lastWord,
  sameEdge,
  widestSpace,
  type Filling,
} from './filling.js';
import type { Line } from './lines.js';
import type { Tolerances } from './tolerances.js';
import { endsInHyphen } from './word-breaks.js';

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
  readonly #reach = new Reach();
  readonly #filling: Filling;

  constructor(lines: readonly Line[], filling: Filling, { fullLine }: Tolerances) {
    this.#filling = filling;
    this.#lines = lines;
    this.#fullLine = fullLine;
    for (const line of lines) this.#reach.add(line);
  }

  /**
   * Whether a line was ended before it was full: the next word had found room, and more. What
   * goes on with a small letter is the same text around a picture; a title is broken where it looks well.
   */
  isAfter(before: Line, line: Line): boolean {
    return Math.abs(line.left - before.left) <= sameEdge && !isBold(before) && this.#isShort(before, line);
  }

  /**
   * Whether a line stands further in or out than the one before it, and no first line of a paragraph is meant: that one
   * stands as the line above it (`above`, of the same paragraph), or was ended before it was full.
   */
  isShifted(above: Line | undefined, before: Line, line: Line): boolean {
    const shift = Math.abs(line.left - before.left);
    if (shift < leastShift * line.size || line.baseline <= before.baseline || isBold(before)) return false;
    if (above && Math.abs(above.left - before.left) <= sameEdge) return true;
    return this.#isShort(before, line);
  }

  #isShort(before: Line, line: Line): boolean {
    const [first] = line.words;
    if (!first) return false;
    // What stands further in goes no less far to the right.
    const right = Math.max(this.#reach.at(before.left), line.left < before.left ? this.#reach.at(line.left) : 0);
    const last = lastWord(before);
    if (isBroken(last) || (beginsSmall(first.text) && !(endsSentence(last) && line.left !== before.left))) return false;
    // Where a sentence ends, too, a little room for the next word is enough.
    const spare = (endsSentence(last) ? this.#fullLine / 4 : this.#fullLine) * (right - before.left);
    const end = before.right + widestSpace * line.size + firstWidth(line);
    return (before.right <= right - spare && end < right - spare) || this.#filling.leavesFree(before.left, end);
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
    // Labels are those of the document, what else opens paragraphs that of the page.
    const { labels } = this.#filling;
    for (const [opener, count] of counts)
      if (opener.endsWith(':')) labels.set(opener, (labels.get(opener) ?? 0) + count);
    const series = new Series();
    return starts.map((isStart, i) => {
      const [before, line] = [this.#lines[i - 1], this.#lines[i]];
      if (line && series.goesOn(line, isStart) && before && !isStart && !isBold(before)) return true;
      if (isStart || !before || !line || Math.abs(line.left - before.left) > sameEdge || isBold(before)) return isStart;
      const opener = openerOf(line);
      const count = opener === null ? 0 : (labels.get(opener) ?? counts.get(opener) ?? 0);
      const last = lastWord(before);
      // A number alone may be the end of a text.
      const isNamed = opener !== null && /\p{L}/u.test(opener);
      return (count >= surely && isNamed) || (count > 1 && endsSentence(last));
    });
  }
}

/** A line that stands further in or out by less, in sizes of the font, stands below the one before it. */
const leastShift = 0.5;

/** How many paragraphs open with numbers of one series, and the last of these. */
class Series {
  readonly #known = new Map<string, { last: number; count: number }>();

  /** Whether a line opens with the next number of a series. `isStart`: whether it begins a paragraph anyway. */
  goesOn(line: Line, isStart: boolean): boolean {
    const opening = numberOf(line);
    if (!opening) return false;
    const { name, number } = opening;
    const known = this.#known.get(name);
    // A number alone may be the end of a text.
    const isNext = known !== undefined && number === known.last + 1 && (name !== '' || known.count > 1);
    if (isStart || isNext) this.#known.set(name, { last: number, count: 1 + (known?.count ?? 0) });
    return isNext;
  }
}

/** The number that opens a line, with what stands before it: `Recommendation 3`, `2.1`, `R4`. A title or a sentence follows. */
function numberOf({ words: [first, second, third] }: Line): { name: string; number: number } | null {
  // Most lines begin with a small letter, and most others with words alone.
  if (!first || beginsSmall(first.text) || !(hasFigure(first.text) || hasFigure(second?.text ?? ''))) return null;
  const isNoun = second !== undefined && /^\p{Lu}\p{L}+$/u.test(first.text);
  const [id, next] = isNoun ? [`${first.text} ${second.text}`, third] : [first.text, second];
  const [, name, number] =
    /^(\p{Lu}\p{L}+ #?(?:\d+\.)*|(?:\p{Lu}{1,4}[-\u2013]?)?(?:\d+\.)*)(\d{1,3})[a-z]?[.):]?$/u.exec(id) ?? [];
  if (name === undefined || (next !== undefined && !/^[\p{Lu}\u2013|:-]/u.test(next.text))) return null;
  return { name, number: Number(number) };
}

/** `Status:` of `Status: Complete`; a noun with a number, and a short line, whole. Null for none. */
function openerOf({ words }: Line): string | null {
  const first = words[0]?.text ?? '';
  if (beginsSmall(first) || !/^[\p{Lu}\p{N}]/u.test(first)) return null;
  let text = '';
  for (const word of words) {
    text += word.spaced && text !== '' ? ` ${word.text}` : word.text;
    if (text.length > longestOpener) break;
  }
  const label = text.includes(':') ? /^(\p{Lu}[^:.]{1,40}):(?:\s|$)/u.exec(text)?.[1] : undefined;
  if (label !== undefined) return `${label}:`;
  return text.length > longestOpener ? null : text.replace(/\p{N}+/gu, '0');
}

function hasFigure(text: string): boolean {
  return /\d/u.test(text);
}

function isBroken(word: string): boolean {
  return endsInHyphen(word) && /\p{L}.$/u.test(word);
}

export function isBold(line: Line): boolean {
  return line.words.every(({ style }) => style.bold);
}
