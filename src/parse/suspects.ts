import type { Range } from '../core/span.js';
import { message, type Message } from '../core/message.js';
import { leadingId, type IdFamily } from './fields/ids.js';
import { findReferences } from './fields/ids-in-text.js';
import { isCellInitial, type Words } from './lexicon/words.js';
import type { Page } from './page.js';
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
  return messages;
}

/**
 * Where no row was read: lines that open with an id and end in a status, have one alone on the
 * next line, or are divided into cells. Two of them are no accident, and a page of them is never a page without records.
 */
export function findUnreadRows(readings: readonly PageReading[], words: Words): readonly Message[] {
  if (readings.some(({ drafts }) => drafts.length > 0)) return [];
  return readings.flatMap(({ page }) => {
    const lines = page.lines.filter(({ kind }) => kind !== 'furniture');
    const found = lines.filter((line, i) => {
      const text = page.text.slice(line.start, Math.min(line.end, line.start + longestLine));
      if (leadingId(text, 0, text.length, words.families) === null) return false;
      const next = lines[i + 1];
      const below = next && next.end - next.start <= 60 ? page.text.slice(next.start, next.end) : '';
      return (
        (text.match(/\s\|\s/gu)?.length ?? 0) >= 2 ||
        endsInStatus(text, words) ||
        words.statuses.get(below.replace(/[.\s]+$/u, '')) !== undefined
      );
    });
    const [first] = found;
    if (!first || found.length < 2) return [];
    const reason = `${found.length} lines open with an id and have a status or cells, and no layout reads them as rows`;
    return [
      message('parse/suspect-narrative', reason, { place: placeAt(page, first), actual: quote(page.text, first, 100) }),
    ];
  });
}

const longestLine = 2000;

function endsInStatus(text: string, words: Words): boolean {
  for (const found of words.statuses.find(text, 3, text.length, isCellInitial))
    if (/^[\s.)\]*_]*$/u.test(text.slice(found.end))) return true;
  return false;
}

/** A table that was not read is looked at row by row: its header says nothing of its rows. */
function rowsInside(page: Page, range: Range): readonly Range[] {
  const table = page.tables.find((each) => each.start <= range.start && range.end <= each.end);
  if (!table) return [range];
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
