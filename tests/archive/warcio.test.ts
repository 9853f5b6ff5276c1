import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createExporter } from '../../src/archive/exporter.js';
import { createFolderArchive } from '../../src/archive/folder.js';
import { writeWhole } from '../../src/store/write.js';
import { root } from '../cli/planwatch.js';
import { exchange } from './exchanges.js';
import { checkWacz, checkWarc } from './independent.js';

/** An archive with every kind of record, in two files. */
let folder: string;
const page = 'https://vans.example/plan/';
const moved = { status: 301, headers: [['location', '/plan/']] as const };
const via = {
  captured: '2024-01-01T00:00:00.000Z',
  archive: 'Wayback',
  address: `https://web.example/web/20240101000000id_/${page}`,
};
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'planwatch-warcio-'));
  const world = { now: () => '2026-03-12T09:00:00.000Z', software: 'planwatch/test', writeWhole, rotateAt: 2_000 };
  for (const [day, body] of ['three vans', 'three vans', 'four vans\r\n\r\nand a bus 🚌'].entries()) {
    const archive = createFolderArchive(folder, world);
    const at = (time: string): string => `2026-03-0${day + 1}T08:0${time}`;
    await archive.keep([
      exchange('https://vans.example/plan', at('0:00.000Z'), moved),
      exchange(page, at('0:01.123Z'), { body }),
    ]);
    await archive.keep([exchange(page, at('1:00.000Z'), { status: 304, headers: [['date', 'x']] })]);
    await archive.keep([exchange(`${page}none`, at('2:00.000Z'), { status: 404, headers: [['x-none', '']] })]);
    await archive.close();
  }
  const archive = createFolderArchive(folder, world);
  await archive.keep([exchange(page, '2024-01-01T00:00:00.000Z', { body: 'two vans', via })]);
  const bytes = Buffer.from('a van');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const info = { sha256, url: null, name: 'a file.html', mediaType: 'text/html', retrieved: null, bytes: 5 };
  await archive.put([{ info, body: bytes, charset: null }]);
  await archive.note({
    format: 'planwatch/manifest@1',
    plan: 'vans',
    edition: '2024-11',
    revision: 1,
    at: '2026-03-12T09:00:00.000Z',
    pages: [],
    messages: [],
  });
  await archive.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

const request = (hashes: string[] = []): Parameters<ReturnType<typeof createExporter>>[1] => ({
  name: 'vans',
  title: 'Library vans',
  urls: new Set([page, 'https://vans.example/plan']),
  hashes: new Set(hashes),
  software: 'planwatch/test',
  licence: 'OGL-UK-3.0',
});

test('every record of the archive is as WARC 1.1 wants it, read by another program', async () => {
  const known = new Map<string, string | null>();
  const types: string[] = [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.warc.gz'));
  expect(names.length).toBeGreaterThan(1);
  for (const name of names.sort()) {
    const { records, problems } = await checkWarc(readFileSync(join(folder, name)), known);
    expect(problems).toEqual([]);
    types.push(...records.map(({ type }) => type));
  }
  expect([...new Set(types)].sort()).toEqual(['metadata', 'request', 'resource', 'response', 'revisit', 'warcinfo']);
});

test('a WARC that leaves the archive stands alone', async () => {
  const { records, problems } = await checkWarc(await createExporter(folder)('warc', request()));
  expect(problems).toEqual([]);
  expect(new Set(records.map(({ url }) => url))).toEqual(new Set([null, page, 'https://vans.example/plan']));
});

test('a WACZ follows its profile, and so does the WARC in it', async () => {
  const { records, problems } = await checkWacz(await createExporter(folder)('wacz', request()));
  expect(problems).toEqual([]);
  // The redirect and the page again on the second day, and what had not changed each day.
  expect(records.filter(({ type }) => type === 'revisit').length).toBe(4);
});

test('what is wrong is found', async () => {
  const bytes = Buffer.from(await createExporter(folder)('warc', request()));
  const { records } = await checkWarc(bytes);
  const member = (index: number): Buffer => {
    const { offset = 0, length = 0 } = records[index] ?? {};
    return gunzipSync(bytes.subarray(offset, offset + length));
  };
  const problemsOf = async (...plain: Buffer[]): Promise<readonly string[]> =>
    (await checkWarc(Buffer.concat(plain.map((each) => gzipSync(each))))).problems;
  const answer = records.findIndex(({ type, url }) => type === 'response' && url === page);
  const said = member(answer).toString('latin1');
  expect(await problemsOf(member(0), Buffer.from(said.replace('three', 'seven'), 'latin1'))).toEqual([
    expect.stringContaining('its block has another hash'),
    expect.stringContaining('its body has another hash'),
  ]);
  expect(await problemsOf(member(answer), member(answer))).toEqual([
    expect.stringContaining('it is the first'),
    expect.stringContaining('is another record’s'),
  ]);
  const revisit = records.findIndex(({ type }) => type === 'revisit');
  expect(await problemsOf(member(0), member(revisit))).toEqual([expect.stringContaining('what it refers to')]);
});

test('the command line of warcio finds the same records at the same places as our index', async () => {
  const program = join(root, 'node_modules/warcio/dist/cli.js');
  const placesIn = (...files: string[]): string[] => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'cdx-index', ...files], {
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
    return placesOf(stdout);
  };
  const names = readdirSync(folder).filter((name) => name.endsWith('.warc.gz'));
  const ours = placesOf(readFileSync(join(folder, 'index.cdxj'), 'utf8'));
  expect(placesIn(...names.map((name) => join(folder, name)))).toEqual(ours);
  const package_ = unzipSync(await createExporter(folder)('wacz', request()));
  const inner = join(folder, 'inner.warc.gz');
  writeFileSync(inner, package_['archive/vans.warc.gz'] ?? new Uint8Array());
  const packed = placesOf(strFromU8(package_['indexes/index.cdxj'] ?? new Uint8Array()));
  expect(packed.length).toBeGreaterThan(3);
  expect(placesIn(inner)).toEqual(packed);
  rmSync(inner);
});

/** Address, offset and length of what a server answered: other programs do not list what came as a file, or what we note. */
function placesOf(index: string): string[] {
  const lines = index.split('\n').filter((line) => line !== '');
  const records = lines.map((line) => JSON.parse(line.slice(line.indexOf('{'))) as Record<string, string>);
  const answers = records.filter(({ url }) => /^https?:/u.test(url ?? ''));
  return answers.map(({ url, offset, length }) => `${url} ${offset} ${length}`).sort();
}
