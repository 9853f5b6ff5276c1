import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Exchange, PastExchange } from '../../src/model/exchange.js';
import { startPublisher, type Publisher } from '../tools/publisher/publisher.js';
import { failureOf, fakeWorld, testFetcher } from './fetching.js';
import { closedPort, startServer, type TestServer } from './server.js';

const page = '<!doctype html><title>Café</title>';
let server: TestServer;
let publisher: Publisher;

beforeAll(async () => {
  publisher = await startPublisher();
  server = await startServer({
    '/page': (_, response) =>
      response.setHeader('content-type', 'text/html; charset="ISO-8859-1"').end(Buffer.from(page, 'latin1')),
    '/gzip': (_, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync(page)),
    '/brotli': (_, response) => response.setHeader('content-encoding', 'br').end(brotliCompressSync(page)),
    '/twice': (_, response) =>
      response.setHeader('content-encoding', 'gzip, br').end(brotliCompressSync(gzipSync(page))),
    '/moved': (_, response) => response.writeHead(301, { location: '/moved-again' }).end(),
    '/moved-again': (_, response) => response.writeHead(302, { location: '/page' }).end(),
    '/elsewhere': (_, response) => response.writeHead(302, { location: `${publisher.url}/publications/` }).end(),
    '/gone': (_, response) => response.writeHead(410).end('gone'),
    '/nowhere': (_, response) => response.writeHead(302).end(),
    '/not-modified': (_, response) => response.writeHead(304).end(),
  });
});
afterAll(() => Promise.all([server.close(), publisher.close()]));
afterEach(() => {
  publisher.calm();
  publisher.robots('User-agent: *\nDisallow: /search/\n');
  publisher.validators({ etag: true, modified: true, cacheControl: '' });
  publisher.forget();
});

const landing = (): string => publisher.publication('2024-11');

describe('a page that is there', () => {
  test('is a capture with its bytes, its charset, its address and the time', async () => {
    const { kind, capture, exchanges, messages } = await testFetcher().get(`${server.url}/page`);
    expect([kind, messages]).toEqual(['fetched', []]);
    expect(Buffer.from(capture?.body ?? []).toString('latin1')).toBe(page);
    expect(capture).toMatchObject({
      charset: 'iso-8859-1',
      info: { url: `${server.url}/page`, mediaType: 'text/html', retrieved: '2026-01-02T03:04:05.000Z' },
    });
    // The rules of the host come first, and are kept as well.
    expect(exchanges.map(({ request, response }) => [request.target, response.status])).toEqual([
      ['/robots.txt', 404],
      ['/page', 200],
    ]);
    expect(exchanges[1]).toMatchObject({ ip: '127.0.0.1', via: null, started: '2026-01-02T03:04:05.000Z' });
  });

  test('is followed to where it moved, each hop an exchange, and keeps the name it was asked by', async () => {
    const { capture, url, exchanges } = await testFetcher().get(`${server.url}/moved`, { by: 'input' });
    expect([capture?.info.name, capture?.info.url, url]).toEqual([
      `${server.url}/moved`,
      `${server.url}/page`,
      `${server.url}/page`,
    ]);
    expect(exchanges.map(({ response }) => response.status)).toEqual([301, 302, 200]);
  });

  test.each(['/gzip', '/brotli', '/twice'])('is unpacked, and what told of it is kept: %s', async (path) => {
    const { capture, exchanges } = await testFetcher().get(server.url + path);
    expect(Buffer.from(capture?.body ?? []).toString()).toBe(page);
    const names = exchanges.at(-1)?.response.headers.map(([name]) => name);
    expect(names).toContain('x-orig-content-encoding');
    expect(names).not.toContain('content-encoding');
  });

  test('on another host than the one that was asked is said to be', async () => {
    const { messages } = await testFetcher().get(`${server.url}/elsewhere`);
    expect(messages).toMatchObject([{ code: 'source/other-host', actual: `${publisher.url}/publications/` }]);
  });
});

describe('a page that is not there is a fault of the network', () => {
  test.each([
    ['/missing', 'source/http-status', /404/u],
    ['/gone', 'source/http-status', /410/u],
    ['/nowhere', 'source/http-status', /302/u],
    ['/not-modified', 'source/http-status', /304/u],
  ])('%s', async (path, code, text) => {
    const fault = await failureOf(testFetcher().get(server.url + path));
    expect(fault).toMatchObject({ code, kind: 'network', exitCode: 3 });
    expect(fault.message).toMatch(text);
    expect(fault.message).toContain(server.url);
    expect(fault.exchanges.at(-1)?.url).toBe(server.url + path);
  });

  test('a server that refuses is tried again, and then held to be down', async () => {
    const fetcher = testFetcher();
    const url = await closedPort();
    expect(await failureOf(fetcher.get(url, { by: 'input' }))).toMatchObject({ code: 'source/refused', exchanges: [] });
    await failureOf(fetcher.get(`${url}/2`, { by: 'input' }));
    await failureOf(fetcher.get(`${url}/3`, { by: 'input' }));
    expect(await failureOf(fetcher.get(`${url}/4`, { by: 'input' }))).toMatchObject({ code: 'source/host-down' });
    expect(fetcher.summary()).toMatchObject([{ requests: 9, repeats: 6, failed: 4 }]);
  });
});

