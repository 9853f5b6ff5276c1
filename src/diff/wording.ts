import { wordsOf } from '../core/words.js';
import type { ChangeOf, Word } from '../model/changes.js';
import type { Pair } from './pair.js';
import { compareWords, shareChanged, type WordComparison } from './words.js';

/** The changed wording of an action, and of the recommendation printed with it. */
export function compareWording(pair: Pair): readonly ChangeOf<'reworded'>[] {
  const { before, after } = pair;
  const [from, to] = [before.recommendation?.text ?? null, after.recommendation?.text ?? null];
  const text = reworded(pair, 'text', before.text, after.text);
  const recommendation = from === null || to === null ? null : reworded(pair, 'recommendation', from, to);
  if (text === null && recommendation === null) return none;
  return [text, recommendation].filter((change) => change !== null);
}

const none: readonly ChangeOf<'reworded'>[] = [];

function reworded(
  { before, after, relation }: Pair,
  field: string,
  from: string,
  to: string,
): ChangeOf<'reworded'> | null {
  const compared = compareWords(from, to);
  if (compared === null) return null;
  // Most of what a part of a split or merge lost or gained stands in the other parts.
  const weight = relation === 'same' ? weightOf(compared) : [];
  return {
    kind: 'reworded',
    before: before.key,
    after: after.key,
    field,
    words: [...compared.words],
    share: shareChanged(compared),
    ...(weight.length > 0 ? { weight } : {}),
    ...(compared.coarse ? { coarse: true as const } : {}),
  };
}

/** How binding an English verb is, for the plans we read: 3 binds, 0 leaves it open (after RFC 2119 and the Scottish drafting manual's use of must and may). */
const force: ReadonlyMap<string, number> = new Map([
  ['must', 3],
  ['shall', 3],
  ['require', 3],
  ['required', 3],
  ['ensure', 3],
  ['guarantee', 3],
  ['will', 2],
  ['commit', 2],
  ['committed', 2],
  ['deliver', 2],
  ['should', 1],
  ['ought', 1],
  ['may', 0],
  ['might', 0],
  ['could', 0],
  ['can', 0],
]);

/** Words that leave a way out. */
const hedges: ReadonlySet<string> = new Set([
  'consider',
  'considering',
  'explore',
  'exploring',
  'seek',
  'seeking',
  'aim',
  'aims',
  'encourage',
  'encouraged',
  'intend',
  'intends',
  'endeavour',
  'hope',
  'possible',
  'practicable',
  'appropriate',
  'feasible',
  'subject',
  'principle',
  'eventually',
  'potentially',
]);

/** Words that make a promise reach far … */
const wide: ReadonlySet<string> = new Set([
  'all',
  'every',
  'each',
  'any',
  'both',
  'entire',
  'whole',
  'full',
  'fully',
  'national',
  'nationally',
  'nationwide',
  'throughout',
  'across',
  'universal',
  'minimum',
  'least',
  'always',
]);

/** … and words that draw it in. */
const narrow: ReadonlySet<string> = new Set([
  'only',
  'some',
  'selected',
  'certain',
  'pilot',
  'maximum',
  'most',
  'except',
  'unless',
  'partly',
]);

/** Words that turn a promise round. */
const negations: ReadonlySet<string> = new Set(['no', 'not', 'never', 'neither', 'nor', 'without']);

/** Share of words up to which a negation that came or went stands in a sentence that was kept. */
const mostlyKept = 0.3;

const numberWords: ReadonlySet<string> = new Set([
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
  'twenty',
  'thirty',
  'forty',
  'fifty',
  'hundred',
  'thousand',
  'million',
  'billion',
  'half',
  'quarter',
  'third',
  'double',
  'monthly',
  'quarterly',
  'annually',
  'annual',
  'weekly',
]);

/**
 * What makes a rewording matter: `softened`, `firmed`, `numbers`, `scope` (it reaches less far),
 * `widened`, `negated` (a "not" came or went in a sentence that was kept). English words only;
 * other languages give none but numbers.
 */
export function weightOf({ words, kept, before, after }: WordComparison): string[] {
  const removed = foldedWords(words, 'removed');
  const added = foldedWords(words, 'added');
  const weight: string[] = [];
  const leaning = forceLost(removed, added) + (count(added, hedges) - count(removed, hedges));
  if (leaning > 0) weight.push('softened');
  if (leaning < 0) weight.push('firmed');
  if (differ(removed.filter(isNumber), added.filter(isNumber))) weight.push('numbers');
  const reach = count(added, wide) - count(removed, wide) + count(removed, narrow) - count(added, narrow);
  if (reach < 0) weight.push('scope');
  if (reach > 0) weight.push('widened');
  const share = 1 - (2 * kept) / (before + after);
  if (share <= mostlyKept && count(removed, negations) !== count(added, negations)) weight.push('negated');
  return weight;
}

function foldedWords(words: readonly Word[], op: Word['op']): string[] {
  return words.filter((word) => word.op === op).flatMap((word) => wordsOf(word.text));
}

/** By how much the binding words became weaker; 0 where only one side has any. */
function forceLost(removed: readonly string[], added: readonly string[]): number {
  const [from, to] = [meanForce(removed), meanForce(added)];
  return from === null || to === null ? 0 : from - to;
}

function meanForce(words: readonly string[]): number | null {
  const forces = words.flatMap((word) => force.get(word) ?? []);
  return forces.length === 0 ? null : forces.reduce((sum, value) => sum + value, 0) / forces.length;
}

function count(words: readonly string[], known: ReadonlySet<string>): number {
  return words.filter((word) => known.has(word)).length;
}

function isNumber(word: string): boolean {
  return /\p{N}/u.test(word) || numberWords.has(word);
}

function differ(from: readonly string[], to: readonly string[]): boolean {
  return [...from].sort().join(' ') !== [...to].sort().join(' ');
}
