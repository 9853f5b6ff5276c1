import type { Evidence } from '../model/changes.js';
import { declares, type Habits } from './habits.js';
import type { Likeness } from './likeness.js';
import { hasId, shapeOf, type Row } from './rows.js';

/** What two rows' own words say. */
export interface Resemblance {
  readonly likeness: Likeness;
  /** What there is to recognise the shorter wording by, in rare words: a few common ones prove little. */
  readonly substance: number;
  /** Likeness that says nothing, because other rows of this publisher reach it too. Found out when it is asked for. */
  readonly unremarkable: number;
  /** The likeness that one of the two has to another row of its own edition. Found out when it is asked for. */
  readonly closest: number;
  /** How alike the progress notes are; null when a side has none. Found out when it is asked for. */
  readonly progress: number | null;
}

/** Everything that speaks for or against a pair being the same action. */
export interface Testimony {
  readonly texts: Resemblance;
  /** How well the later id is the one foretold for the earlier row; null when nothing is foretold. */
  readonly rebased: number | null;
  /** The same for the ids that a row declares as links, where the two editions count differently. */
  readonly linkForetold: number;
  readonly neighbours: number;
  /** Rows that are open on the side that has fewer of them. */
  readonly rivals: number;
  /** Likeness that pairs of these editions have on the average. */
  readonly textsKept: number;
  /** Share of the pairs of these editions whose texts are equal. */
  readonly untouched: number;
  /** Whether no other row declares the link, and the row declares no other. */
  readonly linkAlone: boolean;
}

export interface Verdict {
  /** Logarithm of the odds that the two are the same action; above 0 is a match. */
  readonly odds: number;
  /** What the wording alone contributes to them. */
  readonly words: number;
}

/**
 * Weighs a pair, text first. The figures are logarithms of odds, added up as in record linkage
 * (Fellegi & Sunter 1969), each scaled by what the certain pairs show of the publisher's
 * habits; they were set on generated editions (`tests/tools/measure-matching.ts`).
 *
 * @param evidence filled with what each comparison said, where a reader will see it
 */
export function weigh(before: Row, after: Row, testimony: Testimony, habits: Habits, evidence?: Evidence[]): Verdict {
  const isClaimed = testimony.linkAlone && habits.linksTrue >= believed && declares(before, after);
  const words = Math.max(textOdds(testimony), isClaimed ? leastAgainstLink : -Infinity);
  let odds = words;
  evidence?.push({ kind: 'text', score: round(testimony.texts.likeness.alike) });
  odds += Math.max(-0.5, Math.min(2.5, 10 * (usualLikeness - testimony.textsKept)));
  odds += idOdds(before, after, testimony, habits, evidence);
  odds += linkOdds(before, after, testimony, habits, evidence);
  odds += habits.orderKept * (3 * testimony.neighbours - 1.2);
  odds -= outOfPlace * Math.max(0, 1 - testimony.neighbours / 0.3) * rise(habits.orderKept, 0.6, 0.9);
  evidence?.push({ kind: 'neighbours', score: round(testimony.neighbours) });
  odds += titleOdds('theme', before.theme, after.theme, habits.themesKept, evidence);
  odds += titleOdds(
    'recommendation',
    before.recommendation,
    after.recommendation,
    habits.recommendationsKept,
    evidence,
  );
  // Where they could not make it a match, the notes need not be read.
  const progress = odds + 3 > 0 ? testimony.texts.progress : null;
  if (progress !== null) {
    odds += 3 * Math.max(0, progress - 0.3);
    evidence?.push({ kind: 'progress', score: round(progress) });
  }
  return { odds, words };
}

/** Odds below which a pair not taken is not worth a reader's look. */
export const worthNaming = -16;

/** Share of declared links found true from which the publisher is believed where one binds two rows and no others … */
const believed = 0.8;
/** … so that unlike words speak against it only so much. */
const leastAgainstLink = -2;

/** What is left of a likeness that other rows reach too: it may be chance, but it is not against the pair. */
const leastKept = 0.4;
/** What speaks against a pair that has other neighbours now, where the publisher keeps nearly all rows in order. */
const outOfPlace = 2.5;

/** 0 up to one figure, 1 from another, evenly between. */
function rise(value: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}

