import type { Range } from '../../../core/span.js';
import type { Line, Page } from '../../page.js';

/** A word and where it stands on its line, in columns of characters from 0. */
export interface Word extends Range {
  readonly x: number;
  /** The column after its last character. */
  readonly right: number;
}

/** A line with the place of every word, as it was printed. */
export interface PrintedLine extends Range {
  readonly words: readonly Word[];
  readonly kind: Line['kind'];
  /** Pages are ended by form feeds; counts from 0. */
  readonly page: number;
  /** Number of the line in the source, empty lines counted. */
  readonly y: number;
}

const tab = 8;

/**
 * Whether anything but single spaces parts the words of some line: without that there are no
 * columns, and no need to place every word of a long text.
 */
export function holdsGaps({ document }: Page): boolean {
  const { source } = document;
  return source !== null && document.form === 'text' && gap.test(source);
}

/** Two spaces of any kind, or one tab, with words of the same line on both sides. */
const gap = /\S(?:\t|[^\S\n\r]{2})[^\S\n\r]*\S/u;

/** The lines of a text with their words' columns; empty where the form keeps no columns. */
export function printedLines(page: Page): readonly PrintedLine[] {
  const { document, text } = page;
  const { source } = document;
  if (source === null || document.form !== 'text') return [];
  const lines: PrintedLine[] = [];
  let at = 0;
  let y = 0;
  let sheet = 0;
  for (const line of page.lines) {
    const [place] = document.tape.locate(line.start, line.end);
    if (!place || !('start' in place)) continue;
    let begin = at;
    for (; at < place.start; at++) {
      const code = source.charCodeAt(at);
      if (code === 12) sheet++;
      if (code === 10 || code === 12 || (code === 13 && source.charCodeAt(at + 1) !== 10)) {
        y++;
        begin = at + 1;
      }
    }
    lines.push({
      start: line.start,
      end: line.end,
      kind: line.kind,
      page: sheet,
      y,
      words: wordsOf(text, line, source, begin),
    });
  }
  return lines;
}

/** Reads the line of the tape and of the source side by side: their visible characters are the same. */
function wordsOf(text: string, line: Range, source: string, begin: number): readonly Word[] {
  const words: Word[] = [];
  let x = 0;
  let at = begin;
  let open: { start: number; x: number } | null = null;
  for (let i = line.start; i <= line.end; i++) {
    const isGap = i === line.end || text.charCodeAt(i) === 32;
    if (isGap) {
      if (open) words.push({ start: open.start, end: i, x: open.x, right: x });
      open = null;
      continue;
    }
    while (at < source.length && source.charCodeAt(at) !== text.charCodeAt(i)) {
      x = source.charCodeAt(at) === 9 ? (Math.floor(x / tab) + 1) * tab : x + 1;
      at++;
    }
    open ??= { start: i, x };
    const code = text.charCodeAt(i);
    if (code < 0xdc00 || code > 0xdfff) x++;
    at++;
  }
  return words;
}

/** Words with no more than one space between them. */
export interface Chunk extends Range {
  readonly x: number;
  readonly right: number;
}

export function chunksOf(line: PrintedLine): readonly Chunk[] {
  const chunks: { start: number; end: number; x: number; right: number }[] = [];
  for (const word of line.words) {
    const last = chunks.at(-1);
    if (last && word.x - last.right < 2) {
      last.end = word.end;
      last.right = word.right;
    } else chunks.push({ ...word });
  }
  return chunks;
}
