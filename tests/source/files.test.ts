import { mkdtempSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { collect, type SourceWorld } from '../../src/source/source.js';

const settings = { maxBytes: 1000 };
const world: SourceWorld = {
  standardInput: Readable.from([Buffer.from('one '), Buffer.from('two')]),
  fetcher: () => Promise.reject(new Error('nothing is to be fetched')),
};
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'planwatch-source-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const read = (name: string): ReturnType<typeof collect> => collect(join(folder, name), settings, world);

test('a file is named by its own name and the hash of its bytes', async () => {
  write('page.html', 'abc');
  const { value, messages } = await read('page.html');
  expect(messages).toEqual([]);
  expect(value.map(({ info }) => info)).toEqual([
    {
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      name: 'page.html',
      url: null,
      mediaType: 'text/html',
      retrieved: null,
      bytes: 3,
    },
  ]);
});

test('the pages of a folder come in natural order; what was left out is named', async () => {
  for (const name of ['page-10.html', 'page-9.html', 'page-1.html', '.hidden', 'looks.css']) write(name, name);
  mkdirSync(join(folder, 'page-1_files'));
  const { value, messages } = await read('.');
  expect(value.map(({ info }) => info.name)).toEqual(['page-1.html', 'page-9.html', 'page-10.html']);
  expect(messages.map(({ code, place }) => [code, place?.source])).toEqual([
    ['source/skipped', '.hidden'],
    ['source/skipped', 'looks.css'],
    ['source/skipped', 'page-1_files'],
  ]);
});

test('a folder without pages is an error of the data', async () => {
  expect((await read('.')).messages).toMatchObject([{ code: 'source/empty-folder', severity: 'error' }]);
  write('.only-this', '');
  expect((await read('.')).messages.map(({ code }) => code)).toEqual(['source/skipped', 'source/empty-folder']);
});

test('a file over the limit is not read', async () => {
  write('large.txt', '');
  truncateSync(join(folder, 'large.txt'), 200_000_000);
  const { value, messages } = await read('large.txt');
  expect(value).toEqual([]);
  expect(messages).toMatchObject([
    { code: 'source/too-large', actual: '200000000 bytes', place: { source: 'large.txt' } },
  ]);
});

test('the limit itself may be reached', async () => {
  write('full.txt', 'x'.repeat(1000));
  expect((await read('full.txt')).messages).toEqual([]);
  write('over.txt', 'x'.repeat(1001));
  expect((await read('over.txt')).messages).toMatchObject([{ code: 'source/too-large' }]);
});

test('standard input is one capture', async () => {
  const { value } = await collect('-', settings, world);
  expect(value.map(({ info, body }) => [info.name, Buffer.from(body).toString()])).toEqual([['-', 'one two']]);
});

test('standard input over the limit is not read to its end', async () => {
  let given = 0;
  const endless = Readable.from(
    (function* () {
      for (;;) {
        given += 100;
        yield Buffer.alloc(100);
      }
    })(),
    { objectMode: false },
  );
  const { messages } = await collect('-', settings, { ...world, standardInput: endless });
  expect(messages).toMatchObject([{ code: 'source/too-large', place: { source: '-' } }]);
  expect(given).toBeLessThan(100_000);
});

test.each([
  ['missing.html', 'source/no-such-path'],
  ['page.html/below', 'source/no-such-path'],
])('a path that does not exist is wrong usage: %s', async (name, code) => {
  write('page.html', '');
  await expect(read(name)).rejects.toMatchObject({ code, kind: 'usage', exitCode: 2 });
});

test.each(['ftp://example.org/page', 'file:///page'])('an address off the web is wrong usage: %s', async (address) => {
  await expect(collect(address, settings, world)).rejects.toMatchObject({ code: 'source/bad-address', exitCode: 2 });
});
