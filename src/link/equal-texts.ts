import { wordingKey, wordingPrint } from '../core/words.js';
import type { Matching } from './matching.js';
import type { Row } from './rows.js';

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
  const twins = [
    ...pairBy(matching, asPrinted, 'latest', 'latest'),
    ...pairBy(matching, wordingKey, 'latest', 'latest'),
  ];
  // A publisher may go back to older words, or print as the action what was the recommendation.
  // Several rows may stand under one recommendation, so its words alone make no twins.
  pairBy(matching, wordingKey, 'others', 'latest');
  pairBy(matching, wordingKey, 'latest', 'others');
  pairBy(matching, wordingKey, 'others', 'others');
  return twins;
}

/** Which wordings of a row. */
type Which = 'latest' | 'others';

function asPrinted(text: string): string {
  return text;
}

function pairBy(matching: Matching, keyOf: (text: string) => string, ofBefore: Which, ofAfter: Which): TwinGroup[] {
  let earlier = printed(matching.before, matching.freeBefore(), ofBefore);
  let later = printed(matching.after, matching.freeAfter(), ofAfter);
  if (earlier.rows.length === 0 || later.rows.length === 0) return [];
  if (keyOf === wordingKey) [earlier, later] = mayAgree(earlier, later);
  const wordings = new Wordings();
  eachKey(earlier, keyOf, (key, row) => wordings.addBefore(key, row));
  eachKey(later, keyOf, (key, row) => wordings.addAfter(key, row));
  wordings.eachSingle((key, before, after) => {
    if (mayPair(matching, before, after, key)) matching.pair(before, after, 'equal');
  });
  return wordings.twins();
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

/** The wordings of both sides that any of the other side may equal: of most, a glance tells that none does. */
function mayAgree(earlier: Printed, later: Printed): [Printed, Printed] {
  const [before, after] = [earlier.texts.map(wordingPrint), later.texts.map(wordingPrint)];
  return [those(earlier, before, new Set(after)), those(later, after, new Set(before))];
}

function those({ rows, texts }: Printed, prints: readonly number[], wanted: ReadonlySet<number>): Printed {
  const isWanted = (_: unknown, at: number): boolean => wanted.has(prints[at] ?? 0);
  return { rows: rows.filter(isWanted), texts: texts.filter(isWanted) };
}

/** Who has which wording. Most stand in one row of each side: only where there are more, they are listed. */
class Wordings {
  /** Wordings of the earlier side are numbered as they are met. */
  readonly #numbers = new Map<string, number>();
  readonly #keys: string[] = [];
  /** By number: the first row of each side that has it; −1 for none. */
  readonly #before: number[] = [];
  readonly #after: number[] = [];
  readonly #lists = new Map<number, { readonly before: number[]; readonly after: number[] }>();
  /** The wording that comes next, if the later side goes on as the earlier one did. */
  #next = 0;

  addBefore(key: string, row: number): void {
    const known = this.#numbers.get(key);
    if (known !== undefined) {
      this.#listOf(known).before.push(row);
      return;
    }
    this.#numbers.set(key, this.#keys.length);
    this.#keys.push(key);
    this.#before.push(row);
    this.#after.push(-1);
  }

  addAfter(key: string, row: number): void {
    const number = this.#keys[this.#next] === key ? this.#next : this.#numbers.get(key);
    if (number === undefined) return;
    this.#next = number + 1;
    if (this.#lists.has(number) || (this.#after[number] ?? -1) >= 0) this.#listOf(number).after.push(row);
    else this.#after[number] = row;
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
  { rows, texts }: Printed,
  keyOf: (text: string) => string,
  visit: (key: string, row: number) => void,
): void {
  for (let at = 0; at < rows.length; at++) {
    const key = keyOf(texts[at] ?? '');
    if (key !== '') visit(key, rows[at] ?? 0);
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
