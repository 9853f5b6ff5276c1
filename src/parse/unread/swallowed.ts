import { isDatePhrase } from '../../core/dates.js';
import { firstIndex } from '../../core/search.js';
import type { Range } from '../../core/span.js';
import { message, type Message } from '../../core/message.js';
import type { DraftAction } from '../draft.js';
import { idTail, isWholeId, leadingId, looksLikeDate, stepBetween, type IdToken } from '../fields/ids.js';
import { idShape, isCounted } from '../fields/id-shapes.js';
import type { Mark, RawRow } from '../layout.js';
import type { Field } from '../lexicon/lexicon.js';
import type { Words } from '../lexicon/words.js';
import type { Line, Page } from '../page.js';
import { placeAt, quote } from '../place.js';
import { idsBehindStatuses, runOnCells } from './run-on-cells.js';

/** What was read from a page, as far as it tells which lines begin a row. */
export interface Begun {
  readonly rows: readonly RawRow[];
  readonly drafts: readonly DraftAction[];
  readonly marks: readonly Mark[];
  /** Statuses that stand where rows have theirs and belong to none. */
  readonly statuses: readonly Range[];
}

/** A line that opens with an id and begins no row. */
interface Numbered {
  readonly line: Line;
  readonly token: IdToken;
  /** It was read as a heading of rows. */
  readonly isHeading: boolean;
}

/**
 * Rows that were run together with another, or left out among rows that were read: their lines
 * open with an id and begin no row, and a status that no row has stands in them or right below;
 * or they go on counting where a row stopped; or they are ids alone that nothing on the page
 * was read with. Message: `parse/unread-rows`, one a page.
 */
export function findSwallowed(page: Page, begun: Begun, words: Words): readonly Message[] {
  if (begun.rows.length === 0) return [];
  const numbered = numberedLines(page, begun, words);
  const known = new Known(begun);
  const lone = new Set([...loneIds(page.text, numbered, begun, known), ...sameShape(numbered, begun, known)]);
  const lost = [
    ...numbered.filter(
      (each, i) =>
        lone.has(each) ||
        (!each.isHeading && (hasStatus(each, numbered[i + 1], known) || countsOn(page.text, each, known))),
    ),
    ...runOnCells(page.text, begun.rows, (id) => known.ids.has(id), words),
    ...idsBehindStatuses(page.text, begun.rows, (id) => known.isMissing(id)),
  ];
  const [first] = lost;
  if (!first) return [];
  const named = lost
    .slice(0, mostNamed)
    .map(({ token }) => token.id)
    .join(', ');
  const many = lost.length === 1 ? '1 line opens with an id' : `${lost.length} lines open with ids`;
  const reason = `${many} as rows do and begin${lost.length === 1 ? 's' : ''} none of the ${begun.rows.length} rows that were read: ${named}${lost.length > mostNamed ? ', …' : ''}`;
  return [
    message('parse/unread-rows', reason, {
      place: placeAt(page, first.line),
      actual: quote(page.text, first.line, 100),
    }),
  ];
}

const mostNamed = 5;

/** What was read, in the order of the page, to be looked up: a page can have as many lines as it has rows. */
class Known {
  readonly #drafts: readonly DraftAction[];
  readonly #rows: Int32Array;
  readonly #statuses: Int32Array;
  readonly #named: readonly { readonly at: number; readonly id: string }[];
  #ids: ReadonlySet<string | null | undefined> | null = null;
  #siblings: ReadonlyMap<string, Siblings> | null = null;

  constructor({ rows, drafts, statuses }: Begun) {
    this.#drafts = drafts;
    this.#rows = Int32Array.from(rows, ({ at }) => at).sort();
    this.#statuses = Int32Array.from(statuses, ({ start }) => start).sort();
    this.#named = drafts.flatMap(({ at, id }) => (id === null ? [] : [{ at, id }])).sort((a, b) => a.at - b.at);
  }

  /** Of rows, recommendations, themes and links. */
  get ids(): ReadonlySet<string | null | undefined> {
    return (this.#ids ??= new Set(
      this.#drafts.flatMap(({ id, recommendation, theme, links }) => [id, recommendation?.id, theme?.id, ...links]),
    ));
  }

  /** Where the first row after a place begins. */
  rowAfter(place: number): number {
    return this.#rows[firstIndex(this.#rows, (at) => at > place)] ?? Infinity;
  }

  hasStatusIn(start: number, end: number): boolean {
    return (this.#statuses[firstIndex(this.#statuses, (at) => at >= start)] ?? Infinity) < end;
  }

  /** The id of the last row with one before a place. */
  idBefore(place: number): string | null {
    return this.#named[firstIndex(this.#named, ({ at }) => at >= place) - 1]?.id ?? null;
  }

  /** Whether rows are numbered as `id` is, and nothing is `id`. */
  isMissing(id: string): boolean {
    return !this.ids.has(id) && (this.countLike(id) ?? 0) >= 2;
  }

  /** How many rows are numbered as `id` is; null when one of them is `id`. */
  countLike(id: string): number | null {
    this.#siblings ??= this.#byStem();
    const own = this.#siblings.get(idTail(id)?.stem ?? '');
    return own?.ids.has(id) === true ? null : (own?.rows ?? 0);
  }

  #byStem(): ReadonlyMap<string, Siblings> {
    const found = new Map<string, Siblings>();
    for (const { id } of this.#named) {
      const stem = idTail(id)?.stem;
      if (stem === undefined) continue;
      const own = found.get(stem) ?? { ids: new Set(), rows: 0 };
      own.ids.add(id);
      own.rows++;
      found.set(stem, own);
    }
    return found;
  }
}

