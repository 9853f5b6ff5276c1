import { readDateBounds } from '../core/dates.js';
import { slug } from '../core/text.js';
import type { EditionInfo } from '../model/edition.js';
import type { ParseOptions } from './options.js';
import type { Page } from './page.js';

/**
 * What the edition is called and when it was published, from the pages unless the caller
 * fixed it. The id is the month of publication; without one, a date in the title; without
 * that, the title; without that, the first capture's hash.
 */
export function readEditionInfo(pages: readonly Page[], options: ParseOptions): Omit<EditionInfo, 'scope'> {
  const facts = pages.map((page) => page.document.facts);
  const first = <T>(pick: (fact: (typeof facts)[number]) => T | null): T | null => facts.map(pick).find((value) => value !== null) ?? null;
  const title = options.title ?? first((fact) => fact.series) ?? pages[0]?.document.title ?? null;
  const published = options.published ?? first((fact) => fact.published);
  return {
    id: options.editionId ?? published?.slice(0, 7) ?? idFromTitle(title) ?? `sha-${pages[0]?.document.info.sha256.slice(0, 8) ?? 'none'}`,
    title,
    published,
    language: first((fact) => fact.language) ?? options.plan?.language ?? null,
    publisher: options.plan?.publisher ?? first((fact) => fact.publisher),
    licence: options.plan?.licence ?? first((fact) => fact.licence),
    attribution: options.plan?.attribution ?? null,
  };
}

function idFromTitle(title: string | null): string | null {
  if (title === null) return null;
  const phrase = /(?:(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+)?(?:19|20)\d{2}/iu.exec(title)?.[0];
  const bounds = phrase === undefined ? null : readDateBounds(phrase, { fiscalYearStart: 4 });
  if (bounds?.earliest != null) return phrase?.includes(' ') === true ? bounds.earliest.slice(0, 7) : bounds.earliest.slice(0, 4);
  return slug(title).slice(0, 60) || null;
}
