import type { Evidence, Link } from '../model/changes.js';
import { Alternatives } from './alternatives.js';
import { Certainties } from './certainty.js';
import type { Division } from './divisions.js';
import type { TwinGroup } from './equal-texts.js';
import { declares, learnHabits, type Habits } from './habits.js';
import type { Matching } from './matching.js';
import type { Residue, Weighed } from './residue.js';
import { hasId, type Row } from './rows.js';
import { round, scoreOf, weigh } from './weighing.js';

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
  const writer = new Writer(found, ({ before, after }) => dividedBefore.has(before) || dividedAfter.has(after));
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
  readonly #alternatives: Alternatives;
  readonly #certainties: Certainties;
  readonly #habits: Habits | null;

  constructor({ matching, twins, residue }: Found, isDivided: (pair: Weighed) => boolean) {
    this.#matching = matching;
    this.#habits = residue?.habits ?? null;
    this.#alternatives = new Alternatives(residue?.weighed ?? []);
    const ties = residue?.ties ?? null;
    const { idsKept } = this.#habits ?? learnHabits(matching);
    this.#certainties = new Certainties({
      matching,
      twins,
      ties,
      alternatives: this.#alternatives,
      idsKept,
      isDivided,
    });
  }

  same(before: number, after: number): Link {
    const [earlier, later] = this.#rows(before, after);
    const ground = this.#matching.groundOf(before);
    const runnerUp = ground === 'person' ? null : this.#alternatives.best(before, after);
    const weighed = ground === 'weighed' ? this.#alternatives.find(before, after) : undefined;
    const { certainty, score, evidence } =
      weighed === undefined ? this.#plain(before, after, earlier, later) : this.#weighed(weighed, earlier, later);
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

  #weighed(pair: Weighed, earlier: Row, later: Row): Pick<Link, 'certainty' | 'score' | 'evidence'> {
    return {
      certainty: this.#certainties.ofWeighed(pair),
      score: scoreOf(pair.odds),
      evidence: this.#evidence(earlier, later, pair),
    };
  }

  /** Of a pair that was not weighed: a person's, or of equal words. */
  #plain(before: number, after: number, earlier: Row, later: Row): Pick<Link, 'certainty' | 'score' | 'evidence'> {
    const ground = this.#matching.groundOf(before);
    if (ground === 'person') {
      const evidence: Evidence[] = [{ kind: 'ruling', score: 1 }, ...plainEvidence(earlier, later, null)];
      return { certainty: 'sure', score: 1, evidence };
    }
    const twins = ground === 'twin' ? this.#certainties.twinsOf(before) : null;
    const certainty = twins === null ? 'sure' : this.#certainties.ofTwin(before, after);
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

  #evidence(earlier: Row, later: Row, { testimony }: Weighed): Evidence[] {
    const evidence: Evidence[] = [];
    if (this.#habits !== null) weigh(earlier, later, testimony, this.#habits, evidence);
    return evidence;
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
