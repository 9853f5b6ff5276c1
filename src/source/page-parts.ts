import type { Fit } from '../core/registry.js';
import { dayOf, resolve, words, type OpenPage } from './open-page.js';

/** What the pages of most publishers have in common, for those that read them. */

/** Links in what is the page's own, and not the site's. */
export const ownLinks = 'main a, #main-content a';

/** No fit without a reason; each reason adds to it, and none is certainty. */
export function fitOf(reasons: readonly string[], base: number, each: number): Fit {
  return { score: reasons.length === 0 ? 0 : Math.min(0.9, base + reasons.length * each), reasons: [...reasons] };
}

/** The heading of the page; null where it has none. */
export function headingOf({ $ }: OpenPage, selector = 'h1'): string | null {
  return words($(selector).first().text());
}

/** Where the first link of a selection leads; null for nowhere. */
export function linkAt(page: OpenPage, selector: string): string | null {
  return resolve(page.$(selector).first().attr('href'), page);
}

/** The next page and the one before, by the relation that their links declare. */
export function relatives(page: OpenPage): { readonly next: string | null; readonly previous: string | null } {
  const at = (relation: string): string | null => linkAt(page, `a[rel~="${relation}"], link[rel~="${relation}"]`);
  return { next: at('next'), previous: at('prev') };
}

/** The day that stands after a label: `First published: 3 June 2024`. */
export function dayAfter(text: string, label: string): string | null {
  return dayOf(new RegExp(`${label}:?\\s+(.{0,30})`, 'u').exec(text)?.[1]);
}
