import { firstIndex } from '../../../core/search.js';
import type { Range } from '../../../core/span.js';
import type { SeriesPart } from '../../../model/document.js';
import { besides } from '../../beside.js';
import type { Words } from '../../lexicon/words.js';
import type { Page } from '../../page.js';

/** One text of a card. */
export interface Entry extends Range {
  readonly text: string;
  readonly slot: string;
  readonly isTerm: boolean;
  readonly isHeading: boolean;
  readonly isItem: boolean;
}

/** One card: a stretch of the page with its texts in order. */
export interface Card extends Range {
  readonly entries: readonly Entry[];
  /** The brackets of an id that stood at the end of a text. */
  readonly brackets?: readonly Range[];
}

/** The series of a page as cards; those outside of the flows that a layout is asked about are left out. */
export function cardsOfPage(page: Page, words: Words): readonly (readonly Card[])[] {
  const seen = new Set<string>();
  return (page.document.series ?? []).flatMap(({ items }) => {
    const cards = items.filter((item) => isOpen(page, item)).map((item) => toCard(page.text, item, item.parts, words));
    // A card in a wrapper of its own makes two series of the same stretches.
    const key = cards.map(({ start, end }) => `${start}-${end}`).join();
    if (cards.length < 2 || seen.has(key)) return [];
    seen.add(key);
    return [cards];
  });
}

function isOpen(page: Page, { start, end }: Range): boolean {
  const flow = page.flows[firstIndex(page.flows, (each) => each.end > start)];
  return flow !== undefined && flow.start <= start && end <= flow.end;
}

function toCard(text: string, { start, end }: Range, parts: readonly SeriesPart[], words: Words): Card {
  return { start, end, entries: parts.flatMap((part) => entriesOf(text, part, words)) };
}

function entriesOf(text: string, part: SeriesPart, words: Words): readonly Entry[] {
  const whole = { ...part, text: text.slice(part.start, part.end) };
  const pieces = besides(whole.text, words) ?? [{ start: 0, end: whole.text.length }];
  return pieces.map(({ start, end }) => ({
    ...whole,
    start: part.start + start,
    end: part.start + end,
    text: whole.text.slice(start, end),
  }));
}
