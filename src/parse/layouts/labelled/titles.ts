import type { Range } from '../../../core/span.js';
import { isDateLine } from '../../date-line.js';
import type { Field } from '../../lexicon/lexicon.js';
import type { Words } from '../../lexicon/words.js';
import type { TextLine } from './lines.js';

/** A title that runs on to the next line is the first line of a text. */
export function continues(text: string, title: Range, lead: readonly TextLine[]): boolean {
  const [next] = lead;
  if (!next) return false;
  return /^\p{Ll}/u.test(next.text) && !/[.!?:]$/u.test(text.slice(title.start, title.end)) && !next.isItem;
}

/** A title that is a whole sentence, and below it `Accepted. We will …`. */
export function isAnswered(text: string, title: Range, lead: readonly TextLine[], words: Words): boolean {
  const below = lead[0]?.text ?? '';
  const found = words.responses.at(below, 0);
  return (
    found !== null &&
    /^[.,;:]?(?:\s|$)/u.test(below.slice(found.end)) &&
    /[.!?]$/u.test(text.slice(title.start, title.end))
  );
}

/** `(2) Cut the waiting list to six weeks.`: a title that is the whole text of a row. */
export function isSentence(text: string, title: Range): boolean {
  const words = text.slice(title.start, title.end);
  return /[.!?]$/u.test(words) && words.split(/\s+/u).length > 4;
}

/** An item that is a row of its group: the bullet is no part of its text. Null where there is none. */
export function withoutBullet(lead: readonly TextLine[]): { bullet: Range; lead: readonly TextLine[] } | null {
  const [first, ...rest] = lead;
  const width = first?.isItem === true ? (/^[•◦▪●·‣⁃*–-]\s+/u.exec(first.text)?.[0].length ?? 0) : 0;
  if (!first || width === 0) return null;
  const start = first.start + width;
  const own = { ...first, start, text: first.text.slice(width), isItem: false };
  return { bullet: { start: first.start, end: start }, lead: [own, ...rest] };
}

/** `Date issued 25 June 2014` between the words of a record and its labels is none of its words. */
export function splitDates(
  lines: readonly TextLine[],
  titled: boolean,
  words: Words,
): { dates: readonly TextLine[]; lead: readonly TextLine[] } {
  const dates = lines.filter(({ text }) => isDateLine(text, words, true));
  const told = titled || dates.length < lines.length;
  return told ? { dates, lead: lines.filter((line) => !dates.includes(line)) } : { dates: [], lead: lines };
}

/** The field of a text that has no label: what the other records have and this one lacks. */
export function missingText(
  has: (field: Field) => boolean,
  isGrouped: boolean,
  usual: ReadonlySet<Field>,
): 'action' | 'recommendation' | null {
  const action = has('action');
  const recommendation = has('recommendation');
  if (action && recommendation) return null;
  if (isGrouped && !action) return 'action';
  if (action) return 'recommendation';
  if (recommendation) return usual.has('action') ? 'action' : null;
  return usual.has('action') || !usual.has('recommendation') ? 'action' : 'recommendation';
}
