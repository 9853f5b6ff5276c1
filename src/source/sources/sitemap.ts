import { dayOf, plainDiscovery, resolve, words, type PublicationSource } from '../open-page.js';

/** A sitemap: addresses with the day of their last change; an index of sitemaps leads on to others. */
export const sitemap: PublicationSource = {
  id: 'sitemap',
  fit: ({ $ }) =>
    $('urlset, sitemapindex').length > 0 ? { score: 1, reasons: ['a sitemap'] } : { score: 0, reasons: [] },
  read(page) {
    const { $ } = page;
    const entries = (name: string): { url: string; title: null; date: string | null }[] =>
      $(name)
        .toArray()
        .flatMap((element) => {
          const url = resolve(words($(element).children('loc').text()) ?? undefined, page);
          return url === null ? [] : [{ url, title: null, date: dayOf($(element).children('lastmod').text()) }];
        });
    return {
      ...plainDiscovery('sitemap', page),
      kind: 'list',
      pages: entries('sitemap'),
      extent: 'some',
      editions: entries('url'),
    };
  },
};
