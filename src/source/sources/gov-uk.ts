import type { Attachment, Discovery, PageLink } from '../../model/discovery.js';
import {
  dayOf,
  filesOf,
  linksOf,
  plainDiscovery,
  resolve,
  spacedText,
  words,
  type OpenPage,
  type PublicationSource,
} from '../open-page.js';
import { dayAfter, fitOf, headingOf } from '../page-parts.js';

/**
 * Publications of GOV.UK: an item of the content API, or its page. The text is usually in a
 * child, an HTML publication; where there is none, in files.
 */
export const govUk: PublicationSource = {
  id: 'gov-uk',
  fit({ url, $, json }) {
    if (itemOf(json)) return { score: 1, reasons: ['an item of the content API'] };
    if (resultsOf(json)) return { score: 1, reasons: ['an answer of the search API'] };
    const reasons: string[] = [];
    if (/(?:^|\.)gov\.uk$/u.test(url.hostname) && url.hostname.startsWith('www.')) reasons.push('www.gov.uk');
    if (/^\/government\//u.test(url.pathname)) reasons.push('below /government/');
    if ($('.govspeak, .gem-c-attachment, .govuk-breadcrumbs').length > 0) reasons.push('its markup');
    return fitOf(reasons, 0.3, 0.25);
  },
  read: (page) => {
    const item = itemOf(page.json);
    if (item) return item['schema_name'] === 'document_collection' ? readCollection(item, page) : readItem(item, page);
    const results = resultsOf(page.json);
    return results ? readList(page, null, results, 'link', 'public_timestamp') : readHtml(page);
  },
};

/** The address in the content API of a page of www.gov.uk; null for what is none. */
export function contentApiAddress(address: string): string | null {
  const url = new URL(address);
  if (url.hostname !== 'www.gov.uk' || !/^\/(?:government\/publications|guidance)\//u.test(url.pathname)) return null;
  return `${url.origin}/api/content${url.pathname.replace(/\/+$/u, '')}`;
}

type Json = Readonly<Record<string, unknown>>;

function readItem(item: Json, page: OpenPage): Discovery {
  const details = recordOf(item['details']);
  const api = (path: string): string => `${page.url.origin}/api/content${path}`;
  const all = listOf(details['attachments']);
  const html = all
    .filter((each) => each['attachment_type'] === 'html')
    .flatMap((each) => pathLink(each, page))
    .map(({ url, title }) => ({ url: api(new URL(url).pathname), title }));
  const children = listOf(recordOf(item['links'])['children']).flatMap((each) => {
    const path = textOf(each['base_path']);
    return path === null ? [] : [{ url: api(path), title: textOf(each['title']) }];
  });
  const files = all.filter((each) => each['attachment_type'] === 'file').flatMap((each) => attachment(each, page));
  const texts = (html.length > 0 ? html : children).filter(isMainVersion);
  const isPublication = item['schema_name'] === 'publication';
  const withdrawn = recordOf(item['withdrawn_notice']);
  return {
    ...plainDiscovery('gov-uk', page),
    title: textOf(item['title']),
    landing: api(textOf(item['base_path']) ?? page.url.pathname),
    pages: isPublication ? (texts.length > 0 ? texts : files.filter(isMainVersion)) : [],
    attachments: files,
    published: dayOf(textOf(item['first_published_at'])),
    updated: dayOf(textOf(item['public_updated_at'])),
    history: listOf(details['change_history']).map((each) => ({
      date: dayOf(textOf(each['public_timestamp'])),
      note: textOf(each['note']) ?? '',
    })),
    withdrawn:
      textOf(withdrawn['withdrawn_at']) === null
        ? null
        : { date: dayOf(textOf(withdrawn['withdrawn_at'])), reason: plainText(textOf(withdrawn['explanation'])) },
  };
}

/** A collection of publications, such as the editions of one plan. */
function readCollection(item: Json, page: OpenPage): Discovery {
  const documents = listOf(recordOf(item['links'])['documents']);
  return readList(page, textOf(item['title']), documents, 'base_path', 'public_updated_at');
}

function readList(page: OpenPage, title: string | null, all: readonly Json[], path: string, date: string): Discovery {
  const editions = all.flatMap((each) => {
    const url = resolve(textOf(each[path]) ?? undefined, page);
    return url === null ? [] : [{ url, title: textOf(each['title']), date: dayOf(textOf(each[date])) }];
  });
  return { ...plainDiscovery('gov-uk', page), kind: 'list', title, editions };
}

function readHtml(page: OpenPage): Discovery {
  const { $ } = page;
  const own = page.url.pathname.replace(/\/+$/u, '');
  const texts = linksOf(
    page,
    '#documents a, .gem-c-attachment__title a, .attachment a, [data-module~="attachment"] a',
  ).filter(({ url }) => new URL(url).pathname.startsWith(`${own}/`));
  const files = filesOf(page, 'main a, #documents a, .attachment a');
  const notice = $('.gem-c-notice, .govuk-notification-banner, .app-c-banner').text();
  return {
    ...plainDiscovery('gov-uk', page),
    title: headingOf(page),
    pages: (texts.length > 0 ? texts : files).filter(isMainVersion),
    attachments: files,
    published:
      dayOf($('meta[name="govuk:first-published-at"]').attr('content')) ??
      dayAfter(spacedText(page, 'main'), 'Published'),
    updated:
      dayOf($('meta[name="govuk:public-updated-at"]').attr('content')) ??
      dayAfter(spacedText(page, 'main'), 'Last updated'),
    withdrawn: /withdrawn/iu.test(notice) ? { date: dayOf(notice), reason: words(notice) ?? '' } : null,
  };
}

/** Versions of the same words for other readers are not further parts of the edition. */
function isMainVersion({ title }: PageLink): boolean {
  return !/easy[- ]?read|large print|braille|welsh|cymraeg|BSL|sign language|audio|child[- ]friendly/iu.test(
    title ?? '',
  );
}

function attachment(each: Json, page: OpenPage): Attachment[] {
  return pathLink(each, page).map((link) => ({
    ...link,
    mediaType: textOf(each['content_type']),
    bytes: typeof each['file_size'] === 'number' ? each['file_size'] : null,
  }));
}

function pathLink(each: Json, page: OpenPage): PageLink[] {
  const url = resolve(textOf(each['url']) ?? undefined, page);
  return url === null ? [] : [{ url, title: textOf(each['title']) }];
}

function itemOf(json: unknown): Json | null {
  const item = recordOf(json);
  return typeof item['schema_name'] === 'string' && 'details' in item ? item : null;
}

/** What a search of GOV.UK found. */
function resultsOf(json: unknown): Json[] | null {
  const answer = recordOf(json);
  return Array.isArray(answer['results']) && 'total' in answer ? listOf(answer['results']) : null;
}

function recordOf(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(recordOf) : [];
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function plainText(html: string | null): string {
  return words((html ?? '').replace(/<[^>]*>/gu, ' ')) ?? '';
}
