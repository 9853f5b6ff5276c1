import type { Features } from './features.js';
import type { Matching } from './matching.js';
import type { Residue, Weighed } from './residue.js';

/** One row whose wording is spread over several of the other edition, or the other way round. */
export interface Division {
  readonly relation: 'split' | 'merged';
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Share of the whole's wording that the parts have between them. */
  readonly covered: number;
  /** Whether the publisher's own links say so. */
  readonly claimed: boolean;
  /** Whether the parts stand beside each other or are in the whole as they are; if not, chance may have put them together. */
  readonly firm: boolean;
}

/** Share of a part's wording that must come from the whole … */
const partFromWhole = 0.54;
/** … and from what no other part accounts for. */
const partAlone = 0.35;
const partAloneBeside = 0.28;
/** Or so many rare words that no other part has … */
const peculiarEnough = 1.5;
const peculiarWord = 0.4;
/** … of which so many are in the whole. */
const peculiarKept = 0.6;
/** Share of the whole that the parts must have between them. */
const wholeCovered = 0.58;
/** What is added to both where many rows are open: by chance, some of them share phrases. Times the logarithm of their number. */
const crowding = 0.02;
/** A part may be a small one, if it is surely the whole's and no other part's. */
const surelyFromWhole = 0.75;
const surelyAlone = 0.55;
/** What is taken off where the parts stand next to each other, as the parts of one action mostly do. */
const besideEachOther = 0.12;
/** Odds below which a pair is so weak (as it is where the words speak against it) that a row may rather be part of a whole … */
const weakOdds = 3;
/** and what the words themselves say of such a pair at most … */
const weakWords = 2;
/** … if that accounts for so much more of its wording. */
const clearlyBetter = 0.3;
/** Share of the whole's wording that is missing from its first part and found in the next. */
const restFound = 0.45;
const restFoundBeside = 0.3;
/** Of what a part has and no other part has, the share that must be in the whole: rows made to a pattern share the rest anyhow. */
const ownKept = 0.72;
const ownKeptBeside = 0.5;
/** A part beside another one may also be told by rare words that no other part has, so many … */
const tellingWeight = 2;
/** … of which at least this is in the whole, … */
const tellingKept = 0.5;
/** … where this much of all its wording is: then the whole may hold more that no part accounts for, as it does where words were put in everywhere. */
const tellingPart = 0.58;
const wholeCoveredAtLeast = 0.4;
/** Share of the whole below which what a part brings may be chance, unless nearly all of the part comes from the whole. */
const smallGain = 0.2;
const smallPartFromWhole = 0.7;
/** Share of a part from which it stands in the whole as it is … */
const wholly = 0.95;
/** … so that a pair that holds so much less of it explains it worse. A part of which less is in the whole … */
const betterThanTaken = 0.1;
/** … though no less than this must be explained better by more. */
const mostly = 0.7;
/** Likeness to the whole that a part needs when the publisher's own links name it. */
const claimedLikeness = 0.1;

/**
 * Finds splits and merges: a row whose wording its partner holds only in part, while the rest
 * stands in rows that have no partner themselves; or several rows that the publisher's links
 * tie to one.
 */
export function findDivisions(matching: Matching, residue: Residue): Division[] {
  const options = [new Side(matching, residue, 'split'), new Side(matching, residue, 'merged')].flatMap((side) =>
    side.options(),
  );
  options.sort((a, b) => b.covered - a.covered);
  const takenBefore = new Set<number>();
  const takenAfter = new Set<number>();
  return options.filter(({ before, after }) => {
    if (before.some((row) => takenBefore.has(row)) || after.some((row) => takenAfter.has(row))) return false;
    for (const row of before) takenBefore.add(row);
    for (const row of after) takenAfter.add(row);
    return true;
  });
}

/** A row that may be part of a whole. */
interface Part {
  readonly row: number;
  readonly wording: Features;
  readonly pair: Weighed;
  /** Whether its own words tell that it belongs to the whole. */
  isTold: boolean;
}

/** Looks at one direction: wholes on one side, parts on the other. */
class Side {
  readonly #matching: Matching;
  readonly #residue: Residue;
  readonly #relation: 'split' | 'merged';
  readonly #caution: number;
  /** The pair that was made of each row on the side of the parts. */
  readonly #taken = new Map<number, Weighed>();

