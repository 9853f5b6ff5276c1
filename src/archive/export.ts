import { createHash } from 'node:crypto';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { fault } from '../core/faults.js';
import type { Catalogue } from './catalogue.js';
import { printIndex, type IndexEntry } from './cdxj.js';
import { isBody, sha256Of } from './exchanges.js';
import { digestOf, readMember, readRecord } from './read-record.js';
import { readBytes } from './warc-files.js';
import { loadWarcio, packInfo } from './warc-record.js';

/** What is to leave the archive, and who says so. */
export interface ExportRequest {
  /** Name of the files, without extension. */
  readonly name: string;
  readonly title: string;
  /** Addresses, as the archive names them; and bodies, wherever they were had. */
  readonly urls: ReadonlySet<string>;
  readonly hashes: ReadonlySet<string>;
  readonly software: string;
  readonly licence: string | null;
}

/** A WARC file that stands alone, and the index of it. */
export interface ExportedWarc {
  readonly bytes: Uint8Array;
  readonly entries: readonly IndexEntry[];
}

/**
 * The records of some pages as one WARC file: the records as they are, byte for byte. What a
 * revisit stands for comes along, so that the file needs no other.
 */
export async function exportWarc(folder: string, catalogue: Catalogue, request: ExportRequest): Promise<ExportedWarc> {
  const all = (await catalogue.entries()).filter(({ type }) => type !== 'metadata');
  const asked = all.filter(({ url, sha256 }) => request.urls.has(url) || request.hashes.has(sha256));
  const needed = new Set(asked.map(({ id }) => id));
  // Only what is revisited: an empty body is that of every redirect there is.
  const revisited = new Set(asked.flatMap(({ type, sha256 }) => (type === 'revisit' ? [sha256] : [])));
  for (const { id, sha256, type, status } of all) {
    if (type === 'response' && status !== null && isBody(status) && revisited.has(sha256)) needed.add(id);
  }
  const chosen = all.filter(({ id }) => needed.has(id));
  const file = `${request.name}.warc.gz`;
  const newest = chosen.reduce((latest, { date }) => (date > latest ? date : latest), '1980-01-01T00:00:00Z');
  const pieces: Uint8Array[] = [await packInfo(await loadWarcio(), file, request.software, newest)];
  let offset = pieces[0]?.byteLength ?? 0;
  const entries: IndexEntry[] = [];
  for (const entry of chosen) {
    const bytes = await readWithRequest(folder, entry);
    entries.push({ ...entry, file, offset });
    pieces.push(bytes);
    offset += bytes.byteLength;
  }
  return { bytes: Buffer.concat(pieces), entries };
}

/** The record, and the request after it that belongs to it. Damage does not leave the archive unseen. */
async function readWithRequest(folder: string, entry: IndexEntry): Promise<Uint8Array> {
  const { file, offset, length, id, url } = entry;
  const bytes = await readBytes(folder, file, offset, length + mostRequestBytes);
  const member = readMember(bytes, 0);
  const own = member && readRecord(member.content);
  const isWhole = own?.id === id && member?.length === length && digestOf(own, 'block') === sha256Of(own.block);
  if (!isWhole) throw fault('archive/damaged', `${file} at ${offset}: the record of ${url} is not whole`);
  const next = readMember(bytes, length);
  const record = next && readRecord(next.content);
  const belongs = record?.type === 'request' && record.fields.get('warc-concurrent-to') === id;
  return bytes.subarray(0, next && belongs ? length + next.length : length);
}

/** A request is its headers; the largest that are sent are far smaller. */
const mostRequestBytes = 100_000;

/** The same as a WACZ package (profile 1.1.1): one file that a browser can replay. */
export function packWacz({ bytes, entries }: ExportedWarc, request: ExportRequest): Uint8Array {
  const files: Record<string, Uint8Array> = {
    [`archive/${request.name}.warc.gz`]: bytes,
    'indexes/index.cdxj': strToU8(printIndex(entries)),
    'pages/pages.jsonl': strToU8(printPages(entries)),
  };
  const dates = entries.map(({ date }) => date).sort();
  const resources = Object.entries(files).map(([path, content]) => ({
    name: path.slice(path.lastIndexOf('/') + 1),
    path,
    hash: hashOf(content),
    bytes: content.byteLength,
  }));
  const about = {
    profile: 'data-package',
    wacz_version: '1.1.1',
    title: request.title,
    description: 'Pages of a published plan, as they were had. Not endorsed by the publisher.',
    created: dates.at(-1) ?? null,
    modified: dates.at(-1) ?? null,
    software: request.software,
    ...(request.licence === null ? {} : { licenses: [{ name: request.licence, title: request.licence }] }),
    resources,
  };
  const datapackage = strToU8(`${JSON.stringify(about, null, 2)}\n`);
  const digest = strToU8(`${JSON.stringify({ path: 'datapackage.json', hash: hashOf(datapackage) })}\n`);
  // The same content is the same file, whenever and wherever it is packed: times in a ZIP are local ones.
  const mtime = new Date(1980, 0, 1, 12);
  const zip: Zippable = {
    'datapackage.json': [datapackage, { mtime }],
    'datapackage-digest.json': [digest, { mtime }],
  };
  // What is compressed already is stored.
  for (const [path, content] of Object.entries(files))
    zip[path] = [content, { mtime, level: path.endsWith('.gz') ? 0 : 6 }];
  return zipSync(zip);
}

/** Pages that a reader may open: those that were fetched and are HTML, once for each time. */
function printPages(entries: readonly IndexEntry[]): string {
  const head = { format: 'json-pages-1.0', id: 'pages', title: 'All Pages' };
  const pages = entries.filter(
    ({ url, mime, status }) => /^https?:/u.test(url) && /html/u.test(mime) && status !== null && isBody(status),
  );
  const lines = pages.map(({ id, url, date }) => ({
    id: id.replace(/^<urn:uuid:|>$/gu, ''),
    url,
    ts: date,
    title: url,
  }));
  return [head, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('');
}

function hashOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
