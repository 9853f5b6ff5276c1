import type { Response } from '../../model/status.js';
import { foldTypography } from '../../core/text.js';
import type { Words } from '../lexicon/words.js';

/** A response is never a status; a condition ("Accept. However, …") makes it one in part. */
export function readResponse(published: string, words: Words): Response {
  const plain = foldTypography(published);
  const exact = words.responses.get(plain.replace(/[.:;,*]+$/u, ''));
  if (exact) return { published, value: exact };
  const found = words.responses.at(plain, subjectEnd(plain));
  if (!found) return { published, value: 'unknown' };
  const inPart = /^(?:\s+(?:this|the)\s+recommendation)?\s+in\s+(?:principle|part)\b/iu.test(plain.slice(found.end));
  if (inPart && found.value === 'accepted') return { published, value: 'accepted-in-part' };
  const rest = plain.slice(found.end).replace(/^[.,;:\s-]+/u, '');
  const conditional =
    /^(?:however|but|subject to|with (?:conditions?|modifications?|amendments?|reservations?|changes|caveats?|qualifications?)|in principle|in part|provided|although|except)\b/iu.test(
      rest,
    );
  return { published, value: found.value === 'accepted' && conditional ? 'accepted-in-part' : found.value };
}

/** `The Government accepts …`: where the words after who is speaking begin. */
function subjectEnd(plain: string): number {
  const match =
    /^(?:we|(?:the|our)\s+(?:[\p{L}’'&-]+\s+){0,5}?(?:government|executive|council|department|ministry|board|service|agency|minister|office|commission|authority|trust|university|police)s?)\s+(?:(?:fully|also|both)\s+)?(?=\p{L})/iu.exec(
      plain,
    );
  return (match ?? anyoneAgrees.exec(plain))?.[0].length ?? 0;
}

/** Whoever speaks, `agrees` and `does not accept` are answers. */
const anyoneAgrees =
  /^(?:the|our)\s+(?:[\p{L}’'&-]+\s+){1,6}?(?=(?:(?:fully|partially|partly)\s+)?(?:accepts|agrees|disagrees|rejects|does\s+not\s+(?:accept|agree))\b)/iu;
