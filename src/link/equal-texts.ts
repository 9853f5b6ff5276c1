import { wordingKey, wordingPrint } from '../core/words.js';
import type { Matching } from './matching.js';
import type { Row } from './rows.js';
import { glimpse, sift } from './sift.js';

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
  const twins = [...pairBy(matching, asPrinted, 'latest', 'latest'), ...pairBy(matching, folded, 'latest', 'latest')];
  // A publisher may go back to older words, or print as the action what was the recommendation.
  // Several rows may stand under one recommendation, so its words alone make no twins.
  pairBy(matching, folded, 'others', 'latest');
  pairBy(matching, folded, 'latest', 'others');
  pairBy(matching, folded, 'others', 'others');
  return twins;
}

/** Which wordings of a row. */
type Which = 'latest' | 'others';

/** As what wordings are compared: the key that equal ones share, and a number that tells most of the others at a glance. */
interface Reading {
  readonly keyOf: (text: string) => string;
  readonly printOf: (text: string) => number;
}

const asPrinted: Reading = { keyOf: (text) => text, printOf: glimpse };
const folded: Reading = { keyOf: wordingKey, printOf: wordingPrint };

function pairBy(matching: Matching, { keyOf, printOf }: Reading, ofBefore: Which, ofAfter: Which): TwinGroup[] {
  const before = printed(matching.before, matching.freeBefore(), ofBefore);
  const after = printed(matching.after, matching.freeAfter(), ofAfter);
  if (before.rows.length === 0 || after.rows.length === 0) return [];
  const sifted = sift(before.texts, after.texts, printOf);
  const equal: Equal[] = [];
  for (const [from, to] of sifted.alone) {
    const key = keyOf(before.texts[from] ?? '');
    if (key !== '' && key === keyOf(after.texts[to] ?? '')) equal.push({ key, from, to });
  }
  const wordings = new Wordings();
  eachKey(before, sifted.before, keyOf, (key, place) => wordings.addBefore(key, place));
  eachKey(after, sifted.after, keyOf, (key, place) => wordings.addAfter(key, place));
  wordings.eachSingle((key, from, to) => equal.push({ key, from, to }));
  // Of several wordings of a row, the first that fits counts.
  if (ofBefore === 'others' || ofAfter === 'others') equal.sort((a, b) => a.from - b.from);
  for (const { key, from, to } of equal) {
    const [row, other] = [before.rows[from] ?? 0, after.rows[to] ?? 0];
    if (mayPair(matching, row, other, key)) matching.pair(row, other, 'equal');
  }
  const rowsAt = ({ rows }: Printed, places: readonly number[]): number[] => places.map((place) => rows[place] ?? 0);
  return wordings.twins().map((group) => ({ before: rowsAt(before, group.before), after: rowsAt(after, group.after) }));
}

/** A wording that stands once in each edition, and its places. */
interface Equal {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

/** Wordings, and the rows that they stand in. */
interface Printed {
  readonly rows: number[];
  readonly texts: string[];
}

function printed(rows: readonly Row[], wanted: readonly number[], which: Which): Printed {
  if (which === 'latest') return { rows: [...wanted], texts: wanted.map((index) => rows[index]?.text ?? '') };
  const found: Printed = { rows: [], texts: [] };
  for (const index of wanted) {
    for (const { text } of rows[index]?.others ?? []) {
      found.rows.push(index);
      found.texts.push(text);
    }
  }
  return found;
}

/** Who has which wording. Most stand in one place of each side: only where there are more, they are listed. */
class Wordings {
  /** Wordings of the earlier side are numbered as they are met. */
  readonly #numbers = new Map<string, number>();
  readonly #keys: string[] = [];
  /** By number: the first place of each side that has it; −1 for none. */
  readonly #before: number[] = [];
  readonly #after: number[] = [];
  readonly #lists = new Map<number, { readonly before: number[]; readonly after: number[] }>();
  /** The wording that comes next, if the later side goes on as the earlier one did. */
  #next = 0;

  addBefore(key: string, place: number): void {
    const known = this.#numbers.get(key);
    if (known !== undefined) {
      this.#listOf(known).before.push(place);
      return;
    }
    this.#numbers.set(key, this.#keys.length);
    this.#keys.push(key);
    this.#before.push(place);
    this.#after.push(-1);
  }

  addAfter(key: string, place: number): void {
    const number = this.#keys[this.#next] === key ? this.#next : this.#numbers.get(key);
    if (number === undefined) return;
    this.#next = number + 1;
    if (this.#lists.has(number) || (this.#after[number] ?? -1) >= 0) this.#listOf(number).after.push(place);
    else this.#after[number] = place;
  }

  #listOf(number: number): { before: number[]; after: number[] } {
    let list = this.#lists.get(number);
    if (list === undefined) {
      const after = this.#after[number] ?? -1;
      list = { before: [this.#before[number] ?? 0], after: after < 0 ? [] : [after] };
      this.#lists.set(number, list);
    }
    return list;
  }

  eachSingle(visit: (key: string, before: number, after: number) => void): void {
    for (let number = 0; number < this.#keys.length; number++) {
      const after = this.#after[number] ?? -1;
      if (after >= 0 && !this.#lists.has(number)) visit(this.#keys[number] ?? '', this.#before[number] ?? 0, after);
    }
  }

  /** In the order in which the earlier side has them. */
  twins(): TwinGroup[] {
    const lists = [...this.#lists].sort(([a], [b]) => a - b).map(([, list]) => list);
    return lists.filter(({ after }) => after.length > 0);
  }
}

function eachKey(
  { texts }: Printed,
  places: readonly number[],
  keyOf: (text: string) => string,
  visit: (key: string, place: number) => void,
): void {
  for (const place of places) {
    const key = keyOf(texts[place] ?? '');
    if (key !== '') visit(key, place);
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
  if (before.id !== null && before.id === after.id) return true;
  return before.theme === after.theme && before.recommendation === after.recommendation;
}

/** UTF-16 units; about five words. */
const tellingLength = 28;
