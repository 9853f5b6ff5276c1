import type { Exchange, Header } from '../model/exchange.js';
import type { Fetched } from '../model/fetched.js';
import { valueOf } from './fetch/body.js';

/** A page in a web archive, as its address names it. */
export interface ArchivedAddress {
  /** Everything before the time: `https://web.archive.org/web/`. */
  readonly archive: string;
  /** 4 to 14 digits, UTC. */
  readonly timestamp: string;
  /** Address of the page as it was on the web. */
  readonly original: string;
  /** Where the archive gives the page as it was, without a word of its own. */
  readonly raw: string;
}

const knownArchives =
  /(?:^|\.)(?:web\.archive\.org|webarchive\.nrscotland\.gov\.uk|webarchive\.nationalarchives\.gov\.uk|arquivo\.pt|swap\.stanford\.edu|web\.archive\.org\.au|webarchive\.org\.uk)$/u;
const archived = /^(https?:\/\/[^/]+\/(?:[a-z][\w-]*\/){0,2})(\d{4,14})(?:[a-z]{2}_)?\/(.+)$/iu;

/**
 * What a web archive's address of a page says; null for any other address. Archives that are
 * not known are told by a whole time (14 digits) before another address.
 */
export function readArchivedAddress(address: string): ArchivedAddress | null {
  const [, archive = '', timestamp = '', inner = ''] = archived.exec(address) ?? [];
  if (archive === '' || !URL.canParse(archive)) return null;
  const hasScheme = /^https?:\/{1,2}/iu.test(inner);
  const looksRight = timestamp.length === 14 && (hasScheme || /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/:]|$)/iu.test(inner));
  if (!looksRight && !knownArchives.test(new URL(archive).hostname)) return null;
  const original = hasScheme ? inner.replace(/^(https?):\/{1,2}/iu, '$1://') : `https://${inner}`;
  return URL.canParse(original)
    ? { archive, timestamp, original, raw: rawAddress(archive, timestamp, original) }
    : null;
}

/** Where an archive gives a page as it was: `id_` keeps it from putting anything in. */
export function rawAddress(archive: string, timestamp: string, original: string): string {
  return `${archive}${timestamp}id_/${original}`;
}

/**
 * What was fetched from an archive, as what the publisher once answered: the exchange is with
 * the original address and says whose archive it was had from; the capture likewise.
 */
export function asOriginal(fetched: Fetched, { archive, timestamp, original }: ArchivedAddress): Fetched {
  const last = fetched.exchanges.at(-1);
  if (!last || !fetched.capture) return fetched;
  const answered = readArchivedAddress(last.url);
  const captured = capturedAt(last, answered?.timestamp ?? timestamp);
  const exchange: Exchange = {
    ...last,
    url: original,
    request: { ...last.request, target: new URL(original).pathname + new URL(original).search },
    response: { ...last.response, headers: originalHeaders(last.response.headers) },
    ip: null,
    via: { archive, address: last.url, captured },
  };
  const capture = { ...fetched.capture, info: { ...fetched.capture.info, url: original } };
  return { ...fetched, url: original, exchanges: [exchange], capture };
}

function capturedAt({ response }: Exchange, timestamp: string): string {
  const told = Date.parse(valueOf(response.headers, 'memento-datetime') ?? '');
  return Number.isNaN(told) ? isoOf(timestamp) : new Date(told).toISOString();
}

/** `20241121` → `2024-11-21T00:00:00.000Z` */
export function isoOf(timestamp: string): string {
  const full = timestamp + '00000101000000'.slice(timestamp.length);
  const [, year = '', month = '', day = '', time = ''] = /^(\d{4})(\d{2})(\d{2})(\d{6})$/u.exec(full) ?? [];
  return `${year}-${month}-${day}T${time.replace(/(\d{2})(\d{2})(\d{2})/u, '$1:$2:$3')}.000Z`;
}

/** Archives give the publisher's headers under another name, beside their own. */
function originalHeaders(headers: readonly Header[]): Header[] {
  const prefix = 'x-archive-orig-';
  const theirs = headers.flatMap(([name, value]): Header[] =>
    name.startsWith(prefix) && !/transfer-encoding|content-encoding|content-length/u.test(name)
      ? [[name.slice(prefix.length), value]]
      : [],
  );
  const named = new Set(theirs.map(([name]) => name));
  const kept = headers.filter(
    ([name]) => /^(?:content-type|content-length|memento-datetime)$/u.test(name) && !named.has(name),
  );
  return [...theirs, ...kept];
}
