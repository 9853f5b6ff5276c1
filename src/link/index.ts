import { message, type Message, type Outcome } from '../core/message.js';
import type { Lineage, Link } from '../model/changes.js';
import type { Edition } from '../model/edition.js';
import type { Ruling } from '../model/plan.js';
import { findDivisions } from './divisions.js';
import { pairEqualTexts } from './equal-texts.js';
import { learnHabits } from './habits.js';
import { writeLinks } from './links.js';
import { Matching } from './matching.js';
import { isInOrder, turnedLink } from './orientation.js';
import { judgeQuality } from './quality.js';
import { pairResidue } from './residue.js';
import { rowsOf, type Row } from './rows.js';
import { applyRulings, rulingsBetween } from './rulings.js';
import { pairTwins } from './twins.js';

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
  const { links, messages } = linkRows(rowsOf(earlier), rowsOf(later), rulings);
  const turned = straight ? links : links.map(turnedLink);
  return { value: lineageOf(before, after, turned), messages };
}

/** Matches rows, whatever they were made of: two editions, or threads and an edition. */
export function linkRows(
  before: readonly Row[],
  after: readonly Row[],
  rulings: readonly Ruling[],
): { links: Link[]; messages: Message[] } {
  const matching = new Matching(before, after);
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
  const boilerplate = doubtful.filter((entry) =>
    entry.evidence.some(({ note }) => note?.startsWith('the same words') === true),
  );
  const messages = doubtful
    .filter((entry) => !boilerplate.includes(entry))
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

/** Orders the links by the earlier edition and says what is left over. */
export function lineageOf(before: Edition, after: Edition, links: readonly Link[]): Lineage {
  const order = new Map(before.actions.map((action, index) => [action.key, index]));
  const sorted = links
    .map((entry) => ({ entry, first: Math.min(...entry.before.map((key) => order.get(key) ?? 0)) }))
    .sort((a, b) => a.first - b.first)
    .map(({ entry }) => entry);
  const linkedBefore = new Set(sorted.flatMap((entry) => entry.before));
  const linkedAfter = new Set(sorted.flatMap((entry) => entry.after));
  const unmatchedBefore = before.actions.filter(({ key }) => !linkedBefore.has(key)).map(({ key }) => key);
  const unmatchedAfter = after.actions.filter(({ key }) => !linkedAfter.has(key)).map(({ key }) => key);
  return {
    links: sorted,
    unmatchedBefore,
    unmatchedAfter,
    quality: judgeQuality(
      sorted,
      { rows: before.actions.length, unmatched: unmatchedBefore.length },
      { rows: after.actions.length, unmatched: unmatchedAfter.length },
    ),
  };
}
