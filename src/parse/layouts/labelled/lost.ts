import { isDatePhrase } from '../../../core/dates.js';
import type { Words } from '../../lexicon/words.js';

/** What a line is when all of it is one value: a status, a response or a date whose label was lost. */
export function wholeValue(text: string, dates: boolean, words: Words): 'response' | 'status' | 'due' | null {
  if (text.length > 300) return null;
  const plain = text.replace(/[.\s]+$/u, '');
  if (words.statuses.get(plain) !== undefined) return 'status';
  const response = words.responses.at(text, 0);
  if (response && /^[.,;\s]*(?:$|[Hh]owever\b|but\b|[Ss]ubject to\b)/u.test(text.slice(response.end)))
    return 'response';
  return dates && isDatePhrase(plain) ? 'due' : null;
}

/** A status that ends a title, after a dash or in brackets; `from` is where the words before it end. */
export function statusAtEnd(title: string, words: Words): { from: number; start: number; end: number } | null {
  const match = /(\s+[–—-]\s+|\s*:\s+|\s*[([]\s*)([^()[\]–—:]{2,40}?)\s*[)\]]?$/u.exec(title);
  const phrase = match?.[2];
  if (!match || phrase === undefined || match.index === 0 || words.statuses.get(phrase) === undefined) return null;
  const start = match.index + (match[1]?.length ?? 0);
  return { from: match.index, start, end: start + phrase.length };
}
