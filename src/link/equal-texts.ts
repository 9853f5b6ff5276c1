import { wordingKey } from '../core/words.js';
import type { Matching } from './matching.js';
import { idOf, type Row } from './rows.js';

/** Rows of both editions that hold the very same words, where more than one row of an edition does. */
export interface TwinGroup {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/**
 * Pairs the rows whose wording occurs once in each edition and is equal, byte for byte or but
 * for typography. Gives back the groups where equal words stand in several rows; those need
 * more than words to be told apart.
 */
export function pairEqualTexts(matching: Matching): TwinGroup[] {
  const twins = [...pairBy(matching, asPrinted, latest, latest), ...pairBy(matching, wordingKey, latest, latest)];
  // A publisher may go back to older words, or print as the action what was the recommendation.
  // Several rows may stand under one recommendation, so its words alone make no twins.
  pairBy(matching, wordingKey, others, latest);
  pairBy(matching, wordingKey, latest, others);
  pairBy(matching, wordingKey, others, others);
  return twins;
}

/** Which wordings of a row: as a range of its faces. */
interface Range {
  readonly from: number;
  readonly to: number;
}

const latest: Range = { from: 0, to: 1 };
const others: Range = { from: 1, to: Infinity };

function asPrinted(text: string): string {
  return text;
}

/** The rows with one wording: the first of each side, −1 for none; where a side has several, all of them. */
interface Sharing {
  readonly before: number;
  after: number;
  all: { readonly before: number[]; readonly after: number[] } | null;
}

function pairBy(matching: Matching, keyOf: (text: string) => string, ofBefore: Range, ofAfter: Range): TwinGroup[] {
  const sharings = new Map<string, Sharing>();
  eachKey(matching.before, matching.freeBefore(), ofBefore, keyOf, (key, before) => {
    const sharing = sharings.get(key);
    if (sharing === undefined) sharings.set(key, { before, after: -1, all: null });
    else allOf(sharing).before.push(before);
  });
  eachKey(matching.after, matching.freeAfter(), ofAfter, keyOf, (key, after) => {
    const sharing = sharings.get(key);
    if (sharing === undefined) return;
    if (sharing.after < 0 && sharing.all === null) sharing.after = after;
    else allOf(sharing).after.push(after);
  });
  const twins: TwinGroup[] = [];
  for (const [key, { before, after, all }] of sharings) {
    if (all !== null && all.after.length > 0) twins.push(all);
    else if (all === null && after >= 0 && mayPair(matching, before, after, key)) matching.pair(before, after, 'equal');
  }
  return twins;
}

function allOf(sharing: Sharing): NonNullable<Sharing['all']> {
  sharing.all ??= { before: [sharing.before], after: sharing.after < 0 ? [] : [sharing.after] };
  return sharing.all;
}

function eachKey(
  rows: readonly Row[],
  wanted: readonly number[],
  { from, to }: Range,
  keyOf: (text: string) => string,
  visit: (key: string, row: number) => void,
): void {
  for (const index of wanted) {
    const faces = rows[index]?.faces ?? [];
    for (let at = from; at < Math.min(to, faces.length); at++) {
      const key = keyOf(faces[at]?.text ?? '');
      if (key !== '') visit(key, index);
    }
  }
}

function mayPair(matching: Matching, before: number, after: number, key: string): boolean {
  if (!matching.isFreeBefore(before) || !matching.isFreeAfter(after) || matching.isForbidden(before, after))
    return false;
  return isTelling(key, matching.before[before], matching.after[after]);
}

/** A few words alone ("Staff training") may return for another action: then something else must agree too. */
function isTelling(key: string, before: Row | undefined, after: Row | undefined): boolean {
  if (key.length >= tellingLength || !before || !after) return true;
  if (idOf(before) !== null && idOf(before) === idOf(after)) return true;
  return before.theme === after.theme && before.recommendation === after.recommendation;
}

/** UTF-16 units; about five words. */
const tellingLength = 28;
