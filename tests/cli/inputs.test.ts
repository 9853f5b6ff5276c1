import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Edition } from '../../src/model/edition.js';
import { closedPort, startServer, type TestServer } from '../source/server.js';
import { codesOf, openShelves, planwatch, root, type Ran } from './planwatch.js';

const page = join(openShelves, '2024-11/site/page-02.html');
let folder: string;
let server: TestServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'planwatch-cli-'));
  server = await startServer({
    '/page': (_, response) => response.setHeader('content-type', 'text/html').end(readFileSync(page)),
    '/moved': (_, response) => response.writeHead(301, { location: '/page' }).end(),
    '/loop': (_, response) => response.writeHead(302, { location: '/loop' }).end(),
    '/silent': () => undefined,
    '/endless': (_, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(100_000)));
        response.once('drain', more);
      };
      more();
    },
  });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await server.close();
});

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const parse = (input: string, ...more: string[]): Promise<Ran> =>
  planwatch(['parse', input, '--format', 'json', ...more]);
const editionOf = ({ stdout }: Ran): Edition => JSON.parse(stdout) as Edition;

describe('the same page gives the same records', () => {
  const expected = parse(page).then((ran) => editionOf(ran).actions);

  test('from a file', async () => {
    expect((await expected).length).toBeGreaterThan(4);
  });

  test('from standard input', async () => {
    const ran = await planwatch(['parse', '-', '--format', 'json'], { input: readFileSync(page) });
    expect(editionOf(ran).actions).toEqual(await expected);
    expect(editionOf(ran).captures[0]?.name).toBe('-');
  });

  test('from an address, however often it moved', async () => {
    const ran = await parse(`${server.url}/moved`);
    expect(editionOf(ran).actions).toEqual(await expected);
    expect(editionOf(ran).captures[0]).toMatchObject({ url: `${server.url}/page`, name: `${server.url}/moved` });
    expect(editionOf(ran).captures[0]?.retrieved).toMatch(/^\d{4}-\d\d-\d\dT/u);
  });

  test('from the edition JSON that was made of it', async () => {
    const first = await parse(page);
    const again = await parse(file('edition.json', first.stdout));
    expect(again).toEqual(first);
  });

  test('into a pipe as into a file', async () => {
    const out = join(folder, 'out.json');
    const ran = await planwatch(['parse', page, '-o', out]);
    expect(ran.stdout).toBe('');
    expect(readFileSync(out, 'utf8')).toBe((await planwatch(['parse', page])).stdout);
  });
});

describe('data that cannot be read is 1, with a message and what could be read', () => {
  const jpeg = Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
    Buffer.alloc(2000, 0x9c),
  ]);

  test.each<[string, () => string, string]>([
    ['an empty file', () => file('empty.html', ''), 'extract/empty'],
    ['nothing but white space', () => file('blank.txt', ' \n\t\n'), 'extract/empty'],
    ['a JPEG', () => file('photo.jpg', jpeg), 'extract/wrong-kind'],
    ['a JPEG that is called a page', () => file('photo.html', jpeg), 'extract/wrong-kind'],
    [
      'an edition JSON that was cut off',
      () => file('cut.json', '{"format": "planwatch/edition@1", "edition": {"id'),
      'model/invalid',
    ],
    [
      'an edition JSON without its fields',
      () => file('bare.json', '{"format": "planwatch/edition@1"}'),
      'model/invalid',
    ],
    ['another record of ours', () => file('other.json', '{"format": "planwatch/changes@1"}'), 'model/invalid'],
    ['a folder without pages', () => mkdtempSync(join(folder, 'empty-')), 'source/empty-folder'],
  ])('%s', async (_, input, code) => {
    const ran = await parse(input());
    expect(ran.code).toBe(1);
    expect(codesOf(ran)).toContain(code);
    expect(editionOf(ran)).toMatchObject({ format: 'planwatch/edition@1', actions: [] });
    expect(ran.stderr).not.toMatch(/^\s+at /mu);
  });

  test('a file of 200 MB', async () => {
    const input = file('large.txt', '');
    truncateSync(input, 200_000_000);
    const ran = await parse(input);
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/^error source\/too-large large\.txt: .*200000000 bytes.*at most 100000000 bytes/mu);
    expect(editionOf(ran).actions).toEqual([]);
  });

  test('an endless answer', async () => {
    const ran = await parse(`${server.url}/endless`, '--max-bytes', '1000000');
    expect(ran.code).toBe(1);
    expect(codesOf(ran)).toContain('source/too-large');
  });

  test('one bad page among good ones: the good ones are read', async () => {
    const ran = await planwatch(['parse', page, file('empty.html', ''), '--format', 'json']);
    expect(ran.code).toBe(1);
    expect(editionOf(ran).actions.length).toBeGreaterThan(4);
  });
});

