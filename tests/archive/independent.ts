/**
 * WARC and WACZ as others read them: the records are found by the reader of warcio, the hashes
 * are counted here, the rules are those of WARC 1.1 and WACZ 1.1.1. Nothing of the project's own
 * reading is used. What `warcio check` looks at is looked at here too.
 */
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { WARCParser } from 'warcio';

export interface FoundRecord {
  readonly type: string;
  readonly url: string | null;
  readonly offset: number;
  readonly length: number;
}

export interface Checked {
  readonly records: readonly FoundRecord[];
  /** Empty where all is as it should be. */
  readonly problems: readonly string[];
}

const sha256 = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** Every record of a WARC file, and whatever is wrong with it. `known`: ids and bodies of files before it. */
export async function checkWarc(bytes: Uint8Array, known = new Map<string, string | null>()): Promise<Checked> {
  const records: FoundRecord[] = [];
  const problems: string[] = [];
  const parser = new WARCParser([bytes], { parseHttp: false });
  for await (const record of parser) {
    const block = await record.readFully(false);
    const { offset, recordLength: length } = parser;
    const { warcHeaders, warcType, warcTargetURI } = record;
    const field = (name: string): string | null => record.warcHeader(name) ?? null;
    const say = (what: string): number => problems.push(`${String(warcType)} at ${offset}: ${what}`);
    records.push({ type: warcType ?? '', url: warcTargetURI ?? null, offset, length });
    const id = field('WARC-Record-ID') ?? '';
    if (!/^<urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}>$/u.test(id)) say(`its id is ${id}`);
    if (known.has(id)) say(`its id ${id} is another record’s`);
    if (warcHeaders.protocol !== 'WARC/1.1') say(`it is ${warcHeaders.protocol}`);
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/u.test(field('WARC-Date') ?? '')) say('it has no date');
    if (Number(field('Content-Length')) !== block.byteLength) say('it has another length');
    const digest = field('WARC-Block-Digest') ?? (warcType === 'warcinfo' ? sha256(block) : null);
    if (digest !== sha256(block)) say('its block has another hash');
    if (records.length === 1 && warcType !== 'warcinfo') say('it is the first, and says not who wrote it');
    const member = gunzipSync(bytes.subarray(offset, offset + length));
    if (!member.subarray(0, 10).equals(Buffer.from('WARC/1.1\r\n'))) say('it is no member of its own');
    const payload = warcType === 'resource' ? block : bodyOf(block);
    known.set(id, field('WARC-Payload-Digest'));
    checkType(warcType ?? '', { field, say, block, payload, known });
  }
  return { records, problems };
}

interface Parts {
  readonly field: (name: string) => string | null;
  readonly say: (what: string) => unknown;
  readonly block: Uint8Array;
  readonly payload: Uint8Array;
  readonly known: ReadonlyMap<string, string | null>;
}

