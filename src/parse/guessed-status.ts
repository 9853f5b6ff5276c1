import { message, type Message } from '../core/message.js';
import type { Derived } from './derived-columns.js';
import type { Page } from './page.js';
import { placeAt } from './place.js';
import type { StatusCandidate } from './status-candidates.js';

/**
 * What a reader should know of columns whose few words come back from row to row and are in no
 * vocabulary. Messages: `parse/status-guessed` where one was read as the status,
 * `parse/unread-column` where it may be one and was kept under its own name.
 */
export function tellGuesses(page: Page, { shape, rows, guessed, unclear = [] }: Derived): readonly Message[] {
  const tell = (code: 'parse/status-guessed' | 'parse/unread-column', { column, values }: StatusCandidate): Message => {
    const title = shape.columns[column]?.title ?? null;
    const cells = [shape.header?.[column], ...rows.map(({ cells: own }) => own[column])];
    const first = cells.find((cell) => cell != null && cell.text !== '');
    const name = title === null ? `column ${column + 1}` : `“${title}”`;
    const said = values.map((value) => `“${value}”`).join(', ');
    const reason =
      code === 'parse/status-guessed'
        ? `no column is a status by its header; ${name} was taken for it, because its few words come back: ${said}`
        : `no column is a status by its header; ${name} may be, because its few words come back: ${said}`;
    return message(code, reason, first ? { place: placeAt(page, first.range), actual: title ?? first.text } : {});
  };
  return guessed
    ? [tell('parse/status-guessed', guessed)]
    : unclear.map((candidate) => tell('parse/unread-column', candidate));
}
