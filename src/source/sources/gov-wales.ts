import { filesOf, linksOf, plainDiscovery, spacedText, type PublicationSource } from '../open-page.js';
import { dayAfter, fitOf, headingOf, ownLinks } from '../page-parts.js';

/**
 * Publications of gov.wales: a cover page, whose text is a page of the same name ending in
 * `-html`, or a file.
 */
export const govWales: PublicationSource = {
  id: 'gov-wales',
  fit({ url, $ }) {
    const reasons: string[] = [];
    if (/(?:^|\.)(?:gov\.wales|llyw\.cymru)$/u.test(url.hostname)) reasons.push('gov.wales');
    if ($('main a[href$="-html"], #main-content a[href$="-html"]').length > 0)
      reasons.push('a link to an HTML document');
    return fitOf(reasons, 0.5, 0.2);
  },
  read(page) {
    const { url } = page;
    const isText = /-html$/u.test(url.pathname.replace(/\/+$/u, ''));
    const texts = isText
      ? []
      : linksOf(page, 'main a[href$="-html"], #main-content a[href$="-html"]').filter(
          (each) => new URL(each.url).origin === url.origin,
        );
    const files = filesOf(page, ownLinks);
    const about = spacedText(page, 'main, #main-content');
    return {
      ...plainDiscovery('gov-wales', page),
      title: headingOf(page),
      pages: texts.length > 0 || isText ? texts : files.slice(0, 1),
      attachments: files,
      published: dayAfter(about, 'First published'),
      updated: dayAfter(about, 'Last updated'),
    };
  },
};
