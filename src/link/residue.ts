import { assign, type Option } from './assign.js';
import { findCandidates } from './candidates.js';
import { declares, learnHabits, type Habits } from './habits.js';
import { Kindred } from './kindred.js';
import type { Compared } from './likeness.js';
import type { Matching } from './matching.js';
import { Notes } from './notes.js';
import { Rebase } from './rebase.js';
import { facesOf, type Numbered, type Row } from './rows.js';
import { Surroundings } from './surroundings.js';
import { Ties } from './ties.js';
import { weigh, type Resemblance, type Testimony } from './weighing.js';
import { Texts } from './wordings.js';

/** A pair that was weighed, whether it was taken or not. */
export interface Weighed extends Option {
  readonly likeness: Compared;
  /** What the wording alone says, as logarithm of odds. */
  readonly words: number;
  /** What it was weighed by. */
  readonly testimony: Testimony;
  /** The publisher says that the two belong together, by a declared link that can be trusted. */
  readonly claimed: boolean;
}

/** What weighing the rest has found, for splits and runners-up. */
export interface Residue {
  readonly texts: Texts;
  readonly ties: Ties;
  readonly weighed: readonly Weighed[];
  /** What the last round took the publisher's habits to be. */
  readonly habits: Habits;
  /** Rows that were open on the side that has fewer of them. */
  readonly rivals: number;
}

/** A pair that may be the same action. */
class Candidate implements Resemblance {
  #progress: number | null | undefined;
  #unremarkable: number | undefined;
  readonly #notes: Notes;
  readonly #kindred: Kindred;

  constructor(
    readonly before: number,
    readonly after: number,
    readonly likeness: Compared,
    readonly substance: number,
    notes: Notes,
    kindred: Kindred,
  ) {
    this.#notes = notes;
    this.#kindred = kindred;
  }

  get unremarkable(): number {
    this.#unremarkable ??= this.#kindred.of(this.before, this.after);
    return this.#unremarkable;
  }

  get closest(): number {
    return this.#kindred.closest(this.before, this.after);
  }

  get progress(): number | null {
    if (this.#progress === undefined) this.#progress = this.#notes.alike(this.before, this.after);
    return this.#progress;
  }
}

/** A pair that is certain enough to learn from. */
type Anchor = Option & Pick<Candidate, 'likeness'>;

/** Rounds of weighing: each learns from the pairs of the one before. */
const rounds = 2;

/**
 * Pairs the rows that equal words could not pair, by weighing all evidence. Null when no row
 * is left on one of the sides: then there is nothing to weigh.
 */
export function pairResidue(matching: Matching): Residue | null {
  const free = { before: matching.freeBefore(), after: matching.freeAfter() };
  if (free.before.length === 0 || free.after.length === 0) return null;
  const texts = new Texts(matching.before, matching.after, free);
  const pool = new Pool(matching, texts, free);
  const ties = new Ties(matching);
  const found = findCandidates(texts.before, texts.after, texts.vocabulary);
  pool.addAll(found);
  pool.addAll(ties.inPlace(found));
  pool.addAll(namedPairs(matching, free));
  let anchors: readonly Anchor[] = clearlyAlike(matching, pool.candidates, ties);
  for (let round = 1; ; round++) {
    const known = withAnchors(matching, anchors);
    const surroundings = new Surroundings(known);
    pool.addAll(surroundings.gapPairs());
    const habits = learnHabits(known);
    const weighed = weighAll(pool, known, surroundings, habits, textsOf(matching, anchors));
    anchors = assign(weighed);
    if (round < rounds) continue;
    for (const { before, after } of anchors) matching.pair(before, after, 'weighed');
    return { texts, ties, weighed, habits, rivals: pool.rivals };
  }
}

/** The candidates so far, each pair once. */
class Pool {
  readonly candidates: Candidate[] = [];
  readonly rivals: number;
  readonly #seen = new Set<number>();
  readonly #matching: Matching;
  readonly #texts: Texts;
  readonly #kindred: Kindred;
  readonly #notes: Notes;

  constructor(
    matching: Matching,
    texts: Texts,
    free: { readonly before: readonly number[]; readonly after: readonly number[] },
  ) {
    this.#matching = matching;
    this.rivals = Math.min(free.before.length, free.after.length);
    this.#texts = texts;
    this.#kindred = new Kindred(texts);
    this.#notes = new Notes(matching.before, matching.after);
  }

  addAll(pairs: Iterable<readonly [number, number]>): void {
    for (const [before, after] of pairs) this.#add(before, after);
  }

