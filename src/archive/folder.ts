import { readContentType } from '../core/content-type.js';
import type { Capture, CaptureInfo } from '../model/capture.js';
import type { Exchange } from '../model/exchange.js';
import type { Archive } from './archive.js';
import { createCatalogue, type Catalogue } from './catalogue.js';
import type { IndexEntry } from './cdxj.js';
import { inOrder, isBody, isRedirect, momentOf, sha256Of, tellPast, type KeptExchange } from './exchanges.js';
import { readManifests } from './manifests.js';
import { readTombstones } from './tombstone.js';
import type { WarcRecord } from './read-record.js';
import {
  fileScheme,
  fileUri,
  loadWarcio,
  packManifest,
  packRequest,
  packResource,
  packResponse,
  packRevisit,
  recordId,
} from './warc-record.js';
import { withdrawCapture } from './withdraw.js';
import { createWriter, type ArchiveWorld } from './writer.js';

/**
 * An archive of WARC 1.1 files in a folder, one gzip member for each record:
 *
 *     <folder>/captures-00001.warc.gz    the truth; only ever added to
 *     <folder>/index.cdxj                where each page lies in them; can be made again
 *
 * Requests and answers are kept as they were said. A body that is here already is not kept
 * twice: a revisit record stands for it. The folder is made with the first record.
 */
export function createFolderArchive(folder: string, world: ArchiveWorld): Archive {
  const catalogue = createCatalogue(folder);
  const writer = createWriter(folder, catalogue, world);
  return {
    put: (captures) => writer.write(() => packCaptures(captures, catalogue, world)),
    keep: (exchanges) => writer.write(() => packExchanges(exchanges, catalogue)),
    note: (manifest) => writer.write(async () => [await packManifest(await loadWarcio(), manifest)]),
    get: (sha256) => readCapture(sha256, catalogue),
    list: async () => (await catalogue.entries()).filter(holdsPage).map((entry) => infoOf(entry)),
    past: async (url) => tellPast(url, await readExchanges(url, catalogue)),
    manifests: (plan) => readManifests(plan, catalogue),
    withdraw: (sha256, reason) => withdrawCapture(sha256, reason, folder, catalogue, world),
    withdrawn: async (sha256) => (await readTombstones(catalogue)).get(sha256) ?? null,
    close: () => writer.close(),
  };
}

async function packCaptures(
  captures: readonly Capture[],
  catalogue: Catalogue,
  world: ArchiveWorld,
): Promise<Uint8Array[]> {
  const packed: Uint8Array[] = [];
  const withdrawn = await readTombstones(catalogue);
  for (const capture of captures) {
    const { name, sha256 } = capture.info;
    const last = (await catalogue.at(fileUri(name))).at(-1);
    if (last?.sha256 === sha256 || withdrawn.has(sha256)) continue;
    packed.push(await packResource(await loadWarcio(), capture, world.now()));
  }
  return packed;
}

async function packExchanges(exchanges: readonly Exchange[], catalogue: Catalogue): Promise<Uint8Array[]> {
  const withdrawn = await readTombstones(catalogue);
  const packed: Uint8Array[] = [];
  // Bodies that come twice in one batch are kept twice: rare, and simpler than the alternative.
  for (const exchange of exchanges) {
    if (!withdrawn.has(sha256Of(exchange.response.body))) packed.push(...(await packExchange(exchange, catalogue)));
  }
  return packed;
}

async function packExchange(exchange: Exchange, catalogue: Catalogue): Promise<Uint8Array[]> {
  const warcio = await loadWarcio();
  const { url, response } = exchange;
  const sha256 = sha256Of(response.body);
  const id = recordId('response', url, momentOf(exchange), exchange.started, String(response.status), sha256);
  const request = await packRequest(warcio, exchange, id);
  const same = await findSame(exchange, sha256, catalogue);
  if (!same) return [await packResponse(warcio, exchange, id), request];
  const revisit = { sha256: same.sha256, referent: { id: same.id, url: same.url, date: same.date } };
  return [await packRevisit(warcio, exchange, id, revisit), request];
}

/** The answer that holds this body already. */
async function findSame(
  { url, response }: Exchange,
  sha256: string,
  catalogue: Catalogue,
): Promise<IndexEntry | undefined> {
  if (response.status !== 304) {
    if (!isBody(response.status) || response.body.byteLength === 0) return undefined;
    return (await catalogue.holding(sha256)).find(({ type }) => type === 'response');
  }
  const entries = (await catalogue.at(url)).map((entry) => ({ ...entry, started: entry.date }));
  const last = inOrder(entries).findLast(({ status }) => status !== null && isBody(status));
  return last && (await catalogue.holding(last.sha256)).find(({ type }) => type === 'response');
}

async function readCapture(sha256: string, catalogue: Catalogue): Promise<Capture | null> {
  const [entry] = await catalogue.holding(sha256);
  if (!entry) return null;
  const record = await catalogue.read(entry, sha256);
  const { charset } = readContentType(contentTypeOf(record));
  return { info: { ...infoOf(entry), bytes: record.payload.byteLength }, body: record.payload, charset };
}

/** The exchanges with an address; the headers only of those that tell what is known of it now. */
async function readExchanges(url: string, catalogue: Catalogue): Promise<KeptExchange[]> {
  const entries = (await catalogue.at(url)).filter(({ status }) => status !== null);
  const ordered = inOrder(entries.map((entry) => ({ ...entry, started: entry.date })));
  const body = ordered.findLastIndex(({ status }) => status !== null && (isBody(status) || isRedirect(status)));
  const exchanges: KeptExchange[] = [];
  for (const [index, { started, recovered, status, sha256, ...where }] of ordered.entries()) {
    const tells = index === body || (index > body && index === ordered.length - 1);
    const headers = tells ? ((await catalogue.read(where)).http?.headers ?? []) : [];
    exchanges.push({ started, recovered, status: status ?? 0, headers, sha256 });
  }
  return exchanges;
}

function holdsPage({ type, status }: IndexEntry): boolean {
  return type === 'resource' || (status !== null && isBody(status));
}

function infoOf({ url, mime, date, sha256, type, length }: IndexEntry): CaptureInfo {
  if (type !== 'resource') return { sha256, url, name: url, mediaType: mime, retrieved: date, bytes: length };
  const name = url.slice(fileScheme.length).split('/').map(decodeURIComponent).join('/');
  return { sha256, url: null, name, mediaType: mime, retrieved: null, bytes: length };
}

function contentTypeOf({ http, fields }: WarcRecord): string | null {
  return (http ? http.headers.find(([name]) => name === 'content-type')?.[1] : fields.get('content-type')) ?? null;
}
