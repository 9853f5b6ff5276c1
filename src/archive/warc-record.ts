import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type * as WarcioModule from 'warcio';
import type { Capture } from '../model/capture.js';
import type { Exchange, Header } from '../model/exchange.js';
import type { Manifest } from '../model/manifest.js';
import { momentOf, sha256Of } from './exchanges.js';
import { tombstoneType, type Tombstone } from './tombstone.js';

type Warcio = typeof WarcioModule;

/** An earlier record that holds the same body. */
export interface Referent {
  readonly id: string;
  readonly url: string;
  readonly date: string;
}

/** Loaded when something is written: reading needs none of it, and it is slow to load. */
export function loadWarcio(): Promise<Warcio> {
  return import('warcio');
}

interface Parts {
  readonly type: 'warcinfo' | 'request' | 'response' | 'revisit' | 'resource' | 'metadata';
  readonly url?: string;
  readonly date: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly statusLine?: string;
  readonly headers?: readonly Header[];
  readonly block?: Uint8Array;
}

/** The first record of every file: who wrote it, and in what form. */
export function packInfo(warcio: Warcio, name: string, software: string, date: string): Promise<Uint8Array> {
  const about = {
    software,
    format: 'WARC File Format 1.1',
    conformsTo: 'http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/',
    description: 'Pages of published plans, as they were had. The licence of each page is its publisher’s.',
  };
  const text = Object.entries(about).map(([field, value]) => `${field}: ${value}\r\n`);
  // Two files may be begun in the same moment.
  const id = recordId('warcinfo', name, date);
  const fields = { 'WARC-Record-ID': id, 'WARC-Filename': name, 'Content-Type': 'application/warc-fields' };
  return pack(warcio, { type: 'warcinfo', date, fields, block: Buffer.from(text.join('')) });
}

/** What was asked, joined to what was answered. */
export function packRequest(warcio: Warcio, exchange: Exchange, answer: string): Promise<Uint8Array> {
  const { url, request } = exchange;
  return pack(warcio, {
    type: 'request',
    url,
    date: momentOf(exchange),
    fields: { 'WARC-Concurrent-To': answer, ...viaFields(exchange) },
    statusLine: `${request.method} ${oneLine(request.target)} HTTP/1.1`,
    headers: request.headers,
  });
}

/** An answer with its body. */
export function packResponse(warcio: Warcio, exchange: Exchange, id: string): Promise<Uint8Array> {
  return pack(warcio, { type: 'response', ...answerOf(exchange, id), block: exchange.response.body });
}

/** An answer whose body is here already: the same bytes came again, or the server said that they would. */
export function packRevisit(
  warcio: Warcio,
  exchange: Exchange,
  id: string,
  { sha256, referent }: { sha256: string; referent: Referent },
): Promise<Uint8Array> {
  const profile = exchange.response.status === 304 ? 'server-not-modified' : 'identical-payload-digest';
  const answer = answerOf(exchange, id);
  const fields = {
    ...answer.fields,
    'WARC-Profile': `http://netpreserve.org/warc/1.1/revisit/${profile}`,
    'WARC-Refers-To': referent.id,
    'WARC-Refers-To-Target-URI': referent.url,
    'WARC-Refers-To-Date': referent.date,
    'WARC-Payload-Digest': `sha256:${sha256}`,
  };
  return pack(warcio, { type: 'revisit', ...answer, fields });
}

/** A page that came as a file: nobody was asked, so there is no request. */
export function packResource(warcio: Warcio, { info, body, charset }: Capture, date: string): Promise<Uint8Array> {
  const mediaType = charset === null ? info.mediaType : `${info.mediaType}; charset=${charset}`;
  const url = fileUri(info.name);
  const fields = { 'WARC-Record-ID': recordId('resource', url, date, info.sha256), 'Content-Type': mediaType };
  return pack(warcio, { type: 'resource', url, date, fields, block: body });
}

