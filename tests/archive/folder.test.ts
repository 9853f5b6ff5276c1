import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Archive } from '../../src/archive/archive.js';
import { checkArchive } from '../../src/archive/check.js';
import { createFolderArchive } from '../../src/archive/folder.js';
import { scanWarc } from '../../src/archive/warc-files.js';
import type { Capture } from '../../src/model/capture.js';
import type { Manifest } from '../../src/model/manifest.js';
import { writeWhole } from '../../src/store/write.js';
import { root } from '../cli/planwatch.js';
import { exchange } from './exchanges.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'planwatch-archive-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const page = 'https://vans.example/plan/';
const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
const warc = (number = 1): string => join(folder, `captures-0000${number}.warc.gz`);

function open(rotateAt?: number): Archive {
  return createFolderArchive(folder, {
    now: () => '2026-03-12T09:00:00.000Z',
    software: 'planwatch/test',
    writeWhole,
    ...(rotateAt === undefined ? {} : { rotateAt }),
  });
}

function file(name: string, text: string): Capture {
  const body = Buffer.from(text);
  const info = { sha256: sha(text), url: null, name, mediaType: 'text/html', retrieved: null, bytes: body.byteLength };
  return { info, body, charset: null };
}

const manifest: Manifest = {
  format: 'planwatch/manifest@1',
  plan: 'vans',
  edition: '2024-11',
  revision: 1,
  at: '2026-03-12T09:00:00.000Z',
  pages: [],
  messages: [],
};

async function textOf(archive: Archive, sha256: string): Promise<string | null> {
  const capture = await archive.get(sha256);
  return capture && Buffer.from(capture.body).toString();
}

const typesIn = async (): Promise<string[]> =>
  (await scanWarc(folder, 'captures-00001.warc.gz')).records.map(({ record }) => record.type);

describe('a page that was fetched', () => {
  test('is here in the next run, with its circumstances', async () => {
    const first = open();
    await first.keep([exchange(page, '2026-03-01T08:00:00.123Z', { body: 'three vans' })]);
    await first.close();
    const archive = open();
    expect(await archive.get(sha('three vans'))).toEqual({
      info: {
        sha256: sha('three vans'),
        url: page,
        name: page,
        mediaType: 'text/html',
        retrieved: '2026-03-01T08:00:00.123Z',
        bytes: 10,
      },
      body: Buffer.from('three vans'),
      charset: 'utf-8',
    });
    expect(await archive.get(sha('four vans'))).toBeNull();
  });

  test('and is the same again is not kept twice; what is known of it is newer', async () => {
    const archive = open();
    const etag = (value: string) =>
      [
        ['content-type', 'text/html'],
        ['etag', value],
      ] as const;
    await archive.keep([exchange(page, '2026-03-01T08:00:00.000Z', { body: 'three vans', headers: etag('"a"') })]);
    await archive.keep([exchange(page, '2026-03-02T08:00:00.000Z', { body: 'three vans', headers: etag('"b"') })]);
    await archive.keep([
      exchange(page, '2026-03-03T08:00:00.000Z', {
        status: 304,
        headers: [
          ['etag', '"c"'],
          ['date', 'x'],
        ],
      }),
    ]);
    expect(await typesIn()).toEqual(['warcinfo', 'response', 'request', 'revisit', 'request', 'revisit', 'request']);
    expect(await archive.past(page)).toEqual({
      url: page,
      first: '2026-03-01T08:00:00.000Z',
      started: '2026-03-03T08:00:00.000Z',
      status: 200,
      headers: [
        ['content-type', 'text/html'],
        ['etag', '"c"'],
        ['date', 'x'],
      ],
      sha256: sha('three vans'),
    });
    expect(await textOf(archive, sha('three vans'))).toBe('three vans');
  });

  test('failures are kept, and are no knowledge of the page', async () => {
    const archive = open();
    await archive.keep([exchange(page, '2026-03-01T08:00:00.000Z', { body: 'three vans' })]);
    await archive.keep([exchange(page, '2026-03-02T08:00:00.000Z', { status: 503, body: 'come back later' })]);
    expect((await archive.past(page))?.started).toBe('2026-03-01T08:00:00.000Z');
    expect(await archive.get(sha('come back later'))).toBeNull();
    expect((await archive.list()).length).toBe(1);
    expect(await typesIn()).toEqual(['warcinfo', 'response', 'request', 'response', 'request']);
  });

  test('from a web archive has the time at which that archive captured it', async () => {
    const archive = open();
    await archive.keep([exchange(page, '2026-03-01T08:00:00.000Z', { body: 'four vans' })]);
    const via = {
      archive: 'old.example',
      address: 'https://old.example/2021id_/x',
      captured: '2021-05-06T07:08:09.000Z',
    };
    await archive.keep([exchange(page, '2026-03-02T08:00:00.000Z', { body: 'two vans', via })]);
    expect((await archive.past(page))?.sha256).toBe(sha('four vans'));
    expect((await archive.get(sha('two vans')))?.info.retrieved).toBe('2021-05-06T07:08:09.000Z');
    const { records } = await scanWarc(folder, 'captures-00001.warc.gz');
    const fields = records.find(({ record }) => record.date === via.captured)?.record.fields;
    expect(fields?.get('warc-source-uri')).toBe(via.address);
    expect(fields?.get('warc-creation-date')).toBe('2026-03-02T08:00:00.000Z');
    expect(fields?.get('planwatch-web-archive')).toBe('old.example');
  });

  test('whose headers hold line breaks adds no field to its record', async () => {
    const archive = open();
    const headers = [['x-odd', 'a\r\nWARC-Type: warcinfo\r\n\r\nb']] as const;
    await archive.keep([exchange(page, '2026-03-01T08:00:00.000Z', { headers, body: 'three vans' })]);
    expect(await textOf(open(), sha('three vans'))).toBe('three vans');
  });
});

