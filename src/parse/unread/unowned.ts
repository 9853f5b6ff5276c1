import { foldCase } from '../../core/text.js';
import { message, type Message } from '../../core/message.js';
import type { Range } from '../../core/span.js';
import { isSpace } from '../../core/tape.js';
import { leadingId } from '../fields/ids.js';
import { isWholeStatus, stripDecoration } from '../fields/status.js';
import type { CountedTotal, Mark, RawRow } from '../layout.js';
import type { Field } from '../lexicon/lexicon.js';
import { cellInitials, type Words } from '../lexicon/words.js';
import type { Line, Page } from '../page.js';
import { placeAt, quote } from '../place.js';

/** What was read from a page, as far as it tells whose a status is. */
export interface Owners {
  readonly rows: readonly RawRow[];
  readonly marks: readonly Mark[];
  /** Counts of rows by their status: the name of what is counted. */
  readonly totals: readonly CountedTotal[];
}

/** A status that no row has, and whether it stands among the words of one. */
export interface Unowned extends Range {
  readonly isInside: boolean;
}

/**
 * Statuses that stand where rows have theirs and that no row has: alone on a line or in a cell
 * drawn on it, behind a label (`Status: Complete`), or behind the end of a sentence at the end
 * of a line, or at the end of a line that opens with an id. A row that was run together with
 * another, or taken for narrative, leaves its status behind; so none is lost in silence,
 * whatever the layout.
 */
export function unownedStatuses(page: Page, owners: Owners, words: Words): readonly Unowned[] {
  if (owners.rows.length === 0) return [];
  const owned = new Owned(page.text, owners);
  const found: Unowned[] = [];
  const lines = page.lines.filter(({ kind }) => kind !== 'furniture');
  const isStatus = (text: string): boolean =>
    isStatusLine(text, words) || (text.length <= longestStatus && owned.uses(text));
  const whole = lines.map((line) => isStatus(page.text.slice(line.start, line.end)));
  lines.forEach((line, i) => {
    // Several statuses one below the other are a filter or a key of the page.
    const isList = whole[i] === true && (whole[i - 1] === true || whole[i + 1] === true);
    for (const position of positionsIn(page.text, line, { isStatus, words })) {
      if (owned.has(position)) continue;
      const isUsed = owned.uses(page.text.slice(position.start, position.end));
      const isInside = owned.isInside(position);
      if (!isInside && (isList || !isUsed)) continue;
      found.push({ ...position, isInside });
    }
  });
  return found;
}

/**
 * Messages: `parse/unowned-status` for each; `parse/unread` where there are as many of them as
 * rows.
 */
export function tellUnowned(page: Page, found: readonly Unowned[], rows: number): readonly Message[] {
  const [first] = found;
  if (first && found.length >= Math.max(2, rows)) {
    const reason = `${found.length} statuses stand where rows have theirs and belong to none of the ${rows} rows`;
    return [message('parse/unread', reason, { place: placeAt(page, first), actual: quote(page.text, first, 100) })];
  }
  return found.map((position) =>
    message('parse/unowned-status', reasonFor(position.isInside), {
      place: placeAt(page, position),
      actual: quote(page.text, position, 100),
    }),
  );
}

function reasonFor(isInside: boolean): string {
  return isInside
    ? 'a status stands inside the words of a row that has another: two rows may have been run together'
    : 'a status stands outside every row: a row may have been lost';
}

const longestStatus = 60;

function isStatusLine(text: string, words: Words): boolean {
  return text.length <= longestStatus && /^[^\p{Ll}]/u.test(text) && isWholeStatus(text, words);
}

/** What reads as a status: words of the language, and the words that rows of the page have for theirs. */
interface Known {
  readonly isStatus: (text: string) => boolean;
  readonly words: Words;
}

/** Where in a line a status stands as rows have theirs. */
function positionsIn(text: string, line: Line, known: Known): readonly Range[] {
  const whole = text.slice(line.start, line.end);
  if (!whole.includes('|') && !whole.includes('\t')) {
    const position = positionIn(whole, known) ?? statusOfNumbered(whole, known.words);
    return position ? [{ start: line.start + position.start, end: line.start + position.end }] : [];
  }
  const found: Range[] = [];
  let from = line.start;
  for (const cell of whole.split(/\s*\|\s*|\t/u)) {
    const start = text.indexOf(cell, from);
    from = start + cell.length;
    const position = positionIn(cell, known) ?? statusOfNumbered(cell, known.words);
    if (position) found.push({ start: start + position.start, end: start + position.end });
  }
  return found;
}

function positionIn(cell: string, { isStatus, words }: Known): Range | null {
  if (isStatus(cell)) return { start: 0, end: cell.length };
  const label = /^(\p{Lu}[\p{L} ]{2,30}):\s+(?=\S)/u.exec(cell);
  if (label && words.headers.get(label[1] ?? '') === 'status') {
    const status = words.statuses.at(cell, label[0].length);
    return status && { start: status.start, end: status.end };
  }
  return statusAtEnd(cell, words);
}

