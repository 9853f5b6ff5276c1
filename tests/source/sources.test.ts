import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Discovery } from '../../src/model/discovery.js';
import { toCapture } from '../../src/source/bytes.js';
import { announcements, discover } from '../../src/source/discover.js';
import { readArchivedAddress } from '../../src/source/memento.js';

const look = (url: string, body: string | object, mediaType = 'text/html'): Discovery => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return discover(toCapture(Buffer.from(text), { name: url, url, mediaType, retrieved: null, charset: 'utf-8' }), url);
};

describe('gov.scot', () => {
  const at = 'https://www.gov.scot/publications/boats/';
  const paths = ['pages/1/', 'pages/2/', 'pages/annex/'];
  const links = (name: string): string =>
    paths.map((path, index) => `<a class="${name}" href="/publications/boats/${path}">Part ${index + 1}</a>`).join('');
  const eras = {
    'A1, 2018': `<article id="page-content" class="layout--publication"><h1 class="article-header__title">Boats</h1>
<section class="content-data"><div><span class="content-data__label">Published:</span> <span class="content-data__value">4 Jun 2019</span></div></section>
<nav class="page-group">${links('page-group__link')}</nav>
<a class="page-nav__button--right" href="/publications/boats/pages/2/"><span class="page-nav__text">Part 2</span></a>
<div class="document-info"><h3 class="document-info__title"><a href="/binaries/boats.pdf">Boats</a></h3><div class="document-info__meta">36 page PDF 1.2 MB</div></div></article>`,
    'A2, 2020': `<h1 class="article-header__title">Boats</h1><div><span class="content-data__label">Published:</span><span class="content-data__value">4 Jun 2019</span></div>
<nav class="ds_side-navigation">${links('page-group__link')}</nav>
<a class="page-nav__button--right" href="/publications/boats/pages/2/"></a>
<div class="document-info"><h3 class="document-info__title"><a href="/binaries/boats.pdf">Boats</a></h3>PDF, 1.2 MB</div>`,
    'B1, 2022': `<h1 class="ds_page-header__title">Boats</h1><div class="ds_metadata__item"><span class="ds_metadata__key">Published</span> <span class="ds_metadata__value">4 June 2019</span></div>
<nav class="ds_side-navigation"><ul id="side-navigation-root">${links('ds_side-navigation__link')}</ul></nav>
<div class="ds_sequential-nav__item--next"><a href="/publications/boats/pages/2/">Part 2</a></div>
<div class="ds_file-info"><h3 class="ds_file-info__title"><a href="/binaries/boats.pdf">Boats</a></h3>PDF 1.2 MB</div>`,
    'B3, now': `<h1 class="ds_page-header__title">Boats</h1><dl><div class="ds_metadata__item"><dt class="ds_metadata__key">Published</dt><dd class="ds_metadata__value" id="sg-meta__publication-date">4 June 2019</dd></div></dl>
<nav class="ds_side-navigation"><ul id="side-navigation-root">${links('ds_side-navigation__link')}</ul></nav>
<nav class="ds_sequential-nav"><div class="ds_sequential-nav__item ds_sequential-nav__item--next"><a href="/publications/boats/pages/2/">Part 2</a></div></nav>
<div class="ds_file-download"><a class="ds_file-download__title" href="/binaries/boats.pdf">Boats</a><dl><dd>36 page PDF</dd><dd>1.2 MB</dd></dl></div>`,
  };
  const expected: Partial<Discovery> = {
    source: 'gov-scot',
    title: 'Boats',
    landing: at,
    pages: paths.map((path, index) => ({ url: at + path, title: `Part ${index + 1}` })),
    self: `${at}pages/1/`,
    next: `${at}pages/2/`,
    published: '2019-06-04',
    attachments: [
      {
        url: 'https://www.gov.scot/binaries/boats.pdf',
        title: 'Boats',
        mediaType: 'application/pdf',
        bytes: 1_200_000,
      },
    ],
  };
  test.each(Object.entries(eras))('a landing page of %s says the same', (_, html) => {
    expect(look(at, `<!doctype html><body>${html}</body>`)).toMatchObject(expected);
  });

  test('the update history is read newest first, and the first publication is its last entry', () => {
    const entry = (day: string, note: string): string =>
      `<li class="gov_history-list__item"><time datetime="2025-09-10T09:00:00BST">${day}</time><p class="gov_history-list__content">${note}</p></li>`;
    const html = `<h1 class="ds_page-header__title">Boats</h1><dd id="sg-meta__last-updated-date"><a href="#full-history">10 September 2025</a></dd>
<div id="history"><div id="full-history"><ol>${entry('10 September 2025', 'Annex B added')}${entry('4 June 2019', 'First published')}</ol></div></div>`;
    expect(look(at, html)).toMatchObject({
      published: '2019-06-04',
      updated: '2025-09-10',
      history: [
        { date: '2025-09-10', note: 'Annex B added' },
        { date: '2019-06-04', note: 'First published' },
      ],
    });
  });

  test('a list of publications is a list of what may be editions', () => {
    const html = `<ol id="search-results-list"><li class="ds_search-result"><h3><a class="ds_search-result__link" href="/publications/boats-2/">Boats <mark>two</mark></a></h3>
<dl><dt>Date</dt><dd>03 March 2026</dd></dl></li><li class="ds_search-result ds_search-result--promoted"><a class="ds_search-result__link" href="/x/">Ad</a></li></ol>`;
    expect(look('https://www.gov.scot/publications/', html)).toMatchObject({
      kind: 'list',
      editions: [{ url: 'https://www.gov.scot/publications/boats-2/', title: 'Boats two', date: '2026-03-03' }],
    });
  });
});

