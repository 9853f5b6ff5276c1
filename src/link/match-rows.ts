import type { Message } from '../core/message.js';
import { doubts } from './doubts.js';
import type { Link } from '../model/changes.js';
import type { Ruling } from '../model/plan.js';
import { findDivisions } from './divisions.js';
import { pairEqualTexts } from './equal-texts.js';
import { learnHabits } from './habits.js';
import { writeLinks } from './links.js';
import { Matching } from './matching.js';
import { pairResidue } from './residue.js';
import type { Row } from './rows.js';
import { applyRulings } from './rulings.js';
import { pairTwins } from './twins.js';

export interface MatchSettings {
  readonly rulings?: readonly Ruling[];
  /** Pairs, by index, that are known already: they teach the habits and are not looked at again. */
  readonly given?: readonly (readonly [number, number])[];
  /** Rows, by index, to be left alone. */
  readonly left?: { readonly before: readonly number[]; readonly after: readonly number[] };
}

/** Matches rows, whatever they were made of: two editions, or threads and an edition. Links of given pairs are not repeated. */
export function matchRows(
  before: readonly Row[],
  after: readonly Row[],
  { rulings = [], given = [], left = { before: [], after: [] } }: MatchSettings,
): { links: Link[]; messages: Message[] } {
  const matching = new Matching(before, after);
  for (const [from, to] of given) matching.pair(from, to, 'given');
  matching.reserve(left.before, left.after);
  const ruled = applyRulings(matching, rulings);
  const twins = pairEqualTexts(matching);
  pairTwins(matching, twins, learnHabits(matching));
  const residue = pairResidue(matching);
  const divisions = residue === null ? [] : findDivisions(matching, residue);
  const links = writeLinks({ matching, twins, residue, divisions, ruledDivisions: ruled.divisions });
  return { links, messages: [...ruled.messages, ...doubts(links, before, after)] };
}