describe('a file', () => {
  test('is kept once under its name, and again when it has other bytes', async () => {
    const archive = open();
    await archive.put([file('2024/one two.html', 'a'), file('2024/b.html', 'a')]);
    await archive.put([file('2024/one two.html', 'a')]);
    await archive.put([file('2024/one two.html', 'b')]);
    expect((await open().list()).map(({ name, sha256 }) => [name, sha256])).toEqual([
      ['2024/one two.html', sha('a')],
      ['2024/b.html', sha('a')],
      ['2024/one two.html', sha('b')],
    ]);
    expect((await archive.get(sha('a')))?.info).toEqual(file('2024/one two.html', 'a').info);
  });
});

describe('a capture that is withdrawn', () => {
  test('is gone from the disk, and leaves word of it; all else is as it was', async () => {
    const archive = open();
    const secret = 'the driver lives at 4 Quay Street';
    await archive.put([file('a.html', 'one'), file('b.html', secret), file('c.html', 'two')]);
    expect(await archive.withdraw(sha(secret), 'names a person')).toBe(1);
    await archive.close();
    const next = open();
    expect(await next.get(sha(secret))).toBeNull();
    expect(await next.withdrawn(sha(secret))).toMatchObject({
      reason: 'names a person',
      at: '2026-03-12T09:00:00.000Z',
    });
    expect(await next.withdrawn(sha('one'))).toBeNull();
    expect([await textOf(next, sha('one')), await textOf(next, sha('two'))]).toEqual(['one', 'two']);
    const { records, damages } = await scanWarc(folder, 'captures-00001.warc.gz');
    expect(damages).toEqual([]);
    expect(records.some(({ record }) => Buffer.from(record.block).includes('Quay Street'))).toBe(false);
  });

  test('is not kept again', async () => {
    const archive = open();
    await archive.put([file('b.html', 'names')]);
    await archive.withdraw(sha('names'), 'names a person');
    await archive.put([file('b.html', 'names')]);
    await archive.keep([exchange(page, '2026-03-01T08:00:00.000Z', { body: 'names' })]);
    expect(await open().get(sha('names'))).toBeNull();
  });
});

