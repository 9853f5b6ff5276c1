import { trailingIdIn, type TrailingId } from '../../trailing.js';
import type { Card, Entry } from './items.js';

/** Where ids from the ends of texts are put: no place of the page is called so. */
const ownSlot = '(id)';

/**
 * Cards whose texts end in ids of their own, with each id as a text by itself; null where they do not:
 *
 *     <li><p>Mend the bell on the long pier. (R2)</p><p>It was mended in May.</p></li>
 *     <li><p>Count the boats every night. (R3)</p><p>They are counted.</p></li>
 *
 * As in {@link endsWithIds} nearly every card has one, and each has another.
 */
export function withIdsAtEnd(text: string, cards: readonly Card[]): readonly Card[] | null {
  const found = cards.map(({ entries }) => entries.flatMap((entry) => endOf(text, entry)));
  const ids = found.flatMap(([first, ...more]) => (first && more.length === 0 ? [first.end.id] : []));
  if (cards.length < 2 || ids.length < cards.length * 0.8 || new Set(ids).size < ids.length) return null;
  return cards.map((card, i) => {
    const [own, ...more] = found[i] ?? [];
    return own && more.length === 0 ? cut(text, card, own) : card;
  });
}

/** Whether several texts end in ids, each in another: what they stand in holds several rows. */
export function endInSeveralIds(texts: readonly string[]): boolean {
  const ids = texts.flatMap((text) => trailingIdIn(text, { start: 0, end: text.length })?.id ?? []);
  return new Set(ids).size > 1;
}

interface End {
  readonly entry: Entry;
  readonly end: TrailingId;
}

function endOf(text: string, entry: Entry): readonly End[] {
  const end = trailingIdIn(text, entry);
  return end && end.textEnd > entry.start ? [{ entry, end }] : [];
}

/** The id behind its text; what stands below in the same place is another thing. */
function cut(text: string, card: Card, { entry, end: { range, textEnd } }: End): Card {
  const at = card.entries.indexOf(entry);
  const below = card.entries
    .slice(at + 1)
    .map((each) => (each.slot === entry.slot ? { ...each, slot: `${each.slot} below` } : each));
  const head = { ...entry, end: textEnd, text: text.slice(entry.start, textEnd) };
  const id = { ...entry, ...range, text: text.slice(range.start, range.end), slot: ownSlot, isHeading: false };
  const brackets = [
    { start: textEnd, end: range.start },
    { start: range.end, end: entry.end },
  ];
  return { ...card, entries: [...card.entries.slice(0, at), head, { ...id, isItem: false }, ...below], brackets };
}