describe('whatever a server does', () => {
  test.each([
    ['reset', 'source/broken-answer', 3],
    ['silent', 'source/timeout', 3],
    ['stall', 'source/timeout', 3],
    ['drip', 'source/too-slow', 1],
    ['cut', 'source/broken-answer', 3],
    ['cut-chunks', 'source/broken-answer', 3],
    ['wrong-length', 'source/broken-answer', 3],
    ['not-gzip', 'source/broken-answer', 3],
    ['not-http', 'source/broken-answer', 3],
    ['long-headers', 'source/broken-answer', 1],
    ['too-many-requests', 'source/unavailable', 3],
    ['too-many-requests-wait-2', 'source/unavailable', 3],
    ['too-many-requests-wait-a-day', 'source/rate-limited', 1],
    ['unavailable', 'source/unavailable', 3],
    ['broken', 'source/unavailable', 3],
    ['forbidden', 'source/http-status', 1],
    ['gone', 'source/http-status', 1],
    ['redirect-loop', 'source/redirects', 1],
    ['redirect-chain', 'source/redirects', 11],
    ['gzip-bomb', 'source/over-limit', 1],
    ['endless', 'source/over-limit', 1],
    ['ten-gigabytes', 'source/over-limit', 1],
    ['to-file', 'source/redirects', 1],
  ] as const)('%s has its fault, after a bounded number of requests and bytes', async (how, code, requests) => {
    publisher.misbehave('/publications/', how);
    const fetcher = testFetcher(fakeWorld(), {
      // A short patience where it must end; a long one where a busy machine must not end it.
      timeoutInSeconds: code === 'source/timeout' || code === 'source/too-slow' ? 0.3 : 20,
      maxBytes: 500_000,
    });
    const fault = await failureOf(fetcher.get(`${publisher.url}/publications/`, { by: 'input' }));
    expect(fault).toMatchObject({ code, kind: 'network' });
    expect(fault.advice).not.toBeNull();
    const [line] = fetcher.summary();
    expect(line?.requests).toBe(requests);
    expect(line?.bytes).toBeLessThan(1_000_000);
  });

  test.each([
    ['too-many-requests', /^Nothing now: .* the next run asks again/u],
    ['unavailable', /^Nothing now: .* the next run asks again/u],
    ['broken', /^Nothing now: .* the next run asks again/u],
    ['forbidden', /give the saved page/u],
    ['gone', /^Open the address in a browser/u],
  ] as const)('%s has advice that can be followed', async (how, advice) => {
    publisher.misbehave('/publications/', how);
    const fault = await failureOf(testFetcher().get(`${publisher.url}/publications/`, { by: 'input' }));
    expect(fault.advice).toMatch(advice);
  });

  test('a server that fails once is no failure', async () => {
    publisher.misbehave('/publications/', 'reset', 1);
    publisher.misbehave('/publications/', 'unavailable', 1);
    const world = fakeWorld();
    const { kind, exchanges } = await testFetcher(world).get(`${publisher.url}/publications/`, { by: 'input' });
    expect(kind).toBe('fetched');
    expect(exchanges.map(({ response }) => response.status)).toEqual([503, 200]);
    // Twice as long each time, and half of that by this chance.
    expect(world.waits).toEqual([500, 1000]);
  });
});

describe('pauses', () => {
  test('are as long as the server asks, for everything at that host', async () => {
    publisher.misbehave('/publications/', 'too-many-requests-wait-2', 1);
    const world = fakeWorld();
    const fetcher = testFetcher(world);
    const one = fetcher.get(`${publisher.url}/publications/`, { by: 'input' });
    const other = fetcher.get(landing(), { by: 'input' });
    await Promise.all([one, other]);
    expect(Date.parse(world.now()) - Date.parse('2026-01-02T03:04:05.000Z')).toBeGreaterThanOrEqual(2000);
    expect(publisher.counts()).toEqual({ 0: 1, 200: 2 });
  });

  test('are made between any two requests, longer where the host asks for it', async () => {
    publisher.robots('User-agent: *\nCrawl-delay: 7\n');
    const world = fakeWorld();
    const fetcher = testFetcher(world, { privatePace: 1000 });
    await fetcher.get(landing());
    await fetcher.get(`${landing()}pages/2/`);
    // The second begins when the rules have been read, the third seven seconds after it.
    expect(world.waits).toEqual([1125, 7875]);
    expect(fetcher.summary()).toMatchObject([{ robots: 'rules', requests: 3, fetched: 2 }]);
  });

  test('of more than a run can make end it at that host', async () => {
    publisher.misbehave('/publications/', 'too-many-requests-wait-a-day', 1);
    const fetcher = testFetcher();
    await failureOf(fetcher.get(`${publisher.url}/publications/`, { by: 'input' }));
    const fault = await failureOf(fetcher.get(landing(), { by: 'input' }));
    expect(fault).toMatchObject({ code: 'source/rate-limited' });
    expect(fault.message).toContain('86400 s');
    expect(publisher.counts()).toEqual({ 0: 1 });
  });
});

