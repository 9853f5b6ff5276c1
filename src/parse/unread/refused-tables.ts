import { firstIndex } from '../../core/search.js';
import { message, type Message } from '../../core/message.js';
import { isWholeStatus } from '../fields/status.js';
import type { Words } from '../lexicon/words.js';
import { placeAt, quote } from '../place.js';
import type { PageReading } from '../read-page.js';

/** Tables that were read as no rows, though one of their columns holds statuses: each is told, for a person to look at. */
export function findRefusedTables(readings: readonly PageReading[], words: Words): readonly Message[] {
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
