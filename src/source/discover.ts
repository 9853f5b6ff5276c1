import { Registry } from '../core/registry.js';
import type { Capture } from '../model/capture.js';
import type { Discovery } from '../model/discovery.js';
import { openPage, type PublicationSource } from './open-page.js';
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
  const page = openPage(capture, address);
  let best: PublicationSource = generic;
  let bestScore = -1;
  for (const source of sources) {
    const { score } = source.fit(page);
    if (score > bestScore) [best, bestScore] = [source, score];
  }
  return best.read(page);
}
