import { isDatePhrase } from '../../../core/dates.js';
import type { Range } from '../../../core/span.js';
import { isWholeStatus, readStatus } from '../../fields/status.js';
import { needsLegend } from '../../legend/signs.js';
import { Memo } from '../../lexicon/memo.js';
import type { Words } from '../../lexicon/words.js';
import { openingId, opensSmall, type OpeningId } from '../../opening-id.js';
import type { PipeLine } from './lines.js';
import { withoutMarks } from './markup.js';

/**
 * What stands before a piece: nothing (it opens a stretch of rows), a pipe, the end of a line,
 * or the end of a line that a pipe closed.
 */
export type Joint = 'start' | 'pipe' | 'line' | 'closed';

/** What stands between two pipes, and what can be seen of it without knowing its column. */
export interface Piece extends Range {
  readonly text: string;
  readonly joint: Joint;
  /** 2: the words of a status and no others; 1: they hold one; 0: none. */
  readonly status: 0 | 1 | 2;
  readonly isDate: boolean;
  /** `Ongoing`: a status in one column, and in another how long something takes. */
  readonly lasts: boolean;
  readonly isResponse: boolean;
  /** Ids and nothing else: `2.1, 2.3`. */
  readonly isIds: boolean;
  /** The id that it opens with, and in how many parts. */
  readonly opening: OpeningId | null;
  readonly words: number;
  /** Begins with a small letter, so it goes on from something. */
  readonly goesOn: boolean;
  /** A colour, a code or an icon, which only a legend explains. */
  readonly isSign: boolean;
  /** Where it stands among the cells of its line; null where the line ends in an empty cell, and may have been padded. */
  readonly place: Place | null;
}

/** The how-manieth cell of a line of so many. */
export interface Place {
  readonly index: number;
  readonly of: number;
}

const onlyIds =
  /^(?:(?:Recommendations?|Actions?)\s+)?(?:\p{Lu}{1,6}[ .-]?)?\p{N}{1,3}(?:\.\p{N}{1,3})*\p{Ll}?(?:\s*(?:,|;|and|&|\/)\s*(?:\p{Lu}{1,6}[ .-]?)?\p{N}{1,3}(?:\.\p{N}{1,3})*\p{Ll}?)*$/u;

export function readPiece(text: string, range: Range, joint: Joint, words: Words, place: Place | null = null): Piece {
  const own = withoutMarks(text.slice(range.start, range.end)).trim();
  let facts = known.get(words);
  if (!facts) known.set(words, (facts = new Memo()));
  return { start: range.start, end: range.end, joint, place, ...facts.of(own, (each) => factsOf(each, words)) };
}

type Facts = Omit<Piece, keyof Range | 'joint' | 'place'>;

/** Empty cells and statuses come back on every line. */
const known = new WeakMap<Words, Memo<Facts>>();

function factsOf(own: string, words: Words): Facts {
  const isShort = own.length <= 80;
  return {
    text: own,
    status: own === '' ? 0 : isShort ? statusOf(own, words) : isRemarked(own, words) ? 1 : 0,
    isDate: isShort && isDatePhrase(own),
    lasts: isShort && words.lexicon.lasting.includes(own.toLowerCase()),
    isResponse: own.length <= 200 && words.responses.at(own, 0) !== null,
    isIds: isShort && onlyIds.test(own),
    opening: openingId(own),
    words: own === '' ? 0 : own.length > 400 ? 60 : own.split(/\s+/u).length,
    goesOn: opensSmall(own),
    isSign: own !== '' && own.length <= 40 && needsLegend(own),
  };
}

/** A sentence that holds a status word is none: "Work began in the spring and is ongoing." */
function statusOf(text: string, words: Words): Piece['status'] {
  if (isWholeStatus(text, words)) return 2;
  const count = text.split(/\s+/u).length;
  const isSentence = /[.!?]$/u.test(text) && count > 4;
  const opens = words.statuses.at(text, 0) !== null;
  return !isSentence && (count <= 5 || (opens && count <= 10)) && readStatus(text, words) ? 1 : 0;
}

/** `No longer applicable [Justification: overtaken by the new act …]`: a status with a remark of any length behind it. */
function isRemarked(text: string, words: Words): boolean {
  const at = text.search(/\s[[(]/u);
  return at > 0 && at <= 40 && /[\])]$/u.test(text) && isWholeStatus(text.slice(0, at), words);
}

/**
 * The pieces of a stretch of lines, in order. `border` says whether the pipes at the ends of
 * lines only close them; where they do not, such a pipe stands beside an empty cell.
 */
export function piecesOf(
  text: string,
  lines: readonly PipeLine[],
  border: { readonly leading: boolean; readonly trailing: boolean },
  words: Words,
): readonly Piece[] {
  const pieces: Piece[] = [];
  let closed = false;
  const rowsLead = border.leading && mostLead(lines);
  for (const line of lines) {
    if (line.isRule) continue;
    const isLone = isPipeAlone(line);
    if (isLone && border.trailing && (!closed || rowsLead)) {
      // The pipe that closes the line above was broken off it.
      closed = true;
      continue;
    }
    // A pipe alone on its line leads and trails; the line holds one cell less than it seems.
    const ranges: Range[] = isLone && !border.trailing ? [] : [...line.pieces];
    if (line.leading && !border.leading && !(isLone && border.trailing))
      ranges.unshift({ start: line.start, end: line.start });
    if (line.trailing && !border.trailing) ranges.push({ start: line.end, end: line.end });
    ranges.forEach((range, i) => {
      const joint: Joint =
        pieces.length === 0 ? 'start' : i > 0 ? 'pipe' : closed || (line.leading && border.leading) ? 'closed' : 'line';
      pieces.push(readPiece(text, range, joint, words, placeOf(ranges, i)));
    });
    closed = line.trailing && border.trailing;
  }
  return pieces;
}

function placeOf(ranges: readonly Range[], index: number): Place | null {
  const last = ranges.at(-1);
  return ranges.length > 1 && last && last.end > last.start ? { index, of: ranges.length } : null;
}

function isPipeAlone(line: PipeLine): boolean {
  return line.pipes === 1 && line.leading && line.trailing;
}

/** Where only the first cell of a row has a pipe before it, a pipe alone on its line is an empty cell. */
function mostLead(lines: readonly PipeLine[]): boolean {
  const worded = lines.filter((line) => !line.isRule && !isPipeAlone(line));
  return worded.filter((line) => line.leading).length * 2 >= worded.length;
}
