import { readStatus } from '../fields/status.js';
import { withLegend, type Words } from '../lexicon/words.js';
import { makePage, type Page } from '../page.js';
import { legendsOfPage } from './find.js';
import { foldSign, type LegendSign } from './signs.js';

/** What the pages of an edition say of their own codes, colours and icons. */
export interface Legend {
  readonly words: Words;
  /** The pages without their legends: text that explains statuses is no row. */
  readonly pages: readonly Page[];
  /** In words, for `--explain`. */
  readonly explanation: readonly string[];
}

/**
 * Reads the legends of all pages before any row is read, because a legend stands on one page
 * and its signs on all. A word that the vocabulary knows keeps its meaning, unless it is one
 * of those whose meaning is the publisher's.
 */
export function readLegend(pages: readonly Page[], words: Words): Legend {
  const signs = new Map<string, LegendSign>();
  const explanation: string[] = [];
  const rest = pages.map((page) => {
    const places = legendsOfPage(page, words);
    for (const place of places) {
      for (const entry of place.entries) {
        const folded = foldSign(entry.sign);
        const known =
          words.statuses.get(entry.sign) ?? (entry.kind === 'word' ? readStatus(entry.sign, words)?.value : undefined);
        if (signs.has(folded) || (known !== undefined && !(publishersOwn.has(folded) && entry.value !== 'unknown')))
          continue;
        signs.set(folded, { sign: entry.sign, meaning: entry.meaning, value: entry.value });
        explanation.push(
          `${page.document.info.name}: the legend says that “${entry.sign}” is “${entry.meaning}” → ${entry.value}`,
        );
      }
    }
    return places.length === 0 ? page : makePage(page.document, page.index, places);
  });
  return { words: signs.size === 0 ? words : withLegend(words, signs), pages: rest, explanation };
}

/** Words that one publisher means so and another otherwise: what a legend says of them counts. */
const publishersOwn = new Set([
  'closed',
  'open',
  'active',
  'limited',
  'substantial',
  'partial',
  'implemented',
  'planning',
  'scheduled',
  'continuing',
]);
