import type { Link } from '../model/changes.js';
import type { Alternatives } from './alternatives.js';
import type { TwinGroup } from './equal-texts.js';
import { declares } from './habits.js';
import { Matching } from './matching.js';
import type { Weighed } from './residue.js';
import { hasId, type Row } from './rows.js';
import { Surroundings } from './surroundings.js';
import type { Ties } from './ties.js';

type Certainty = Link['certainty'];

/** What the certainty of a pair is judged by. */
export interface Grounds {
  readonly matching: Matching;
  readonly twins: readonly TwinGroup[];
  readonly ties: Ties | null;
  readonly alternatives: Alternatives;
  /** Share of the pairs whose id stayed. */
  readonly idsKept: number;
  /** Tells whether a split or merge accounts for one of the rows. */
  readonly isDivided: (pair: Weighed) => boolean;
}

/** Says how sure a pair is that was made by rule. */
export class Certainties {
  readonly #grounds: Grounds;
  readonly #twinsOfBefore = new Map<number, TwinGroup>();
  readonly #twinsOfAfter = new Map<number, TwinGroup>();
  readonly #unsure = new Map<TwinGroup, boolean>();
  /** Of groups of equal rows: how many rows of either edition have each id, and each note. */
  readonly #values = {
    id: new Map<TwinGroup, readonly ReadonlyMap<string, number>[]>(),
    progress: new Map<TwinGroup, readonly ReadonlyMap<string, number>[]>(),
  };
  #surroundings: Surroundings | null = null;

  constructor(grounds: Grounds) {
    this.#grounds = grounds;
    for (const group of grounds.twins) {
      for (const row of group.before) this.#twinsOfBefore.set(row, group);
      for (const row of group.after) this.#twinsOfAfter.set(row, group);
    }
  }

  /** Of a pair that all evidence was weighed for. */
  ofWeighed(pair: Weighed): Certainty {
    const { before, after } = pair;
    if (this.#isUndecided(before, after) || this.#isOrdinary(pair)) return 'doubtful';
    const isNamed = pair.claimed || this.#isToldById(before, after);
    if (!isNamed && (!this.#isNearest(pair) || this.#leavesOneOut(pair))) return 'doubtful';
    const next = this.#grounds.alternatives.best(before, after);
    const certainty = certaintyOf(pair, pair.odds - Math.max(0, next?.odds ?? 0), isNamed ? leastMargin : clearMargin);
    return certainty === 'sure' && this.#isTied(before, after) ? 'likely' : certainty;
  }

  /** Of a pair whose words stand in several rows of an edition. */
  ofTwin(before: number, after: number): Certainty {
    const [earlier, later] = this.#rows(before, after);
    const { idsKept } = this.#grounds;
    if (earlier.progress !== later.progress && this.#isNoteElsewhere(before, [earlier.progress, later.progress]))
      return 'doubtful';
    const hasOwnId = earlier.id === later.id && this.#isAlone(before, 'id');
    if (hasOwnId && idsKept >= keepsIds) return 'sure';
    if ((hasOwnId && idsKept >= trustedIds) || declares(earlier, later)) return 'likely';
    if (earlier.progress === later.progress && this.#isAlone(before, 'progress')) return 'likely';
    const stays = earlier.theme === later.theme && earlier.recommendation === later.recommendation;
    return stays && this.#agreement(before, after) >= betweenSame ? 'likely' : 'doubtful';
  }

  /** Whether one of two notes that differ is that of another row with the same words, in the other edition: it contradicts all else. */
  #isNoteElsewhere(before: number, notes: readonly (string | null)[]): boolean {
    const counted = this.#valuesOf(before, 'progress');
    return (
      counted.length > 0 && notes.some((note) => note !== null && counted.every((counts) => counts.get(note) === 1))
    );
  }

  /** Whether of the rows with its words no other has the same id or note, in either edition. */
  #isAlone(before: number, field: 'id' | 'progress'): boolean {
    const own = this.#grounds.matching.before[before]?.[field] ?? null;
    const counted = this.#valuesOf(before, field);
    return own !== null && counted.length > 0 && counted.every((counts) => counts.get(own) === 1);
  }

  #valuesOf(before: number, field: 'id' | 'progress'): readonly ReadonlyMap<string, number>[] {
    const group = this.#twinsOfBefore.get(before);
    if (group === undefined) return [];
    let values = this.#values[field].get(group);
    if (values === undefined) this.#values[field].set(group, (values = this.#countIn(group, field)));
    return values;
  }

  #countIn(group: TwinGroup, field: 'id' | 'progress'): readonly ReadonlyMap<string, number>[] {
    const { matching } = this.#grounds;
    const rows = [group.before.map((row) => matching.before[row]), group.after.map((row) => matching.after[row])];
    return rows.map((side) => {
      const counts = new Map<string, number>();
      for (const row of side) {
        const value = row?.[field] ?? null;
        if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      return counts;
    });
  }

  /** In how many rows of the earlier edition its words stand. */
  twinsOf(before: number): number {
    return this.#twinsOfBefore.get(before)?.before.length ?? 2;
  }

  #isTied(before: number, after: number): boolean {
    return this.#grounds.ties?.isTied(before, after) === true;
  }

  /** An id that no other row has, of rows that are all alike or of a publisher who leaves the ids as they are. */
  #isToldById(before: number, after: number): boolean {
    const { ties, idsKept } = this.#grounds;
    if (ties === null || !ties.haveSameId(before, after)) return false;
    return idsKept >= keepsIds || ties.areAlike(before, after);
  }

  /** Nothing but the place tells the two from rows with the same words, and not even their neighbours do. */
  #isUndecided(before: number, after: number): boolean {
    if (this.#isLeftTwin(before, after)) return true;
    return this.#isTied(before, after) && this.#agreement(before, after) < inPlace;
  }

  /** One of several rows with equal words, whose equal partner went to another of them for no good reason. */
  #isLeftTwin(before: number, after: number): boolean {
    const groups = [this.#twinsOfBefore.get(before), this.#twinsOfAfter.get(after)];
    return groups.some((group) => group !== undefined && this.#isUnsure(group));
  }

  #isUnsure(group: TwinGroup): boolean {
    let isUnsure = this.#unsure.get(group);
    if (isUnsure === undefined) {
      const { matching } = this.#grounds;
      isUnsure = group.before.some((row) => {
        const partner = matching.partnerOfBefore[row] ?? -1;
        return partner >= 0 && matching.groundOf(row) === 'twin' && this.ofTwin(row, partner) === 'doubtful';
      });
      this.#unsure.set(group, isUnsure);
    }
    return isUnsure;
  }

  /**
   * Whether another row of the same edition is as like as the partner, so that a row gone and a
   * new one in its place would look the same: the id or its place must tell, and only where texts
   * are reworded at all does the place.
   */
  #isOrdinary({ before, after, likeness, testimony, claimed }: Weighed): boolean {
    const [earlier, later] = this.#rows(before, after);
    if (claimed || (later.id !== null && hasId(earlier, later.id))) return false;
    const isPlaced = testimony.neighbours >= inPlace || (testimony.rebased ?? 0) > inPlace;
    if (isPlaced && testimony.untouched < leavesTexts) return false;
    return likeness.alike <= testimony.texts.closest;
  }

  /**
   * Whether the words point to this pair: no other row of either edition is nearly as like one of
   * the two, or all else says so much for it that the words need not.
   */
  #isNearest({ before, after, odds, likeness, testimony }: Weighed): boolean {
    if (odds >= beyondWords) return true;
    const others = this.#grounds.alternatives.of(before, after).map((pair) => pair.likeness.alike);
    // Rows of one edition are nearer to each other by as much as this publisher rewords.
    const next = Math.max(testimony.texts.closest * testimony.textsKept, ...others);
    return likeness.alike >= next + nearer || (testimony.texts.progress ?? 0) >= sameNote;
  }

  /** Whether a row is left over that by itself would have been taken for the same action too: one of the two is another, or they were put together. */
  #leavesOneOut({ before, after }: Weighed): boolean {
    const { matching, alternatives, isDivided } = this.#grounds;
    return alternatives.of(before, after).some((pair) => {
      const isFree = pair.before === before ? matching.isFreeAfter(pair.after) : matching.isFreeBefore(pair.before);
      return pair.odds > worthTaking && isFree && !isDivided(pair);
    });
  }

  #agreement(before: number, after: number): number {
    this.#surroundings ??= new Surroundings(withoutTwins(this.#grounds));
    return this.#surroundings.agreement(before, after);
  }

  #rows(before: number, after: number): [Row, Row] {
    const { matching } = this.#grounds;
    const [earlier, later] = [matching.before[before], matching.after[after]];
    if (!earlier || !later) throw new RangeError(`no rows ${before} and ${after}`);
    return [earlier, later];
  }
}