describe('GOV.UK', () => {
  const base = '/government/publications/lamps';
  const item = (over: object): object => ({
    base_path: base,
    schema_name: 'publication',
    title: 'Lamps',
    first_published_at: '2024-02-01T00:00:00Z',
    public_updated_at: '2025-03-01T00:00:00Z',
    withdrawn_notice: {},
    links: {},
    details: {},
    ...over,
  });
  const file = (title: string, type: string): object => ({
    attachment_type: 'file',
    title,
    url: `https://assets.example/${title.replaceAll(' ', '-')}.${type}`,
    content_type: `application/${type}`,
    file_size: 10,
  });
  const api = `https://www.gov.uk/api/content${base}`;

  test('the text is the HTML child, without versions for other readers; files are beside it', () => {
    const html = (title: string): object => ({ attachment_type: 'html', title, url: `${base}/${title.toLowerCase()}` });
    const details = {
      attachments: [html('Plan'), html('Welsh'), file('Plan', 'pdf')],
      change_history: [{ public_timestamp: '2025-03-01T09:00:00Z', note: 'Added the annex.' }],
    };
    expect(look(api, item({ details }), 'application/json')).toMatchObject({
      source: 'gov-uk',
      title: 'Lamps',
      pages: [{ url: `${api}/plan`, title: 'Plan' }],
      attachments: [{ title: 'Plan', mediaType: 'application/pdf', bytes: 10 }],
      published: '2024-02-01',
      updated: '2025-03-01',
      history: [{ date: '2025-03-01', note: 'Added the annex.' }],
      withdrawn: null,
    });
  });

  test('without a child, the files are the text', () => {
    const details = { attachments: [file('Plan', 'pdf'), file('Plan easy read', 'pdf')] };
    expect(look(api, item({ details }), 'application/json').pages).toEqual([
      { url: 'https://assets.example/Plan.pdf', title: 'Plan', mediaType: 'application/pdf', bytes: 10 },
    ]);
  });

  test('a withdrawal has its day and its reason', () => {
    const withdrawn_notice = {
      explanation: '<p>Replaced by <a href="/x">Lamps 2</a>.</p>',
      withdrawn_at: '2026-01-05T10:00:00Z',
    };
    expect(look(api, item({ withdrawn_notice }), 'application/json').withdrawn).toEqual({
      date: '2026-01-05',
      reason: 'Replaced by Lamps 2 .',
    });
  });

  test('its page leads to the child as well', () => {
    const html = `<main><h1>Lamps</h1><section id="documents"><a href="${base}/plan">Plan</a></section></main>`;
    expect(look(`https://www.gov.uk${base}`, html)).toMatchObject({
      source: 'gov-uk',
      pages: [{ url: `https://www.gov.uk${base}/plan` }],
    });
  });
});

