import type { Field } from '../../lexicon/lexicon.js';
import type { Block } from './blocks.js';
import type { Profile } from './profile.js';

/** The label that holds the ids of records, where nothing else numbers them and no label is known for it. */
export function guessId(
  blocks: readonly Block[],
  profiles: ReadonlyMap<string, Profile>,
  fields: Map<string, Field>,
  { reasons, kinds }: { reasons: string[]; kinds: readonly string[] },
): void {
  if (blocks.filter(({ start }) => start !== null).length * 5 > blocks.length) return;
  const [first] = profiles;
  if (blocks.length === 1 && first && isSoleId(first[1], fields.get(first[0]))) {
    fields.set(first[0], 'id');
    reasons.push(`“${first[1].label.title}” holds the number of the record`);
    return;
  }
  for (const [key, each] of profiles) {
    const field = fields.get(key);
    // `Report: AO-21-900` is the number of something else.
    if (kinds.includes(key)) continue;
    const isId = field === 'other' ? numbersEach(each) : isText(field) && countsUp(each);
    if (!isId) continue;
    fields.set(key, 'id');
    reasons.push(`“${each.label.title}” holds a number of its own for each record`);
    return;
  }
}

/** `Treaty and paragraph: CEDAW 2019, 16`: short words with a number, other ones in each record. */
function numbersEach({ count, dates, sentences, values }: Profile): boolean {
  if (count < 3 || dates > 0 || sentences > 0 || values.size < count) return false;
  return [...values].every((value) => value.length <= 30 && /^\p{Lu}[^£$€%:]*\p{N}\S*$/u.test(value));
}

/** `Action: 1`, `Recommendation: 3(a)`: the label of a text that holds nothing but the numbers of the records, each its own. */
function countsUp({ count, firsts, values, characters }: Profile): boolean {
  const inFirsts = firsts.reduce((sum, { length }) => sum + length, 0);
  const isWhole = inFirsts === characters && firsts.length === count && values.size === count;
  return count > 1 && isWhole && firsts.every((value) => number.test(value));
}

/** `4`, `3(a)`, `R-2.1`; years are none. */
const number =
  /^(?!(?:19|20)\p{N}{2}$)(?:\p{Lu}{1,6}[ ./-]?)?\p{N}{1,4}(?:[./-]\p{N}{1,4})*(?:\s?\(\p{Ll}{1,4}\)|\p{Ll})?\.?$/u;

function isText(field: Field | undefined): boolean {
  return field === 'recommendation' || field === 'action';
}

/** `Safety recommendation: 2020-017`: the first label of the only record, with a number in parts for its text. */
function isSoleId({ count, dates, firsts: [value = ''] }: Profile, field: Field | undefined): boolean {
  return isText(field) && count === 1 && dates === 0 && /^[\p{Lu}\p{N}]{1,8}(?:[./-][\p{Lu}\p{N}]{1,6})+$/u.test(value);
}
