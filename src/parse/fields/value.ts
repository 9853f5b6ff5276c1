import type { Range } from '../../core/span.js';

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
  let value = '';
  let before: Range | null = null;
  for (const line of linesOf(text, ranges)) {
    const words = text.slice(line.start, line.end);
    const isItem = typedBullet.test(words) || joining.items.some((at) => at >= line.from && at <= line.start);
    const own = isItem ? `• ${words.replace(typedBullet, '')}` : words;
    if (!before) value = own;
    else if (isItem || joining.paragraphs.some((at) => at >= line.from && at <= line.start)) value += `\n${own}`;
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

function* linesOf(text: string, ranges: readonly Range[]): Generator<Line> {
  for (const range of ranges) {
    let from = range.start;
    for (const line of text.slice(range.start, range.end).split('\n')) {
      const start = from + line.length - line.trimStart().length;
      const end = from + line.trimEnd().length;
      if (end > start) yield { from, start, end };
      from += line.length + 1;
    }
  }
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
