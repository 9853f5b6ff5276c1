import { datePhrase } from '../../core/dates.js';
import { matchesIn } from '../../core/search.js';
import type { Range } from '../../core/span.js';
import type { Words } from '../lexicon/words.js';
import { dangles, sentenceEnd } from '../names.js';

/**
 * A stretch of text as words, with what it costs that a cell ends or begins between two of
 * them. Position `p` stands before word `p`; the last position is the end of the stretch.
 */
export interface Sequence {
  readonly text: string;
  readonly words: readonly Range[];
  /** Cost that a cell begins with word `p`. */
  readonly opens: Float64Array;
  /** Cost more that a text does: a sentence seldom begins with two capitals. */
  readonly opensText: Float64Array;
  /** Cost that a text ends at position `p`: least after a full stop. */
  readonly endsText: Float64Array;
  /** Word `p` is a dash: a cell of its own, with nothing in it, and the beginning of no other. */
  readonly isDash: readonly boolean[];
  /** Cost that a name, a status or a date ends at position `p`. */
  readonly endsName: Float64Array;
  /** Word `p` is the first of its line. */
  readonly opensLine: readonly boolean[];
  /** It is, and would have had room on the line before: the break is the publisher's. */
  readonly opensParagraph: readonly boolean[];
  /** Cost that a cell goes on over position `p`, though it could end there; null where nothing but words tells. */
  readonly passes: Float64Array | null;
}

/** A boundary here would tear words apart. */
export const torn = 4;

export function sequenceOf(text: string, range: Range, words: Words): Sequence {
  const found = [...text.slice(range.start, range.end).matchAll(/\S+/gu)].map((match) => ({
    start: range.start + match.index,
    end: range.start + match.index + match[0].length,
  }));
  const n = found.length;
  const openers = new Set(words.lexicon.sentenceOpeners);
  const inside = insides(text, range, found);
  const costs = (): Float64Array => new Float64Array(n + 1);
  const [opens, opensText, endsText, endsName] = [costs(), costs(), costs(), costs()];
  const opensLine: boolean[] = [];
  found.forEach((word, p) => {
    const before = found[p - 1];
    const own = text.slice(word.start, word.end);
    const last = before ? text.slice(before.start, before.end) : '';
    opensLine.push(!before || text.slice(before.end, word.start).includes('\n'));
    const closed = last === '' || isEnd(last);
    const next = found[p + 1];
    const opensSentence = /^\p{Lu}/u.test(own) && openers.has(own.toLowerCase());
    opens[p] = openingCost(own, !closed && opensSentence);
    const goesOn = next !== undefined && isTitled(text.slice(next.start, next.end));
    opensText[p] = opensSentence ? 0 : titleCost(own, closed ? '' : last, goesOn);
    // Inside a run of capitals a name goes on.
    const inName = !closed && isTitled(last) && isTitled(own) ? 0.4 : 0;
    endsText[p] = textEndCost(last) + (inside[p] ?? 0) + inName;
    const verb = found[p - 2];
    const isDone = verb !== undefined && isPhrasal(text.slice(verb.start, before?.end), own);
    endsName[p] = (isDone ? 0.5 : nameEndCost(last)) + (inside[p] ?? 0);
  });
  const last = found.at(-1);
  const end = last ? text.slice(last.start, last.end) : '';
  endsText[n] = Math.min(textEndCost(end), 0.6);
  endsName[n] = nameEndCost(end);
  return {
    text,
    words: found,
    isDash: found.map((word) => /^[-–—]$/u.test(text.slice(word.start, word.end))),
    opens,
    opensText,
    endsText,
    endsName,
    opensLine,
    opensParagraph: paragraphs(text, found, opensLine),
    passes: null,
  };
}

/** Lines longer than this are not wrapped. */
const widest = 130;

