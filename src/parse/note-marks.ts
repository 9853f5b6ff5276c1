import type { Range } from '../core/span.js';
import type { Document, Raised } from '../model/document.js';

/** Stands in place of a mark that a stop follows: what is before it and the stop are one. */
const joint = '\u2060';

/**
 * The marks of notes in a document, in order: `1.2<sup>1</sup>`, `Complete<sup><a href="#fn3">3</a></sup>`, `[^2]` in
 * Markdown. They call a note and are no part of the id, the status or the word that they stand behind. Powers and the
 * ends of numbers (`30 m<sup>2</sup>`, `1<sup>st</sup>`) are, and so are marks in brackets inside a sentence, which
 * glue to nothing.
 */
export function findNoteMarks({ tape: { text }, raised = [], form }: Document): readonly Range[] {
  const trimmed = raised.flatMap((each) => trim(text, each) ?? []);
  const opening = new Set(trimmed.filter(({ start }) => opensLine(text, start)).map((each) => bareOf(text, each)));
  const found: Range[] = trimmed.filter((each) => !opensLine(text, each.start) && isMark(text, each, opening));
  return form === 'text' && text.includes('[^') ? inMarkdown(text) : found;
}

/** The same text with blanks in place of the marks; each character stays where it is. */
export function withoutNoteMarks(text: string, marks: readonly Range[]): string {
  if (marks.length === 0) return text;
  let out = '';
  let at = 0;
  for (const { start, end } of marks) {
    out += text.slice(at, start) + (/^[\p{Pe}\p{Pf}.,;:!?'"]/u.test(text.slice(end)) ? joint : ' ').repeat(end - start);
    at = end;
  }
  return out + text.slice(at);
}

/** A value without what stands in place of marks inside it. */
export function withoutBlanks(value: string, marks: readonly Range[]): string {
  return marks.length === 0 ? value : value.replaceAll(joint, '').replace(/ {2,}/gu, ' ').trim();
}

/** The parts of ranges between the marks in them. */
export function betweenMarks(ranges: readonly Range[], marks: readonly Range[]): readonly Range[] {
  return marks.length === 0 ? ranges : ranges.flatMap((range) => partsOf(range, marks));
}

function partsOf(range: Range, marks: readonly Range[]): readonly Range[] {
  const found: Range[] = [];
  let { start } = range;
  for (const mark of marks) {
    if (mark.end <= start || mark.start >= range.end) continue;
    if (mark.start > start) found.push({ start, end: mark.start });
    start = mark.end;
  }
  return start < range.end ? [...found, { start, end: range.end }] : found;
}

function trim(text: string, raised: Raised): Raised | null {
  let { start, end } = raised;
  while (start < end && /\s/u.test(text.charAt(start))) start++;
  while (end > start && /\s/u.test(text.charAt(end - 1))) end--;
  return end > start ? { ...raised, start, end } : null;
}

function opensLine(text: string, at: number): boolean {
  return at === 0 || text.charAt(at - 1) === '\n';
}

function bareOf(text: string, { start, end }: Range): string {
  return text
    .slice(start, end)
    .replace(/^[([]?\s*(?:(?:foot|end)?note\s*)?|[)\]]$/giu, '')
    .normalize('NFKC')
    .toLowerCase();
}

/** One mark, or several with commas. */
const mark = /^(?:\p{N}{1,3}|\p{Ll}|[ivx]{2,4}|[*†‡§#]{1,3})(?:\s*[,;]\s*(?:\p{N}{1,3}|\p{Ll}))*$/u;

/** Units that a power follows. */
const unit = /(?:^|[\s\p{N}(/])(?:[kcdmµ]?m|ft|in|yd|mi|[a-zR])$/iu;

function isMark(text: string, raised: Raised, opening: ReadonlySet<string>): boolean {
  const bare = bareOf(text, raised);
  if (!mark.test(bare)) return false;
  const before = text.slice(text.lastIndexOf('\n', raised.start - 1) + 1, raised.start);
  const endsLine = raised.end === text.length || text.charAt(raised.end) === '\n';
  // In brackets it glues to nothing: only ids and short values are read without it.
  if (/[\])]$/u.test(text.slice(raised.start, raised.end)))
    return isOneToken(before) || (endsLine && before.length <= longestValue);
  if (raised.isLinked) return true;
  if (unit.test(before)) return false;
  if (opening.has(bare)) return true;
  if (!/^\p{N}/u.test(bare)) return !/^\p{L}/u.test(bare);
  // `10<sup>6</sup>` is a power, and `A1.2<sup>1</sup>` an id with a note.
  return /\p{N}$/u.test(before) ? isOneToken(before) || /\b(?:19|20)\p{N}{2}$/u.test(before) : /\P{Z}$/u.test(before);
}

/** Values that stand in cells of their own are no longer. */
const longestValue = 40;

/** `1.2`, `A1`, `R-03`: an id alone before the mark. */
function isOneToken(before: string): boolean {
  return /^(?=\S*\p{N})(?=\S*[\p{L}.])[^\s%£$€]{1,16}$/u.test(before.trim());
}

function inMarkdown(text: string): readonly Range[] {
  return [...text.matchAll(/(?<=\S)[ \t]?\[\^[\p{L}\p{N}_-]{1,20}\](?!:)/gu)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }));
}
