import { idFamilies, idParts, leadingId, type IdFamily } from './fields/ids.js';

/** An id that opens a text, and in how many parts it is written. */
export interface OpeningId {
  readonly id: string;
  readonly family: string;
  readonly depth: number;
  /** Offset after the id. */
  readonly end: number;
}

/** Ids and the little that follows them are no longer than this. */
const reach = 60;

/** The id that a text opens with, where a capital, a quotation or nothing follows it: "3.2.2 progress update" opens nothing. */
export function openingId(text: string, families: readonly IdFamily[] = idFamilies): OpeningId | null {
  const head = text.slice(0, reach);
  for (const family of families) {
    // A number alone is one where its cell ends, as it is before a space.
    const token = leadingId(`${head} `, 0, head.length + 1, [family]);
    if (!token) continue;
    const next = text.slice(token.end, token.end + 3).trimStart();
    if (next === '' || /^[\p{Lu}\p{N}“‘"'([*:–-]/u.test(next))
      return { id: token.id, family: family.id, depth: idParts(token.id).length, end: token.end };
  }
  return null;
}

/** Whether a text begins in the middle of a sentence; the small letters of `iv.` and `a)` are no sentence's. */
export function opensSmall(text: string): boolean {
  return /^\p{Ll}/u.test(text) && openingId(text) === null;
}

/** Past the stop, colon or bracket that ends an id, if there is one. */
export function pastStop(text: string, at: number, to: number): number {
  return at < to && /[.:)]/u.test(text[at] ?? '') ? at + 1 : at;
}
