import { readDateBounds } from '../core/dates.js';
import { slug } from '../core/text.js';
import type { Facts } from '../model/document.js';
import type { EditionInfo } from '../model/edition.js';
import type { ParseOptions } from './options.js';
import type { Page } from './page.js';
import type { PageReading } from './read-page.js';

/**
 * What the edition is called and when it was published, from the pages unless the caller
 * fixed it. The id is the month of publication; without one, a date in the title; without
 * that, the title; without that, the first capture's hash.
 */
export function readEditionInfo(
  readings: readonly PageReading[],
  published: string | null,
  options: ParseOptions,
): Omit<EditionInfo, 'scope'> {
  const first = <T>(pick: (fact: Facts) => T | null): T | null =>
    firstFact(
      readings.map(({ page }) => page),
      pick,
    );
  const [opening] = readings;
  // The first line of a text may be its first row or its header.
  const own = opening && !opening.opensWithRegion ? opening.page.document.title : null;
  const title = options.title ?? first((fact) => fact.series) ?? own;
  return {
    id:
      options.editionId ??
      published?.slice(0, 7) ??
      idFromTitle(title) ??
      `sha-${opening?.page.document.info.sha256.slice(0, 8) ?? 'none'}`,
    title,
    published,
    language: first((fact) => fact.language) ?? options.plan?.language ?? null,
    publisher: options.plan?.publisher ?? first((fact) => fact.publisher),
    licence: options.plan?.licence ?? first((fact) => fact.licence),
    attribution: options.plan?.attribution ?? null,
  };
}

/** The day of publication that the first page to name one gives, unless the caller fixed it. */
export function readPublished(pages: readonly Page[], options: ParseOptions): string | null {
  return options.published ?? firstFact(pages, (fact) => fact.published);
}

function firstFact<T>(pages: readonly Page[], pick: (fact: Facts) => T | null): T | null {
  for (const page of pages) {
    const value = pick(page.document.facts);
    if (value !== null) return value;
  }
  return null;
}

function idFromTitle(title: string | null): string | null {
  if (title === null) return null;
  const phrase =
    /(?:(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+)?(?:19|20)\d{2}/iu.exec(
      title,
    )?.[0];
  const bounds = phrase === undefined ? null : readDateBounds(phrase, { fiscalYearStart: 4 });
  if (bounds?.earliest != null)
    return phrase?.includes(' ') === true ? bounds.earliest.slice(0, 7) : bounds.earliest.slice(0, 4);
  return slug(title).slice(0, 60) || null;
}