test('gov.wales: the cover leads to the page ending in -html, which stands for itself', () => {
  const cover = look(
    'https://www.gov.wales/ferries-annual-report',
    '<main id="main-content"><h1>Ferries</h1><p>First published: 3 March 2025</p><a href="/ferries-annual-report-html">Ferries</a><a href="/sites/ferries.pdf">PDF</a></main>',
  );
  expect(cover).toMatchObject({
    source: 'gov-wales',
    published: '2025-03-03',
    pages: [{ url: 'https://www.gov.wales/ferries-annual-report-html' }],
    attachments: [{ mediaType: 'application/pdf' }],
  });
  expect(look('https://www.gov.wales/ferries-annual-report-html', '<main><h1>Ferries</h1></main>').pages).toEqual([]);
});

test('health.gov.au: pages below the publication, each of which may lead further', () => {
  const root = 'https://www.health.gov.au/resources/publications/care-report';
  const html = `<main><h1>Care report</h1><time datetime="2025-05-01">1 May</time><a href="${root}/volume-4">Volume 4</a><a href="/resources/publications/other">Other</a></main>`;
  expect(look(root, html)).toMatchObject({
    source: 'health-gov-au',
    landing: root,
    pages: [{ url: `${root}/volume-4`, title: 'Volume 4' }],
    extent: 'some',
    published: '2025-05-01',
  });
  const volume = `<main><a href="${root}/volume-4/recommendation-4-1">4.1</a><a href="${root}">Back</a></main>`;
  expect(look(`${root}/volume-4`, volume)).toMatchObject({
    landing: root,
    pages: [{ url: `${root}/volume-4/recommendation-4-1` }],
  });
});

describe('any other site', () => {
  const at = 'https://harbour.example/plan/two';
  test('a list of chapters that names the page', () => {
    const nav =
      '<nav aria-label="Contents"><a href="/plan/one">One</a><a href="/plan/two">Two</a><a href="/plan/three">Three</a></nav>';
    expect(
      look(at, `<header><nav><a href="/">Home</a><a href="${at}">x</a></nav></header><main>${nav}</main>`),
    ).toMatchObject({
      source: 'generic',
      landing: 'https://harbour.example/plan/one',
      pages: [{ title: 'One' }, { title: 'Two' }, { title: 'Three' }],
      self: at,
    });
  });

  test('previous and next, on the same site only', () => {
    const html = '<main><a href="/plan/one">Previous page</a><a rel="next" href="/plan/three">On</a></main>';
    expect(look(at, html)).toMatchObject({
      pages: [],
      next: 'https://harbour.example/plan/three',
      previous: 'https://harbour.example/plan/one',
    });
    expect(look(at, '<main><a rel="next" href="https://evil.example/">Next</a></main>').next).toBeNull();
  });

  test('a page with neither stands for itself; whatever comes is no failure', () => {
    expect(look(at, '<main><h1>Alone</h1></main>')).toMatchObject({ title: 'Alone', pages: [], next: null });
    expect(look(at, '%PDF-1.7', 'application/pdf')).toMatchObject({ pages: [], title: null });
    expect(look(at, '{"broken', 'application/json').pages).toEqual([]);
  });
});

test('a sitemap, an index of sitemaps and feeds are lists', () => {
  const map =
    '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://a.example/b/</loc><lastmod>2026-02-03T04:05:06Z</lastmod></url></urlset>';
  expect(look('https://a.example/sitemap.xml', map, 'application/xml')).toMatchObject({
    ...{ source: 'sitemap', kind: 'list' },
    editions: [{ url: 'https://a.example/b/', title: null, date: '2026-02-03' }],
  });
  const index = '<?xml version="1.0"?><sitemapindex><sitemap><loc>/sitemap/latest.xml</loc></sitemap></sitemapindex>';
  expect(look('https://a.example/sitemap.xml', index, 'text/xml').pages).toEqual([
    { url: 'https://a.example/sitemap/latest.xml', title: null, date: null },
  ]);
  const atom =
    '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><id>x</id><title>News</title><entry><title>Plan</title><updated>2026-03-01T00:00:00Z</updated><link rel="self" href="/self"/><link rel="alternate" href="/plan"/></entry></feed>';
  expect(look('https://a.example/news.atom', atom, 'application/atom+xml')).toMatchObject({
    ...{ source: 'feed', title: 'News' },
    editions: [{ url: 'https://a.example/plan', title: 'Plan', date: '2026-03-01' }],
  });
  const rss =
    '<?xml version="1.0"?><rss><channel><title>News</title><item><title>Plan</title><link>https://a.example/plan</link><pubDate>Sun, 01 Mar 2026 10:00:00 GMT</pubDate></item></channel></rss>';
  expect(look('https://a.example/rss', rss, 'application/rss+xml').editions).toEqual([
    { url: 'https://a.example/plan', title: 'Plan', date: '2026-03-01' },
  ]);
});

