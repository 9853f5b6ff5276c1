import { isDatePhrase } from '../../core/dates.js';
import type { Range } from '../../core/span.js';
import { isSpace } from '../../core/tape.js';
import { isBlank } from '../blank.js';
import { idFamilies, leadingId } from '../fields/ids.js';
import { isWholeStatus, readStatus, stripDecoration } from '../fields/status.js';
import { readHeader } from '../headers.js';
import type { Words } from '../lexicon/words.js';
import { opensSmall } from '../opening-id.js';
import type { Line } from '../page.js';

/** The smallest thing that goes into a cell as a whole: a line of a stacked page, a stretch between two glued edges. */
export interface Piece extends Range {
  readonly kind: Line['kind'];
}

/**
 * What a piece can be, told from its own words alone. The same piece can be several things:
 * `5.1` is a list of ids, `Open` a status and a word. Where it stands decides.
 */
export interface Nature {
  readonly length: number;
  readonly words: number;
  /** `exact`: a status and nothing else; `like`: a status with something beside it. */
  readonly status: 'exact' | 'like' | null;
  /** `exact`: one date phrase; `like`: short, with a year in it. */
  readonly date: 'exact' | 'like' | null;
  /** Nothing but ids: `1.1`, `1.1, 1.2.3`. */
  readonly ids: boolean;
  readonly response: 'exact' | 'like' | null;
  /** Short, begins with a capital, ends without punctuation. */
  readonly title: boolean;
  /** Ends as a sentence does. */
  readonly ended: boolean;
  readonly item: boolean;
  /** A known header or label: `Progress made:`. */
  readonly label: boolean;
  /** An id opens it, of whatever family: `Point 5 Records`. */
  readonly numbered: boolean;
  /** The same few words are pieces of their own again and again, as statuses and owners are. */
  readonly usual: boolean;
  /** A dash: its cell is empty. */
  readonly blank: boolean;
  /** Begins with a small letter, as the rest of a broken line does. */
  readonly broken: boolean;
}

/** More characters than this are many words, however many. */
const enough = 400;
/** No status, date or id is longer: saves looking for them in long text. */
const longestPhrase = 80;

const oneId = '(?:\\p{Lu}{1,6}[ \\u00a0-]?)?\\p{N}{1,3}(?:\\.\\p{N}{1,3})*\\p{Ll}?';
const idList = new RegExp(
  `^(?:(?:recommendations?|actions?|recs?\\.?)\\s+)?${oneId}(?:\\s*(?:,|;|&|\\band\\b|\\/|\\s)\\s*(?:(?:recommendations?|actions?)\\s+)?${oneId})*[.;]?$`,
  'iu',
);

export function readNature(text: string, piece: Piece, words: Words): Nature {
  const own = text.slice(piece.start, piece.end).trim();
  const short = own.length <= longestPhrase;
  const count = own === '' ? 0 : countWords(own.slice(0, enough));
  const ended = /[.!?…:;]["”’')\]]*(?:\[\p{N}+\])?$/u.test(own.slice(-12));
  return {
    length: own.length,
    words: count,
    status: short ? statusOf(own, count, words) : null,
    date: short ? dateOf(own, count) : null,
    ids: short && /\p{N}/u.test(own) && idList.test(own),
    response: own.length <= 200 ? responseOf(own, words) : null,
    title: own.length <= 90 && count <= 12 && /^[\p{Lu}\p{N}]/u.test(own) && !ended && !/,$/u.test(own),
    ended,
    item: piece.kind === 'item' || /^[•◦▪●·‣⁃]\s/u.test(own),
    label: own.length <= 50 && count <= 6 && (readHeader(own, words)?.score ?? 0) >= 0.95,
    numbered: count > 1 && isNumbered(own),
    usual: false,
    blank: isBlank(own),
    broken: piece.kind !== 'item' && opensSmall(own),
  };
}

const opening = idFamilies.filter(
  (family) => family.id === 'dotted' || family.id === 'lettered' || family.id === 'worded',
);

function isNumbered(own: string): boolean {
  const token = leadingId(own, 0, own.length, opening);
  return token !== null && /^\s*[:–-]?\s*\p{Lu}/u.test(own.slice(token.end));
}

function countWords(text: string): number {
  let count = 0;
  let inside = false;
  for (let at = 0; at < text.length; at++) {
    const space = isSpace(text.charCodeAt(at));
    if (!space && !inside) count++;
    inside = !space;
  }
  return count;
}

function statusOf(own: string, count: number, words: Words): Nature['status'] {
  // Only a few words are looked through for a status inside.
  if (count > 5 && !words.statuses.opens(own) && plainWord.test(own) && !words.singularRow.test(own)) return null;
  const bare = stripDecoration(own);
  if (bare === '') return null;
  if (isWholeStatus(own, words)) return 'exact';
  const first = words.statuses.at(bare, 0);
  // `Completed 18.5.23`, `Delayed by the strike`, `Complete (March 2024)`.
  if (first && /^\s*(?:[/,;:(–—-]|by\b|in\b|since\b|on\b|\p{N})/u.test(bare.slice(first.end)) && count <= 12)
    return 'like';
  return count <= 5 && !/[.!?]$/u.test(own) && readStatus(own, words) !== null ? 'like' : null;
}

/** A word of plain letters, which no decoration is. */
const plainWord = /^[A-Za-z]+(?=[ -~]|$)/u;

function dateOf(own: string, count: number): Nature['date'] {
  if (isDatePhrase(own)) return 'exact';
  return count <= 8 && /(?<!\p{N})(?:19|20)\p{N}{2}(?!\p{N})/u.test(own) ? 'like' : null;
}

function responseOf(own: string, words: Words): Nature['response'] {
  if (!words.responses.opens(own) && plainWord.test(own)) return null;
  const bare = stripDecoration(own);
  if (words.responses.get(bare) !== undefined) return 'exact';
  const first = words.responses.at(bare, 0);
  return first && /^\s*[.,;:–—-]/u.test(bare.slice(first.end)) ? 'like' : null;
}
