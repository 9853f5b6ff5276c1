import { Fault } from '../core/message.js';
import type { Capture } from '../model/capture.js';
import type { Edition } from '../model/edition.js';
import type { Candidate } from '../model/plans.js';
import { addressKey } from '../source/discover.js';
import { compare, countNews, noRulings } from './compare.js';
import type { Context } from './context.js';
import { readPages } from './inputs.js';
import type { LoadedPlan } from './load-plan.js';
import { walkPublication } from './publication.js';
import type { VisitPage } from './visit-page.js';

/** What reading a candidate gave, and what it would bring. */
export interface Trial extends Pick<Candidate, 'title' | 'published' | 'trial' | 'why'> {
  /** Addresses of its pages. */
  readonly pages: readonly string[];
}

/** Reads a publication as if it were an edition, and compares it with the one it would follow. */
export async function tryCandidate(
  address: string,
  plan: LoadedPlan,
  editions: readonly Edition[],
  visit: VisitPage,
  context: Context,
): Promise<Trial> {
  try {
    const walked = await walkPublication(address, getter(visit), { by: 'plan' });
    const { title, published } = walked.discovery;
    const pages = walked.pages.map(({ url }) => url);
    const captures = walked.pages.flatMap(({ capture }) => capture ?? []);
    const owner = ownerOf(captures, editions);
    if (owner !== null) return { title, published, pages, trial: null, why: `it leads to pages of ${owner}` };
    const missing = walked.pages.length - captures.length;
    const read = await readPages(captures, [], { plan }, context);
    const trial = compareWith(neighbour(editions, published), read.edition, context);
    const why = missing === 0 ? null : `${missing} of its ${walked.pages.length} pages could not be had`;
    return { title, published, pages, trial, why };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { title: null, published: null, pages: [], trial: null, why: `it could not be had: ${error.message}` };
  }
}

/** The edition that has one of these pages, by the address that answered; null for none. */
function ownerOf(captures: readonly Capture[], editions: readonly Edition[]): string | null {
  const answered = new Set(captures.flatMap(({ info: { url } }) => (url === null ? [] : [addressKey(url)])));
  const owner = editions.find((edition) => edition.captures.some(({ url }) => url && answered.has(addressKey(url))));
  return owner?.edition.id ?? null;
}

function getter(visit: VisitPage): (page: string) => Promise<{ url: string; capture: Capture; messages: [] }> {
  return async (page) => {
    const [capture] = (await visit(page)).captures;
    if (!capture) throw new Error(`${page} gave neither a body nor a failure`);
    return { url: capture.info.url ?? page, capture, messages: [] };
  };
}

/** The edition that it would follow; the first of all where it would come before them. */
export function neighbour(editions: readonly Edition[], published: string | null): Edition | null {
  const withRows = editions.filter(({ actions }) => actions.length > 0);
  const earlier = withRows.filter(
    ({ edition }) => published === null || edition.published === null || edition.published <= published,
  );
  return earlier.at(-1) ?? withRows[0] ?? null;
}

function compareWith(before: Edition | null, now: Edition, context: Context): Candidate['trial'] {
  const actions = now.actions.length;
  if (!before || actions === 0) return { actions, against: null, same: 0, changes: 0 };
  const changes = compare(before, now, noRulings, context);
  const same = new Set(changes.links.flatMap(({ after }) => after)).size;
  return { actions, against: before.edition.id, same, changes: countNews(changes) };
}