/** Twins that were paired by order must not vouch for each other. */
function withoutTwins({ matching, ties }: Grounds): Matching {
  const rest = new Matching(matching.before, matching.after, matching.hasLinks);
  matching.eachPair((before, after) => {
    const ground = matching.groundOf(before);
    if (ground === 'weighed' && ties?.isTied(before, after) === true) return;
    if (ground !== undefined && ground !== 'twin') rest.pair(before, after, ground);
  });
  return rest;
}

function certaintyOf({ odds, words, claimed }: Weighed, margin: number, least: number): Certainty {
  if (margin < least || odds < 1.5 || (words < 0 && !claimed)) return 'doubtful';
  return odds >= 4 && margin >= 2 && words >= (claimed ? 0 : wordsForSure) ? 'sure' : 'likely';
}

/** What the words must say for a match to be called sure, however well everything else agrees; against them, it is doubtful. */
const wordsForSure = 1.5;
/** How far the next best pair must be behind, if this one is to be told as more than a guess. */
const clearMargin = 2.5;
/** The same where a link or an id names it. */
const leastMargin = 0.75;
/** Share of ids kept from which one that no other row has says who a row is. */
const keepsIds = 0.95;
/** Odds from which everything together outweighs that other rows are as like in their words … */
const beyondWords = 7.5;
/** … and the likeness by which the words alone tell a partner from those, … */
const nearer = 0.03;
/** … unless the note was kept. */
const sameNote = 0.5;
/** Odds from which a row that is left over would have been a likely match. */
const worthTaking = 1;
/** Share of equal texts from which a publisher does not reword, as a rule. */
const leavesTexts = 0.7;
/** Share of ids kept above which an id tells rows with equal words apart better than nothing. */
const trustedIds = 0.6;
/** How well the neighbours of such a row must agree: the next on one side, at least the next but one on the other. */
const betweenSame = 0.85;
/** How well neighbours or foretold ids must agree to speak for a pair by themselves. */
const inPlace = 0.5;
