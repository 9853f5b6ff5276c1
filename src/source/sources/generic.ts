import type { Discovery, PageLink } from '../../model/discovery.js';
import {
  addressKey,
  dayOf,
  filesOf,
  linksOf,
  plainDiscovery,
  type OpenPage,
  type PublicationSource,
} from '../open-page.js';
import { headingOf, relatives } from '../page-parts.js';

/**
 * Any other site: a list of chapters that names this page, else a chain of previous and next,
 * else the page by itself.
 */
export const generic: PublicationSource = {
  id: 'generic',
  fit: ({ $ }) =>
    $('body').children().length > 0 ? { score: 0.1, reasons: ['a page'] } : { score: 0.05, reasons: [] },
  read(page) {
    const { $ } = page;
    const chapters = chapterList(page);
    const related = relatives(page);
    const next = neighbour(page, related.next, /^next\b/iu);
    const previous = neighbour(page, related.previous, /^(?:prev|previous)\b/iu);
    const self = chapters.find((each) => addressKey(each.url) === addressKey(page.url.href))?.url ?? null;
    const plain = plainDiscovery('generic', page);
    return {
      ...plain,
      title: headingOf(page) ?? headingOf(page, 'title'),
      landing: chapters[0]?.url ?? plain.landing,
      pages: chapters,
      self,
      extent: chapters.length > 0 ? 'all' : 'some',
      next,
      previous,
      attachments: filesOf(page, 'main a, article a, body a'),
      published:
        dayOf(
          $('meta[property="article:published_time"], meta[name="dcterms.issued"], meta[name="date"]').attr('content'),
        ) ?? dayOf($('time[datetime]').first().attr('datetime')),
      updated: dayOf($('meta[property="article:modified_time"], meta[name="dcterms.modified"]').attr('content')),
    } satisfies Discovery;
  },
};

const lists = 'nav, ol, ul, [role="navigation"]';
const chapterNames = /(?:^|[-_ ])(?:contents|toc|chapters?|parts?|pages|sections?|side-?nav(?:igation)?)(?:$|[-_ ])/iu;
const otherNames = /breadcrumb|footer|share|social|related|skip|primary|global|menu|header/iu;

/** The longest list that calls itself one of chapters, or whose links lie beside each other, and that names this page. */
function chapterList(page: OpenPage): PageLink[] {
  const { $, url } = page;
  let best: PageLink[] = [];
  $(lists).each((_, element) => {
    const list = $(element);
    const names = ['class', 'id', 'aria-label'].map((name) => list.attr(name) ?? '').join(' ');
    if (otherNames.test(names) || list.closest('header, footer').length > 0) return;
    const links = linksOf(page, 'a[href]', element).filter((each) => new URL(each.url).origin === url.origin);
    const isHere = links.some((each) => addressKey(each.url) === addressKey(url.href));
    if (links.length < 2 || links.length <= best.length || !isHere) return;
    const beside = new Set(links.map((each) => new URL(each.url).pathname.replace(/\/*[^/]*\/*$/u, ''))).size <= 2;
    if (chapterNames.test(names) || (beside && $(element).is('nav'))) best = links;
  });
  return best;
}

/** A neighbour by its relation, else by its words; on the same site only. */
function neighbour(page: OpenPage, byRelation: string | null, label: RegExp): string | null {
  const { url } = page;
  const found =
    byRelation ??
    linksOf(page, 'main a, nav a, article a, body a').find(({ title }) => label.test(title ?? ''))?.url ??
    null;
  return found !== null && new URL(found).origin === url.origin ? found : null;
}
