import { isSpace } from '../../../core/tape.js';
import type { Range } from '../../../core/span.js';
import { sourceOffset } from '../../emphasis.js';
import type { CellPlace, Flow, Page } from '../../page.js';
import { opensOfLines } from '../../paragraphs.js';

/** One line as the labelled layout looks at it: its words, and whether a paragraph begins with it. */
export interface TextLine extends Range {
  readonly text: string;
  readonly isHeading: boolean;
  readonly isItem: boolean;
  readonly level: number | null;
  /** A block of HTML, or a line after a blank one, begins here. */
  readonly opens: boolean;
  /** How many characters at the start the page sets off as a term: bold, or `dt`. */
  readonly emphasised: number;
  /** In an opened table of several columns: what its cell is. */
  readonly place?: CellPlace;
  /** Where the line of the page begins that this was broken off, with the labels inside it; absent for a whole line. */
  readonly of?: number;
}

/** The lines of one flow. */
export function textLines(page: Page, flow: Flow, blockStarts: ReadonlySet<number>): readonly TextLine[] {
  const { source } = page.document;
  const opens = opensOfLines(page, flow.lines, blockStarts);
  return flow.lines.map((line, i) => {
    const at = source === null ? -1 : sourceOffset(page, line.start);
    return {
      start: line.start,
      end: line.end,
      text: page.text.slice(line.start, line.end),
      isHeading: line.kind === 'heading',
      isItem: line.kind === 'item',
      level: line.level,
      opens: opens[i] ?? true,
      ...(line.place ? { place: line.place } : {}),
      emphasised: source === null || at < 0 ? 0 : emphasis(source, at, page.text, line),
    };
  });
}

const longestTerm = 90;
const opening = /<(strong|b|dt|em|th)(?:\s[^<>]{0,80})?>\s*$/iu;

/** The length of the term that an element sets off at the start of a line of HTML; 0 if none does. */
function emphasis(source: string, at: number, text: string, line: Range): number {
  const tag = opening.exec(source.slice(Math.max(0, at - 100), at))?.[1];
  if (tag === undefined) return 0;
  const inside = source.slice(at, at + longestTerm * 3);
  const close = inside.toLowerCase().indexOf(`</${tag.toLowerCase()}`);
  if (close < 0) return 0;
  const words = inside
    .slice(0, close)
    .replace(/<[^<>]*>/gu, ' ')
    .trim();
  let end = line.start;
  for (let i = 0; i < words.length && end < line.end; i++) {
    if (isSpace(words.charCodeAt(i))) continue;
    while (end < line.end && isSpace(text.charCodeAt(end))) end++;
    if (text[end] !== words[i]) return 0;
    end++;
  }
  return end - line.start;
}

/** Whether the line breaks inside paragraphs are those of a file: lines go on with a small letter. */
export function isWrapped(lines: readonly TextLine[]): boolean {
  let inner = 0;
  let running = 0;
  lines.forEach((line, i) => {
    if (line.opens || line.isItem || i === 0) return;
    inner++;
    if (/^\p{Ll}/u.test(line.text) && (lines[i - 1]?.text.length ?? 0) > 40) running++;
  });
  return running >= 3 && running * 5 >= inner * 2;
}