function checkType(type: string, { field, say, block, payload, known }: Parts): void {
  const digest = field('WARC-Payload-Digest');
  if (type === 'response' || type === 'resource') {
    if (digest !== sha256(payload)) say('its body has another hash');
  }
  if (type === 'response') {
    const head = Buffer.from(block.subarray(0, block.byteLength - payload.byteLength)).toString('latin1');
    const [, said] = /^content-length: *(\d+)/imu.exec(head) ?? [];
    if (said !== undefined && Number(said) !== payload.byteLength) say(`it says ${said} bytes, and has others`);
    if (/^(?:transfer|content)-encoding:/imu.test(head)) say('it says that its body is packed');
    if (!/^HTTP\/1\.1 \d{3}/u.test(head)) say('it has no status line');
  }
  if (type === 'request' && !known.has(field('WARC-Concurrent-To') ?? '')) say('its answer is not here');
  if (type !== 'revisit') return;
  if (!/^http:\/\/netpreserve\.org\/warc\/1\.1\/revisit\//u.test(field('WARC-Profile') ?? '')) say('it has no profile');
  if (known.get(field('WARC-Refers-To') ?? '') !== digest) say('what it refers to has another body, or is not here');
  if (payload.byteLength > 0) say('it has a body of its own');
}

/** What comes after the headers. */
function bodyOf(block: Uint8Array): Uint8Array {
  const end = Buffer.from(block).indexOf('\r\n\r\n');
  return end === -1 ? new Uint8Array() : block.subarray(end + 4);
}

interface WaczPackage {
  readonly profile?: string;
  readonly wacz_version?: string;
  readonly resources: readonly { readonly name: string; readonly path: string; readonly hash: string; bytes: number }[];
}

/** A WACZ package against its profile, and the WARC files in it. */
export async function checkWacz(bytes: Uint8Array): Promise<Checked> {
  const stored = new Set<string>();
  const files = unzipSync(bytes, {
    filter: ({ name, compression }) => {
      if (compression === 0) stored.add(name);
      return true;
    },
  });
  const problems: string[] = [];
  const textOf = (name: string): string => Buffer.from(files[name] ?? []).toString('utf8');
  const about = JSON.parse(textOf('datapackage.json')) as WaczPackage;
  if (about.profile !== 'data-package' || about.wacz_version !== '1.1.1') problems.push('the profile is another');
  const digest = JSON.parse(textOf('datapackage-digest.json')) as { path?: string; hash?: string };
  if (digest.path !== 'datapackage.json' || digest.hash !== sha256(files['datapackage.json'] ?? new Uint8Array())) {
    problems.push('the digest of datapackage.json is another');
  }
  const listed = about.resources.map(({ path }) => path).sort();
  const there = Object.keys(files).filter((name) => !name.startsWith('datapackage'));
  if (JSON.stringify(listed) !== JSON.stringify(there.sort())) problems.push(`${listed.join()} is not ${there.join()}`);
  for (const { path, hash, bytes: size } of about.resources) {
    const content = files[path] ?? new Uint8Array();
    if (hash !== sha256(content) || size !== content.byteLength) problems.push(`${path} is another`);
    if (path.endsWith('.gz') && !stored.has(path)) problems.push(`${path} is packed twice`);
  }
  const [warc = ''] = there.filter((name) => /^archive\/.*\.warc\.gz$/u.test(name));
  const checked = await checkWarc(files[warc] ?? new Uint8Array());
  problems.push(...checked.problems, ...checkIndex(textOf('indexes/index.cdxj'), checked.records, warc));
  problems.push(...checkPages(textOf('pages/pages.jsonl'), checked.records));
  return { records: checked.records, problems };
}

function checkIndex(text: string, records: readonly FoundRecord[], warc: string): string[] {
  const lines = text.trimEnd().split('\n');
  const places = new Map(records.map((record) => [record.offset, record]));
  const sorted = [...lines].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const problems = lines.join('\n') === sorted.join('\n') ? [] : ['the index is out of order'];
  for (const line of lines) {
    const [, , json = ''] = /^(\S+) \d{14} (\{.*\})$/u.exec(line) ?? [];
    const { url, digest, mime, filename, offset, length } = JSON.parse(json || '{}') as Record<string, string>;
    const record = places.get(Number(offset));
    const isThere = record?.url === url && record?.length === Number(length);
    if (!isThere || `archive/${String(filename)}` !== warc) problems.push(`no record for ${line}`);
    if (!/^sha256:[0-9a-f]{64}$/u.test(digest ?? '') || !mime) problems.push(`too little is said in ${line}`);
  }
  const indexed = records.filter(({ type }) => ['response', 'revisit', 'resource'].includes(type));
  return indexed.length === lines.length ? problems : [...problems, 'the index has another number of records'];
}

function checkPages(text: string, records: readonly FoundRecord[]): string[] {
  const [head, ...pages] = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, string>);
  const urls = new Set(records.map(({ url }) => url));
  const isHead = head?.['format'] === 'json-pages-1.0' && head['id'] === 'pages';
  return [
    ...(isHead ? [] : ['the list of pages has no head']),
    ...pages.flatMap(({ url = '', ts = '', title }) => {
      return urls.has(url) && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/u.test(ts) && title ? [] : [`no page ${url}`];
    }),
  ];
}