  constructor(matching: Matching, residue: Residue, relation: 'split' | 'merged') {
    this.#matching = matching;
    this.#residue = residue;
    this.#relation = relation;
    for (const pair of residue.weighed) {
      if (matching.partnerOfBefore[pair.before] === pair.after) this.#taken.set(this.#partOf(pair), pair);
    }
    this.#caution = crowding * Math.log(Math.max(1, residue.rivals));
  }

  options(): Division[] {
    const byWhole = new Map<number, Weighed[]>();
    for (const pair of this.#residue.weighed) {
      if (!this.#isLoose(pair) || !this.#mayBePart(pair)) continue;
      const whole = this.#wholeOf(pair);
      const pairs = byWhole.get(whole);
      if (pairs) pairs.push(pair);
      else byWhole.set(whole, [pair]);
    }
    return [...byWhole].flatMap(([whole, pairs]) => (pairs.length < 2 ? [] : (this.#divide(whole, pairs) ?? [])));
  }

  /** Starts with the partner, or else the best part, and adds parts that bring something new. */
  #divide(whole: number, pairs: readonly Weighed[]): Division | null {
    const partner = this.#partnerOfWhole(whole);
    const isPartner = (pair: Weighed): boolean => this.#partOf(pair) === partner;
    const sorted = [...pairs].sort(
      (a, b) => Number(isPartner(b)) - Number(isPartner(a)) || this.#partKept(b) - this.#partKept(a) || b.odds - a.odds,
    );
    const [first] = sorted;
    if (first === undefined || (partner >= 0 && !isPartner(first))) return null;
    const wording = this.#relation === 'split' ? first.likeness.before : first.likeness.after;
    const parts: Part[] = [];
    for (const pair of sorted) {
      const part = {
        row: this.#partOf(pair),
        wording: this.#relation === 'split' ? pair.likeness.after : pair.likeness.before,
        pair,
        isTold: false,
      };
      if (parts.length === 0 || this.#belongs(part, wording, parts)) parts.push(part);
    }
    // What the whole was paired with may only look like it: the parts can do without it.
    if (parts.length > 2 && !this.#isHead(wording, parts)) parts.shift();
    if (parts.length < 2 || !this.#isHead(wording, parts)) return null;
    return this.#division(whole, wording, parts);
  }

  #isHead(whole: Features, parts: readonly Part[]): boolean {
    const [head, ...others] = parts;
    return head !== undefined && (head.pair.claimed || this.#isFresh(head, whole, parts, isBeside(head.row, others)));
  }

  #division(whole: number, wording: Features, parts: readonly Part[]): Division | null {
    const covered = this.#residue.texts.comparer.covered(
      wording,
      parts.map((part) => part.wording),
    );
    const claimed = parts.every(({ pair }) => pair.claimed);
    const rows = parts.map(({ row }) => row).sort((a, b) => a - b);
    const together = rows.every((row, at) => at === 0 || row - (rows[at - 1] ?? row) === 1);
    const isTold = together && parts.slice(1).every((part) => part.isTold);
    const enough = isTold ? wholeCoveredAtLeast : wholeCovered - (together ? besideEachOther : 0);
    if (covered < enough + this.#caution && !claimed) return null;
    const firm = claimed || together || parts.every(({ pair }) => this.#partKept(pair) >= wholly);
    return this.#relation === 'split'
      ? { relation: 'split', before: [whole], after: rows, covered, claimed, firm }
      : { relation: 'merged', before: rows, after: [whole], covered, claimed, firm };
  }

  #belongs(part: Part, whole: Features, parts: readonly Part[]): boolean {
    const claimed = part.pair.claimed && parts.every(({ pair }) => pair.claimed);
    if (claimed && part.pair.likeness.alike >= claimedLikeness) return true;
    const beside = isBeside(part.row, parts);
    const kept = this.#partKept(part.pair);
    if (kept < this.#partFromWhole(beside) || !this.#isFresh(part, whole, parts, beside)) return false;
    const { comparer } = this.#residue.texts;
    const others = parts.map(({ wording }) => wording);
    const own = comparer.peculiar(part.wording, whole, others);
    part.isTold = beside && kept >= tellingPart && this.#isTelling(own);
    if (part.isTold) return true;
    if (own.kept < (beside ? ownKeptBeside : ownKept)) return false;
    return (beside && kept >= wholly && own.kept >= wholly) || this.#bringsEnough(part, whole, others, beside);
  }

  /** A part must account for enough of what the others leave of the whole. */
  #bringsEnough(part: Part, whole: Features, others: readonly Features[], beside: boolean): boolean {
    const { comparer } = this.#residue.texts;
    const kept = this.#partKept(part.pair);
    const before = comparer.covered(whole, others);
    const gain = comparer.covered(whole, [...others, part.wording]) - before;
    if (gain < smallGain && kept < smallPartFromWhole) return false;
    if (kept >= surelyFromWhole && comparer.fresh(part.wording, whole, others) >= surelyAlone) return true;
    return gain >= (beside ? restFoundBeside : restFound) * (1 - before) || (others.length > 1 && gain > 0.15);
  }

  #isTelling({ weight, kept }: { readonly weight: number; readonly kept: number }): boolean {
    return kept >= tellingKept && weight >= tellingWeight * this.#residue.texts.vocabulary.greatestWeight;
  }

  /** A part must hold something of the whole that the other parts do not. */
  #isFresh(part: Part, whole: Features, parts: readonly Part[], beside: boolean): boolean {
    const others = parts.filter(({ row }) => row !== part.row).map(({ wording }) => wording);
    const { comparer, vocabulary } = this.#residue.texts;
    if (comparer.fresh(part.wording, whole, others) >= (beside ? partAloneBeside : partAlone)) return true;
    // Parts that share long boilerplate: what counts is the little that is their own.
    const { weight, kept } = comparer.peculiar(part.wording, whole, others);
    // Two rows that differ in a word become one beside each other, with that word in it.
    const enough = beside && kept >= wholly ? peculiarWord : peculiarEnough;
    return weight >= enough * vocabulary.greatestWeight && kept >= peculiarKept;
  }

  #mayBePart(pair: Weighed): boolean {
    return (
      pair.claimed ||
      this.#partKept(pair) >= this.#partFromWhole(true) ||
      this.#partnerOfWhole(this.#wholeOf(pair)) === this.#partOf(pair)
    );
  }

  #partFromWhole(beside: boolean): number {
    return partFromWhole + this.#caution - (beside ? besideEachOther : 0);
  }

  /** Free on the part's side, paired with the whole itself, or so weakly paired that the whole explains it better. */
  #isLoose(pair: Weighed): boolean {
    if (this.#matching.isForbidden(pair.before, pair.after)) return false;
    const partners = this.#relation === 'split' ? this.#matching.partnerOfAfter : this.#matching.partnerOfBefore;
    const partner = partners[this.#partOf(pair)] ?? -1;
    if (partner === -1 || partner === this.#wholeOf(pair)) return true;
    const taken = this.#taken.get(this.#partOf(pair));
    if (taken === undefined) return false;
    const kept = this.#partKept(pair);
    const better = kept - this.#partKept(taken);
    if (kept >= mostly && better > betterThanTaken + Math.max(0, wholly - kept) / 2) return true;
    return better > clearlyBetter && (taken.odds < weakOdds || taken.words < weakWords);
  }

  #wholeOf(pair: Weighed): number {
    return this.#relation === 'split' ? pair.before : pair.after;
  }

  #partOf(pair: Weighed): number {
    return this.#relation === 'split' ? pair.after : pair.before;
  }

  /** Share of the part's wording that comes from the whole. */
  #partKept(pair: Weighed): number {
    return this.#relation === 'split' ? pair.likeness.afterKept : pair.likeness.beforeKept;
  }

  #partnerOfWhole(whole: number): number {
    const partners = this.#relation === 'split' ? this.#matching.partnerOfBefore : this.#matching.partnerOfAfter;
    return partners[whole] ?? -1;
  }
}

function isBeside(row: number, parts: readonly Part[]): boolean {
  return parts.some((part) => Math.abs(part.row - row) === 1);
}
