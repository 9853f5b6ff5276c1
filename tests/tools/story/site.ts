/** The shell around a page: header, contents, body, previous and next, footer. */
import type { Page } from './blocks.js';
import { blockHtml, escapeHtml, inline, type Spelling } from './html.js';
import type { EditionRecords } from './records.js';

const HOST = 'https://www.skerrow-islands.example';
const PUBLISHER = 'Skerrow Islands Council';
const LICENCE =
  'Free to copy, quote and count, with thanks to Skerrow Islands Council, under the Skerrow Open Reading Licence, unless something says otherwise.';

/** One whole HTML page; `index` counts from 0 and the address from 1. */
export function sitePage(edition: EditionRecords, pages: Page[], index: number): string {
  const page = pages[index];
  if (page === undefined) throw new Error(`no page ${index}`);
  const spelling: Spelling = {
    typographicEntities: index % 2 === 1,
    typedItems: index % 2 === 0,
    abbreviations: edition.abbreviations,
    footnotes: pages.length > 1 ? addressOf(edition, pages.length - 1) : '',
  };
  return [
    headHtml(edition, page, index),
    `<body>\n<a class="ds_skip-links__link" href="#main-content">Skip to main content</a>`,
    bannerHtml(edition, spelling),
    `<main id="main-content">\n<div class="ds_wrapper">`,
    pageHeaderHtml(edition, spelling),
    ...(pages.length > 1 ? [contentsHtml(edition, pages, index)] : []),
    bodyHtml(page, spelling, pages.length > 1),
    ...(pages.length > 1 ? [sequenceHtml(edition, pages, index)] : []),
    `</div>\n<!--noindex-->\n<div class="ds_layout__feedback">Was this page any help?</div>\n<!--endnoindex-->\n</main>`,
    footerHtml(),
  ].join('\n');
}

function addressOf(edition: EditionRecords, index: number): string {
  return `/publications/${edition.site.slug}/pages/${index + 1}/`;
}

function headHtml(edition: EditionRecords, page: Page, index: number): string {
  const { slug } = edition.site;
  const canonical = index === 0 ? `/publications/${slug}/` : addressOf(edition, index);
  const title = index === 0 ? edition.edition.title : `${straight(page.title)} - ${edition.edition.title}`;
  return [
    '<!doctype html>',
    '<html lang="en">\n<head>\n<meta charset="utf-8">',
    `<title>${escapeHtml(title)} - skerrow-islands.example</title>`,
    `<link rel="canonical" href="${HOST}${canonical}">`,
    `<meta name="dc.title" content="${escapeHtml(straight(page.title))}">`,
    `<meta name="dc.title.series" content="${escapeHtml(edition.edition.title)}">`,
    '<meta name="dc.format" content="Publication">',
    `<meta name="dc.date.modified" content="${edition.edition.published} 09:30">`,
    '</head>',
  ].join('\n');
}

/** Page titles lose their curly quotes on the way into the head; the body keeps them. */
function straight(text: string): string {
  return text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
}

function bannerHtml(edition: EditionRecords, spelling: Spelling): string {
  return [
    '<header class="ds_site-header">\n<!--noindex-->',
    '<form class="ds_site-search" role="search"><input aria-label="Search" name="q"></form>',
    '<!--endnoindex-->\n</header>',
    '<!--noindex-->\n<div id="important-banner" class="ds_notification">',
    `<div class="ds_notification__text">${inline(edition.site.banner, spelling)}</div>`,
    '</div>\n<!--endnoindex-->',
  ].join('\n');
}

function pageHeaderHtml(edition: EditionRecords, spelling: Spelling): string {
  const metadata: [string, string][] = [
    [
      'Published',
      `<dd class="ds_metadata__value" id="sg-meta__publication-date">${longDate(edition.edition.published)}</dd>`,
    ],
    [
      'From',
      `<dd class="ds_metadata__value"><a class="sg-meta__role" href="/council/libraries/">${PUBLISHER}</a></dd>`,
    ],
    [
      'Topic',
      '<dd class="ds_metadata__value"><a class="sg-meta__topic" href="/libraries/">Libraries and culture</a></dd>',
    ],
  ];
  const items = metadata.map(
    ([key, value]) => `<div class="ds_metadata__item"><dt class="ds_metadata__key">${key}</dt>${value}</div>`,
  );
  return [
    '<header class="ds_page-header">',
    '<span class="ds_page-header__label ds_content-label">Publication - <span id="sg-meta__publication-type">Strategy/plan</span></span>',
    `<h1 class="ds_page-header__title">${inline(edition.edition.title, spelling)}</h1>`,
    `<dl class="ds_page-header__metadata ds_metadata">\n${items.join('\n')}\n</dl>`,
    '</header>',
    `<div class="gov_sublayout__content"><p class="ds_leader">${inline(edition.site.leader, spelling)}</p></div>`,
  ].join('\n');
}

function contentsHtml(edition: EditionRecords, pages: Page[], index: number): string {
  const items = pages.map((page, at) => {
    const current = at === index ? ' ds_current" aria-current="page' : '';
    return `<li class="ds_side-navigation__item"><a class="ds_side-navigation__link${current}" href="${addressOf(edition, at)}" data-page-index="${at}">${escapeHtml(straight(page.title))}</a></li>`;
  });
  return [
    '<!--noindex-->\n<nav class="ds_side-navigation" aria-label="Pages">',
    `<ul id="side-navigation-root" class="ds_side-navigation__list">\n${items.join('\n')}\n</ul>`,
    '</nav>\n<!--endnoindex-->',
  ].join('\n');
}

function bodyHtml(page: Page, spelling: Spelling, multiPage: boolean): string {
  const content = page.blocks.map((block) => blockHtml(block, spelling)).join('\n');
  const opening = multiPage
    ? '<div class="ds_layout__content">\n<div class="body-content publication-content js-content-wrapper">\n<div>'
    : '<div id="preamble">\n<div class="body-content publication-body">\n<div>';
  return `${opening}\n${content}\n</div>\n</div>\n</div>`;
}

function sequenceHtml(edition: EditionRecords, pages: Page[], index: number): string {
  const link = (at: number, side: 'prev' | 'next', label: string): string => {
    const page = pages[at];
    if (page === undefined) return '';
    return `<div class="ds_sequential-nav__item ds_sequential-nav__item--${side}"><a class="ds_sequential-nav__button" href="${addressOf(edition, at)}"><span class="ds_sequential-nav__text" data-label="${label}">${escapeHtml(straight(page.title))}</span></a></div>\n`;
  };
  return `<!--noindex-->\n<nav class="ds_sequential-nav" aria-label="Article navigation">\n${link(index - 1, 'prev', 'previous')}${link(index + 1, 'next', 'next')}</nav>\n<!--endnoindex-->`;
}

function footerHtml(): string {
  return [
    '<div class="ds_back-to-top" data-module="ds-back-to-top"><a href="#page-top" class="ds_back-to-top__button">Back to top</a></div>',
    `<footer class="ds_site-footer"><div class="ds_site-footer__copyright">${LICENCE}</div></footer>`,
    '</body>\n</html>\n',
  ].join('\n');
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

function longDate(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}
