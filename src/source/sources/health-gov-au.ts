import { dayOf, filesOf, linksOf, plainDiscovery, type OpenPage, type PublicationSource } from '../open-page.js';
import { fitOf, headingOf, ownLinks, relatives } from '../page-parts.js';

/**
 * Publications of health.gov.au: a tree of pages below the publication's own address, volumes
 * and in them one page for each recommendation.
 */
export const healthGovAu: PublicationSource = {
  id: 'health-gov-au',
  fit({ url }) {
    const reasons: string[] = [];
    if (/(?:^|\.)health\.gov\.au$/u.test(url.hostname)) reasons.push('health.gov.au');
    if (root.test(url.pathname)) reasons.push('below /resources/publications/');
    return fitOf(reasons, 0.4, 0.25);
  },
  read(page) {
    const { $, url } = page;
    const own = url.pathname.replace(/\/+$/u, '');
    const landing = root.exec(own)?.[0] ?? own;
    const below = linksOf(page, `${ownLinks}, nav.book-navigation a`).filter((each) => {
      const { origin, pathname } = new URL(each.url);
      return origin === url.origin && pathname.startsWith(`${own}/`);
    });
    return {
      ...plainDiscovery('health-gov-au', page),
      title: headingOf(page),
      landing: `${url.origin}${landing}`,
      // A page that only leads on stands for nothing itself, but is opened, because it leads on.
      pages: below,
      extent: 'some',
      ...relatives(page),
      attachments: filesOf(page, ownLinks),
      published:
        dayOf($('time[datetime]').first().attr('datetime')) ??
        dayOf(labelled(page, /(?:date )?(?:published|issued)/iu)),
      updated: dayOf($('meta[name="dcterms.modified"], meta[property="article:modified_time"]').attr('content')),
    };
  },
};

const root = /^\/resources\/publications\/[^/]+/u;

function labelled({ $ }: OpenPage, label: RegExp): string | undefined {
  const found = $('dt, .field__label')
    .toArray()
    .find((element) => label.test($(element).text()));
  return found && $(found).next().text();
}