test('manifests come back in the order of arrival, those of one plan', async () => {
  const archive = open();
  await archive.note(manifest);
  await archive.note({ ...manifest, plan: 'van' });
  await archive.note({ ...manifest, revision: 2 });
  expect((await open().manifests('vans')).map(({ revision }) => revision)).toEqual([1, 2]);
});

test('nothing is made before there is something to keep', async () => {
  const archive = createFolderArchive(join(folder, 'new'), { now: () => '', software: '', writeWhole });
  expect(await archive.get(sha('a'))).toBeNull();
  await archive.close();
  expect(existsSync(join(folder, 'new'))).toBe(false);
});

describe('the index', () => {
  test('is sorted, and is made again from the records when it is lost', async () => {
    const archive = open();
    await archive.put([file('b.html', 'b')]);
    await archive.keep([exchange('https://www.vans.example/z', '2026-03-01T08:00:00.000Z', { body: 'z' })]);
    await archive.keep([exchange('https://vans.example/a', '2026-03-01T08:00:00.000Z', { body: 'a' })]);
    await archive.close();
    const index = readFileSync(join(folder, 'index.cdxj'), 'utf8');
    expect(
      index
        .trimEnd()
        .split('\n')
        .map((line) => line.split(' {')[0]),
    ).toEqual([
      'example,vans)/a 20260301080000',
      'example,vans)/z 20260301080000',
      'urn:planwatch:file:b.html 20260312090000',
    ]);
    rmSync(join(folder, 'index.cdxj'));
    const again = open();
    expect(await textOf(again, sha('z'))).toBe('z');
    await again.close();
    expect(readFileSync(join(folder, 'index.cdxj'), 'utf8')).toBe(index);
  });

  test('of other records is not believed', async () => {
    const archive = open();
    await archive.put([file('a.html', 'a')]);
    await archive.close();
    const index = readFileSync(join(folder, 'index.cdxj'), 'utf8');
    rmSync(warc());
    const other = open();
    await other.put([file('b.html', 'another and longer page'), file('c.html', 'and one more')]);
    writeFileSync(join(folder, 'index.cdxj'), index);
    expect((await open().list()).map(({ name }) => name)).toEqual(['b.html', 'c.html']);
  });
});

describe('killed while it wrote', () => {
  test('at any byte, it has what was acknowledged, and goes on from there', async () => {
    const archive = open();
    await archive.put([file('a.html', 'acknowledged')]);
    const safe = statSync(warc()).size;
    await archive.keep([exchange(page, '2026-03-01T08:00:00.000Z', { body: 'not acknowledged' })]);
    const whole = readFileSync(warc());
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: safe, max: whole.byteLength - 1 }), async (size) => {
        writeFileSync(warc(), whole.subarray(0, size));
        const next = open();
        expect(await textOf(next, sha('acknowledged'))).toBe('acknowledged');
        await next.put([file('b.html', 'after')]);
        const { records, damages } = await scanWarc(folder, 'captures-00001.warc.gz');
        expect(damages).toEqual([]);
        expect(records.at(-1)?.record.url).toBe('urn:planwatch:file:b.html');
        expect(await textOf(open(), sha('after'))).toBe('after');
      }),
      { numRuns: 60 },
    );
  });

  test('damage in the middle is passed over, and never cut away', async () => {
    const archive = open();
    await archive.put([file('a.html', 'one')]);
    const end = statSync(warc()).size;
    await archive.put([file('b.html', 'two')]);
    const bytes = readFileSync(warc());
    bytes.fill(0, end - 40, end - 20);
    writeFileSync(warc(), bytes);
    const next = open();
    expect(await textOf(next, sha('two'))).toBe('two');
    expect(await next.get(sha('one'))).toBeNull();
    await next.put([file('c.html', 'three')]);
    expect(readFileSync(warc()).subarray(0, bytes.byteLength).equals(bytes)).toBe(true);
  });
});