/** `3. Dredge the mouth Complete`: at the end of a line that opens with an id. */
function statusOfNumbered(cell: string, words: Words): Range | null {
  if (!words.statuses.endsIn(lastWord(cell))) return null;
  const opening = leadingId(cell, 0, cell.length, words.families);
  if (!opening) return null;
  const from = Math.max(opening.end, cell.length - longestStatus);
  for (const { start, end } of words.statuses.find(cell, from, cell.length, cellInitials))
    if (/^[\s*_]*$/u.test(cell.slice(end)) && !small.test(cell.slice(opening.end, start))) return { start, end };
  return null;
}

/** From its end: a pattern would try every word before. */
function lastWord(cell: string): string {
  let to = cell.length;
  while (to > 0 && isSpaceOrMark(cell.charCodeAt(to - 1))) to--;
  let from = to;
  while (from > 0 && to - from < longestStatus && !isSpaceOrMark(cell.charCodeAt(from - 1))) from--;
  return cell.slice(from, to);
}

function isSpaceOrMark(code: number): boolean {
  return code === 42 || code === 95 || isSpace(code);
}

/** A small word before a status: the words of a sentence go on. */
const small = /(?<!\p{L})(?:and|or|as|is|are|was|were|be|been|not|to|the|a|of|in)\s+$/iu;

/** `… every lamp. Complete`: a status behind the end of a sentence, and nothing behind it. */
function statusAtEnd(cell: string, words: Words): Range | null {
  const from = Math.max(0, cell.length - longestStatus);
  for (const { start, end } of words.statuses.find(cell, from, cell.length, cellInitials))
    if (/^[\s.*_]*$/u.test(cell.slice(end)) && /[.!?;:)\]]\s+$/u.test(cell.slice(0, start))) return { start, end };
  return null;
}

/** Fields that hold a status, or what reads like one. */
const telling: ReadonlySet<Field> = new Set(['status', 'status-or-due', 'response']);

const inCell = 1;
const asStatus = 2;

/** The places that rows and headings took their statuses from. */
class Owned {
  readonly #kinds: Uint8Array;
  /** Cells that are not the text of a row: `Delayed` below `Status, March 2023`, kept under its name beside a later one. */
  #named: ReadonlyMap<number, number> | null = null;
  readonly #rows: readonly RawRow[];
  readonly #used = new Set<string>();
  /** A status of a row begins with a small letter. */
  #isSmall = false;

  constructor(text: string, { rows, marks, totals }: Owners) {
    this.#kinds = new Uint8Array(text.length);
    this.#rows = rows;
    const heads = marks.flatMap((mark) => (mark.kind === 'status' ? [mark.words] : []));
    for (const { cells } of rows)
      for (const { field, ranges } of cells) {
        if (telling.has(field)) heads.push(...ranges);
        for (const { start, end } of ranges) this.#kinds.fill(inCell, start, end);
      }
    for (const { ranges } of totals) for (const { start, end } of ranges) this.#kinds.fill(asStatus, start, end);
    const words = new Set<string>();
    for (const { start, end } of heads) {
      this.#kinds.fill(asStatus, start, end);
      words.add(text.slice(start, end));
    }
    for (const each of words) {
      this.#used.add(folded(each));
      if (/^\p{Ll}/u.test(each)) this.#isSmall = true;
    }
  }

  has({ start, end }: Range): boolean {
    if (this.#kinds.subarray(start, end).includes(asStatus)) return true;
    this.#named ??= namedCells(this.#rows);
    // A stop behind it is no more words.
    return (this.#named.get(start) ?? Infinity) <= end + 1;
  }

  /** Whether it stands among the words of a row. */
  isInside({ start }: Range): boolean {
    return this.#kinds[start] === inCell;
  }

  /** Whether a row has the same words for its status. */
  uses(words: string): boolean {
    // `… and is` and on the next line `ongoing.`: a sentence that was broken, where rows write `Ongoing`.
    if (/^\p{Ll}/u.test(words) && !this.#isSmall) return false;
    const own = folded(words);
    return /\p{L}{3}/u.test(own) && this.#used.has(own);
  }
}

function namedCells(rows: readonly RawRow[]): ReadonlyMap<number, number> {
  const named = new Map<number, number>();
  for (const { cells } of rows)
    for (const { field, ranges } of cells)
      if (ranges.length === 1 && ranges[0] && !telling.has(field) && field !== 'action' && field !== 'recommendation')
        named.set(ranges[0].start, ranges[0].end);
  return named;
}

function folded(words: string): string {
  return foldCase(stripDecoration(words));
}
