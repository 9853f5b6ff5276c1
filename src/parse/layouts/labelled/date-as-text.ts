import { message } from '../../../core/message.js';
import { rangeOver } from '../../../core/span.js';
import { isDateLine } from '../../date-line.js';
import type { RawRow } from '../../layout.js';
import type { Words } from '../../lexicon/words.js';
import type { Page } from '../../page.js';
import { placeAt, quote } from '../../place.js';

/** `Date issued: 21 May 2019` is the words of no action: a row with such a text has its own somewhere else, and is doubtful. */
export function doubtDateAsText(page: Page, row: RawRow, words: Words): RawRow {
  const cell =
    row.cells.find(({ field }) => field === 'action') ?? row.cells.find(({ field }) => field === 'recommendation');
  const range = cell && rangeOver(cell.ranges);
  if (!range || !isDateLine(page.text.slice(range.start, range.end), words, true)) return row;
  const reason = 'this is a date, and the words of the row stand where no label or id tells them';
  const details = { place: placeAt(page, range), actual: quote(page.text, range) };
  return {
    ...row,
    certainty: 'doubtful',
    messages: [...row.messages, message('parse/uncertain-boundary', reason, details)],
  };
}
