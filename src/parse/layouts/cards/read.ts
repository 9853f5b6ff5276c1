import { message } from '../../../core/message.js';
import type { Range } from '../../../core/span.js';
import { afterId, foldId } from '../../fields/ids.js';
import type { Mark, RawCell, RawRow } from '../../layout.js';
import type { Words } from '../../lexicon/words.js';
import type { Page } from '../../page.js';
import { placeAt, quote } from '../../place.js';
import { cardId, numberedText, type NumberedNoun } from './card-id.js';
import type { Card } from './items.js';
import type { Cell } from './labels.js';
import type { Roles } from './roles.js';

export interface CardReading {
  readonly page: Page;
  readonly roles: Roles;
  readonly noun: NumberedNoun;
  readonly words: Words;
  /** A heading above the cards says their status. */
  readonly headed: boolean;
  /** Each card has one status and one text: the page itself says which is whose. */
  readonly paired: boolean;
}

/** A card as a row. */
export function readCard(
  card: Card,
  cells: readonly Cell[],
  reading: CardReading,
): { row: RawRow; marks: readonly Mark[] } {
  const { page, roles, headed } = reading;
  const raw: RawCell[] = [];
  const headings: Range[] = [...(card.brackets ?? [])];
  const marks: Mark[] = [];
  const opening = cells.find(({ column }) => column === roles.id?.key);
  const id = opening ? takeId(opening, reading) : null;
  if (id) {
    raw.push({ field: 'id', title: null, ranges: [id.id] });
    if (id.between) headings.push(id.between);
  }
  for (const cell of cells) {
    headings.push(...cell.titles);
    const ranges = id && cell === opening ? id.rest : cell.values.map(({ start, end }) => ({ start, end }));
    const [first] = ranges;
    if (!first) continue;
    const field = fieldOf(cell, roles);
    if (id && field === 'recommendation' && cell.title === null) {
      // The title of a card is that of its own number.
      const name = foldId(page.text.slice(id.id.start, id.id.end));
      marks.push({ kind: 'group', at: card.start - 1, id: name, title: first });
      headings.push(...ranges);
      continue;
    }
    const items = cell.values.filter(({ isItem }) => isItem).map(({ start }) => start);
    raw.push({ field, title: cell.title, ranges, items });
  }
  const isLabelled = roles.status !== null && roles.status.title !== null;
  const messages =
    id || reading.paired
      ? []
      : [
          message('parse/uncertain-boundary', 'a card of the page was taken for a row; it has no id', {
            place: placeAt(page, card),
            actual: quote(page.text, card),
          }),
        ];
  const row: RawRow = {
    at: card.start,
    cells: raw,
    expectsStatus: !headed && roles.status !== null,
    statusFrom: isLabelled ? 'label' : 'cell',
    certainty: id || reading.paired ? 'sure' : 'likely',
    keepsLines: true,
    headings,
    evidence: ['a card of a series', ...roles.reasons],
    messages,
  };
  return { row, marks };
}

function fieldOf(cell: Cell, roles: Roles): RawCell['field'] {
  const field = roles.fields.get(cell.column);
  if (field !== undefined && !(field === 'id' && cell.column === roles.id?.key)) return field;
  // The words behind an id are the text of the row, or the title above it.
  if (cell.column === roles.id?.key)
    return roles.text === null || roles.text.key === cell.column ? 'action' : 'recommendation';
  return 'other';
}

/** The id that a cell opens with, and the words behind it. */
function takeId(
  { values }: Cell,
  { noun, words, page }: CardReading,
): { id: Range; between: Range | null; rest: readonly Range[] } | null {
  const [first, ...others] = values;
  const id = first ? (cardId(first.text, noun, words) ?? numberedText(first.text)) : null;
  if (!first || !id) return null;
  const own = { start: first.start + id.start, end: first.start + id.end };
  let from = afterId(page.text, own.end, first.end);
  while (from < first.end && /[.:)\s–—-]/u.test(page.text.charAt(from))) from++;
  const rest = others.map(({ start, end }) => ({ start, end }));
  return {
    id: own,
    between: from > own.end ? { start: own.end, end: from } : null,
    rest: from < first.end ? [{ start: from, end: first.end }, ...rest] : rest,
  };
}