test('a page that holds no records is 0, and says why there are none', async () => {
  const ran = await parse(
    file('cover.html', '<!doctype html><title>Harbours</title><h1>Harbours</h1><p>By the sea.</p>'),
  );
  expect(ran.code).toBe(0);
  expect(ran.stderr).toMatch(/^info parse\/no-records cover\.html/mu);
});

describe('a network that fails is 3, and names the address', () => {
  test.each<[string, () => Promise<string> | string, string]>([
    ['404', () => `${server.url}/missing`, 'source/http-status'],
    ['a refused connection', closedPort, 'source/refused'],
    ['a server that says nothing', () => `${server.url}/silent`, 'source/timeout'],
    ['a redirect loop', () => `${server.url}/loop`, 'source/redirects'],
  ])('%s', async (_, address, code) => {
    const url = await address();
    const ran = await parse(url, '--timeout', '1');
    expect(ran.code).toBe(3);
    expect(ran.stdout).toBe('');
    expect(codesOf(ran)).toEqual([code]);
    expect(ran.stderr).toContain(url);
    expect(ran.stderr.trim().split('\n')).toHaveLength(1);
  });
});

test('a message names file, line and column', async () => {
  const rows =
    '<table><tr><th>Action</th><th>Status</th></tr>\n<tr><td>1.1 Dredge the harbour</td><td>Complete</td></tr>\n<tr><td>1.2 Paint the pier</td><td>Moonlit</td></tr></table>';
  const ran = await parse(file('odd.html', rows));
  expect(ran.stderr).toMatch(/^warning parse\/unknown-status odd\.html:3:\d+: .*“Moonlit”/mu);
});

test('the stack is shown only to those who ask', async () => {
  const quiet = await parse('no-such-page.html');
  const loud = await planwatch(['parse', 'no-such-page.html'], { env: { PLANWATCH_DEBUG: '1' } });
  expect(quiet.stderr).not.toMatch(/^\s+at /mu);
  expect(loud.stderr).toMatch(/^\s+at /mu);
});

test('colour is for terminals, unless it is asked for', async () => {
  const input = file('cover.html', '<h1>Harbours</h1>');
  const escape = String.fromCharCode(27);
  expect((await parse(input)).stderr).not.toContain(escape);
  expect((await planwatch(['parse', input], { env: { CI: 'true' } })).stderr).not.toContain(escape);
  expect((await planwatch(['parse', input], { env: { FORCE_COLOR: '1' } })).stderr).toContain(escape);
  expect((await planwatch(['parse', input], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).stderr).not.toContain(
    escape,
  );
});

test('what could not be read is never called a page without records', async () => {
  const picture = file('page.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]));
  for (const input of [picture, file('nothing.txt', '')]) {
    const ran = await parse(input);
    expect(ran.code).toBe(1);
    expect(codesOf(ran).every((code) => code.startsWith('extract/'))).toBe(true);
  }
});

test.each([
  ['holds something else', 'other.pdf', '\u0000\u0001\u0002 neither text nor a document'],
  ['is not there', 'missing.pdf', null],
])('the program ends when what is called a PDF %s', async (_, name, content) => {
  const path = content === null ? join(folder, name) : file(name, content);
  const ran = await parse(path);
  expect([ran.code, codesOf(ran)[0]]).toEqual(
    content === null ? [2, 'source/no-such-path'] : [1, 'extract/wrong-kind'],
  );
});

test('the built program reads a PDF in a thread, which is ended when its time is over', async () => {
  const plan = join(root, 'fixtures/documents/pdf-ruled/input.pdf');
  const ran = await planwatch(['extract', plan, '--max-seconds', '0.001']);
  expect([ran.code, codesOf(ran), ran.stdout]).toEqual([3, ['extract/too-slow'], '']);
});
