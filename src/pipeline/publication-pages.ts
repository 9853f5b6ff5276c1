import { Fault, type Message } from '../core/message.js';
import type { Manifest } from '../model/manifest.js';
import type { Context } from './context.js';
import { fetchCapture, type FetchedCapture } from './fetch-capture.js';
import type { PlanEdition } from './load-plan.js';
import { walkPublication } from './publication.js';

/** The pages of an edition that a plan file gives by the address of its publication. */
export interface PublicationPages {
  readonly pages: readonly string[];
  readonly messages: readonly Message[];
  /** A page as it was had on the way; the failure of one that was not. Null for a page that was not on the way. */
  readonly had: (page: string) => FetchedCapture | null;
}

/**
 * Walks a publication, asking only for what may have changed. Where its address cannot be
 * had, or nothing may be asked, its pages are those that it had before.
 */
export async function publicationPages(
  { publication, chapters }: PlanEdition,
  last: Manifest | null,
  offline: boolean,
  context: Context,
): Promise<PublicationPages> {
  const address = publication ?? '';
  const before = [...new Set(last?.pages.map(({ page }) => page))];
  const known = before.length > 0 ? before : [address];
  if (offline) return { pages: known, messages: [], had: () => null };
  const came = new Map<string, FetchedCapture | Fault>();
  const get = async (
    page: string,
  ): Promise<{ url: string; capture: FetchedCapture['captures'][number]; messages: readonly Message[] }> => {
    try {
      const fetched = await fetchCapture(page, context);
      came.set(page, fetched);
      const [capture] = fetched.captures;
      if (!capture) throw new Error(`${page} gave neither a body nor a failure`);
      return { url: capture.info.url ?? page, capture, messages: [] };
    } catch (error) {
      if (error instanceof Fault) came.set(page, error);
      throw error;
    }
  };
  const had = (page: string): FetchedCapture | null => {
    const found = came.get(page) ?? null;
    if (found instanceof Fault) throw found;
    return found;
  };
  try {
    const walked = await walkPublication(address, get, { by: 'plan', expected: chapters });
    // The first page is had at the publication's own address; the others at theirs.
    const pages = walked.pages.map(({ url, capture }) => (capture && !came.has(url) ? address : url));
    return { pages, messages: walked.messages.filter(({ code }) => code !== 'source/page-failed'), had };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    for (const page of known) came.set(page, error);
    return { pages: known, messages: [], had };
  }
}
