import type { Evidence, Link } from '../model/changes.js';
import type { Division } from './divisions.js';
import type { TwinGroup } from './equal-texts.js';
import { declares, type Habits } from './habits.js';
import { Matching } from './matching.js';
import type { Residue, Weighed } from './residue.js';
import { hasId, type Row } from './rows.js';
import { Surroundings } from './surroundings.js';
import type { Ties } from './ties.js';
import { round, scoreOf, weigh, worthNaming } from './weighing.js';

type Certainty = Link['certainty'];

/** Everything the match found out, from which the links are written. */
export interface Found {
  readonly matching: Matching;
  readonly twins: readonly TwinGroup[];
  readonly residue: Residue | null;
  readonly divisions: readonly Division[];
  readonly ruledDivisions: readonly Division[];
}

/** Writes the links, each with its evidence and the best alternative, in the order of the earlier edition. */
export function writeLinks(found: Found): Link[] {
  const { matching } = found;
  const all = [...found.ruledDivisions, ...found.divisions];
  const dividedBefore = new Set(all.flatMap((division) => division.before));
  const dividedAfter = new Set(all.flatMap((division) => division.after));
  const writer = new Writer(found);
  const links: Link[] = [];
  const firsts = new Map<Link, number>();
  matching.eachPair((before, after) => {
    if (matching.groundOf(before) === 'given' || dividedBefore.has(before) || dividedAfter.has(after)) return;
    const link = writer.same(before, after);
    links.push(link);
    if (all.length > 0) firsts.set(link, before);
  });
  // Links of pairs are in order already.
  if (all.length === 0) return links;
  for (const [at, division] of all.entries()) {
    const link = writer.division(division, at < found.ruledDivisions.length);
    links.push(link);
    firsts.set(link, division.before[0] ?? 0);
  }
  return links.sort((a, b) => (firsts.get(a) ?? 0) - (firsts.get(b) ?? 0));
}

class Writer {
  readonly #matching: Matching;
  #surroundings: Surroundings | null = null;
  readonly #ofBefore = new Map<number, Weighed[]>();
  readonly #ofAfter = new Map<number, Weighed[]>();
  readonly #twinsOfBefore = new Map<number, TwinGroup>();
  readonly #twinsOfAfter = new Map<number, TwinGroup>();
  readonly #unsure = new Map<TwinGroup, boolean>();
  readonly #habits: Habits | null;
  readonly #ties: Ties | null;

