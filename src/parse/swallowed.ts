import { message, type Message } from '../core/message.js';
import type { Ledger } from './ledger.js';
import type { Words } from './lexicon/words.js';
import type { Page } from './page.js';
import { placeAt, quote } from './place.js';

/**
 * Lines such as `Status: Complete` that stand inside a value of some other row: a label that was
 * read belongs to no value. Two and more mean that rows were run together.
 */
export function findSwallowed(page: Page, ledger: Ledger, words: Words, rows: number): readonly Message[] {
  const found = page.lines.filter((line) => {
    const text = page.text.slice(line.start, Math.min(line.end, line.start + 120));
    const match = /^(\p{Lu}[\p{L} ]{2,30}):\s+(?=\S)/u.exec(text);
    if (!match || words.headers.get(match[1] ?? '') !== 'status' || ledger.owner(line.start) !== 'record') return false;
    return words.statuses.at(text, match[0].length) !== null;
  });
  const [first] = found;
  if (!first || found.length < 2) return [];
  const reason = `${found.length} lines with a status of their own stand inside the values of other rows`;
  const details = { place: placeAt(page, first), actual: quote(page.text, first, 100) };
  return [message(found.length >= rows ? 'parse/unread' : 'parse/suspect-narrative', reason, details)];
}
