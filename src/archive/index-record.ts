import { getSurt } from 'warcio/utils';
import { readContentType } from '../core/content-type.js';
import type { IndexEntry } from './cdxj.js';
import { headerOf, sha256Of } from './exchanges.js';
import { digestOf, statusOf, type WarcRecord } from './read-record.js';

/** The line of the index for a record; null for those that hold no page and no fact of ours. */
export function indexRecord(
  record: WarcRecord,
  where: Pick<IndexEntry, 'file' | 'offset' | 'length'>,
): IndexEntry | null {
  const { type, url, date, id, http, fields, payload } = record;
  if (url === null || (type !== 'response' && type !== 'revisit' && type !== 'resource' && type !== 'metadata'))
    return null;
  const contentType = http ? headerOf(http.headers, 'content-type') : (fields.get('content-type') ?? null);
  return {
    key: keyOf(url),
    url,
    date,
    type,
    mime: readContentType(contentType).mediaType,
    status: statusOf(record),
    sha256: digestOf(record, 'payload') ?? sha256Of(payload),
    ...where,
    id,
    recovered: fields.has('planwatch-web-archive'),
  };
}

/** A space in a key would end it. */
function keyOf(url: string): string {
  return getSurt(url).replaceAll(' ', '%20');
}
