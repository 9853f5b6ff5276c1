import type { Outcome } from '../core/message.js';
import type { Lineage } from '../model/changes.js';
import type { Edition } from '../model/edition.js';
import type { Ruling } from '../model/plan.js';
import { lineageOf } from './lineage.js';
import { matchRows } from './match-rows.js';
import { isInOrder, turnedLink } from './orientation.js';
import { rowsOf } from './rows.js';
import { rulingsBetween } from './rulings.js';

export interface LinkOptions {
  /** A person's decisions; those about other editions are passed over. */
  readonly rulings?: readonly Ruling[];
}

/**
 * Finds out which rows of two editions are the same action, or parts of one, for everyone who
 * wants to know what changed. Text first, id second: wording (rare words weigh more), then
 * declared links, ids kept or shifted, neighbours, recommendation, theme and progress note,
 * solved as a whole. A person's rulings outrank all of it.
 *
 * Every row is in one link at most; rows in none are named. May report `link/doubtful`,
 * `link/ruling-without-subject` and `link/ruling-contradiction`. Asked the other way round, it
 * gives the same links transposed.
 */
export function link(before: Edition, after: Edition, options: LinkOptions = {}): Outcome<Lineage> {
  const straight = isInOrder(before, after);
  const [earlier, later] = straight ? [before, after] : [after, before];
  const rulings = rulingsBetween(options.rulings ?? [], earlier, later);
  const { links, messages } = matchRows(rowsOf(earlier), rowsOf(later), { rulings });
  const turned = straight ? links : links.map(turnedLink);
  return { value: lineageOf(before, after, turned), messages };
}
