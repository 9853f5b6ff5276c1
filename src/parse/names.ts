import type { Range } from '../core/span.js';
import { skipSpace } from './space.js';

export const sentenceEnd = /[.!?…][)”’"\]]?(?:\[\p{N}+\])?(?=\s|$)/gu;

/**
 * What other rows have in this place, else what stands after the last sentence. A text without
 * its full stop goes on up to the name that ends it.
 */
export function trailingPhrase(text: string, start: number, end: number, known: ReadonlySet<string>): Range | null {
  const own = knownAtEnd(text, start, end, known);
  if (own !== null) return { start: own, end };
  let last = -1;
  for (const match of text.slice(start, end).matchAll(sentenceEnd)) last = match.index + match[0].length;
  const at = skipSpace(text, last < 0 ? start : start + last, end);
  const rest = text.slice(at, end);
  const isCell = last >= 0 && rest.length <= 160 && /^[\p{Lu}\p{N}]/u.test(rest) && !rest.includes('•');
  if (isCell && (isName(rest) || rest.split(/\s+/u).length <= 5)) return { start: at, end };
  const name = nameAtEnd.exec(rest)?.[0];
  if (name !== undefined && name.length < rest.length)
    return dangles.test(rest.slice(0, -name.length)) ? null : { start: end - name.length, end };
  // A sentence without its full stop is no name: few of its words have capitals.
  const words = rest.split(/\s+/u);
  return isCell && words.filter((each) => /^\p{Lu}/u.test(each)).length * 3 >= words.length ? { start: at, end } : null;
}

/** No text ends so: the name that follows goes on with it. */
export const dangles = /(?:^|\s)(?:in|of|with|to|for|by|at|on|from|and|or|the|an?|across|within|under)\s*$/u;

const word = String.raw`[\p{Lu}\p{N}][\p{L}\p{N}’'&.-]*`;
const joint = String.raw`(?:\s*[;,/&]\s*|\s+(?:and|of|for|the|in|on)(?:\s+the)?\s+|\s+)`;
/** Words with capitals, joined by small ones: `Land and Nature Unit; Minister for Climate`. */
const nameAtEnd = new RegExp(`(?<=\\s)${word}(?:${joint}${word})*$`, 'u');
const wholeName = new RegExp(`^${word}(?:${joint}${word})*$`, 'u');

export function isName(words: string): boolean {
  return wholeName.test(words);
}

/** A sentence ends before it, or other rows have it too. */
export function isSetApart(text: string, start: number, cell: Range, known: ReadonlySet<string>): boolean {
  return (
    /[.!?…][)”’"\]]?\s*$/u.test(text.slice(Math.max(start, cell.start - 6), cell.start)) ||
    knownAtEnd(text, cell.start, cell.end, known) === cell.start
  );
}

/** Where the names begin, one or several, that other rows have and that end the text. */
function knownAtEnd(text: string, start: number, end: number, known: ReadonlySet<string>): number | null {
  let from: number | null = null;
  for (let at = end; ;) {
    const own = longestKnown(start, at, known, (phrase) => text.slice(at - phrase.length, at) === phrase);
    const name: string | null = own ?? (from === null ? null : nameBefore(text, start, at));
    if (name === null) return from;
    from = at - name.length;
    const joined = /(?:;|\s\/)\s+$/u.exec(text.slice(Math.max(start, from - 4), from))?.[0];
    if (joined === undefined) return from;
    at = from - joined.length;
  }
}

/** A name that no other row has, with a semicolon and one that is known after it. */
function nameBefore(text: string, start: number, end: number): string | null {
  const before = text.slice(Math.max(start, end - 120), end);
  const name = nameAtEnd.exec(before)?.[0] ?? null;
  return name === null || dangles.test(before.slice(0, -name.length)) ? null : name;
}

export function leadingPhrase(text: string, start: number, end: number, known: ReadonlySet<string>): Range | null {
  const own = longestKnown(start, end, known, (phrase) => text.startsWith(phrase, start));
  return own === null ? null : { start, end: start + own.length };
}

function longestKnown(
  start: number,
  end: number,
  known: ReadonlySet<string>,
  fits: (phrase: string) => boolean,
): string | null {
  let best: string | null = null;
  for (const phrase of known)
    if (phrase.length <= end - start && phrase.length > (best?.length ?? 0) && fits(phrase)) best = phrase;
  return best;
}
