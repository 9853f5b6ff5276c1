import { datePhrase, isDatePhrase } from '../../core/dates.js';
import { isWholeId } from '../fields/ids.js';
import { isWholeStatus, readStatus } from '../fields/status.js';
import { foldSign, signKind } from '../legend/signs.js';
import type { Field } from '../lexicon/lexicon.js';
import { foldPhrase, type Words } from '../lexicon/words.js';
import { isName } from '../names.js';

/** A column of cells of a few words each, or of texts that go on as long as they like. */
export function isShort(field: Field): boolean {
  return short[field];
}

const short: Readonly<Record<Field, boolean>> = {
  id: true,
  status: true,
  'status-or-due': true,
  due: true,
  response: true,
  owners: true,
  links: true,
  theme: true,
  recommendation: false,
  action: false,
  progress: false,
  'next-steps': false,
  other: false,
};

/** The longest cell of a short column, in words. */
export const longestCell = 14;

/** What a cell of a table costs that has nothing in it. */
export function emptyCost(field: Field, isMain: boolean): number {
  if (isMain) return Infinity;
  switch (field) {
    case 'status':
    case 'status-or-due':
      return 3.6;
    case 'id':
      return 4;
    case 'response':
      return 2.4;
    case 'progress':
      return 0.8;
    case 'due':
    case 'owners':
      return 1.4;
    default:
      return 0.6;
  }
}

/** Phrases that other rows have in the same column, and what they cost there. */
export type Learnt = ReadonlyMap<string, number>;

/**
 * What it costs that a phrase is a cell of a short column, in points: 0 is what the column is
 * for, 4 what it hardly ever holds. Weights are judgements, tuned on no file.
 */
export function phraseCost(field: Field, phrase: string, count: number, learnt: Learnt, known: KnownCosts): number {
  const own = known.of(field, phrase, count);
  const shared = learnt.get(own.folded);
  return shared === undefined ? own.cost : Math.min(own.cost, shared);
}

interface PhraseCost {
  readonly folded: string;
  readonly cost: number;
}

/** What the phrases of one table cost before anything is learnt: each is asked for many times. */
export class KnownCosts {
  readonly words: Words;
  /** A column of dates stands in the table: a date is no part of a status. */
  readonly #hasDates: boolean;
  /** Cells have edges and no column holds responses, so that one in the column of statuses is what is said there. */
  readonly #answers: boolean;
  readonly #costs = new Map<Field, Map<string, PhraseCost>>();

  constructor(words: Words, fields: readonly Field[], hasEdges: boolean) {
    this.words = words;
    this.#hasDates = fields.includes('due');
    this.#answers = hasEdges && !fields.includes('response');
  }

  of(field: Field, phrase: string, count: number): PhraseCost {
    let costs = this.#costs.get(field);
    if (!costs) this.#costs.set(field, (costs = new Map<string, PhraseCost>()));
    let found = costs.get(phrase);
    if (!found) costs.set(phrase, (found = { folded: foldPhrase(phrase), cost: this.#own(field, phrase, count) }));
    return found;
  }

  #own(field: Field, phrase: string, count: number): number {
    const own = ownCost(field, phrase, count, this.words);
    const answers = this.#answers && field === 'status' && isResponse(phrase, this.words);
    const cost = answers ? Math.min(own, 1) : own;
    return field === 'status' && count > 1 && this.#hasDates && endsWithDate.test(phrase) ? cost + 1.5 : cost;
  }
}

const endsWithDate = new RegExp(`\\s(?:${datePhrase})$`, 'iu');

function ownCost(field: Field, phrase: string, count: number, words: Words): number {
  switch (field) {
    case 'status':
      return statusCost(phrase, count, words, 3);
    case 'status-or-due':
      return isDatePhrase(phrase) ? 0 : statusCost(phrase, count, words, 0);
    case 'due':
      return dueCost(phrase, count, words);
    case 'response':
      return responseCost(phrase, count, words);
    case 'owners':
      return ownerCost(phrase, count, words);
    case 'id':
      return isLikeId(phrase) ? (isWholeId(phrase) ? 0 : 0.5) : 5;
    case 'links':
      return /^(?:[\p{Lu}\p{N}][\p{L}\p{N}.()/-]*\p{N}[\p{L}\p{N}.()/-]*[,;]?\s*(?:and\s+|&\s*)?)+$/u.test(phrase)
        ? 0
        : 4;
    default:
      return 0.5 + 0.1 * count;
  }
}

/** An id, or what looks like one: a few letters and a number. */
export function isLikeId(phrase: string): boolean {
  return phrase.length <= 24 && (isWholeId(phrase) || /^\p{Lu}\p{L}{0,5}[ -]?\p{N}{1,4}$/u.test(phrase));
}

function statusCost(phrase: string, count: number, words: Words, date: number): number {
  if (phrase.length > 70 || count > 9) return 9;
  if (words.legend.get(foldSign(phrase)) !== undefined || isWholeStatus(phrase, words)) return 0;
  if (isDatePhrase(phrase)) return date;
  if (/^\p{N}{1,3}\s?%$/u.test(phrase)) return 0.5;
  const sign = count <= 3 ? signKind(phrase) : null;
  if (sign === 'colour' || sign === 'symbol') return 0.5;
  if (sign === 'code' && phrase.length <= 4) return 1.5;
  const opens = words.statuses.at(phrase, 0) !== null;
  if (opens) return 0.7 + 0.15 * count;
  if (count <= 6 && readStatus(phrase, words) !== null) return 1.4 + 0.1 * count;
  return unknownCost(phrase, count) + (namesBody(phrase, words) ? 1.5 : 0);
}

/** Words that nobody knows: the fewer, the likelier a cell of their own. */
function unknownCost(phrase: string, count: number): number {
  return 2 + 0.25 * count + (/[.,;:!?]\s/u.test(phrase) ? 2 : 0);
}

export function isResponse(phrase: string, words: Words): boolean {
  return words.responses.get(phrase.replace(/[.*\s]+$/u, '')) !== undefined;
}

function responseCost(phrase: string, count: number, words: Words): number {
  if (count > 8) return 9;
  if (isResponse(phrase, words)) return 0;
  if (words.responses.at(phrase, 0) !== null) return 0.8 + 0.15 * count;
  return isWholeStatus(phrase, words) ? 3 : unknownCost(phrase, count) + 0.4;
}

function dueCost(phrase: string, count: number, words: Words): number {
  if (count > 8) return 9;
  if (isDatePhrase(phrase)) return 0;
  if (count <= 4 && /^(?:none|no date|not|to be)\s/iu.test(phrase) && !isWholeStatus(phrase, words)) return 0.8;
  // “Ongoing” is what many write where no date is set.
  if (isWholeStatus(phrase, words)) return 1.2;
  return /\p{N}/u.test(phrase) && count <= 6 ? 1.5 + 0.1 * count : 2.6 + 0.3 * count;
}

function ownerCost(phrase: string, count: number, words: Words): number {
  if (/^[-–—]$/u.test(phrase)) return 0.3;
  if (isDatePhrase(phrase) || isWholeStatus(phrase, words)) return 3;
  const bonus = namesBody(phrase, words) ? -0.4 : 0;
  if (/[.!?]\s/u.test(phrase)) return 4;
  if (isName(phrase)) return 0.5 + 0.02 * count + bonus;
  return 1.2 + 0.25 * count + bonus;
}

function namesBody(phrase: string, words: Words): boolean {
  return phrase.split(/[^\p{L}]+/u).some((word) => words.bodies.has(word.toLowerCase()));
}