/** What an edition consists of. */
export function packManifest(warcio: Warcio, manifest: Manifest): Promise<Uint8Array> {
  const url = `${manifestScheme}${manifest.plan}/${encodeURIComponent(manifest.edition)}`;
  const block = Buffer.from(JSON.stringify(manifest));
  const id = recordId('metadata', url, manifest.at, sha256Of(block));
  const fields = { 'WARC-Record-ID': id, 'Content-Type': 'application/json' };
  return pack(warcio, { type: 'metadata', url, date: manifest.at, fields, block });
}

/** What is left where a record was taken out. */
export function packTombstone(warcio: Warcio, tombstone: Tombstone): Promise<Uint8Array> {
  const { url, id, at, sha256 } = tombstone;
  const fields = {
    'WARC-Record-ID': recordId('tombstone', url, at, `${id} ${sha256}`),
    'WARC-Refers-To': id,
    'Content-Type': tombstoneType,
  };
  return pack(warcio, { type: 'metadata', url, date: at, fields, block: Buffer.from(JSON.stringify(tombstone)) });
}

export const manifestScheme = 'urn:planwatch:edition:';

/** Names of files are ours to give: the same page has the same address on every machine. */
export function fileUri(name: string): string {
  return `${fileScheme}${name.split('/').map(encodeURIComponent).join('/')}`;
}

export const fileScheme = 'urn:planwatch:file:';

/** The same record has the same id wherever and whenever it is written: nothing is left to chance. */
export function recordId(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex');
  // A UUID of version 8: its bits are the maker's own.
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4] ?? '8';
  const uuid = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ];
  return `<urn:uuid:${uuid.join('-')}>`;
}

function answerOf(exchange: Exchange, id: string): Omit<Parts, 'type'> {
  const { url, response, ip } = exchange;
  return {
    url,
    date: momentOf(exchange),
    fields: { 'WARC-Record-ID': id, ...(ip === null ? {} : { 'WARC-IP-Address': ip }), ...viaFields(exchange) },
    statusLine: `HTTP/1.1 ${response.status} ${oneLine(response.reason)}`.trimEnd(),
    headers: response.headers,
  };
}

/** A page from a web archive has its date as its own, and beside it when and where we had it from. */
function viaFields({ via, started }: Exchange): Record<string, string> {
  if (!via) return {};
  return {
    'WARC-Source-URI': oneLine(via.address),
    'WARC-Creation-Date': started,
    'Planwatch-Web-Archive': oneLine(via.archive),
  };
}

async function pack(warcio: Warcio, parts: Parts): Promise<Uint8Array> {
  const { type, url, date, fields = {}, statusLine, headers = [], block = new Uint8Array() } = parts;
  const record = warcio.WARCRecord.create(
    {
      type,
      date,
      warcVersion: warcio.WARC_1_1,
      warcHeaders: { 'WARC-Record-ID': recordId(type, url ?? '', date, fields['WARC-Concurrent-To'] ?? ''), ...fields },
      ...(url === undefined ? {} : { url }),
      ...(statusLine === undefined ? {} : { statusline: statusLine, httpHeaders: foldHeaders(headers) }),
    },
    block.byteLength === 0 ? [] : [block],
  );
  // The library leaves out the answer of a revisit that has no headers.
  if (statusLine !== undefined && !record.httpHeaders) {
    const none = new warcio.HeadersMultiMap();
    record.httpHeaders = new warcio.StatusAndHeaders({ statusline: statusLine, headers: none });
  }
  const profile = fields['WARC-Profile'];
  if (profile !== undefined) record.warcHeaders.headers.set('WARC-Profile', profile);
  const plain = await warcio.WARCSerializer.serialize(record, { digest: { algo: 'sha-256', prefix: 'sha256:' } });
  return gzipSync(plain);
}

/** A header that came several times is one header with a list, but for cookies (RFC 9110, 5.3). */
function foldHeaders(headers: readonly Header[]): [string, string][] {
  const folded = new Map<string, string>();
  const cookies: [string, string][] = [];
  for (const [name, value] of headers) {
    if (name.toLowerCase() === 'set-cookie') cookies.push([name, oneLine(value)]);
    else folded.set(name, folded.has(name) ? `${folded.get(name)}, ${oneLine(value)}` : oneLine(value));
  }
  return [...folded, ...cookies];
}

/** Nothing that a server says can begin a line of the record. */
function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f]+/gu, ' ').trim();
}
