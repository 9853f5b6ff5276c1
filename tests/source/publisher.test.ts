import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPublisher, type Publisher } from '../tools/publisher/publisher.js';

/** The server that plays publishers in other tests: what they lean on. */
let publisher: Publisher;
beforeAll(async () => {
  publisher = await startPublisher();
});
afterAll(() => publisher.close());

const get = async (path: string, headers: Record<string, string> = {}): Promise<[number, string, Headers]> => {
  const response = await fetch(publisher.url + path, { headers, redirect: 'manual' });
  return [response.status, await response.text(), response.headers];
};

test('an edition is there from its year on, as landing page and chapters', async () => {
  publisher.until('2022-11');
  const slug = 'open-shelves-coastal-library-plan-update';
  expect((await get(`/publications/${slug}/pages/3/`))[0]).toBe(404);
  publisher.until('2024-11');
  const [status, chapter] = await get(`/publications/${slug}/pages/3/`);
  expect(status).toBe(200);
  expect(chapter).toContain('<h2>Theme 2: Shelves and Stock</h2>');
  expect((await get(`/publications/${slug}`))[0]).toBe(301);
});

test('what has not changed is a 304, and a silent edit is not', async () => {
  const path = '/publications/open-shelves-coastal-library-plan-update/pages/2/';
  const [, , headers] = await get(path);
  const known = { 'if-none-match': headers.get('etag') ?? '' };
  expect((await get(path, known))[0]).toBe(304);
  publisher.edit(path, (html) => html.replace('Ongoing', 'Complete'));
  expect((await get(path, known))[0]).toBe(200);
});

test('misbehaves as often as it was told', async () => {
  const path = '/publications/';
  publisher.misbehave(path, 'unavailable', 1);
  expect((await get(path))[0]).toBe(503);
  expect((await get(path))[0]).toBe(200);
});

test('the archive answers a search in pages, and plays a page back as it was', async () => {
  const search =
    '/cdx/search/cdx?url=www.skerrow-islands.example/publications/*&output=json&fl=timestamp,original&showResumeKey=true';
  const rows = JSON.parse((await get(search))[1]) as string[][];
  expect(rows[0]).toEqual(['timestamp', 'original']);
  expect(rows.at(-2)).toEqual([]);
  const [timestamp = '', original = ''] = rows[1] ?? [];
  const [status, body, headers] = await get(`/web/${timestamp}id_/${original}`);
  expect([status, body.includes('ds_page-header__title')]).toEqual([200, true]);
  expect(headers.get('memento-datetime')).toMatch(/GMT$/u);
});
