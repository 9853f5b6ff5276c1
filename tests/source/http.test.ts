import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Fault } from '../../src/core/message.js';
import { fetchPage } from '../../src/source/http.js';
import { closedPort, startServer, type TestServer } from './server.js';

const page = '<!doctype html><title>Café</title>';
const megabyte = Buffer.alloc(1_000_000, 'a');
let server: TestServer;

beforeAll(async () => {
  server = await startServer({
    '/page': (_, response) =>
      response.setHeader('content-type', 'text/html; charset="ISO-8859-1"').end(Buffer.from(page, 'latin1')),
    '/gzip': (_, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync(page)),
    '/brotli': (_, response) => response.setHeader('content-encoding', 'br').end(brotliCompressSync(page)),
    '/bomb': (_, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(50_000_000))),
    '/not-gzip': (_, response) => response.setHeader('content-encoding', 'gzip').end(page),
    '/endless': (_, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(megabyte));
        response.once('drain', more);
      };
      more();
    },
    '/silent': () => undefined,
    '/stalls': (_, response) => response.write('<p>and then'),
    '/cut': (_, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('half of it');
      setTimeout(() => response.destroy(), 50);
    },
    '/moved': (_, response) => response.writeHead(301, { location: '/moved-again' }).end(),
    '/moved-again': (_, response) => response.writeHead(302, { location: '/page' }).end(),
    '/loop': (_, response) => response.writeHead(302, { location: '/loop' }).end(),
    '/to-file': (_, response) => response.writeHead(302, { location: 'file:///etc/hostname' }).end(),
    '/gone': (_, response) => response.writeHead(410).end('gone'),
    '/nowhere': (_, response) => response.writeHead(302).end(),
  });
});
afterAll(() => server.close());

const settings = { maxBytes: 20_000_000, timeoutInSeconds: 1, userAgent: 'planwatch/test' };
const fetch = (path: string): ReturnType<typeof fetchPage> =>
  fetchPage(path.startsWith('http') ? path : server.url + path, settings, () => '2026-01-02T03:04:05.000Z');

async function faultOf(path: string): Promise<Fault> {
  const outcome = await fetch(path).catch((error: unknown) => error);
  if (outcome instanceof Fault) return outcome;
  throw new Error(`no fault, but ${JSON.stringify(outcome)}`);
}

describe('a page that is there', () => {
  test('is a capture with its bytes, its charset, its address and the time', async () => {
    const { value, messages } = await fetch('/page');
    expect(messages).toEqual([]);
    expect(value).toHaveLength(1);
    expect(Buffer.from(value[0]?.body ?? []).toString('latin1')).toBe(page);
    expect(value[0]).toMatchObject({
      charset: 'iso-8859-1',
      info: {
        url: `${server.url}/page`,
        mediaType: 'text/html',
        retrieved: '2026-01-02T03:04:05.000Z',
        bytes: page.length,
      },
    });
  });

  test('is followed to where it moved, and keeps the name it was asked by', async () => {
    const { value } = await fetch('/moved');
    expect(value[0]?.info).toMatchObject({ name: `${server.url}/moved`, url: `${server.url}/page` });
  });

  test.each(['/gzip', '/brotli'])('is unpacked: %s', async (path) => {
    const { value } = await fetch(path);
    expect(Buffer.from(value[0]?.body ?? []).toString()).toBe(page);
  });
});

test.each(['/endless', '/bomb'])('a body over the limit is a message, and is not read to its end: %s', async (path) => {
  const { value, messages } = await fetch(path);
  expect(value).toEqual([]);
  expect(messages).toMatchObject([
    { code: 'source/too-large', severity: 'error', place: { source: server.url + path } },
  ]);
});

describe('a page that is not there is a fault of the network', () => {
  test.each([
    ['/missing', 'source/http-status', /404/u],
    ['/gone', 'source/http-status', /410/u],
    ['/nowhere', 'source/http-status', /302/u],
    ['/silent', 'source/timeout', /within 1 s/u],
    ['/stalls', 'source/timeout', /within 1 s/u],
    ['/cut', 'source/broken-answer', /could not be read/u],
    ['/not-gzip', 'source/broken-answer', /could not be read/u],
    ['/loop', 'source/redirects', /more than 10 times/u],
    ['/to-file', 'source/redirects', /neither http nor https/u],
  ])('%s', async (path, code, text) => {
    const fault = await faultOf(path);
    expect(fault).toMatchObject({ code, kind: 'network', exitCode: 3 });
    expect(fault.message).toMatch(text);
    expect(fault.message).toContain(server.url);
    expect(fault.advice).not.toBeNull();
  });

  test('a server that refuses', async () => {
    expect(await faultOf(await closedPort())).toMatchObject({ code: 'source/refused', kind: 'network' });
  });
});
