import { wordingKey } from '../core/words.js';
import type { Matching } from './matching.js';
import { idOf, textOf, type Row } from './rows.js';

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

type TextsOf = (row: Row) => readonly string[];

function latest(row: Row): string[] {
  return [textOf(row)];
}

function others(row: Row): string[] {
  return row.faces.slice(1).map((face) => face.text);
}

function asPrinted(text: string): string {
  return text;
}

function pairBy(matching: Matching, keyOf: (text: string) => string, ofBefore: TextsOf, ofAfter: TextsOf): TwinGroup[] {
  const groups = new Map<string, { before: number[]; after: number[] }>();
  for (const before of matching.freeBefore()) {
    for (const key of keysOf(matching.before[before], ofBefore, keyOf)) {
      const group = groups.get(key);
      if (group) group.before.push(before);
      else groups.set(key, { before: [before], after: [] });
    }
  }
  for (const after of matching.freeAfter()) {
    for (const key of keysOf(matching.after[after], ofAfter, keyOf)) groups.get(key)?.after.push(after);
  }
  const twins: TwinGroup[] = [];
  for (const [key, group] of groups) {
    const [before, after] = [group.before[0], group.after[0]];
    if (before === undefined || after === undefined) continue;
    if (group.before.length > 1 || group.after.length > 1) twins.push(group);
    else if (mayPair(matching, before, after, key)) matching.pair(before, after, 'equal');
  }
  return twins;
}

function keysOf(row: Row | undefined, textsOf: TextsOf, keyOf: (text: string) => string): string[] {
  if (row === undefined) return [];
  return textsOf(row).flatMap((text) => {
    const key = text === '' ? '' : keyOf(text);
    return key === '' ? [] : [key];
  });
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
