import { dayOf, filesOf, linksOf, plainDiscovery, spacedText, words, type PublicationSource } from '../open-page.js';

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
    return { score: reasons.length === 0 ? 0 : 0.5 + reasons.length * 0.2, reasons };
  },
  read(page) {
    const { $, url } = page;
    const isText = /-html$/u.test(url.pathname.replace(/\/+$/u, ''));
    const texts = isText
      ? []
      : linksOf(page, 'main a[href$="-html"], #main-content a[href$="-html"]').filter(
          (each) => new URL(each.url).origin === url.origin,
        );
    const files = filesOf(page, 'main a, #main-content a');
    const about = spacedText(page, 'main, #main-content');
    return {
      ...plainDiscovery('gov-wales', page),
      title: words($('h1').first().text()),
      pages: texts.length > 0 || isText ? texts : files.slice(0, 1),
      attachments: files,
      published: dayOf(/First published:?\s+(.{0,30})/u.exec(about)?.[1]),
      updated: dayOf(/Last updated:?\s+(.{0,30})/u.exec(about)?.[1]),
    };
  },
};
