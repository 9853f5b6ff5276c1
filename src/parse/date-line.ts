import { isDatePhrase } from '../core/dates.js';
import type { Words } from './lexicon/words.js';

/** Whether a line says when the page was written, and nothing else: `Last updated: 14 May 2025`; a date alone where it may be one. */
export function isDateLine(line: string, { lexicon }: Words, isBare: boolean): boolean {
  if (line.length > 80 || !/\p{N}/u.test(line)) return false;
  const plain = line.trim().replace(/^\(|\)?[.]?$/gu, '');
  const lead =
    /^(\p{L}[\p{L} ]*?)\s*(?::|[–—-]\s|\s)\s*(?:on\s+|to\s+)?(?=\p{N}|(?:\p{L}+\s)?(?:\p{N}{1,2},?\s)?(?:19|20)\p{N}{2}$)/u.exec(
      plain,
    );
  const words = lead?.[1]?.toLowerCase();
  if (words !== undefined && lexicon.dateLines.includes(words)) return isDatePhrase(plain.slice(lead?.[0].length ?? 0));
  return isBare && isDatePhrase(plain.replace(/^\p{Lu}\p{Ll}+day,?\s+/u, ''));
}
