import type { Field } from '../../lexicon/lexicon.js';
import type { Words } from '../../lexicon/words.js';
import { readStatus, isWholeStatus } from '../../fields/status.js';
import { isCounted } from '../../fields/id-shapes.js';
import { isDatePhrase } from '../../../core/dates.js';
import { readHeader } from '../../headers.js';
import { needsLegend } from '../../legend/signs.js';
import { cardId, type NumberedNoun } from './card-id.js';
import { demands, reports } from '../../wording.js';
import { endInSeveralIds } from './ids-at-end.js';
import type { Cell } from './labels.js';

/** What stands in one place, or under one label, in all cards. */
export interface Column {
  readonly key: string;
  readonly title: string | null;
  /** What its label says it is; null without a known label. */
  readonly named: Field | null;
  readonly count: number;
  /** Shares of the cards that have it. */
  readonly statuses: number;
  readonly responses: number;
  readonly ids: number;
  readonly wholeIds: number;
  /** Share of ids with letters or parts, which are no mere numbers. */
  readonly counted: number;
  readonly dates: number;
  /** Cards in which it has several statuses or ids: they hold several rows. */
  readonly several: number;
  readonly length: number;
  readonly wordCount: number;
  readonly headings: number;
  /** Shares of what says what should be, and of what says what was or is. */
  readonly demands: number;
  readonly reports: number;
  readonly distinct: number;
}

export function columnsOf(cards: readonly (readonly Cell[])[], noun: NumberedNoun, words: Words): readonly Column[] {
  const byKey = new Map<string, Cell[]>();
  for (const cell of cards.flat()) {
    const known = byKey.get(cell.column);
    if (known) known.push(cell);
    else byKey.set(cell.column, [cell]);
  }
  return [...byKey].map(([key, cells]) => profile(key, cells, noun, words));
}

function profile(key: string, cells: readonly Cell[], noun: NumberedNoun, words: Words): Column {
  const filled = cells.filter(({ values }) => values.length > 0);
  const share = (of: (text: string, cell: Cell) => boolean): number =>
    filled.filter((cell) => of(cell.values[0]?.text ?? '', cell)).length / Math.max(1, filled.length);
  const texts = filled.map(({ values }) => values.map(({ text }) => text).join(' '));
  const total = (of: (text: string) => number): number =>
    texts.reduce((sum, text) => sum + of(text), 0) / Math.max(1, texts.length);
  const title = cells[0]?.title ?? null;
  const reading = title === null ? null : readHeader(title, words);
  return {
    key,
    title,
    named: reading && (reading.score >= 0.8 || cells.length >= 2) ? reading.field : null,
    count: filled.length,
    statuses: share((text) => isStatusText(text, words)),
    responses: share((text) => words.responses.at(text, 0) !== null && !isStatusText(text, words)),
    ids: share((text) => cardId(text, noun, words) !== null),
    wholeIds: share((text) => isWhole(text, noun, words)),
    counted: share((text) => isWhole(text, noun, words) && isCounted.test(text)),
    dates: share((text) => isDatePhrase(text)),
    several: share(
      (_, { titles, values }) =>
        titles.length > 1 ||
        endInSeveralIds(values.map((value) => value.text)) ||
        values
          .slice(1)
          .some(
            ({ text, isHeading }) =>
              isWholeStatus(text, words) ||
              isWhole(text, noun, words) ||
              (isHeading && cardId(text, noun, words) !== null),
          ),
    ),
    length: total((text) => text.length),
    wordCount: total((text) => text.split(/\s+/u).length),
    headings: share((_, { values }) => values[0]?.isHeading === true),
    demands: share((text) => demands.test(text)),
    reports: share((text) => reports.test(text)),
    distinct: new Set(texts).size,
  };
}

function isWhole(text: string, noun: NumberedNoun, words: Words): boolean {
  const id = cardId(text, noun, words);
  return id !== null && id.end >= text.trimEnd().length;
}

/** A status and little else: as a tag, or as a colour or code that a legend explains. */
function isStatusText(text: string, words: Words): boolean {
  if (text.length > 60 || /[.!?]\s+\p{L}/u.test(text)) return false;
  if (isWholeStatus(text, words)) return true;
  if (text.split(/\s+/u).length > 6) return false;
  const head = text.split(/\s*[–—:,(-]\s+|\s*\(/u)[0] ?? text;
  return isWholeStatus(head, words) || (words.legend.size > 0 && needsLegend(text) && readStatus(text, words) !== null);
}
