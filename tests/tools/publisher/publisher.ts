/**
 * A publisher, for tests: one real server that plays a gov.scot-like and a GOV.UK-like site
 * with the editions of Open Shelves, and a web archive that holds them, over the years; and
 * that misbehaves on order.
 *
 *     const publisher = await startPublisher();
 *     publisher.until('2024-11');                       // editions up to this one exist
 *     publisher.misbehave('/publications/…/pages/3/', 'reset', 1);
 *     publisher.edit('/publications/…/pages/2/', (html) => html.replace('Ongoing', 'Complete'));
 *     publisher.counts();                               // { 200: 7, 304: 0, … }
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { archivePage, mementosOf, type Memento } from './archive-site.js';
import { readEditions, type PublishedEdition } from './editions.js';
import { govScotPage } from './gov-scot-site.js';
import { govUkPage } from './gov-uk-site.js';
import { misbehaviours, type Misbehaviour } from './misbehaviour.js';
import { missing, page, redirect, type Page } from './page.js';
import { selfSigned } from './self-signed.js';

export interface PublisherOptions {
  /** Serve by TLS, with a certificate that nobody else has signed. */
  readonly tls?: boolean;
  /** What the archive's copies say they were taken from. */
  readonly archivedHost?: string;
}

export interface Asked {
  readonly path: string;
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
}

export interface Publisher {
  /** Its origin: `http://127.0.0.1:1234`. */
  readonly url: string;
  /** All editions there will ever be. */
  readonly editions: readonly PublishedEdition[];
  /** What the archive holds; change it at will. */
  readonly mementos: Memento[];
  /** Every request that was answered, in order; those that a misbehaviour answered have the status 0. */
  readonly asked: readonly Asked[];
  /** Address of an edition's landing page. */
  publication(id: string): string;
  /** From now on the editions up to this one exist. */
  until(id: string): void;
  /** The text of robots.txt, or the status it answers with. */
  robots(answer: string | number): void;
  /** From now on the path has another body; a silent edit unless a history says it. */
  edit(path: string, change: (body: string) => string): void;
  /** From now on the path leads to another one; to none again with null. */
  lead(path: string, to: string | null): void;
  /** An entry of the update history of an edition, newest first. */
  note(id: string, day: string, note: string): void;
  /** From now on the edition is at the archive only, and all its addresses lead there. */
  moveToArchive(id: string): void;
  /** Fails at this path (or at every path, `*`), the next so many times. */
  misbehave(path: string, how: Misbehaviour, times?: number): void;
  /** Behaves again. */
  calm(): void;
  /** Whether answers carry ETag and Last-Modified, and what `cache-control` says. */
  validators(which: { readonly etag?: boolean; readonly modified?: boolean; readonly cacheControl?: string }): void;
  /** How often each status was answered since the last {@link forget}. */
  counts(): Record<number, number>;
  forget(): void;
  close(): Promise<void>;
}

export async function startPublisher(options: PublisherOptions = {}): Promise<Publisher> {
  const answer = (request: IncomingMessage, response: ServerResponse): void => serve(request, response);
  const server: Server = options.tls === true ? createSecureServer(selfSigned, answer) : createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `${options.tls === true ? 'https' : 'http'}://127.0.0.1:${port}`;

  const editions = readEditions();
  const mementos = mementosOf(editions, options.archivedHost ?? 'https://www.skerrow-islands.example');
  const asked: Asked[] = [];
  const edits = new Map<string, (body: string) => string>();
  const histories = new Map<string, { day: string; note: string }[]>();
  const archived = new Map<string, string>();
  const leads = new Map<string, string>();
  const faults: { path: string; how: Misbehaviour; left: number }[] = [];
  let newest = editions.at(-1)?.id ?? '';
  let robots: string | number = 'User-agent: *\nDisallow: /search/\n';
  let validators = { etag: true, modified: true, cacheControl: '' };

  const find = (path: string, query: URLSearchParams): Page => {
    if (path === '/robots.txt')
      return typeof robots === 'number' ? missing('no rules', robots) : page(robots, 'text/plain');
    const lead = leads.get(path);
    if (lead !== undefined) return redirect(lead, 302);
    const now = editions.filter(({ id }) => id <= newest);
    const found =
      govUkPage(path, now, origin) ??
      archivePage(path, query, mementos, origin) ??
      govScotPage(path, { editions: now, archived, histories, origin }) ??
      missing();
    const change = edits.get(path);
    return change ? { ...found, body: Buffer.from(change(found.body.toString())) } : found;
  };

  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    // Not resolved as an address: an archive's paths hold another address, with its two slashes.
    // As a proxy, it is asked with the whole address.
    const [path = '/', query = ''] = (request.url ?? '/').replace(/^http:\/\/[^/]+/u, '').split('?');
    const found = find(path, new URLSearchParams(query));
    const fault = faults.find((each) => each.left > 0 && (each.path === '*' || each.path === path));
    if (fault && (path !== '/robots.txt' || fault.path === path)) {
      fault.left--;
      asked.push({ path: request.url ?? '/', status: 0, headers: request.headers });
      misbehaviours[fault.how](response, found.body);
      return;
    }
    const status = send(found, request, response, validators);
    asked.push({ path: request.url ?? '/', status, headers: request.headers });
  };

  const slugOf = (id: string): string => editions.find((each) => each.id === id)?.slug ?? id;
  return {
    url: origin,
    editions,
    mementos,
    asked,
    publication: (id) => `${origin}/publications/${slugOf(id)}/`,
    until: (id) => void (newest = id),
    robots: (text) => void (robots = text),
    edit: (path, change) => void edits.set(path, change),
    lead: (path, to) => void (to === null ? leads.delete(path) : leads.set(path, to)),
    note: (id, day, note) => {
      const slug = slugOf(id);
      histories.set(slug, [{ day, note }, ...(histories.get(slug) ?? [])]);
    },
    moveToArchive: (id) => {
      const slug = slugOf(id);
      archived.set(slug, `${origin}/20260401120000/www.skerrow-islands.example/publications/${slug}/`);
    },
    misbehave: (path, how, times = Number.POSITIVE_INFINITY) => void faults.push({ path, how, left: times }),
    calm: () => void (faults.length = 0),
    validators: (which) => void (validators = { ...validators, ...which }),
    counts: () =>
      asked.reduce<Record<number, number>>((all, { status }) => ({ ...all, [status]: (all[status] ?? 0) + 1 }), {}),
    forget: () => void (asked.length = 0),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function send(
  { status, mediaType, body, modified, headers }: Page,
  request: IncomingMessage,
  response: ServerResponse,
  validators: { readonly etag: boolean; readonly modified: boolean; readonly cacheControl: string },
): number {
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
  const isPage = status === 200;
  const hasDate = isPage && validators.modified && modified !== null;
  response.setHeader('content-type', mediaType);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (isPage && validators.etag) response.setHeader('etag', etag);
  if (hasDate) response.setHeader('last-modified', modified);
  if (isPage && validators.cacheControl !== '') response.setHeader('cache-control', validators.cacheControl);
  const wanted = request.headers['if-none-match'];
  const since = request.headers['if-modified-since'];
  const same =
    isPage &&
    (wanted === undefined
      ? since !== undefined && hasDate && Date.parse(modified) <= Date.parse(since)
      : validators.etag && wanted === etag);
  response.writeHead(same ? 304 : status);
  response.end(same ? undefined : body);
  return same ? 304 : status;
}
