import * as cheerio from 'cheerio';
import type { Fit } from '../core/registry.js';
import type { Capture } from '../model/capture.js';
import type { Attachment, Discovery, PageLink } from '../model/discovery.js';
import { readDateBounds } from '../core/dates.js';

/** A page, opened for those that look for discoveries in it. */
export interface OpenPage {
  /** Address that answered. */
  readonly url: URL;
  readonly mediaType: string;
  /** The tree of an HTML or XML page; an empty one for everything else. */
  readonly $: cheerio.CheerioAPI;
  /** What a JSON page holds, else null. */
  readonly json: unknown;
}

/** One kind of site: how well a page looks like one of its own, and what it says. Pure functions. */
export interface PublicationSource {
  readonly id: string;
  fit(page: OpenPage): Fit;
  read(page: OpenPage): Discovery;
}

/** Opens a body; what is neither HTML, XML nor JSON has an empty tree. */
export function openPage({ body, info, charset }: Capture, address: string): OpenPage {
  const start = new TextDecoder().decode(body.subarray(0, 2000)).trimStart();
  const url = new URL(address);
  const none = { url, mediaType: info.mediaType, $: cheerio.load(''), json: null };
  if (/json/u.test(info.mediaType) || start.startsWith('{')) return { ...none, json: readJson(body) };
  if (/^<\?xml|^<(?:urlset|sitemapindex|feed|rss)\b/u.test(start) && !/<html/iu.test(start)) {
    return { ...none, $: cheerio.load(new TextDecoder().decode(body), { xml: true }) };
  }
  if (!/html/u.test(info.mediaType) && !/^<(?:!doctype html|html|head|body|main)/iu.test(start)) return none;
  const buffer = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const encoding = charset === null ? {} : { transportLayerEncodingLabel: charset };
  return { ...none, $: cheerio.loadBuffer(buffer, { encoding }) };
}

function readJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}

/** The discovery of a page that stands for itself, to fill in. */
export function plainDiscovery(source: string, { url }: OpenPage): Discovery {
  return {
    ...{ source, kind: 'publication', title: null, landing: withoutFragment(url.href), pages: [], self: null },
    ...{ extent: 'all', next: null, previous: null, attachments: [], editions: [] },
    ...{ published: null, updated: null, history: [], withdrawn: null },
  };
}

/** An address as a page gives it, made absolute; null for what leads to no page. */
export function resolve(href: string | undefined, { url }: OpenPage): string | null {
  if (href === undefined || href.trim() === '' || href.startsWith('#') || !URL.canParse(href, url.href)) return null;
  const found = new URL(href, url.href);
  return /^https?:$/u.test(found.protocol) ? withoutFragment(found.href) : null;
}

/** Every link of a selection, of the page or within an element of it, once each, in order. */
export function linksOf(page: OpenPage, selector: string, within?: Parameters<OpenPage['$']>[0]): PageLink[] {
  const { $ } = page;
  const links = new Map<string, PageLink>();
  const found = within === undefined ? $(selector) : $(within as never).find(selector);
  found.each((_, element) => {
    const url = resolve($(element).attr('href'), page);
    if (url !== null && !links.has(addressKey(url)))
      links.set(addressKey(url), { url, title: words($(element).text()) });
  });
  return [...links.values()];
}

const fileTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  csv: 'text/csv',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
};

/** Links to files that planwatch reads, told by their names. */
export function filesOf(page: OpenPage, selector: string): Attachment[] {
  return linksOf(page, selector).flatMap((link) => {
    const mediaType = fileType(link.url);
    return mediaType === null ? [] : [{ ...link, mediaType, bytes: null }];
  });
}

/** The media type that the name of a file says, for kinds that planwatch reads. */
export function fileType(url: string): string | null {
  const extension = /\.([a-z]{3,4})$/iu.exec(new URL(url).pathname)?.[1]?.toLowerCase() ?? '';
  return fileTypes[extension] ?? null;
}

/** The words of everything that is selected, with space between elements: `36 page PDF`, not `BoatsPDF`. */
export function spacedText({ $ }: OpenPage, selector: string | Parameters<cheerio.CheerioAPI>[0]): string {
  const all = $(selector as never);
  const inside = all.find('*').add(all).contents();
  const texts = inside.toArray().flatMap((node) => (node.nodeType === 3 && 'data' in node ? [node.data] : []));
  return texts.join(' ').replace(/\s+/gu, ' ').trim();
}

/** White space folded; null for nothing. */
export function words(text: string | undefined | null): string | null {
  const folded = (text ?? '').replace(/\s+/gu, ' ').trim();
  return folded === '' ? null : folded;
}

/** The one day that a text names, `2024-11-21`; null where it names none, or more. */
export function dayOf(text: string | undefined | null): string | null {
  const iso = /\b\d{4}-\d{2}-\d{2}(?=T|\b)/u.exec(text ?? '')?.[0];
  if (iso !== undefined) return iso;
  const named = /\b\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]{3,9}\.?,?\s+\d{4}\b|\b\d{1,2}\/\d{1,2}\/\d{4}\b/u.exec(
    text ?? '',
  )?.[0];
  const bounds = named === undefined ? null : readDateBounds(named.replace(/\s+/gu, ' '), { fiscalYearStart: 4 });
  return bounds !== null && bounds.earliest === bounds.latest ? bounds.earliest : null;
}

/** Scheme, `www`, case and the last slash are no part of what a page is. */
export function addressKey(url: string): string {
  return withoutFragment(url)
    .toLowerCase()
    .replace(/^https?:\/\//u, '')
    .replace(/^www\./u, '')
    .replace(/\/+$/u, '');
}

function withoutFragment(url: string): string {
  return url.replace(/#.*$/u, '');
}
