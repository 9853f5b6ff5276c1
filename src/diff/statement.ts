import type { Change, ChangeOf } from '../model/changes.js';

export type Publication = ChangeOf<'publication'>;

/** What the publisher did to a whole edition, and which rows' changes it accounts for. */
export interface Statement {
  readonly publication: Omit<Publication, 'count'>;
  readonly explains: (change: Change) => boolean;
}

/** Rows that a statement about the whole edition must rest on, unless it holds for all of at least two. */
export const fewest = 3;

export function publication(
  what: Publication['what'],
  field: string | null,
  exceptions: string[],
): Statement['publication'] {
  return { kind: 'publication', what, field, exceptions };
}
