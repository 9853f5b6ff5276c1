import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isPrivateHost } from '../../src/source/http.js';
import { startPublisher, type Publisher } from '../tools/publisher/publisher.js';
import { failureOf, fakeWorld, testFetcher } from './fetching.js';

let publisher: Publisher;
let secure: Publisher;
beforeAll(async () => {
  publisher = await startPublisher();
  secure = await startPublisher({ tls: true });
});
afterAll(() => Promise.all([publisher.close(), secure.close()]));

const careful = (): ReturnType<typeof testFetcher> => testFetcher(fakeWorld(), { allowPrivate: false });

test.each([
  'http://127.0.0.1/',
  'http://127.1/',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://017700000001/',
  'http://0/',
  'http://10.1.2.3/',
  'http://172.31.255.255/',
  'http://192.168.0.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://100.100.100.200/',
  'http://[::1]/',
  'http://[::]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:a9fe:a9fe]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[fd00:ec2::254]/',
  'http://[fe80::1]/',
  'http://[2002:7f00:1::]/',
  'http://localhost/',
  'http://a.localhost./',
])('%s is private, however it is spelled, and is not asked', async (url) => {
  expect(isPrivateHost(new URL(url).hostname)).toBe(true);
  const fault = await failureOf(careful().get(url));
  expect(fault).toMatchObject({ code: 'source/private-address', kind: 'network', exchanges: [] });
  expect(fault.advice).toContain('--allow-private');
});

test.each([
  'http://8.8.8.8/',
  'http://172.32.0.1/',
  'http://[2606:4700::1]/',
  'http://[::ffff:8.8.8.8]/',
  'http://gov.example/',
])('%s is public', (url) => {
  expect(isPrivateHost(new URL(url).hostname)).toBe(false);
});

describe('this machine', () => {
  test('is asked when a person or a plan file names it', async () => {
    expect((await careful().get(`${publisher.url}/publications/`, { by: 'input' })).kind).toBe('fetched');
    expect((await careful().get(`${publisher.url}/publications/`, { by: 'plan' })).kind).toBe('fetched');
  });

  test('is not asked because a page says so', async () => {
    expect(await failureOf(careful().get(`${publisher.url}/publications/`))).toMatchObject({
      code: 'source/private-address',
    });
  });

  test('does not lead to others: a redirect to a private address is refused', async () => {
    publisher.misbehave('/publications/', 'to-metadata', 1);
    const fault = await failureOf(careful().get(`${publisher.url}/publications/`, { by: 'input' }));
    expect(fault).toMatchObject({ code: 'source/private-address' });
    expect(fault.message).toMatch(/^http:\/\/\S+ leads to http:\/\/\S+, an address of a private network$/u);
    expect(fault.advice).not.toContain('--allow-private');
    expect(fault.message).toContain('169.254.169.254');
    expect(fault.exchanges.map(({ response }) => response.status)).toEqual([302]);
  });
});

test('a server that cannot prove who it is has a fault of its own, and is asked once', async () => {
  const fetcher = testFetcher();
  const fault = await failureOf(fetcher.get(`${secure.url}/publications/`, { by: 'input' }));
  expect(fault).toMatchObject({ code: 'source/certificate', kind: 'network' });
  expect(fetcher.summary()).toMatchObject([{ requests: 1, repeats: 0 }]);
});

describe('a proxy', () => {
  test('is asked instead of the host, but for the hosts that are excepted', async () => {
    const through = testFetcher(fakeWorld(), {
      proxy: { http: publisher.url, https: null, except: 'direct.example' },
      attempts: 1,
    });
    publisher.forget();
    const { exchanges } = await through.get('http://www.skerrow-islands.example/publications/', { by: 'input' });
    expect(exchanges[0]?.request.target).toBe('/publications/');
    expect(publisher.asked.map(({ path }) => path)).toEqual(['http://www.skerrow-islands.example/publications/']);
    expect(await failureOf(through.get('http://direct.example/', { by: 'input' }))).toMatchObject({
      code: 'source/refused',
    });
  });
});

test('nothing is visited without a contact, unless a person names it', async () => {
  const fetcher = testFetcher(fakeWorld(), { hasContact: false });
  expect(await failureOf(fetcher.get('https://www.gov.example/'))).toMatchObject({
    code: 'source/no-contact',
    exitCode: 2,
  });
});
