import { firstIndex } from '../core/search.js';
import type { Range } from '../core/span.js';
import { message, type Message } from '../core/message.js';
import { leadingId, type IdFamily } from './fields/ids.js';
import { findReferences } from './fields/ids-in-text.js';
import { isWholeStatus } from './fields/status.js';
import { isCellInitial, type Words } from './lexicon/words.js';
import type { Line, Page } from './page.js';
import { placeAt, quote } from './place.js';
import type { PageReading } from './read-page.js';

/**
 * Narrative that could be a lost row: it opens with an id of the plan's scheme, or carries an
 * id together with a status word. Losing rows as narrative is the failure we fear most.
 */
export function findSuspects(
  readings: readonly PageReading[],
  families: readonly IdFamily[],
  words: Words,
): readonly Message[] {
  const messages: Message[] = [];
  for (const { page, narrative } of readings) {
    for (const range of narrative.flatMap((each) => rowsInside(page, each))) {
      const text = page.text.slice(range.start, range.end);
      const opening = leadingId(text, 0, text.length, families);
      const ids = opening
        ? [opening.id]
        : findReferences(text, 'narrative', null, families, new Set()).map((each) => each.id);
      if (ids.length === 0) continue;
      if (!opening && !holdsStatus(text, words)) continue;
      const reason = opening
        ? `text outside every table opens with ${opening.id}`
        : `text outside every table has the id ${ids[0] ?? ''} and a status word`;
      messages.push(
        message('parse/suspect-narrative', reason, {
          place: placeAt(page, range),
          actual: quote(page.text, range, 100),
        }),
      );
    }
  }
  return [...messages, ...findRefusedTables(readings, words)];
}

/** Tables that were read as no rows, though one of their columns holds statuses: each is told, for a person to look at. */
function findRefusedTables(readings: readonly PageReading[], words: Words): readonly Message[] {
  return readings.flatMap(({ page, narrative }) =>
    page.tables.flatMap((table) => {
      const { start, end } = table;
      const unread = narrative[firstIndex(narrative, (range) => range.end > start)];
      if (!unread || unread.start >= end) return [];
      const columns = new Map<number, { filled: number; statuses: number }>();
      for (const cell of table.cells) {
        const { row, column } = cell;
        if (row === 0 || cell.end <= cell.start) continue;
        const sums = columns.get(column) ?? { filled: 0, statuses: 0 };
        sums.filled++;
        if (cell.end - cell.start <= longestStatus && isWholeStatus(page.text.slice(cell.start, cell.end), words))
          sums.statuses++;
        columns.set(column, sums);
      }
      const found = [...columns].find(([, { filled, statuses }]) => statuses >= 3 && statuses >= filled * 0.6);
      if (!found) return [];
      const reason = `column ${found[0] + 1} of this table holds ${found[1].statuses} statuses, and it was not read as rows of a plan`;
      return [
        message('parse/suspect-narrative', reason, {
          place: placeAt(page, table),
          actual: quote(page.text, table, 100),
        }),
      ];
    }),
  );
}

const longestStatus = 60;

/**
 * Lines that look like rows and were read by no layout: they open with an id, or are items of a
 * list, and end in a status; have a status alone on the next line; are divided into cells; or
 * say their status behind a label. Two of them are no accident, and a page of them is never a
 * page without records.
 */
export function findUnreadRows(readings: readonly PageReading[], words: Words): readonly Message[] {
  return readings.flatMap(({ page, drafts, narrative }) => {
    const lines = page.lines.filter(({ kind }) => kind !== 'furniture');
    const told = [...narrative].sort((a, b) => a.start - b.start);
    const isTold = ({ start, end }: Line): boolean =>
      (told[firstIndex(told, (range) => range.end >= end)]?.start ?? Infinity) <= start;
    // Where rows were read, headings belong to them; else any line may be a row.
    const open = drafts.length === 0 ? lines : lines.filter(isTold);
    const isOpen = new Set(open);
    const found = lines.filter((line, i) => isOpen.has(line) && looksLikeRow(page, line, lines[i + 1], words));
    const [first] = found;
    if (!first || found.length < 2) return [];
    const reason = `${found.length} lines look like rows (an id or a bullet, and a status, cells or labels), and no layout reads them`;
    return [message('parse/unread', reason, { place: placeAt(page, first), actual: quote(page.text, first, 100) })];
  });
}

function looksLikeRow(page: Page, line: Line, next: Line | undefined, words: Words): boolean {
  const text = page.text.slice(line.start, Math.min(line.end, line.start + longestLine));
  if (saysStatus(text, words)) return true;
  const opens = leadingId(text, 0, text.length, words.families) !== null;
  if (line.kind === 'item' || opens) {
    if (endsInStatus(text, words)) return true;
  }
  if (!opens) return false;
  const below = next && next.end - next.start <= 60 ? page.text.slice(next.start, next.end) : '';
  return (text.match(/\s\|\s/gu)?.length ?? 0) >= 2 || words.statuses.get(below.replace(/[.\s]+$/u, '')) !== undefined;
}

/** `… Owner: Depot. Status: Complete`: a known label of a status, and a status behind it. */
function saysStatus(text: string, words: Words): boolean {
  for (const { index, 1: label } of text.matchAll(/(?<=^|[.;,|]\s*)(\p{Lu}[\p{L} ]{2,24})\s*[:,–-]\s*/gu)) {
    if (label === undefined || words.headers.get(label) !== 'status') continue;
    const from = index + (/^[^:,–-]+[:,–-]\s*/u.exec(text.slice(index))?.[0].length ?? 0);
    if (words.statuses.at(text, from)) return true;
  }
  return false;
}

const longestLine = 2000;

/** A status where a cell would begin, and nothing behind it. */
function endsInStatus(text: string, words: Words): boolean {
  for (const found of words.statuses.find(text, 3, text.length, isCellInitial))
    if (/^[\s.)\]*_]*$/u.test(text.slice(found.end))) return true;
  return false;
}

/** A table that was not read is looked at row by row: its header says nothing of its rows. */
function rowsInside(page: Page, range: Range): readonly Range[] {
  const table = page.tables[firstIndex(page.tables, (each) => each.end >= range.end)];
  if (!table || table.start > range.start) return [range];
  const rows = new Map<number, { start: number; end: number }>();
  for (const cell of table.cells) {
    if (cell.end <= cell.start || cell.start < range.start || cell.end > range.end) continue;
    const row = rows.get(cell.row);
    if (row) row.end = Math.max(row.end, cell.end);
    else rows.set(cell.row, { start: cell.start, end: cell.end });
  }
  return [...rows.values()];
}

function holdsStatus(text: string, words: Words): boolean {
  for (const found of words.statuses.find(text, 0, text.length, isCellInitial))
    if (found.end > found.start) return true;
  return false;
}