/** Where a publisher rewords more than this everywhere, unlike words say less against a pair; where less, more. */
const usualLikeness = 0.88;
/** The more rows are open, the likelier that two are alike by chance; less than in full, for most of them do have a partner. */
const crowding = 0.35;
/** Rare words from which the text speaks with full voice for a pair. */
const fullSubstance = 2.5;

/**
 * Likeness at which a text alone speaks neither for nor against. Long texts that are the same
 * keep more of it for certain, however they were revised, and those that are not share more by
 * chance; short ones are at the mercy of single words.
 */
function neutral(substance: number): number {
  return 0.34 + 0.09 * Math.min(1, Math.max(0, substance - 4) / 10);
}

/** How fast unlike words speak against a pair, for a text of four rare words. */
const unlikeSlope = 25;
/**
 * What each rare word of a text can say against it at most: two may both have been replaced, ten
 * not; and where the publisher leaves nearly all texts as they were, not even two.
 */
function againstEach(textsKept: number): number {
  return 1.2 + 12 * Math.max(0, textsKept - 0.75);
}

function textOdds({ texts, rivals, textsKept, untouched }: Testimony): number {
  const { likeness, substance } = texts;
  // A text kept whole inside a much longer one is alike by containment, if less surely.
  const contained = 0.6 * Math.max(likeness.beforeKept, likeness.afterKept);
  const zero = neutral(substance);
  let beyond = Math.max(likeness.alike, contained) - zero;
  const steady = rise(untouched, 0.5, 0.9);
  if (beyond > 0 && steady > 0) {
    const left = beyond - steady * Math.max(0, texts.unremarkable - zero);
    beyond = Math.max(leastKept * beyond, left);
  }
  const voice = Math.min(1, substance / fullSubstance);
  const crowd = crowding * Math.log(Math.max(1, rivals)) * voice;
  if (beyond >= 0) return Math.min(10, 18 * beyond) * voice - crowd;
  const gain = Math.min(3, Math.max(0.5, substance / 4));
  return Math.max(unlikeSlope * gain * beyond, -againstEach(textsKept) * substance) - crowd;
}

function idOdds(before: Row, after: Row, { rebased }: Testimony, habits: Habits, evidence?: Evidence[]): number {
  const [id, newId] = [before.id, after.id];
  if (id === null || newId === null) return 0;
  const equal = hasId(before, newId);
  const foretold = rebased ?? 0;
  evidence?.push({
    kind: 'id',
    score: equal ? 1 : round(foretold),
    ...(equal || foretold === 0 ? {} : { note: 're-based' }),
  });
  const speaksFor = Math.max(equal ? 3.2 * habits.idsKept : 0, 3 * habits.idsRebased * foretold);
  if (speaksFor > 0) return speaksFor;
  // Ids of another scheme speak against a pair only where it is known what they should have become.
  if (rebased === null) return shapeOf(id) === shapeOf(newId) ? -2.2 * habits.idsKept : 0;
  return -2.2 * habits.idsRebased;
}

function linkOdds(before: Row, after: Row, testimony: Testimony, habits: Habits, evidence?: Evidence[]): number {
  const declared = declares(before, after) ? (testimony.linkAlone ? 4.5 : 2) * habits.linksTrue : 0;
  const foretold = 3 * testimony.linkForetold * habits.linksRebased;
  if (declared === 0 && foretold === 0) return 0;
  evidence?.push({
    kind: 'link',
    score: declared > 0 ? 1 : round(testimony.linkForetold),
    ...(declared > 0 ? {} : { note: 're-based' }),
  });
  return Math.max(declared, foretold);
}

function titleOdds(
  kind: 'theme' | 'recommendation',
  before: string | null,
  after: string | null,
  kept: number,
  evidence: Evidence[] | undefined,
): number {
  if (before === null || after === null) return 0;
  evidence?.push({ kind, score: before === after ? 1 : 0 });
  return before === after ? 0.6 * kept : -0.8 * kept;
}

/** Odds as a score from 0 to 1, for people. */
export function scoreOf(odds: number): number {
  return round(1 / (1 + Math.exp(-odds / 2.5)));
}

export function round(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000;
}
