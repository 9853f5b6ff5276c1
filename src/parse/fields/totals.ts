import type { Range } from '../../core/span.js';
import type { StatusValue } from '../../model/status.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { Words } from '../lexicon/words.js';

/** A count of rows that the publisher gives in a sentence. */
export interface ClaimedTotal {
  readonly range: Range;
  /** Null: all rows. */
  readonly value: StatusValue | null;
  readonly claimed: number;
}

const numerals = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
  'twenty',
];
const number = `(?:\\p{N}{1,4}|${numerals.join('|')})`;

/**
 * Counts in a piece of narrative: "7 actions are completed", "Of the 41 actions, 12 are
 * complete", "12 of 41 actions are complete". Only present states count; "we published 3
 * reports" names no rows.
 */
export function findTotals(text: string, range: Range, words: Words): readonly ClaimedTotal[] {
  const found: ClaimedTotal[] = [];
  const sentence = text.slice(range.start, range.end);
  const add = (index: number, length: number, value: StatusValue | null, digits: string): void => {
    found.push({
      range: { start: range.start + index, end: range.start + index + length },
      value,
      claimed: toNumber(digits),
    });
  };
  const { all, counted, state } = patternsOf(words);
  for (const match of sentence.matchAll(all)) add(match.index, match[0].length, null, match[1] ?? '');
  for (const match of sentence.matchAll(counted)) add(match.index, match[0].length, null, match[1] ?? '');
  for (const match of sentence.matchAll(state)) {
    const status = words.statuses.at(sentence, match.index + match[0].length);
    // `In 2022 have been completed`: a year counts no rows.
    const isYear = /^(?:19|20)\p{N}{2}\s+(?:are|is|was|were|have|has|remain)/u.test(match[0]);
    if (status && !isYear) add(match.index, status.end - match.index, status.value, match[1] ?? '');
  }
  return found;
}

interface Patterns {
  readonly all: RegExp;
  readonly counted: RegExp;
  readonly state: RegExp;
}

/** Dear to make, and asked for with every piece of narrative. */
const patterns = new WeakMap<Lexicon, Patterns>();

function patternsOf({ lexicon, rowNoun }: Words): Patterns {
  let known = patterns.get(lexicon);
  if (!known) patterns.set(lexicon, (known = compile(rowNoun)));
  return known;
}

function compile(rowNoun: string): Patterns {
  const all = new RegExp(
    `\\b(?:all|of\\s+the|the(?:se)?|total\\s+of|contains|has|sets\\s+out)\\s+(${number})\\s+(?:\\p{Ll}+\\s+)?(?:${rowNoun})\\b`,
    'giu',
  );
  const counted = new RegExp(`\\b(?:total\\s+)?number\\s+of\\s+(?:${rowNoun})\\s*[:=–-]?\\s*(\\p{N}{1,4})\\b`, 'giu');
  const state = new RegExp(
    `\\b(${number})\\s+(?:of\\s+(?:the\\s+|these\\s+)?(?:${number}\\s+)?)?(?:(?:${rowNoun})\\s+)?(?:of\\s+the\\s+${number}\\s+)?(?:\\(\\p{N}+%\\)\\s+)?(?:are|is|were|was|have\\s+been|has\\s+been|remain|remains)\\s+(?:now\\s+|still\\s+|marked\\s+(?:as\\s+)?|currently\\s+|been\\s+)?`,
    'giu',
  );
  return { all, counted, state };
}

function toNumber(digits: string): number {
  const spelled = numerals.indexOf(digits.toLowerCase());
  return spelled >= 0 ? spelled : Number(digits);
}