  #add(before: number, after: number): void {
    const key = this.#matching.pairKey(before, after);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    if (this.#matching.isForbidden(before, after)) return;
    const likeness = this.#texts.compare(before, after);
    if (likeness === null) return;
    const substance = this.#texts.substance(likeness);
    this.candidates.push(new Candidate(before, after, likeness, substance, this.#notes, this.#kindred));
  }
}

/** How much of their words rows keep in this publisher's hands, on the average; with a prior, as if a few had kept nearly all. */
function textsOf(matching: Matching, anchors: readonly Anchor[]): Pick<Testimony, 'textsKept' | 'untouched'> {
  const equal = matching.before.length - matching.freeBefore().length - matching.reservedBefore().length;
  const sum = anchors.reduce((total, { likeness }) => total + likeness.alike, equal);
  const all = equal + anchors.length + 3;
  return { textsKept: (sum + 3 * 0.9) / all, untouched: equal / all };
}

/** Pairs that ids or declared links name, however unlike their words. */
function* namedPairs(
  matching: Matching,
  free: { readonly before: readonly number[]; readonly after: readonly number[] },
): Generator<readonly [number, number]> {
  const byId = new Map<string, number[]>();
  const byLink = new Map<string, number[]>();
  for (const index of free.before) {
    const row = matching.before[index];
    for (const face of row ? facesOf(row) : []) if (face.id !== null) file(byId, face.id, index);
    for (const link of row?.links ?? []) file(byLink, link, index);
  }
  for (const index of free.after) {
    const row = matching.after[index];
    const id = row?.id ?? null;
    const named = [
      ...(id === null ? [] : [byId.get(id), byLink.get(id)]),
      ...(row?.links ?? []).map((link) => byId.get(link)),
    ];
    // Where one id names many rows, naming says little: the first few are enough.
    for (const rows of named) for (const before of (rows ?? []).slice(0, namesakes)) yield [before, index];
  }
}

const namesakes = 8;

function file(index: Map<string, number[]>, key: string, row: number): void {
  const rows = index.get(key);
  if (rows) rows.push(row);
  else index.set(key, [row]);
}

/** Likeness from which a pair that both sides prefer may teach the habits. */
const clear = 0.6;
const clearlyAhead = 0.15;

function clearlyAlike(matching: Matching, candidates: readonly Candidate[], ties: Ties): Anchor[] {
  const ofBefore = new BestTwo(matching.before.length);
  const ofAfter = new BestTwo(matching.after.length);
  for (const { before, after, likeness } of candidates) {
    ofBefore.add(before, likeness.alike);
    ofAfter.add(after, likeness.alike);
  }
  return candidates.flatMap(({ before, after, likeness }) => {
    const odds = likeness.alike;
    const isAhead = ofBefore.isAhead(before, odds) && ofAfter.isAhead(after, odds);
    const isTold = (): boolean =>
      ofBefore.isBest(before, odds) && ofAfter.isBest(after, odds) && ties.tells(before, after);
    const isClear = odds >= clear && (isAhead || isTold());
    return isClear ? [{ before, after, likeness, odds }] : [];
  });
}

/** Of each row the two highest figures. */
class BestTwo {
  readonly #best: Float64Array;
  readonly #second: Float64Array;

  constructor(rows: number) {
    this.#best = new Float64Array(rows);
    this.#second = new Float64Array(rows);
  }

  add(row: number, figure: number): void {
    const best = this.#best[row] ?? 0;
    if (figure > best) {
      this.#second[row] = best;
      this.#best[row] = figure;
    } else if (figure > (this.#second[row] ?? 0)) this.#second[row] = figure;
  }

  isBest(row: number, figure: number): boolean {
    return figure === this.#best[row];
  }

  /** Whether a figure is the best of its row, clearly ahead of the next. */
  isAhead(row: number, figure: number): boolean {
    return figure === this.#best[row] && figure - (this.#second[row] ?? 0) >= clearlyAhead;
  }
}

function withAnchors(matching: Matching, anchors: readonly Anchor[]): Matching {
  const known = matching.copy();
  for (const { before, after } of anchors) known.pair(before, after, 'weighed');
  return known;
}

function weighAll(
  pool: Pool,
  known: Matching,
  surroundings: Surroundings,
  habits: Habits,
  kept: Pick<Testimony, 'textsKept' | 'untouched'>,
): Weighed[] {
  const idToId = new Rebase(known, ownId, ownId);
  const byLinks = known.hasLinks ? [new Rebase(known, declaredIds, ownId), new Rebase(known, ownId, declaredIds)] : [];
  const alone = linksAlone(known);
  const weighOne = (candidate: Candidate, before: Row, after: Row): Weighed => {
    const linkForetold = byLinks.reduce((most, links) => Math.max(most, links.agreement(before, after) ?? 0), 0);
    const testimony: Testimony = {
      texts: candidate,
      rebased: idToId.agreement(before, after),
      linkForetold,
      neighbours: surroundings.agreement(candidate.before, candidate.after),
      rivals: pool.rivals,
      textsKept: kept.textsKept,
      untouched: kept.untouched,
      linkAlone: alone(before, after),
    };
    const claimed =
      (declares(before, after) && habits.linksTrue >= trusted) ||
      (linkForetold >= trusted && habits.linksRebased >= trusted);
    const { odds, words } = weigh(before, after, testimony, habits);
    const { before: from, after: to, likeness } = candidate;
    return { before: from, after: to, likeness, odds, words, testimony, claimed };
  };
  return pool.candidates.flatMap((candidate) => {
    const [before, after] = [known.before[candidate.before], known.after[candidate.after]];
    return before && after ? [weighOne(candidate, before, after)] : [];
  });
}

/** Share of declared links found true from which one is believed by itself. */
const trusted = 0.7;

function ownId(row: Row): readonly Numbered[] {
  return row.numbered === null ? [] : [row.numbered];
}

function declaredIds(row: Row): readonly Numbered[] {
  return row.numberedLinks;
}

/** Tells whether a declared link binds two rows and no others. */
function linksAlone(known: Matching): (before: Row, after: Row) => boolean {
  if (!known.hasLinks) return () => false;
  const idsBefore = new Set(known.before.map(({ id }) => id));
  const idsAfter = new Set(known.after.map(({ id }) => id));
  const counts = new Map<string, number>();
  for (const row of known.after) for (const link of row.links) counts.set(link, (counts.get(link) ?? 0) + 1);
  for (const row of known.before)
    for (const link of row.links) counts.set(`before ${link}`, (counts.get(`before ${link}`) ?? 0) + 1);
  return (before, after) => {
    if (!declares(before, after)) return false;
    const forward = after.links.filter((link) => idsBefore.has(link));
    if (forward.length === 1 && counts.get(forward[0] ?? '') === 1) return true;
    const backward = before.links.filter((link) => idsAfter.has(link));
    return backward.length === 1 && counts.get(`before ${backward[0] ?? ''}`) === 1;
  };
}
