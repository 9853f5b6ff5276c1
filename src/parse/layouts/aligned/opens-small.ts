import { openingId } from '../../opening-id.js';

/** A cell that begins in the middle of a sentence; the small letters of `iv.` and `a)` are no sentence's. */
export function opensSmall(text: string): boolean {
  return /^\p{Ll}/u.test(text) && openingId(text) === null;
}
