import { message, type Message } from '../core/message.js';
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
  return { links, messages: [...ruled.messages, ...doubts(links)] };
}

/** One message for each match that is not sure, but only one for a whole set of rows with equal words. */
function doubts(links: readonly Link[]): Message[] {
  const doubtful = links.filter((entry) => entry.certainty === 'doubtful');
  const boilerplate = doubtful.filter(isBoilerplate);
  const messages = doubtful
    .filter((entry) => !isBoilerplate(entry))
    .map((entry) => {
      const rival = entry.runnerUp
        ? `; next best ${entry.runnerUp.before.join(' + ')} → ${entry.runnerUp.after.join(' + ')}`
        : '';
      return doubt(
        entry,
        `${entry.before.join(' + ')} → ${entry.after.join(' + ')} is not sure (score ${entry.score})${rival}`,
      );
    });
  const [first] = boilerplate;
  if (first === undefined) return messages;
  return [
    ...messages,
    doubt(
      first,
      `${boilerplate.length} rows with equal words were paired by their order alone, ${first.before.join()} first`,
    ),
  ];
}

function doubt(entry: Link, reason: string): Message {
  const [key] = entry.before;
  return message('link/doubtful', reason, { place: key === undefined ? null : { key } });
}

function isBoilerplate({ evidence }: Link): boolean {
  return evidence.some(({ note }) => note?.startsWith('the same words') === true);
}
