import { Registry } from '../core/registry.js';
import type { Capture } from '../model/capture.js';
import type { Discovery, EditionLink } from '../model/discovery.js';
import { linksOf, openPage, type OpenPage, type PublicationSource } from './open-page.js';
import { feed } from './sources/feed.js';
import { generic } from './sources/generic.js';
import { govScot } from './sources/gov-scot.js';
import { govUk } from './sources/gov-uk.js';
import { govWales } from './sources/gov-wales.js';
import { healthGovAu } from './sources/health-gov-au.js';
import { sitemap } from './sources/sitemap.js';

export { addressKey, fileType } from './open-page.js';
export { contentApiAddress } from './sources/gov-uk.js';

/** Every kind of site that is known. Adding one is a file and a line here. */
export const sources = new Registry<PublicationSource>('source', [
  govScot,
  govUk,
  govWales,
  healthGovAu,
  sitemap,
  feed,
  generic,
]);

/** What a page says of its publication, read by the source that suits it best. Never fails: a page that says nothing stands for itself. */
export function discover(capture: Capture, address: string): Discovery {
  return discoverIn(openPage(capture, address));
}

function discoverIn(page: OpenPage): Discovery {
  let best: PublicationSource = generic;
  let bestScore = -1;
  for (const source of sources) {
    const { score } = source.fit(page);
    if (score > bestScore) [best, bestScore] = [source, score];
  }
  return best.read(page);
}

/** What a watched address announces. */
export interface Announcements {
  /** Whether it is made to announce: a list, a feed, a sitemap. Of any other page, every link is meant. */
  readonly isList: boolean;
  readonly editions: readonly EditionLink[];
  /** Further lists that it leads to. */
  readonly lists: readonly string[];
}

export function announcements(capture: Capture, address: string): Announcements {
  const page = openPage(capture, address);
  const { kind, editions, pages } = discoverIn(page);
  if (kind === 'list') return { isList: true, editions, lists: pages.map(({ url }) => url) };
  const links = linksOf(page, 'body a').map((link) => ({ ...link, date: null }));
  return { isList: false, editions: links, lists: [] };
}
