import type { Range } from '../../../core/span.js';
import { foldCase } from '../../../core/text.js';
import { isDatePhrase } from '../../../core/dates.js';
import { isWholeId } from '../../fields/ids.js';
import { isWholeStatus } from '../../fields/status.js';
import { readHeader } from '../../headers.js';
import type { Words } from '../../lexicon/words.js';
import type { Card, Entry } from './items.js';
import { SlotOrder } from './slot-order.js';

/** A text of a card, with the label that names it if one does. */
export interface Value extends Range {
  readonly text: string;
  readonly isItem: boolean;
  readonly isHeading: boolean;
}

/** The texts of one card that stand in one place or under one label. */
export interface Cell {
  readonly column: string;
  /** As published; null where the place alone tells what it is. */
  readonly title: string | null;
  readonly titles: readonly Range[];
  readonly values: readonly Value[];
}

interface OpenCell {
  readonly column: string;
  readonly title: string | null;
  readonly titles: Range[];
  readonly values: Value[];
}

const longestLabel = 60;
const known = 0.8;

/** Tells labels from values by what comes round: a label has the same words in card after card, and a value behind it. */
export class LabelReader {
  readonly #words: Words;
  readonly #labels: ReadonlySet<string>;
  /** Slot and words of labels that stand in the same slot as their values. */
  readonly #constants: ReadonlySet<string>;
  /** Texts with a label and its value on one line: how many cards have that label. */
  readonly #heads = new Map<string, number>();
  readonly #cards: number;
  readonly #order: SlotOrder;

