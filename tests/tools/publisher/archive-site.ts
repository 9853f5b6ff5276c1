import { archiveDigest, type PublishedEdition } from './editions.js';
import { json, missing, page, redirect, type Page } from './page.js';

/** One page as a web archive once took it. */
export interface Memento {
  /** 14 digits, UTC. */
  readonly timestamp: string;
  readonly original: string;
  readonly status: number;
  readonly body: string;
}

/** Rows on one page of results; small, so that a test sees more than one. */
const rowsAPage = 10;

/** Every page of every edition, taken three days after publication, and again later, unchanged. */
export function mementosOf(editions: readonly PublishedEdition[], host: string): Memento[] {
  return editions.flatMap(({ slug, published, pages }) =>
    pages.flatMap((body, index) => {
      const rest = index === 0 ? '' : `pages/${index + 1}/`;
      const original = `${host}/publications/${slug}/${rest}`;
      const day = published.replaceAll('-', '');
      const later = String(Number(day) + 10_000);
      return [`${day}120000`, `${later}120000`].map((timestamp) => ({ timestamp, original, status: 200, body }));
    }),
  );
}

/**
 * A web archive: CDX in the manner of the Wayback Machine (`/cdx/search/cdx`, JSON, paged by
 * resume key) and of pywb (`/cdx`, one JSON object a line), raw replay (`id_`), and TimeMaps.
 */
export function archivePage(
  path: string,
  query: URLSearchParams,
  mementos: readonly Memento[],
  origin: string,
): Page | null {
  if (path === '/cdx/search/cdx') return waybackSearch(query, mementos);
  if (path === '/cdx') return pywbSearch(query, mementos);
  const timemap = /^(?:\/web)?\/timemap\/(link|json)\/(.+)$/u.exec(path);
  if (timemap) return timeMap(timemap[1] ?? '', withQuery(timemap[2] ?? '', query), mementos, origin);
  const replay = /^(?:\/web)?\/(\d{4,14})(id_)?\/(.+)$/u.exec(path);
  return replay ? memento(replay[1] ?? '', replay[3] ?? '', mementos, path) : null;
}

function waybackSearch(query: URLSearchParams, mementos: readonly Memento[]): Page {
  const fields = (query.get('fl') ?? 'urlkey,timestamp,original,mimetype,statuscode,digest,length').split(',');
  const found = select(query, mementos);
  const start = Number(query.get('resumeKey') ?? 0);
  const limit = Math.min(Number(query.get('limit') ?? rowsAPage), rowsAPage);
  const rows: string[][] = found.slice(start, start + limit).map((each) => fields.map((name) => cell(name, each)));
  if (rows.length === 0) return json([]);
  const next = start + limit < found.length && query.has('showResumeKey') ? [[], [String(start + limit)]] : [];
  return json([fields, ...rows, ...next]);
}

function pywbSearch(query: URLSearchParams, mementos: readonly Memento[]): Page {
  const lines = select(query, mementos).map((each) =>
    JSON.stringify({
      urlkey: urlKey(each.original),
      timestamp: each.timestamp,
      url: each.original,
      mime: 'text/html',
      status: String(each.status),
      digest: archiveDigest(each.body),
    }),
  );
  return page(lines.map((line) => `${line}\n`).join(''), 'text/x-ndjson');
}

function select(query: URLSearchParams, mementos: readonly Memento[]): Memento[] {
  const asked = urlKey(query.get('url') ?? '');
  const isPrefix = asked.endsWith('*') || query.get('matchType') === 'prefix';
  const wanted = asked.replace(/\*$/u, '');
  const from = (query.get('from') ?? '').padEnd(14, '0');
  const to = (query.get('to') ?? '').padEnd(14, '9');
  const found = mementos
    .filter(({ original }) => (isPrefix ? urlKey(original).startsWith(wanted) : urlKey(original) === wanted))
    .filter(({ timestamp }) => timestamp >= from && timestamp <= to)
    .sort((a, b) => (`${urlKey(a.original)} ${a.timestamp}` < `${urlKey(b.original)} ${b.timestamp}` ? -1 : 1));
  if (query.get('collapse') !== 'digest') return found;
  return found.filter((each, index) => {
    const before = found[index - 1];
    return !before || cell('digest', before) !== cell('digest', each);
  });
}

function cell(name: string, { timestamp, original, status, body }: Memento): string {
  const cells: Readonly<Record<string, string>> = {
    urlkey: urlKey(original),
    timestamp,
    original,
    mimetype: 'text/html',
    statuscode: String(status),
    digest: archiveDigest(body),
    length: String(Math.ceil(body.length / 4)),
  };
  return cells[name] ?? '-';
}

function timeMap(format: string, url: string, mementos: readonly Memento[], origin: string): Page {
  const found = mementos.filter(({ original }) => urlKey(original) === urlKey(url));
  if (found.length === 0) return missing();
  if (format === 'json') {
    return json([
      ['urlkey', 'timestamp', 'original', 'mimetype', 'statuscode', 'digest', 'redirect', 'robotflags', 'length'],
      ...found.map((each) =>
        ['urlkey', 'timestamp', 'original', 'mimetype', 'statuscode', 'digest'].map((name) => cell(name, each)),
      ),
    ]);
  }
  const lines = [
    `<${url}>; rel="original"`,
    `<${origin}/web/timemap/link/${url}>; rel="self"; type="application/link-format"`,
    ...found.map(
      ({ timestamp, original }) =>
        `<${origin}/web/${timestamp}/${original}>; rel="memento"; datetime="${dateOf(timestamp).toUTCString()}"`,
    ),
  ];
  return page(lines.join(',\n'), 'application/link-format');
}

/** The memento of that very time; the nearest one, by a redirect, where there is none. */
function memento(timestamp: string, url: string, mementos: readonly Memento[], path: string): Page {
  const found = mementos.filter(({ original }) => urlKey(original) === urlKey(url));
  const exact = found.find((each) => each.timestamp === timestamp);
  if (exact) {
    const headers = { 'memento-datetime': dateOf(timestamp).toUTCString() };
    return { ...page(exact.body), status: exact.status, headers };
  }
  const [nearest] = [...found].sort(
    (a, b) =>
      Math.abs(Number(a.timestamp) - Number(timestamp.padEnd(14, '0'))) -
      Math.abs(Number(b.timestamp) - Number(timestamp.padEnd(14, '0'))),
  );
  return nearest ? redirect(path.replace(timestamp, nearest.timestamp), 302) : missing();
}

function dateOf(timestamp: string): Date {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/u.exec(timestamp) ?? [];
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/** Folds what archives fold: scheme, `www`, case, a port, the last slash. */
function urlKey(url: string): string {
  const key = url
    .toLowerCase()
    .replace(/^https?:\/+/u, '')
    .replace(/^www\./u, '');
  return key.replace(/\/$/u, '');
}

function withQuery(url: string, query: URLSearchParams): string {
  return query.size === 0 ? url : `${url}?${query.toString()}`;
}
