import { readDay } from '../date.js';
import type { Chapter, Facts } from '../../model/document.js';

/** What is read of an item of the GOV.UK content API. Anything may be missing. */
export interface ContentItem {
  readonly title: string | null;
  /** `gone` and `redirect` say where something was; anything else is a document. */
  readonly documentType: string;
  readonly facts: Facts;
  /** The publisher's words on why it was withdrawn or has gone, markup removed; null where it was not. */
  readonly withdrawn: string | null;
  readonly gone: string | null;
}

type Json = Record<string, unknown>;

const site = 'https://www.gov.uk';

/** Reads what is known to be JSON; null where it is no content item. */
export function readContentItem(value: unknown): ContentItem | null {
  if (!isObject(value)) return null;
  const documentType = text(value['document_type']) ?? text(value['schema_name']);
  if (documentType === null || !('details' in value || 'redirects' in value)) return null;
  const details = isObject(value['details']) ? value['details'] : {};
  const links = isObject(value['links']) ? value['links'] : {};
  const notice = isObject(value['withdrawn_notice']) ? value['withdrawn_notice'] : {};
  const title = text(value['title']);
  return {
    title,
    documentType,
    facts: {
      series: text(firstOf(links['parent'])['title']),
      published: readDay(text(value['public_updated_at']) ?? text(value['first_published_at']) ?? ''),
      language: text(value['locale']),
      publisher:
        text(firstOf(links['primary_publishing_organisation'])['title']) ??
        text(firstOf(links['organisations'])['title']),
      licence: null,
      url: address(value['base_path']),
      chapters: readChapters(details, value['base_path']),
    },
    withdrawn:
      'withdrawn_at' in notice || 'explanation' in notice ? plainText(text(notice['explanation']) ?? '') : null,
    gone:
      documentType === 'gone'
        ? plainText(text(details['explanation']) ?? '')
        : documentType === 'redirect'
          ? redirection(value)
          : null,
  };
}

/** Attachments that are pages of their own are the chapters of a publication. */
function readChapters(details: Json, here: unknown): Chapter[] {
  const attachments: unknown[] = Array.isArray(details['attachments']) ? details['attachments'] : [];
  return attachments.flatMap((attachment) => {
    if (!isObject(attachment) || attachment['attachment_type'] !== 'html') return [];
    const title = text(attachment['title']);
    const url = text(attachment['url']);
    return title === null || url === null ? [] : [{ title, url: address(url) ?? url, current: url === here }];
  });
}

function redirection(value: Json): string {
  const target = text(firstOf(value['redirects'])['destination']);
  return target === null ? 'redirects to another address' : `redirects to ${target}`;
}

function address(path: unknown): string | null {
  return typeof path === 'string' && path.startsWith('/') ? site + path : null;
}

function firstOf(list: unknown): Json {
  const first: unknown = Array.isArray(list) ? list[0] : undefined;
  return isObject(first) ? first : {};
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Enough for a sentence in a message. */
function plainText(markup: string): string {
  return markup
    .replace(/<[^<>]*>/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}
