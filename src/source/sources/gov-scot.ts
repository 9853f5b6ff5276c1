import type { Attachment, Discovery, EditionLink, PageLink } from '../../model/discovery.js';
import {
  addressKey,
  dayOf,
  linksOf,
  plainDiscovery,
  resolve,
  spacedText,
  words,
  type OpenPage,
  type PublicationSource,
} from '../open-page.js';
import { fitOf, headingOf, linkAt } from '../page-parts.js';

/**
 * Publications of gov.scot, in every template since 2018. Keys of the metadata are found by
 * class and never by tag, with or without a colon: both have changed.
 */
export const govScot: PublicationSource = {
  id: 'gov-scot',
  fit({ url, $ }) {
    const reasons: string[] = [];
    if (/(?:^|\.)gov\.scot$/u.test(url.hostname)) reasons.push('gov.scot');
    if ($('#sg-meta__publication-type, .ds_page-header__title, h1.article-header__title').length > 0)
      reasons.push('its header');
    if ($(chapterLinks).length > 0) reasons.push('its chapter list');
    if ($('#search-results-list').length > 0) reasons.push('its list of publications');
    return fitOf(reasons, 0.5, 0.2);
  },
  read(page) {
    const list = readList(page);
    if (list.length > 0)
      return {
        ...plainDiscovery('gov-scot', page),
        kind: 'list',
        title: headingOf(page),
        editions: list,
      };
    const landing = landingOf(page);
    const pages = linksOf(page, chapterLinks);
    return {
      ...plainDiscovery('gov-scot', page),
      title: headingOf(page, 'h1.ds_page-header__title, h1.article-header__title'),
      landing,
      pages,
      self: selfOf(page, landing, pages),
      ...neighbours(page),
      attachments: attachments(page),
      ...dates(page),
    };
  },
};

/** Since 2022, 2020 and 2018; and the contents of deep reports. */
const chapterLinks = [
  'nav.ds_side-navigation a.ds_side-navigation__link',
  'nav.ds_side-navigation a.page-group__link',
  'nav.page-group a.page-group__link',
  '.ds_accordion-item nav.ds_contents-nav a.ds_contents-nav__link',
].join(', ');

function landingOf({ url }: OpenPage): string {
  const path = /^.*?\/publications\/[^/]+/u.exec(url.pathname)?.[0];
  return path === undefined ? url.href.replace(/#.*$/u, '') : `${url.origin}${path}/`;
}

/** The landing page shows the first page that is listed. */
function selfOf({ url }: OpenPage, landing: string, pages: readonly PageLink[]): string | null {
  const here = addressKey(url.origin + url.pathname);
  const listed = pages.find((each) => addressKey(each.url) === here);
  if (listed) return listed.url;
  return here === addressKey(landing) ? (pages[0]?.url ?? null) : null;
}

function neighbours(page: OpenPage): Pick<Discovery, 'next' | 'previous'> {
  return {
    next: linkAt(page, '.ds_sequential-nav__item--next a, a.page-nav__button--right'),
    previous: linkAt(page, '.ds_sequential-nav__item--prev a, a.page-nav__button--left'),
  };
}

function attachments(page: OpenPage): Attachment[] {
  const { $ } = page;
  const found: Attachment[] = [];
  $('.ds_file-download, .ds_file-info, .document-info').each((_, element) => {
    const file = $(element);
    const link = file
      .find(
        'a.ds_file-download__title, .ds_file-info__title a, a.ds_file-info__title, .document-info__title a, a[href]',
      )
      .first();
    const url = resolve(link.attr('href'), page);
    if (url === null || found.some((each) => each.url === url)) return;
    const details = spacedText(page, element);
    found.push({ url, title: words(link.text()), mediaType: typeOf(details), bytes: sizeOf(details) });
  });
  return found;
}

const types: readonly (readonly [RegExp, string])[] = [
  [/\bPDF\b/u, 'application/pdf'],
  [/\bCSV\b/u, 'text/csv'],
  [/Excel|xlsx/iu, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  [/Word|docx/iu, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  [/OpenDocument Spreadsheet|\bODS\b/iu, 'application/vnd.oasis.opendocument.spreadsheet'],
  [/OpenDocument Text|\bODT\b/iu, 'application/vnd.oasis.opendocument.text'],
];

function typeOf(details: string): string | null {
  return types.find(([pattern]) => pattern.test(details))?.[1] ?? null;
}

/** `1.2 MB`, in decimal units. */
function sizeOf(details: string): number | null {
  const [, figure, unit] = /(\d+(?:\.\d+)?)\s?(B|kB|MB)\b/u.exec(details) ?? [];
  if (figure === undefined) return null;
  return Math.round(Number(figure) * { B: 1, kB: 1000, MB: 1_000_000 }[unit as 'B' | 'kB' | 'MB']);
}

function dates(page: OpenPage): Pick<Discovery, 'published' | 'updated' | 'history'> {
  const { $ } = page;
  const history = $('#history li.gov_history-list__item, #history .history-list__item')
    .toArray()
    .map((element) => ({
      date: dayOf($(element).find('time').text()) ?? dayOf($(element).find('time').attr('datetime')),
      note: words($(element).find('.gov_history-list__content, p').first().text()) ?? words($(element).text()) ?? '',
    }));
  const published =
    dayOf($('#sg-meta__publication-date').text()) ??
    dayOf(valueOf(page, /^(?:first )?published/iu)) ??
    dayOf($('#gtm-datalayer').attr('data-publicationdate')) ??
    history.at(-1)?.date ??
    null;
  const updated = dayOf($('#sg-meta__last-updated-date').text()) ?? dayOf(valueOf(page, /^last updated/iu));
  return { published, updated, history };
}

/** The value beside a key of the metadata, in every form they had. */
function valueOf({ $ }: OpenPage, key: RegExp): string | undefined {
  const keys = $('.ds_metadata__key, .content-data__label').toArray();
  const found = keys.find((element) => key.test($(element).text().trim()));
  return found && $(found).siblings('.ds_metadata__value, .content-data__value').first().text();
}

function readList(page: OpenPage): EditionLink[] {
  const { $ } = page;
  return $('#search-results-list .ds_search-result:not(.ds_search-result--promoted)')
    .toArray()
    .flatMap((element) => {
      const link = $(element).find('a.ds_search-result__link').first();
      const url = resolve(link.attr('href'), page);
      const date = dayOf(spacedText(page, $(element).find('dl')));
      return url === null ? [] : [{ url, title: words(link.text()), date }];
    });
}