/** The rows whose ids differ in what counts alone. */
interface Siblings {
  readonly ids: Set<string>;
  rows: number;
}

/** Fields that a row begins with. */
const opening: ReadonlySet<Field> = new Set(['id', 'action', 'recommendation']);

function numberedLines(page: Page, { rows, marks }: Begun, words: Words): readonly Numbered[] {
  const found: number[] = [];
  for (const row of rows) {
    found.push(row.at);
    for (const { field, ranges } of row.cells) if (ranges[0] && opening.has(field)) found.push(ranges[0].start);
    for (const { start } of row.headings ?? []) found.push(start);
  }
  const starts = Int32Array.from(found).sort();
  const headings = new Set(marks.map(({ at }) => at));
  return page.lines.flatMap((line) => {
    if (line.kind === 'furniture' || (starts[firstIndex(starts, (at) => at >= line.start)] ?? Infinity) < line.end)
      return [];
    const token = leadingId(page.text, line.start, line.end, words.families);
    return token && !isMention(page.text, line, token, words)
      ? [{ line, token, isHeading: headings.has(line.start) }]
      : [];
  });
}

/** `… See action` and on the next line `9.9.2 progress update`, `18.5.24, then`: a sentence goes on over a broken line. */
function isMention(text: string, { start, end }: Line, token: IdToken, { cues }: Words): boolean {
  const before = /(\p{L}+)[\s|]*$/u.exec(text.slice(Math.max(0, start - 40), start))?.[1] ?? '';
  const after = text.slice(token.end, Math.min(end, token.end + 4)).trimStart();
  const isDate = looksLikeDate(token.id) || (token.end >= end && isDatePhrase(token.id));
  return isDate || cues.has(before.toLowerCase()) || !/^(?:$|[\p{Lu}\p{N}“‘"'([|:–-])/u.test(after);
}

/** A status of a row stands no further below its id. */
const furthestStatus = 1500;

/** A status that no row has stands in the line, or below it and before the next row. */
function hasStatus({ line, token }: Numbered, next: Numbered | undefined, known: Known): boolean {
  if (token.end >= line.end && !isCounted.test(token.id)) return false;
  const end = Math.min(next?.line.start ?? Infinity, known.rowAfter(line.start), line.start + furthestStatus);
  return known.hasStatusIn(line.start, end);
}

/** Fewer ids than these are no sequence. */
const fewest = 3;

/** `7.` below the rows 1 to 6, where no row has it. */
function countsOn(text: string, { line, token }: Numbered, known: Known): boolean {
  if (!/^\s*[\p{Lu}“"‘']/u.test(text.slice(token.end, line.end)) || line.end - token.end < 20) return false;
  const last = known.idBefore(line.start);
  if (last === null || stepBetween(last, token.id) !== 1) return false;
  return (known.countLike(token.id) ?? 0) >= fewest;
}

/** Ids alone on their lines, each over a text and no row, that no row, recommendation or theme has. */
function loneIds(text: string, numbered: readonly Numbered[], { rows }: Begun, known: Known): readonly Numbered[] {
  const found = numbered.filter(({ line, token }, i) => {
    if (!isCounted.test(token.id) || known.ids.has(token.id) || !isWholeId(text.slice(line.start, line.end)))
      return false;
    const next = numbered[i + 1]?.line.start ?? text.length;
    return known.rowAfter(line.start) >= next;
  });
  const alone = numbered.filter(({ line }) => isWholeId(text.slice(line.start, line.end)));
  if (new Set(found.map(({ token }) => token.id)).size < fewest || numberParagraphs(alone, rows)) return [];
  return found;
}

/** Most of the rows have one of the ids inside: they number the paragraphs of what is said of each. */
function numberParagraphs(found: readonly Numbered[], rows: readonly RawRow[]): boolean {
  const starts = found.map(({ line }) => line.start);
  const holding = rows.filter(({ at, cells }, i) => {
    const next = rows[i + 1]?.at ?? Infinity;
    const isRow = cells.some(({ field, ranges }) => field === 'id' && ranges.length > 0);
    return isRow && (starts[firstIndex(starts, (start) => start > at)] ?? Infinity) < next;
  });
  return rows.length >= fewest && holding.length * 5 >= rows.length * 4;
}

/** Lines that open with ids of the shape that the rows have, unknown to all, and half as many as the rows or more. */
function sameShape(numbered: readonly Numbered[], begun: Begun, known: Known): readonly Numbered[] {
  const shapes = new Map<string, number>();
  for (const { id } of begun.drafts) {
    const shape = id === null || !isCounted.test(id) ? '' : idShape(id);
    shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
  }
  const like = numbered.filter(
    ({ line, token, isHeading }) =>
      !isHeading &&
      isCounted.test(token.id) &&
      !known.ids.has(token.id) &&
      shapes.has(idShape(token.id)) &&
      line.end - token.end >= shortestText,
  );
  const rows = like.reduce((most, { token }) => Math.max(most, shapes.get(idShape(token.id)) ?? 0), 0);
  return like.length >= 2 && like.length * 2 >= rows ? like : [];
}

/** A row that is a line with its id is no shorter. */
const shortestText = 40;