  constructor(cards: readonly Card[], words: Words) {
    this.#words = words;
    this.#cards = cards.length;
    for (const { entries } of cards) {
      const own = new Set(entries.flatMap(({ text }) => headOf(text)?.key ?? []));
      for (const key of own) this.#heads.set(key, (this.#heads.get(key) ?? 0) + 1);
    }
    this.#labels = this.#learn(cards);
    this.#constants = this.#learnConstants(cards);
    this.#order = new SlotOrder(cards, (entries) => {
      const status = entries.findIndex(({ text }) => text.length <= longestLabel && isWholeStatus(text, words));
      return status >= 0 ? status : entries.findIndex(({ text }) => isWholeId(text));
    });
  }

  /** The slots whose texts are labels. */
  #learn(cards: readonly Card[]): ReadonlySet<string> {
    const slots = new Map<
      string,
      { texts: Map<string, number>; count: number; followed: number; most: number; isTerm: boolean }
    >();
    for (const { entries } of cards) {
      const own = new Map<string, number>();
      entries.forEach(({ slot, text, isTerm }, i) => {
        const each = slots.get(slot) ?? { texts: new Map(), count: 0, followed: 0, most: 0, isTerm };
        slots.set(slot, each);
        const key = labelKey(text);
        each.texts.set(key, (each.texts.get(key) ?? 0) + 1);
        each.count++;
        const next = entries[i + 1];
        if (next && next.slot !== slot) each.followed++;
        own.set(slot, (own.get(slot) ?? 0) + 1);
        each.most = Math.max(each.most, own.get(slot) ?? 0);
      });
    }
    const labels = new Set<string>();
    for (const [slot, { texts, count, followed, most, isTerm }] of slots) {
      const all = [...texts.keys()];
      if (followed < count * 0.9 || all.some((text) => text === '' || text.length > longestLabel)) continue;
      // `Print the timetable.` ends in a word that labels have, and as a sentence does.
      if (all.filter((text) => text.endsWith('.')).length * 2 > all.length) continue;
      const values = all.filter((text) => this.#isValue(text)).length;
      if (values * 2 > all.length) continue;
      const heads = all.filter((text) => this.#isKnown(text)).length;
      const repeats = count >= all.length * 2;
      // A tag has one of several words in each card; labels are the same one, or several in a card.
      if (heads * 2 >= all.length || (repeats && (all.length === 1 || most > 1 || isTerm))) labels.add(slot);
    }
    return withoutValues(cards, labels);
  }

  /** Words that stand in one place in nearly every card, or are a known label in several: `Lead`, and behind it a name. */
  #learnConstants(cards: readonly Card[]): ReadonlySet<string> {
    const counts = new Map<string, { count: number; barren: number; text: string }>();
    for (const { entries } of cards) {
      const seen = new Set<string>();
      entries.forEach(({ slot, text }, i) => {
        const above = entries[i - 1];
        if (text.length > longestLabel || this.#labels.has(slot) || (above && this.#labels.has(above.slot))) return;
        const key = `${slot} ${labelKey(text)}`;
        const each = counts.get(key) ?? { count: 0, barren: 0, text };
        counts.set(key, each);
        if (seen.has(key)) each.barren++;
        else each.count++;
        seen.add(key);
        if (!entries[i + 1]) each.barren++;
      });
    }
    const found = [...counts].filter(([, { count, barren, text }]) => {
      const often = count >= Math.max(3, this.#cards * 0.8) || (count >= 2 && this.#isKnown(text));
      return (
        often &&
        barren === 0 &&
        !this.#isValue(text) &&
        !this.#words.statuses.at(text, 0) &&
        /^\p{Lu}[^.!]*$/u.test(text)
      );
    });
    return new Set(found.map(([key]) => key));
  }

  #isKnown(text: string): boolean {
    return (readHeader(text, this.#words)?.score ?? 0) >= known;
  }

  #isValue(text: string): boolean {
    return isWholeStatus(text, this.#words) || isWholeId(text) || isDatePhrase(text);
  }

  /** The cells of a card. */
  read({ entries }: Card): readonly Cell[] {
    const cells: OpenCell[] = [];
    let label: { cell: OpenCell; slot: string | null } | null = null;
    const cellOf = (column: string, title: string | null): OpenCell => {
      const own = cells.find((cell) => cell.column === column) ?? { column, title, titles: [], values: [] };
      if (!cells.includes(own)) cells.push(own);
      return own;
    };
    const orders = this.#order.of(entries);
    let last: OpenCell | null = null;
    let inList = false;
    for (const [i, entry] of entries.entries()) {
      const inline = this.#inline(entry);
      if (inline) {
        const cell = cellOf(`label ${inline.key}`, inline.title);
        cell.titles.push({ start: entry.start, end: inline.value.start });
        if (inline.value.end > inline.value.start) cell.values.push(inline.value);
        label = { cell, slot: inline.value.end > inline.value.start ? '' : null };
      } else if (this.#labels.has(entry.slot) || this.#constants.has(`${entry.slot} ${labelKey(entry.text)}`)) {
        const title = entry.text.replace(/[\s:]+$/u, '');
        const cell = cellOf(`label ${labelKey(entry.text)}`, title);
        cell.titles.push({ start: entry.start, end: entry.end });
        label = { cell, slot: null };
      } else if (label && goesOn(label.slot, entry)) {
        label.cell.values.push(entry);
        label = { cell: label.cell, slot: label.slot ?? entry.slot };
      } else {
        label = null;
        const text: string = last?.values.at(-1)?.text ?? '';
        // `The pier has:`, and below it a list.
        const own: OpenCell =
          entry.isItem && (text.endsWith(':') || inList) && last
            ? last
            : cellOf(`slot ${entry.slot}${orders[i] ?? ''}`, null);
        own.values.push(entry);
        inList = own === last && entry.isItem;
        last = own;
      }
    }
    return cells;
  }

  #inline({ text, start, end, isItem, isHeading }: Entry): { key: string; title: string; value: Value } | null {
    const head = headOf(text);
    if (!head || isWholeId(head.title)) return null;
    const often = (this.#heads.get(head.key) ?? 0) >= Math.max(2, this.#cards * 0.4);
    // `We agree: the pier must be mended`: a sentence goes on behind its colon, a value begins there.
    const goesOn = /^\p{Ll}/u.test(text.slice(head.length));
    if ((!often || goesOn) && !this.#isKnown(head.title)) return null;
    const value = { start: start + head.length, end, text: text.slice(head.length), isItem: false, isHeading };
    return { key: head.key, title: head.title, value: isItem ? { ...value, isItem: false } : value };
  }
}

/** What stands right behind a label each time is its value, though the values of all cards are alike. */
function withoutValues(cards: readonly Card[], labels: ReadonlySet<string>): ReadonlySet<string> {
  const seen = new Map<string, { count: number; behind: number }>();
  for (const { entries } of cards) {
    let above: string | null = null;
    for (const { slot } of entries) {
      const each = seen.get(slot) ?? { count: 0, behind: 0 };
      seen.set(slot, each);
      each.count++;
      // A value is no label of the next.
      const isBehind: boolean = labels.has(slot) && above !== null && above !== slot;
      if (isBehind) each.behind++;
      above = labels.has(slot) && !isBehind ? slot : null;
    }
  }
  return new Set(
    [...labels].filter((slot) => {
      const { count = 0, behind = 0 } = seen.get(slot) ?? {};
      return behind * 10 < count * 9;
    }),
  );
}

/** `Status: Closed`, `Lead:`. */
function headOf(text: string): { key: string; title: string; length: number } | null {
  const match = /^(\p{L}[^:]{1,59}?)\s*:(?:\s+|$)/u.exec(text);
  if (!match?.[1] || /[.!?]\s/u.test(match[1])) return null;
  return { key: labelKey(match[1]), title: match[1], length: match[0].length };
}

function labelKey(text: string): string {
  return foldCase(text.replace(/[\s:]+$/u, ''));
}

/** Whether a text is more of the value above it: it stands in the same place, in the same box, or in a list below. */
function goesOn(slot: string | null, entry: Entry): boolean {
  if (slot === null || entry.slot === slot) return true;
  if (slot === '') return false;
  const box = slot.slice(0, Math.max(0, slot.lastIndexOf('>')));
  return entry.isItem || (box !== '' && box !== slot && entry.slot.startsWith(`${box}>`) && !entry.isHeading);
}
