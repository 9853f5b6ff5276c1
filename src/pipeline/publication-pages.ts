import { fault } from '../core/faults.js';
import { Fault, type Message } from '../core/message.js';
import type { Manifest } from '../model/manifest.js';
import type { FetchedCapture } from './fetch-capture.js';
import type { PlanEdition } from './load-plan.js';
import { walkPublication, type GetPage, type WalkedPublication } from './publication.js';
import { namedAsBefore, type Visits } from './visit-tokens.js';

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
 *
 * @param earlier everything that the edition consisted of before, the oldest first
 */
export async function publicationPages(
  { publication, chapters }: PlanEdition,
  earlier: readonly Manifest[],
  offline: boolean,
  visits: Visits,
): Promise<PublicationPages> {
  const address = publication ?? '';
  const before = [...new Set(earlier.at(-1)?.pages.map(({ page }) => page))];
  const known = before.length > 0 ? before : [address];
  if (offline) return { pages: known, messages: [], had: () => null };
  const { visit } = visits;
  const came = new Map<string, FetchedCapture | Fault>();
  const get: GetPage = async (page) => {
    try {
      const fetched = await visit(page);
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
    const walked = await walkWhole(address, get, chapters, earlier);
    // The first page is had at the publication's own address; the others at theirs.
    const now = walked.pages.map(({ url, capture }) => (capture && !came.has(url) ? address : url));
    const pages = await namedAsBefore(now, before, came, visits);
    return { pages, messages: walked.messages.filter(({ code }) => code !== 'source/page-failed'), had };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    for (const page of known) came.set(page, error);
    return { pages: known, messages: [], had };
  }
}

/**
 * An address that led to chapters and leads to none is an answer of another kind (a notice, a
 * login) rather than a publication of one page, until the plan file says that it has one.
 */
async function walkWhole(
  address: string,
  get: GetPage,
  chapters: number | null,
  earlier: readonly Manifest[],
): Promise<WalkedPublication> {
  const most = mostPages(earlier);
  const walked = await walkPublication(address, get, { by: 'plan', expected: chapters ?? most });
  if (chapters !== 1 && most !== null && most > 1 && walked.pages.length === 1) {
    throw fault('source/other-page', `${address} led to ${most} pages before and leads to none now`);
  }
  return walked;
}

/**
 * A publication that had more pages once has lost some, until a person says in the plan file
 * how many it has. Pages that were never had do not count: they may not have been there.
 */
function mostPages(earlier: readonly Manifest[]): number | null {
  const counts = earlier.map(({ pages }) => pages.filter(({ capture }) => capture !== null).length);
  return counts.length === 0 ? null : Math.max(...counts);
}
