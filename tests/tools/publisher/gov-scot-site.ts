import type { PublishedEdition } from './editions.js';
import { missing, page, redirect, type Page } from './page.js';

/** What is told of the site to make its pages. */
export interface GovScotState {
  /** Editions that exist now, in order of time. */
  readonly editions: readonly PublishedEdition[];
  /** Slugs whose publication has been sent to the web archive, and the archive's address. */
  readonly archived: ReadonlyMap<string, string>;
  /** Slugs → entries of their update history, newest first. */
  readonly histories: ReadonlyMap<string, readonly { readonly day: string; readonly note: string }[]>;
  readonly origin: string;
}

/** A site in the manner of gov.scot: landing, chapters, supporting files, list, sitemaps, moves to the archive. */
export function govScotPage(path: string, state: GovScotState): Page | null {
  if (path === '/publications/') return publicationList(state);
  if (path === '/sitemap.xml') return sitemapIndex(state);
  if (path === '/sitemap/latest.xml') return sitemap(state);
  const [, slug, rest = ''] = /^\/publications\/([a-z0-9-]+)(\/.*)?$/u.exec(path) ?? [];
  if (slug === undefined) return null;
  if (rest === '') return redirect(`${path}/`);
  const moved = state.archived.get(slug);
  if (moved !== undefined) return redirect(moved);
  const edition = state.editions.find((each) => each.slug === slug);
  if (!edition) return missing();
  if (rest === '/documents/') return documentsPage(edition);
  if (rest === '/documents/tables.csv') {
    return page('Number,Action,Status\n1.1,Open on Sundays,Ongoing\n', 'text/csv', edition.published);
  }
  return chapter(edition, rest, state);
}

function chapter(edition: PublishedEdition, rest: string, state: GovScotState): Page {
  const number = rest === '/' ? 1 : Number(/^\/pages\/(\d+)\/$/u.exec(rest)?.[1] ?? Number.NaN);
  const html = edition.pages[number - 1];
  if (html === undefined) return missing();
  const history = state.histories.get(edition.slug);
  const told = history ? html.replace('</main>', `${historyHtml(history)}</main>`) : html;
  return page(told, undefined, history?.[0]?.day ?? edition.published);
}

function historyHtml(entries: readonly { readonly day: string; readonly note: string }[]): string {
  const items = entries.map(
    ({ day, note }) =>
      `<li class="gov_history-list__item"><time datetime="${day}T09:30:00GMT">${longDate(day)}</time><p class="gov_history-list__content">${note}</p></li>`,
  );
  return `<div id="history"><div id="full-history"><ol>${items.join('')}</ol></div></div>`;
}

function documentsPage({ title, slug, published }: PublishedEdition): Page {
  const file = `/publications/${slug}/documents/tables.csv`;
  return page(
    `<!doctype html><title>${title} - supporting documents</title><main>
<header class="ds_page-header"><h1 class="ds_page-header__title">${title}</h1></header>
<div class="ds_file-download"><a class="ds_file-download__title" href="${file}">Tables</a>
<div class="ds_file-download__details"><dl class="ds_metadata"><dt class="ds_metadata__key">File type</dt>
<dd class="ds_metadata__value">CSV file</dd><dt class="ds_metadata__key">File size</dt>
<dd class="ds_metadata__value">1.2 kB</dd></dl></div></div></main>`,
    undefined,
    published,
  );
}

function publicationList({ editions }: GovScotState): Page {
  const items = [...editions].reverse().map(
    ({ slug, title, published }) => `<li class="ds_search-result">
<h3 class="ds_search-result__title"><a class="ds_search-result__link" href="/publications/${slug}/">${title}</a></h3>
<dl class="ds_search-result__metadata"><dt>Format</dt><dd>Strategy/plan</dd><dt>Date</dt><dd>${longDate(published)}</dd></dl></li>`,
  );
  return page(
    `<!doctype html><title>Publications</title><main><ol id="search-results-list" class="ds_search-results__list" data-total="${editions.length}">${items.join('\n')}</ol></main>`,
  );
}

function sitemapIndex({ origin }: GovScotState): Page {
  return page(
    `<?xml version="1.0" encoding="UTF-8"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>${origin}/sitemap/latest.xml</loc></sitemap></sitemapindex>`,
    'application/xml',
  );
}

function sitemap({ editions, origin }: GovScotState): Page {
  const entries = editions.flatMap(({ slug, pages, published }) =>
    ['', ...pages.map((_, index) => `pages/${index + 1}/`)].map(
      (rest) => `<url><loc>${origin}/publications/${slug}/${rest}</loc><lastmod>${published}T09:30:00Z</lastmod></url>`,
    ),
  );
  const other = `<url><loc>${origin}/publications/harbour-dredging-notice/</loc><lastmod>2020-01-01T00:00:00Z</lastmod></url>`;
  return page(
    `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join('')}${other}</urlset>`,
    'application/xml',
  );
}

export function longDate(day: string): string {
  const months = 'January February March April May June July August September October November December'.split(' ');
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)} ${months[Number(month) - 1] ?? ''} ${year}`;
}
