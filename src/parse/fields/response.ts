import type { Response } from '../../model/status.js';
import { foldTypography } from '../../core/text.js';
import type { Words } from '../lexicon/words.js';

/** A response is never a status; a condition ("Accept. However, …") makes it one in part. */
export function readResponse(published: string, words: Words): Response {
  const plain = foldTypography(published);
  const exact = words.responses.get(plain.replace(/[.:;,*]+$/u, ''));
  if (exact) return { published, value: exact };
  const found = words.responses.at(plain, 0);
  if (!found) return { published, value: 'unknown' };
  const rest = plain.slice(found.end).replace(/^[.,;:\s-]+/u, '');
  const conditional = /^(?:however|but|subject to|with|in principle|in part|provided|although|except)\b/iu.test(rest);
  return { published, value: found.value === 'accepted' && conditional ? 'accepted-in-part' : found.value };
}