  constructor(found: Found) {
    this.#matching = found.matching;
    this.#habits = found.residue?.habits ?? null;
    this.#ties = found.residue?.ties ?? null;
    for (const pair of found.residue?.weighed ?? []) {
      file(this.#ofBefore, pair.before, pair);
      file(this.#ofAfter, pair.after, pair);
    }
    for (const group of found.twins) {
      for (const row of group.before) this.#twinsOfBefore.set(row, group);
      for (const row of group.after) this.#twinsOfAfter.set(row, group);
    }
  }

  same(before: number, after: number): Link {
    const [earlier, later] = this.#rows(before, after);
    const ground = this.#matching.groundOf(before);
    const runnerUp = ground === 'person' ? null : this.#runnerUp(before, after);
    const weighed = ground === 'weighed' ? this.#weighedPair(before, after) : undefined;
    const { certainty, score, evidence } =
      weighed === undefined
        ? this.#plain(before, after, earlier, later)
        : {
            certainty:
              this.#isUndecided(before, after) || isOrdinary(earlier, later, weighed)
                ? 'doubtful'
                : this.#certainty(weighed, weighed.odds - Math.max(0, runnerUp?.odds ?? 0)),
            score: scoreOf(weighed.odds),
            evidence: this.#evidence(earlier, later, weighed),
          };
    return {
      before: [earlier.key],
      after: [later.key],
      relation: 'same',
      certainty,
      score,
      evidence,
      decided: ground === 'person' ? 'person' : 'rule',
      runnerUp: this.#name(runnerUp),
    };
  }

  /** Of a pair that was not weighed: a person's, or of equal words. */
  #plain(before: number, after: number, earlier: Row, later: Row): Pick<Link, 'certainty' | 'score' | 'evidence'> {
    const ground = this.#matching.groundOf(before);
    if (ground === 'person') {
      const evidence: Evidence[] = [{ kind: 'ruling', score: 1 }, ...plainEvidence(earlier, later, null)];
      return { certainty: 'sure', score: 1, evidence };
    }
    const twins = ground === 'twin' ? (this.#twinsOfBefore.get(before)?.before.length ?? 2) : null;
    const certainty = twins === null ? 'sure' : this.#twinCertainty(before, after, earlier, later);
    const score = certainty === 'sure' ? 0.99 : certainty === 'likely' ? 0.8 : 0.55;
    return { certainty, score, evidence: plainEvidence(earlier, later, twins) };
  }

  division(division: Division, ruled: boolean): Link {
    const keys = (rows: readonly Row[], indexes: readonly number[]): string[] =>
      [...indexes].sort((a, b) => a - b).map((index) => rows[index]?.key ?? '');
    const { covered, claimed } = division;
    const evidence: Evidence[] = ruled
      ? [{ kind: 'ruling', score: 1 }]
      : [{ kind: 'text', score: round(covered), note: 'share of the whole that the parts have between them' }];
    if (claimed) evidence.push({ kind: 'link', score: 1 });
    const known = claimed ? Math.max(covered, claimedScore) : covered;
    const score = ruled ? 1 : round(division.firm ? known : Math.min(known, looseScore));
    return {
      before: keys(this.#matching.before, division.before),
      after: keys(this.#matching.after, division.after),
      relation: division.relation,
      certainty: score >= 0.8 ? 'sure' : score >= 0.65 ? 'likely' : 'doubtful',
      score,
      evidence,
      decided: ruled ? 'person' : 'rule',
      runnerUp: null,
    };
  }

  #certainty(weighed: Weighed, margin: number): Certainty {
    const certainty = certaintyOf(weighed, margin);
    return certainty === 'sure' && this.#ties?.isTied(weighed.before, weighed.after) === true ? 'likely' : certainty;
  }

  /** Nothing but the place tells the two from rows with the same words, and not even their neighbours do. */
  #isUndecided(before: number, after: number): boolean {
    if (this.#isLeftTwin(before, after)) return true;
    return this.#ties?.isTied(before, after) === true && this.#agreement(before, after) < inPlace;
  }

  #agreement(before: number, after: number): number {
    this.#surroundings ??= new Surroundings(withoutTwins(this.#matching, this.#ties));
    return this.#surroundings.agreement(before, after);
  }

  /** One of several rows with equal words, whose equal partner went to another of them for no good reason. */
  #isLeftTwin(before: number, after: number): boolean {
    const groups = [this.#twinsOfBefore.get(before), this.#twinsOfAfter.get(after)];
    return groups.some((group) => group !== undefined && this.#isUnsure(group));
  }

  #isUnsure(group: TwinGroup): boolean {
    let isUnsure = this.#unsure.get(group);
    if (isUnsure === undefined) {
      isUnsure = group.before.some((row) => {
        const partner = this.#matching.partnerOfBefore[row] ?? -1;
        if (partner < 0 || this.#matching.groundOf(row) !== 'twin') return false;
        return this.#twinCertainty(row, partner, ...this.#rows(row, partner)) === 'doubtful';
      });
      this.#unsure.set(group, isUnsure);
    }
    return isUnsure;
  }

  #twinCertainty(before: number, after: number, earlier: Row, later: Row): Certainty {
    if (earlier.id !== null && earlier.id === later.id) return 'sure';
    const told = (earlier.progress !== null && earlier.progress === later.progress) || declares(earlier, later);
    return told || this.#agreement(before, after) >= 0.5 ? 'likely' : 'doubtful';
  }

  #weighedPair(before: number, after: number): Weighed | undefined {
    const pairs = this.#ofBefore.get(before) ?? [];
    for (const pair of pairs) if (pair.after === after) return pair;
    return undefined;
  }

  #evidence(earlier: Row, later: Row, { testimony }: Weighed): Evidence[] {
    const evidence: Evidence[] = [];
    if (this.#habits !== null) weigh(earlier, later, testimony, this.#habits, evidence);
    return evidence;
  }

  /** The best pair that was not taken, of either row. */
  #runnerUp(before: number, after: number): Weighed | null {
    let best: Weighed | null = null;
    if (!this.#ofBefore.has(before) && !this.#ofAfter.has(after)) return best;
    for (const pair of [...(this.#ofBefore.get(before) ?? []), ...(this.#ofAfter.get(after) ?? [])]) {
      if (pair.before === before && pair.after === after) continue;
      if (pair.odds > worthNaming && (best === null || pair.odds > best.odds)) best = pair;
    }
    return best;
  }

  #name(pair: Weighed | null): Link['runnerUp'] {
    if (pair === null) return null;
    const [before, after] = this.#rows(pair.before, pair.after);
    return { before: [before.key], after: [after.key], score: scoreOf(pair.odds) };
  }

  #rows(before: number, after: number): [Row, Row] {
    const [earlier, later] = [this.#matching.before[before], this.#matching.after[after]];
    if (!earlier || !later) throw new RangeError(`no rows ${before} and ${after}`);
    return [earlier, later];
  }
}

/** Of a split or merge that the publisher's own links declare, however its words were changed. */
const claimedScore = 0.75;

/** At most, of one whose parts chance may have put together. */
const looseScore = 0.6;

/** Twins that were paired by order must not vouch for each other. */
function withoutTwins(matching: Matching, ties: Ties | null): Matching {
  const rest = new Matching(matching.before, matching.after);
  matching.eachPair((before, after) => {
    const ground = matching.groundOf(before);
    if (ground === 'weighed' && ties?.isTied(before, after) === true) return;
    if (ground !== undefined && ground !== 'twin') rest.pair(before, after, ground);
  });
  return rest;
}

/** What the words must say for a match to be called sure, however well everything else agrees; against them, it is doubtful. */
const wordsForSure = 1.5;

function certaintyOf({ odds, words, claimed }: Weighed, margin: number): Certainty {
  if (odds >= 4 && margin >= 2 && (words >= wordsForSure || (claimed && words >= 0))) return 'sure';
  return odds >= 1.5 && margin >= 0.75 && (words >= 0 || claimed) ? 'likely' : 'doubtful';
}

/** Share of equal texts from which a publisher does not reword, as a rule. */
const leavesTexts = 0.7;
/** How well neighbours or foretold ids must agree to speak for a pair by themselves. */
const inPlace = 0.5;

/**
 * Whether another row of the same edition is as like as the partner, so that a row gone and a
 * new one in its place would look the same: the id or its place must tell, and only where texts
 * are reworded at all does the place.
 */
function isOrdinary(before: Row, after: Row, { likeness, testimony, claimed }: Weighed): boolean {
  const { id } = after;
  if (claimed || (id !== null && hasId(before, id))) return false;
  const isPlaced = testimony.neighbours >= inPlace || (testimony.rebased ?? 0) > inPlace;
  if (isPlaced && testimony.untouched < leavesTexts) return false;
  return likeness.alike <= testimony.texts.closest;
}

function plainEvidence(before: Row, after: Row, twins: number | null): Evidence[] {
  const { id } = after;
  if (twins === null && id !== null && id === before.id && before.links.length + after.links.length === 0)
    return wordsAndId;
  const evidence: Evidence[] = [
    twins === null ? same.text : { kind: 'text', score: 1, note: `the same words in ${twins} rows` },
  ];
  if (id !== null && before.id !== null) evidence.push(hasId(before, id) ? same.id : otherId);
  if (declares(before, after)) evidence.push(same.link);
  return evidence;
}

/** What most links say: one object for all of them. */
const same = {
  text: { kind: 'text', score: 1 },
  id: { kind: 'id', score: 1 },
  link: { kind: 'link', score: 1 },
} as const satisfies Record<string, Evidence>;
const otherId: Evidence = { kind: 'id', score: 0 };
const wordsAndId: Evidence[] = [same.text, same.id];

function file(index: Map<number, Weighed[]>, row: number, pair: Weighed): void {
  const pairs = index.get(row);
  if (pairs) pairs.push(pair);
  else index.set(row, [pair]);
}
