import { isDatePhrase } from '../../../core/dates.js';
import { groupEnd, leadingId } from '../../fields/ids.js';
import type { Words } from '../../lexicon/words.js';
import type { Card } from './items.js';

/** The word before the numbers or letters of cards: `Improvement 3`, `Recommendation b`. Null for none. */
export type NumberedNoun = string | null;

const numbered =
  /^(\p{Lu}\p{L}{1,20}\.?(?:\s\p{Ll}{2,14})?)\s+(?:[Nn]o\.?\s*|#)?(\p{N}{1,4}(?:[./‐-–-]\p{N}{1,4})*\p{Ll}?|(?:\((?:\p{Ll}|[ivx]{1,4}|\p{N}{1,2})\)|[\p{Ll}A-Z]|[ivx]{2,4}|[IVX]{2,4})(?=[\s.:)]*$))(?=$|\s*[:.–—-]|\s+\p{Lu})/u;

const jointed = /[./‐-–-]/u;

/** The noun with which most cards say a number of their own; `2031-04-1` is a number behind a noun of rows, else a date. */
export function findNoun(cards: readonly Card[], { lexicon }: Words): NumberedNoun {
  const nouns = new Map<string, Set<string>>();
  for (const { entries } of cards) {
    for (const { text } of entries) {
      const match = numbered.exec(text.slice(0, 60));
      if (!match?.[1] || !match[2]) continue;
      const noun = match[1].toLowerCase();
      const isRow = lexicon.rowNouns.includes(noun.split(/\s/u).at(-1) ?? '');
      if (!isRow && jointed.test(match[2]) && isDatePhrase(match[2])) continue;
      const own = nouns.get(noun) ?? new Set();
      nouns.set(noun, own.add(match[2]));
      break;
    }
  }
  const [best] = [...nouns].sort((a, b) => b[1].size - a[1].size);
  return best && best[1].size >= Math.max(2, cards.length * 0.8) ? best[0] : null;
}

/** A noun and a number where other cards have their ids: `Cause of concern 1` beside `AFI 4`. */
export function numberedText(text: string): { start: number; end: number } | null {
  const match = /^\p{Lu}\p{L}+(?:\s\p{L}+){0,4}\s\p{N}{1,4}$/u.exec(text.slice(0, 60).trim());
  return match && { start: 0, end: match[0].length };
}

/** The id that a text opens with, as offsets in it: a capital, a quotation or nothing follows it. */
export function cardId(text: string, noun: NumberedNoun, words: Words): { start: number; end: number } | null {
  const match = noun === null ? null : numbered.exec(text.slice(0, 60));
  if (match && match[1]?.toLowerCase() === noun) return { start: 0, end: match[0].length };
  // A number alone is one where its text ends, as it is before a space.
  const head = `${text.slice(0, 90)} `;
  const token = leadingId(head, 0, head.length, words.families);
  if (!token) return null;
  const last = groupEnd(head, token);
  const width = text.slice(0, last).replace(/[.:\s]+$/u, '').length;
  const rest = text.slice(last).trimStart();
  return rest === '' || /^[\p{Lu}\p{N}“‘"'([:–—-]/u.test(rest) ? { start: 0, end: width } : null;
}
