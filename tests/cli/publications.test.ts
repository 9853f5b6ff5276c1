import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ChangeSet } from '../../src/model/changes.js';
import type { PrintedDocument } from '../../src/model/document.js';
import type { Edition } from '../../src/model/edition.js';
import { startPublisher, type Publisher } from '../tools/publisher/publisher.js';
import { codesOf, openShelves, planwatch } from './planwatch.js';

/** What a person gets who gives the address of a publication. */
let publisher: Publisher;
beforeAll(async () => {
  publisher = await startPublisher();
});
afterAll(() => publisher.close());
afterEach(() => {
  publisher.calm();
  publisher.forget();
});

const slug = 'open-shelves-coastal-library-plan-update';
const parse = async (address: string): Promise<{ edition: Edition; ran: Awaited<ReturnType<typeof planwatch>> }> => {
  const ran = await planwatch(['parse', address]);
  return { edition: JSON.parse(ran.stdout) as Edition, ran };
};

/** The same edition from the files: what every address must give. */
let fromFiles: Edition;
beforeAll(async () => {
  fromFiles = JSON.parse((await planwatch(['parse', `${openShelves}/2024-11/site`])).stdout) as Edition;
});
const rows = ({ actions }: Edition): unknown[] =>
  actions.map(({ key, text, status, due }) => [key, text, status?.published, due?.published]);

describe('parse', () => {
  test('the address of a publication is all its chapters, in order, each fetched once', async () => {
    const { edition, ran } = await parse(publisher.publication('2024-11'));
    expect(ran.code).toBe(0);
    expect(rows(edition)).toEqual(rows(fromFiles));
    expect(edition.parts.map(({ state }) => state)).toEqual(Array(7).fill('read'));
    expect(edition.edition).toMatchObject({ title: fromFiles.edition.title, published: '2024-11-21' });
    const pages = [2, 3, 4, 5, 6, 7].map((number) => `/publications/${slug}/pages/${number}/`);
    expect(publisher.asked.map(({ path }) => path)).toEqual([`/publications/${slug}/`, '/robots.txt', ...pages]);
  });

  test('an item of a content API leads to the text that is its child', async () => {
    const { edition } = await parse(`${publisher.url}/api/content/government/publications/${slug}`);
    expect(rows(edition)).toEqual(rows(fromFiles));
    expect(publisher.asked.map(({ path }) => path)).toEqual([
      `/api/content/government/publications/${slug}`,
      '/robots.txt',
      `/api/content/government/publications/${slug}/${slug}`,
    ]);
  });

  test('one chapter is one chapter, and says of which whole', async () => {
    const { edition, ran } = await parse(`${publisher.publication('2024-11')}pages/3/`);
    expect(edition.captures).toHaveLength(1);
    expect(codesOf(ran)).toContain('source/one-of-many');
    expect(ran.stderr).toContain(publisher.publication('2024-11'));
  });

  test('an address of a web archive is the page that it holds, as it was on the web', async () => {
    const original = `https://www.skerrow-islands.example/publications/${slug}/pages/3/`;
    const { edition } = await parse(`${publisher.url}/web/20241121120000/${original}`);
    expect(edition.captures).toMatchObject([{ url: original }]);
    expect(publisher.asked.map(({ path }) => path)).toEqual([`/web/20241121120000id_/${original}`]);
    expect(edition.actions.length).toBeGreaterThan(3);
  });

  test('a chapter that cannot be had is an error, and the others are read', async () => {
    publisher.misbehave(`/publications/${slug}/pages/4/`, 'gone');
    const { edition, ran } = await parse(publisher.publication('2024-11'));
    expect(ran.code).toBe(1);
    expect(codesOf(ran)).toContain('source/page-failed');
    expect(edition.parts.map(({ state }) => state)).toEqual([
      'read',
      'read',
      'read',
      'not-captured',
      'read',
      'read',
      'read',
    ]);
  });

  test('chapters that robots may not visit are not visited', async () => {
    publisher.robots('User-agent: *\nDisallow: /publications/*/pages/\n');
    const { ran } = await parse(publisher.publication('2024-11'));
    publisher.robots(404);
    expect(ran.stderr).toContain('source/robots-forbid');
    expect(publisher.asked.map(({ path }) => path)).toEqual([`/publications/${slug}/`, '/robots.txt']);
  });

  test('a publication that was moved to a web archive is read from there, all its chapters', async () => {
    publisher.moveToArchive('2022-11');
    const { edition, ran } = await parse(publisher.publication('2022-11'));
    const files = JSON.parse((await planwatch(['parse', `${openShelves}/2022-11/site`])).stdout) as Edition;
    expect(codesOf(ran)).toContain('source/moved-to-archive');
    expect(rows(edition)).toEqual(rows(files));
  });
});

test('diff takes two publications', async () => {
  const { stdout } = await planwatch(['diff', publisher.publication('2024-11'), publisher.publication('2026-03')]);
  const { stdout: files } = await planwatch(['diff', `${openShelves}/2024-11/site`, `${openShelves}/2026-03/site`]);
  const summary = (text: string): unknown => (JSON.parse(text) as ChangeSet).summary;
  expect(summary(stdout)).toEqual(summary(files));
});

test('extract shows all chapters of a publication', async () => {
  const { stdout } = await planwatch(['extract', publisher.publication('2024-11')]);
  expect((JSON.parse(stdout) as PrintedDocument).captures).toHaveLength(7);
});