describe('robots.txt', () => {
  test('is read once a run and obeyed', async () => {
    publisher.robots(
      'User-agent: planwatch\nDisallow: /publications/\nAllow: /publications/$\n\nUser-agent: *\nDisallow:\n',
    );
    const fetcher = testFetcher();
    expect((await fetcher.get(`${publisher.url}/publications/`)).kind).toBe('fetched');
    expect(await failureOf(fetcher.get(landing()))).toMatchObject({ code: 'source/robots-forbid' });
    expect(publisher.asked.map(({ path }) => path)).toEqual(['/robots.txt', '/publications/']);
  });

  test('is not asked for where a person names an address', async () => {
    publisher.robots('User-agent: *\nDisallow: /\n');
    expect((await testFetcher().get(landing(), { by: 'input' })).kind).toBe('fetched');
    expect(await failureOf(testFetcher().get(landing(), { by: 'plan' }))).toMatchObject({
      code: 'source/robots-forbid',
    });
  });

  test.each([
    [404, null],
    [403, null],
    [500, 'source/robots-unreachable'],
    [429, 'source/robots-unreachable'],
  ])('that answers %i: %s', async (status, code) => {
    publisher.robots(status);
    const came = testFetcher().get(landing());
    if (code === null) expect((await came).kind).toBe('fetched');
    else expect(await failureOf(came)).toMatchObject({ code });
  });

  test('that wants too long a pause ends the visit', async () => {
    publisher.robots('User-agent: *\nCrawl-delay: 3600\n');
    expect(await failureOf(testFetcher().get(landing()))).toMatchObject({ code: 'source/crawl-delay' });
  });

  test('the longest rule wins, and allowing wins a tie; only half a megabyte is read', async () => {
    const filler = `# ${'x'.repeat(100)}\n`.repeat(6000);
    publisher.robots(`User-agent: *\nDisallow: /publications/\nAllow: /publications/\n${filler}Disallow: /\n`);
    expect((await testFetcher().get(landing())).kind).toBe('fetched');
  });
});

describe('what is known is not fetched again', () => {
  const pastOf = ({ url, started, response }: Exchange): PastExchange => ({
    ...{ url, started, first: started, sha256: '' },
    ...{ status: response.status, headers: response.headers },
  });
  const knownOf = async (): Promise<PastExchange> => {
    const { exchanges } = await testFetcher().get(landing());
    return pastOf(exchanges.at(-1) ?? expect.fail('nothing came'));
  };

  test.each([
    [{ etag: true, modified: true }, 'if-none-match'],
    [{ etag: false, modified: true }, 'if-modified-since'],
  ])('%o: the publisher is asked whether it changed', async (validators, header) => {
    publisher.validators(validators);
    const known = await knownOf();
    publisher.forget();
    const world = fakeWorld('2026-02-01T00:00:00.000Z');
    const { kind, capture, exchanges } = await testFetcher(world).get(landing(), { known: () => known });
    expect([kind, capture, exchanges.at(-1)?.response.status]).toEqual(['not-modified', null, 304]);
    expect(publisher.asked.at(-1)?.headers).toHaveProperty(header);
    expect(Object.keys(publisher.asked.at(-1)?.headers ?? {}).filter((name) => name.startsWith('if-'))).toEqual([
      header,
    ]);
  });

  test('without a way to ask, it is fetched', async () => {
    publisher.validators({ etag: false, modified: false });
    const known = await knownOf();
    expect((await testFetcher().get(landing(), { known: () => known })).kind).toBe('fetched');
  });

  test('while it is fresh nobody is asked; a 304 makes it fresh again; an hour is the most', async () => {
    publisher.validators({ cacheControl: 'max-age=86400' });
    const known = await knownOf();
    publisher.forget();
    const world = fakeWorld();
    const fetcher = testFetcher(world);
    world.pass(600_000);
    expect((await fetcher.get(landing(), { by: 'input', known: () => known })).kind).toBe('fresh');
    expect(publisher.asked).toEqual([]);
    world.pass(3_600_000);
    const again = await fetcher.get(landing(), { by: 'input', known: () => known });
    expect(again.kind).toBe('not-modified');
    world.pass(600_000);
    const confirmed = { ...known, started: again.exchanges.at(-1)?.started ?? '' };
    expect((await fetcher.get(landing(), { by: 'input', known: () => confirmed })).kind).toBe('fresh');
    expect(fetcher.summary()).toMatchObject([{ requests: 1, fresh: 2, notModified: 1 }]);
  });
});
