import { firstIndex } from '../../core/search.js';
import type { Range } from '../../core/span.js';
import { message, type Message } from '../../core/message.js';
import { leadingId, type IdFamily } from '../fields/ids.js';
import { findReferences } from '../fields/ids-in-text.js';
import { cellInitials, type Words } from '../lexicon/words.js';
import type { Page } from '../page.js';
import { placeAt, quote } from '../place.js';
import type { PageReading } from '../read-page.js';

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
  for (const found of words.statuses.find(text, 0, text.length, cellInitials)) if (found.end > found.start) return true;
  return false;
}
