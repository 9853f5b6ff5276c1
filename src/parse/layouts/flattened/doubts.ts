import type { StatusCandidate } from './boundary.js';

/** A status phrase this likely is surely a cell. */
const enough = 1;
/** A second phrase this close makes the boundary worth a look. */
const close = 0.75;

/** What a person should look at in the choice of a row's status cell. */
export function doubtsAbout(taken: StatusCandidate | null, second: StatusCandidate | undefined): readonly string[] {
  if (!taken) return [];
  return [
    ...(taken.score < enough ? [`“${taken.words}” is set apart from the text by its capital only`] : []),
    ...(second && taken.score - second.score < close ? [`“${second.words}” at another place is nearly as likely`] : []),
  ];
}
