import { isDatePhrase } from '../core/dates.js';
import { isWholeId } from './fields/ids.js';
import { readStatus } from './fields/status.js';
import type { GridCell } from './grid.js';
import { signKind } from './legend/signs.js';
import type { Words } from './lexicon/words.js';

/** What the cells of a column are like, whatever its header says. Shares are of its filled cells. */
export interface Profile {
  readonly filled: number;
  /** Words a cell, on average. */
  readonly words: number;
  readonly statuses: number;
  /** Colours and symbols, which only a legend explains. */
  readonly signs: number;
  readonly dates: number;
  readonly ids: number;
  /** How many of the filled cells are the first with their words. */
  readonly distinct: number;
}

/** Looks at the cells of one column; a spanned cell counts once. */
export function profileColumn(body: readonly (readonly (GridCell | null)[])[], column: number, words: Words): Profile {
  const texts = body.flatMap((row) => {
    const cell = row[column];
    return cell?.origin && cell.text !== '' ? [cell.text] : [];
  });
  const share = (test: (text: string) => boolean): number =>
    texts.length === 0 ? 0 : texts.filter(test).length / texts.length;
  const wordCount = texts.reduce((sum, text) => sum + text.split(/\s+/u).length, 0);
  const numbers = texts.filter((text) => plainNumber.test(text)).map((text) => Number.parseInt(text, 10));
  // Numbers alone are ids where they count the rows; otherwise they count something else.
  const counting = numbers.every((number, i) => i === 0 || number === 1 || number > (numbers[i - 1] ?? 0));
  return {
    filled: texts.length,
    words: texts.length === 0 ? 0 : wordCount / texts.length,
    // A percentage is a status only where a header says so.
    statuses: share((text) => isShort(text) && /\p{L}/u.test(text) && readStatus(text, words) !== null),
    signs: share((text) => text.length <= 40 && isSign(text, words)),
    dates: share((text) => text.length <= 60 && isDatePhrase(text)),
    ids: share((text) => (plainNumber.test(text) ? counting : isWholeId(text))),
    distinct: texts.length === 0 ? 0 : new Set(texts).size / texts.length,
  };
}

/** A sentence that has a status word in it is no status. */
function isShort(text: string): boolean {
  return text.length <= 80 && text.split(/\s+/u).length <= 8;
}

const plainNumber = /^\p{N}{1,3}[.)]?$/u;

function isSign(text: string, words: Words): boolean {
  const kind = signKind(text);
  return kind === 'symbol' || kind === 'colour' || (!/\p{L}/u.test(text) && readStatus(text, words) !== null);
}
