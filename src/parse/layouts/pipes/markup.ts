import type { Range } from '../../../core/span.js';

/** A cell without the marks that say how it looks. */
export interface Plain {
  readonly ranges: readonly Range[];
  /** Where a break (`<br>`) begins a new paragraph. */
  readonly paragraphs: readonly number[];
}

/** Emphasis by single marks: `*In progress*`, not the asterisk of a footnote (`In progress*`). */
const inside = '[^\\s*_|][^*_|\\n]{0,200}';
const single = (mark: string): string =>
  `(?<![\\p{L}\\p{N}*_\\\\])${mark}(?=${inside}${mark}(?![\\p{L}\\p{N}*_]))|(?<=(?<![\\p{L}\\p{N}*_\\\\])${mark}${inside})${mark}(?![\\p{L}\\p{N}*_])`;
const address = '\\]\\([^()\\s]{1,500}\\)';

/** Marks of Markdown that are no words: an escaped pipe's stroke, emphasis, line breaks, the address of a link. */
const alternatives = [
  '\\\\(?=[|*_])',
  '<br\\s*\\/?>',
  '\\*\\*(?=\\S)|(?<=\\S)\\*\\*',
  '(?<![\\p{L}\\p{N}_])__(?=\\S)|(?<=\\S)__(?![\\p{L}\\p{N}_])',
  single('\\*'),
  single('_'),
  '~~(?=\\S)|(?<=\\S)~~',
  `!?\\[(?=[^\\[\\]\\n]{1,200}${address})|(?<=\\[[^\\[\\]\\n]{1,200})${address}`,
];
// Every mark begins with one of a few characters: without that look, what must stand before it is sought at every word.
const marks = new RegExp(`(?=[\\\\<*_~!\\[\\]])(?:${alternatives.join('|')})`, 'giu');

export function withoutMarks(text: string): string {
  return text.replace(marks, (mark) => (mark.startsWith('<') ? ' ' : ''));
}

export function* findMarkup(text: string, range: Range): Generator<Range & { readonly isBreak: boolean }> {
  for (const match of text.slice(range.start, range.end).matchAll(marks)) {
    const start = range.start + match.index;
    yield { start, end: start + match[0].length, isBreak: match[0].startsWith('<') };
  }
}

/** The ranges of a cell with its marks cut out. */
export function cutMarkup(text: string, ranges: readonly Range[]): Plain {
  const kept: Range[] = [];
  const paragraphs: number[] = [];
  for (const range of ranges) {
    let from = range.start;
    for (const mark of findMarkup(text, range)) {
      push(text, kept, from, mark.start);
      from = mark.end;
      if (mark.isBreak) paragraphs.push(nextWord(text, mark.end, range.end));
    }
    push(text, kept, from, range.end);
  }
  return { ranges: kept, paragraphs };
}

/** White space at the edges is no part of a range, but tells that words are apart. */
function push(text: string, kept: Range[], from: number, to: number): void {
  const start = nextWord(text, from, to);
  let end = to;
  while (end > start && /\s/u.test(text[end - 1] ?? '')) end--;
  if (end > start) kept.push({ start, end });
}

function nextWord(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && /\s/u.test(text[at] ?? '')) at++;
  return at;
}
