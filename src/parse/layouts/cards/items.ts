import { firstIndex } from '../../../core/search.js';
import type { Range } from '../../../core/span.js';
import type { SeriesPart } from '../../../model/document.js';
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
}

/** The series of a page as cards; those outside of the flows that a layout is asked about are left out. */
export function cardsOfPage(page: Page): readonly (readonly Card[])[] {
  const seen = new Set<string>();
  return (page.document.series ?? []).flatMap(({ items }) => {
    const cards = items.filter((item) => isOpen(page, item)).map((item) => toCard(page.text, item, item.parts));
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

function toCard(text: string, { start, end }: Range, parts: readonly SeriesPart[]): Card {
  const entries = parts.map((part) => ({ ...part, text: text.slice(part.start, part.end) }));
  return { start, end, entries };
}