function paragraphs(text: string, words: readonly Range[], opensLine: readonly boolean[]): readonly boolean[] {
  const starts = words.filter((_, p) => opensLine[p] === true).map(({ start }) => start);
  const length = (at: number): number => (words[at - 1]?.end ?? 0) - lineStart(text, words[at - 1]?.start ?? 0);
  const lengths = words.map((_, p) => (p > 0 && opensLine[p] === true ? length(p) : 0));
  const width = lengths.reduce((most, length) => Math.max(most, length), 0);
  const isWrapped = starts.length > 2 && width <= widest;
  return words.map(
    (word, p) => opensLine[p] === true && (!isWrapped || (lengths[p] ?? 0) + 1 + word.end - word.start <= width),
  );
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at) + 1;
}

/** What it costs to end a cell inside brackets, or inside a date. */
export function insides(text: string, range: Range, words: readonly Range[]): Float64Array {
  const dates = [...matchesIn(date, text, range.start, range.end)];
  const costs = new Float64Array(words.length + 1);
  let bracket = -1;
  let passed = 0;
  words.forEach(({ start, end }, p) => {
    while ((dates[passed]?.end ?? Infinity) <= start) passed++;
    if ((dates[passed]?.start ?? Infinity) < start) costs[p] = 2;
    if (bracket >= 0 && p - bracket <= longestBracket) costs[p] = (costs[p] ?? 0) + torn;
    const own = text.slice(start, end);
    if (/\([^)]*$/u.test(own)) bracket = p;
    else if (own.includes(')')) bracket = -1;
  });
  return costs;
}

const longestBracket = 30;
const date = new RegExp(`(?<![\\p{L}\\p{N}])${datePhrase}(?![\\p{L}\\p{N}])`, 'giu');

/** The words from one position to another, as published. */
export function phraseOf({ text, words }: Pick<Sequence, 'text' | 'words'>, from: number, to: number): string {
  return text.slice(words[from]?.start, words[to - 1]?.end);
}

export function rangeOf({ words }: Sequence, from: number, to: number): Range {
  const start = words[from]?.start ?? 0;
  return { start, end: words[to - 1]?.end ?? start };
}

function openingCost(word: string, opensSentence: boolean): number {
  // A sentence that begins where none ended begins a cell.
  if (opensSentence) return -0.6;
  if (/^[“‘"'([]*[\p{Lu}\p{N}£$€•✔✓]/u.test(word) || /^\p{Extended_Pictographic}/u.test(word)) return 0;
  if (/^(?:n\/a|tb[acd])[.*]?$/iu.test(word) || /^[-–—]$/u.test(word)) return 0.3;
  return torn;
}

/** Two words with capitals are a name rather than the beginning of a sentence. */
function titleCost(own: string, last: string, goesOn: boolean): number {
  if (!isTitled(own)) return 0;
  return (goesOn ? 0.4 : 0) + (isTitled(last) ? 0.3 : 0);
}

function isTitled(word: string): boolean {
  return /^\p{Lu}\p{Ll}/u.test(word);
}

export function isEnd(word: string): boolean {
  return new RegExp(`${sentenceEnd.source}$`, 'u').test(word);
}

/** `Bedded in All letters`: a small word that belongs to what was done, where no name or year goes on from it. */
function isPhrasal(phrase: string, next: string): boolean {
  return /^\p{Lu}\p{Ll}+ed\s(?:in|on|by|up|off|out|over|to)$/u.test(phrase) && /^\p{Lu}/u.test(next);
}

function textEndCost(last: string): number {
  if (isEnd(last)) return 0;
  if (dangles.test(last) || /[,/&(–—-]$/u.test(last)) return torn;
  return /[:;]$/u.test(last) ? 2 : 1.2;
}

export function nameEndCost(last: string): number {
  if (dangles.test(last) || /[,;:/&(–—]$/u.test(last)) return torn;
  return isEnd(last) && !/[)”"'’\]]$/u.test(last) ? 0.7 : 0;
}
