import { dayOf, plainDiscovery, resolve, words, type PublicationSource } from '../open-page.js';

/** An Atom or RSS feed: what was published lately, with titles and days. */
export const feed: PublicationSource = {
  id: 'feed',
  fit: ({ $ }) =>
    $('feed > entry, feed > id, rss > channel').length > 0
      ? { score: 1, reasons: ['a feed'] }
      : { score: 0, reasons: [] },
  read(page) {
    const { $ } = page;
    const editions = $('entry, item')
      .toArray()
      .flatMap((element) => {
        const entry = $(element);
        const link = entry.children('link');
        const alternate = link.filter('[rel="alternate"], :not([rel])').first();
        const url = resolve(alternate.attr('href') ?? words(link.first().text()) ?? undefined, page);
        const when = entry.children('published, updated, pubDate').first().text();
        return url === null ? [] : [{ url, title: words(entry.children('title').text()), date: dayOf(when) }];
      });
    const title = words($('feed > title, channel > title').first().text());
    return { ...plainDiscovery('feed', page), kind: 'list', title, editions };
  },
};
