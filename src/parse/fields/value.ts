import type { Range } from '../../core/span.js';
import { isSpace } from '../../core/tape.js';

/** How the lines of a value are to be joined. */
export interface Joining {
  /** Tape offsets where list items begin. */
  readonly items: readonly number[];
  /** Tape offsets where paragraphs begin, in a cell whose line breaks are otherwise those of a file. */
  readonly paragraphs: readonly number[];
  /** Line breaks are the publisher's paragraphs, not the wrapping of a file. */
  readonly keepsLines: boolean;
}

/** Ranges of a tape as the text of a field: paragraphs on lines of their own, list items with a bullet. */
export function fieldText(text: string, ranges: readonly Range[], joining: Joining): string {
  const [only] = ranges;
  if (only && ranges.length === 1 && joining.items.length === 0) {
    // Most values are one line without a bullet.
    const words = text.slice(only.start, only.end).trim();
    if (!words.includes('\n') && !typedBullet.test(words)) return words;
  }
  let value = '';
  let before: Range | null = null;
  const items = new Set(joining.items);
  const paragraphs = new Set(joining.paragraphs);
  for (const line of linesOf(text, ranges)) {
    const words = text.slice(line.start, line.end);
    const isItem = typedBullet.test(words) || beginsIn(items, line);
    const own = isItem ? `• ${words.replace(typedBullet, '')}` : words;
    if (!before) value = own;
    else if (isItem || beginsIn(paragraphs, line)) value += `\n${own}`;
    else value += separator(text, before, line, joining) + own;
    before = line;
  }
  return value;
}

const typedBullet = /^[•◦▪●·‣⁃*–-]\s+/u;

interface Line extends Range {
  /** Where the line begins, white space included. */
  readonly from: number;
}

/** Whether one of the offsets lies in the white space before a line, or at its first word. */
function beginsIn(offsets: ReadonlySet<number>, line: Line): boolean {
  if (offsets.size > 0) for (let at = line.from; at <= line.start; at++) if (offsets.has(at)) return true;
  return false;
}

function linesOf(text: string, ranges: readonly Range[]): readonly Line[] {
  const lines: Line[] = [];
  for (const range of ranges) {
    const own = text.slice(range.start, range.end);
    for (let from = 0; from <= own.length;) {
      const found = own.indexOf('\n', from);
      const past = found < 0 ? own.length : found;
      let [start, end] = [from, past];
      while (start < past && isSpace(own.charCodeAt(start))) start++;
      while (end > start && isSpace(own.charCodeAt(end - 1))) end--;
      if (end > start) lines.push({ from: range.start + from, start: range.start + start, end: range.start + end });
      from = past + 1;
    }
  }
  return lines;
}

/** Nothing where only marks of a form stand between (`\|`), a line break where it is the publisher's. */
function separator(text: string, before: Range, line: Range, joining: Joining): string {
  if (!/\s/u.test(text.slice(before.end, line.start))) return '';
  if (joining.keepsLines) return '\n';
  // `self-` and `evaluation` on two lines are one word; `mid-` and `and late-` are not.
  const broken =
    /\p{L}-$/u.test(text.slice(Math.max(0, before.end - 2), before.end)) &&
    /^(?!(?:and|or|to)\b)\p{Ll}/u.test(text.slice(line.start, line.start + 4));
  return broken ? '' : ' ';
}
