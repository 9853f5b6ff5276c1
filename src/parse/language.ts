import { message, type Message } from '../core/message.js';
import type { Plan } from '../model/plan.js';
import type { Lexicon } from './lexicon/lexicon.js';
import type { Page } from './page.js';
import { placeAt } from './place.js';

/**
 * A message for each language of the pages that no vocabulary knows. The pages are read all the
 * same: layouts show in ids and marks, and a plan file may bring the words.
 */
export function findUnknownLanguages(pages: readonly Page[], lexicon: Lexicon, plan: Plan | null): readonly Message[] {
  const told = new Set<string>();
  return pages.flatMap((page) => {
    const language = page.document.facts.language ?? plan?.language ?? guessLanguage(page.text, lexicon);
    const base = language?.toLowerCase().split('-')[0] ?? null;
    if (base === null || base === lexicon.language || told.has(base)) return [];
    told.add(base);
    const own = plan !== null && Object.keys(plan.vocabulary.status).length > 0;
    if (own) return [];
    const name = languages.of(base) ?? base;
    return [
      message(
        'parse/unknown-language',
        `the page is in ${name} (${base}); there are status words, headers and labels for English (en) only, so rows may be missed and statuses unknown`,
        {
          place: page.text === '' ? { source: page.document.info.name } : placeAt(page, { start: 0, end: 1 }),
          actual: base,
        },
      ),
    ];
  });
}

const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** The little words that make up much of any text in a language. */
const commonWords: Readonly<Record<string, readonly string[]>> = {
  en: ['the', 'of', 'and', 'to', 'in', 'is', 'for', 'that', 'with', 'be', 'will', 'by', 'has', 'are', 'on'],
  cy: ['yn', 'y', 'yr', 'ar', 'ac', 'i', 'o', 'wedi', 'bydd', 'mae', 'gan', 'ei', 'eu', 'gyda', 'hynny'],
  ga: ['an', 'na', 'agus', 'ar', 'go', 'le', 'do', 'is', 'tá', 'leis', 'chun', 'atá', 'sa', 'ina', 'seo'],
  gd: ['an', 'a', 'agus', 'air', 'na', 'le', 'tha', 'gu', 'ann', 'airson', 'bha', 'chun', 'nan', 'do', 'seo'],
  fr: ['le', 'la', 'les', 'de', 'des', 'et', 'du', 'en', 'est', 'une', 'un', 'pour', 'que', 'dans', 'à'],
  de: ['der', 'die', 'das', 'und', 'zu', 'den', 'von', 'ist', 'mit', 'für', 'des', 'auf', 'im', 'ein', 'wird'],
  es: ['el', 'la', 'los', 'de', 'y', 'que', 'en', 'las', 'del', 'se', 'por', 'para', 'con', 'una', 'un'],
  nl: ['de', 'het', 'een', 'van', 'en', 'in', 'is', 'op', 'te', 'dat', 'voor', 'met', 'zijn', 'aan', 'wordt'],
};
const fewestWords = 40;

/** The language of a text that does not say it; null where it is short, or no language stands out. */
function guessLanguage(text: string, lexicon: Lexicon): string | null {
  const words =
    text
      .slice(0, 20_000)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  if (words.length < fewestWords) return null;
  const share = (language: string): number => {
    const common = new Set(commonWords[language] ?? []);
    return words.filter((word) => common.has(word)).length / words.length;
  };
  const own = share(lexicon.language);
  let best: { language: string; share: number } | null = null;
  for (const language of Object.keys(commonWords)) {
    const found = share(language);
    if (found > (best?.share ?? 0)) best = { language, share: found };
  }
  return best && best.language !== lexicon.language && best.share >= 0.12 && best.share > own * 2 + 0.05
    ? best.language
    : null;
}