test('a file that is full is followed by the next', async () => {
  const archive = open(1);
  for (const name of ['a', 'b', 'c']) await archive.put([file(name, name)]);
  await archive.close();
  expect(readdirSync(folder)).toEqual([
    'captures-00001.warc.gz',
    'captures-00002.warc.gz',
    'captures-00003.warc.gz',
    'index.cdxj',
  ]);
  expect(await textOf(open(), sha('c'))).toBe('c');
});

test('a file that is there by name and cannot be looked at is no missing one', async () => {
  const archive = open();
  await archive.put([file('a.html', 'one')]);
  await archive.close();
  symlinkSync('/no/such/disk/captures.warc.gz', join(folder, 'captures-00002.warc.gz'));
  await expect(open().list()).rejects.toMatchObject({ code: 'source/unreadable' });
  await expect(checkArchive(folder)).rejects.toMatchObject({ code: 'source/unreadable' });
});

test('a disk that is full loses nothing, and says so', async () => {
  const archive = open();
  await archive.put([file('a.html', 'acknowledged')]);
  const before = readFileSync(warc());
  // A limit on the size of files is what a full disk is to the one who writes.
  const script = `
    import { createFolderArchive } from ${JSON.stringify(join(root, 'dist/archive/folder.js'))};
    import { createHash, randomBytes } from 'node:crypto';
    process.on('SIGXFSZ', () => undefined);
    const archive = createFolderArchive(${JSON.stringify(folder)}, { now: () => '2026-03-12T09:00:00.000Z', software: '', writeWhole: async () => true });
    const body = randomBytes(200000);
    const sha256 = createHash('sha256').update(body).digest('hex');
    await archive.put([{ info: { sha256, url: null, name: 'b', mediaType: 'text/html', retrieved: null, bytes: 200000 }, body, charset: null }])
      .then(() => console.log('kept'), (error) => console.log(error.code));`;
  writeFileSync(join(folder, 'fill.mjs'), script);
  const { stdout } = spawnSync('bash', ['-c', `ulimit -f 64; exec ${process.execPath} ${join(folder, 'fill.mjs')}`], {
    encoding: 'utf8',
  });
  expect(stdout.trim()).toBe('archive/cannot-write');
  expect(readFileSync(warc()).equals(before)).toBe(true);
  expect(await textOf(open(), sha('acknowledged'))).toBe('acknowledged');
});

test('what another program reads of it is what was kept', async () => {
  const archive = open();
  await archive.keep([exchange(page, '2026-03-01T08:00:00.000Z', { body: 'three vans' })]);
  await archive.keep([exchange(page, '2026-03-02T08:00:00.000Z', { body: 'three vans' })]);
  await archive.keep([exchange(page, '2026-03-03T08:00:00.000Z', { status: 304, headers: [] })]);
  await archive.keep([exchange(page, '2026-03-04T08:00:00.000Z', { status: 301, headers: [['location', '/']] })]);
  await archive.put([file('a.html', 'one')]);
  await archive.note(manifest);
  const { WARCParser } = await import('warcio');
  const seen: unknown[] = [];
  for await (const record of WARCParser.iterRecords([readFileSync(warc())])) {
    const payload = await record.readFully(false);
    if (record.warcType !== 'warcinfo' && record.warcType !== 'request') {
      seen.push([record.warcType, record.httpHeaders?.statusCode, Buffer.from(payload).toString().slice(0, 10)]);
    }
  }
  expect(seen).toEqual([
    ['response', 200, 'three vans'],
    ['revisit', 200, ''],
    ['revisit', 304, ''],
    ['response', 301, ''],
    ['resource', undefined, 'one'],
    ['metadata', undefined, '{"format":'],
  ]);
});

test('a tail that was cut mid-record is reported by the scan as an end', async () => {
  await open().put([file('a.html', 'one')]);
  const { size } = statSync(warc());
  appendFileSync(warc(), Buffer.from('1f8b0800', 'hex'));
  expect((await scanWarc(folder, 'captures-00001.warc.gz')).damages).toEqual([
    { file: 'captures-00001.warc.gz', offset: size, length: 4, atEnd: true },
  ]);
  truncateSync(warc(), size);
});