test('every page of the fictional site says the same of its publication', () => {
  const folder = join(import.meta.dirname, '../../fixtures/open-shelves/2024-11/site');
  const at = 'https://www.skerrow-islands.example/publications/open-shelves-coastal-library-plan-update/';
  const read = (name: string, url: string): Discovery => look(url, readFileSync(join(folder, name), 'utf8'));
  const first = read('page-01.html', at);
  const third = read('page-03.html', `${at}pages/3/`);
  expect(first.pages).toHaveLength(7);
  expect(third).toEqual({ ...first, self: `${at}pages/3/`, next: `${at}pages/4/`, previous: `${at}pages/2/` });
});

test.each([
  ['https://web.archive.org/web/20241121093000/https://www.gov.scot/p/', '20241121093000', 'https://www.gov.scot/p/'],
  ['https://web.archive.org/web/20241121093000id_/http://gov.scot/p?a=b', '20241121093000', 'http://gov.scot/p?a=b'],
  ['https://web.archive.org/web/2024/https:/www.gov.scot/p/', '2024', 'https://www.gov.scot/p/'],
  ['https://webarchive.nrscotland.gov.uk/20200119101657/www2.gov.scot/p', '20200119101657', 'https://www2.gov.scot/p'],
  ['https://webarchive.nrscotland.gov.uk/3000/https://www.gov.scot/p', '3000', 'https://www.gov.scot/p'],
  [
    'https://webarchive.nationalarchives.gov.uk/ukgwa/20230101000000mp_/https://www.gov.uk/x',
    '20230101000000',
    'https://www.gov.uk/x',
  ],
])('%s is a page of an archive', (address, timestamp, original) => {
  expect(readArchivedAddress(address)).toMatchObject({ timestamp, original });
  expect(readArchivedAddress(address)?.raw).toContain(`/${timestamp}id_/${original}`);
});

test.each([
  'https://www.gov.scot/publications/plan-2024/',
  'https://a.example/2024/report.html',
  'https://a.example/20240101/x',
])('%s is none', (address) => {
  expect(readArchivedAddress(address)).toBeNull();
});

describe('announcements', () => {
  const announced = (url: string, body: string | object, mediaType?: string): ReturnType<typeof announcements> => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const info = { name: url, url, mediaType: mediaType ?? 'application/json', retrieved: null, charset: 'utf-8' };
    return announcements(toCapture(Buffer.from(text), info), url);
  };

  test('are the documents of a GOV.UK collection', () => {
    const item = {
      ...{ schema_name: 'document_collection', title: 'Boats', details: {} },
      links: { documents: [{ base_path: '/government/publications/boats-2024', title: 'Boats 2024' }] },
    };
    expect(announced('https://www.gov.uk/api/content/government/collections/boats', item)).toEqual({
      isList: true,
      lists: [],
      editions: [{ url: 'https://www.gov.uk/government/publications/boats-2024', title: 'Boats 2024', date: null }],
    });
  });

  test('are what a search of GOV.UK found', () => {
    const found = { link: '/government/publications/boats', title: 'Boats', public_timestamp: '2024-11-21T09:30:00Z' };
    const { isList, editions } = announced('https://www.gov.uk/api/search.json?q=boats', {
      results: [found],
      total: 1,
    });
    expect([isList, editions]).toEqual([
      true,
      [{ url: 'https://www.gov.uk/government/publications/boats', title: 'Boats', date: '2024-11-21' }],
    ]);
  });

  test('are further sitemaps of an index, and every link of a page that is no list', () => {
    const index =
      '<?xml version="1.0"?><sitemapindex><sitemap><loc>https://a.example/1.xml</loc></sitemap></sitemapindex>';
    expect(announced('https://a.example/sitemap.xml', index, 'application/xml').lists).toEqual([
      'https://a.example/1.xml',
    ]);
    const page = announced('https://a.example/plans', '<p><a href="/plans/2024">The plan</a></p>', 'text/html');
    expect([page.isList, page.editions]).toEqual([
      false,
      [{ url: 'https://a.example/plans/2024', title: 'The plan', date: null }],
    ]);
  });
});
