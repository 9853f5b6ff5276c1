import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Edition } from '../../src/model/edition.js';
import { startPublisher, type Publisher } from '../tools/publisher/publisher.js';
import { codesOf, planwatch, type Ran } from './planwatch.js';

/** A publisher that answers with something else and says 200: no such answer may become an edition, or a revision of one. */
let publisher: Publisher;
let folder: string;
beforeAll(async () => {
  publisher = await startPublisher();
  folder = mkdtempSync(join(tmpdir(), 'planwatch-hostile-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await publisher.close();
});

const run = (...args: string[]): Promise<Ran> => planwatch(['run', 'vans.yaml', ...args], { folder });
const record = (): string => readFileSync(join(folder, 'output/vans/2024-11/edition.json'), 'utf8');
const rows = (): number => (JSON.parse(record()) as Edition).actions.length;
const landing = (): string => new URL(publisher.publication('2024-11')).pathname;
function writePlan(more = ''): void {
  writeFileSync(
    join(folder, 'vans.yaml'),
    `id: vans\ntitle: Vans\neditions:\n  - id: 2024-11\n    published: "2024-11-21"\n    publication: ${publisher.publication('2024-11')}\n${more}`,
  );
}

const answers = {
  'a “not found”':
    '<!doctype html><title>Not here</title><main><h1>We cannot find that page</h1><p>It may have been moved or deleted.</p></main>',
  'a login':
    '<!doctype html><title>Sign in</title><form><label>Name <input></label><label>Password <input type="password"></label><button>Enter</button></form>',
  'a question about cookies':
    '<!doctype html><title>Before you go on</title><main><h2>Your choice</h2><p>We and 214 partners keep things on your device.</p><button>Agree</button></main>',
  'a check for humans':
    '<!doctype html><title>One moment</title><noscript>Switch scripts on to continue</noscript><div id="challenge"></div>',
  nothing: '',
};

describe('at first sight', () => {
  afterEach(() => {
    publisher.edit(landing(), (body) => body);
    rmSync(join(folder, 'output'), { recursive: true, force: true });
    rmSync(join(folder, 'archive'), { recursive: true, force: true });
  });

  test('a page without rows is said to be none, and the true page takes its place', async () => {
    writePlan();
    publisher.edit(landing(), () => answers['a login']);
    expect(codesOf(await run())).toContain('pipeline/no-rows');
    publisher.edit(landing(), (body) => body);
    await run();
    expect(rows()).toBeGreaterThan(20);
  });

  test('a page that is listed under two addresses is read once', async () => {
    writePlan();
    await run();
    const once = rows();
    const chapter = '/pages/2/';
    publisher.edit(landing(), (body) =>
      body.replace(
        /<li\b[^>]*>(?:(?!<\/li>)[^])*\/pages\/2\/[^]*?<\/li>/u,
        (item) => item + item.replace(chapter, `${chapter}?again`),
      ),
    );
    const ran = await run();
    expect([codesOf(ran), rows()]).toEqual([expect.arrayContaining(['source/same-page']), once]);
  });

  test('an announced address that leads to a known edition is no new one', async () => {
    const alias = '/publications/open-shelves-coastal-library-plan-news/';
    publisher.edit('/sitemap/latest.xml', (body) =>
      body.replace('</urlset>', `<url><loc>${publisher.url}${alias}</loc></url></urlset>`),
    );
    publisher.lead(alias, landing());
    writePlan(`watch:\n  - { address: "${publisher.url}/sitemap/latest.xml", match: plan-news, admit: true }\n`);
    const ran = await run();
    expect(ran.stderr).toMatch(/^warning pipeline\/candidate .*plan-news.*; it leads to pages of 2024-11; /mu);
    expect(readFileSync(join(folder, 'vans.yaml'), 'utf8')).not.toContain(alias);
  });
});

describe('links with a token of the visit', () => {
  const pages = [landing, ...[1, 2, 3, 4, 5, 6, 7].map((number) => () => `${landing()}pages/${number}/`)];
  let visits = 0;
  const withTokens = (change: (body: string) => string): void => {
    for (const page of pages)
      publisher.edit(page(), (body) =>
        change(body).replace(/(href="[^"]*\/pages\/\d+\/)"/gu, (_, link: string) => `${link}?visit=${visits++}"`),
      );
  };
  afterEach(() => {
    for (const page of pages) publisher.edit(page(), (body) => body);
    rmSync(join(folder, 'output'), { recursive: true, force: true });
    rmSync(join(folder, 'archive'), { recursive: true, force: true });
  });

  test('lead to each page once, and to no revision of what says the same', async () => {
    writePlan();
    withTokens((body) => body);
    await run();
    const [before, once] = [record(), rows()];
    publisher.forget();
    const again = await run('--exit-code');
    expect([again.code, codesOf(again).includes('pipeline/revised'), record() === before]).toEqual([0, false, true]);
    expect(publisher.asked).toHaveLength(pages.length);
    expect((await run('--offline', '--exit-code')).code).toBe(0);
    withTokens((body) => body.replace('Summer 2025', 'Summer 2027'));
    const edited = await run('--exit-code');
    expect([edited.code, codesOf(edited).includes('pipeline/revised'), rows()]).toEqual([10, true, once]);
    expect((await run('--offline', '--exit-code')).code).toBe(0);
  });
});

describe('once an edition is known', () => {
  let before = '';
  beforeAll(async () => {
    writePlan();
    await run();
    before = record();
    expect(rows()).toBeGreaterThan(20);
  });
  afterEach(() => {
    for (const path of [landing(), `${landing()}pages/2/`]) {
      publisher.edit(path, (body) => body);
      publisher.lead(path, null);
    }
  });

  test.each(['a “not found”', 'a check for humans', 'nothing'] as const)('%s is no chapter', async (what) => {
    publisher.edit(`${landing()}pages/2/`, () => answers[what]);
    const ran = await run('--exit-code');
    expect([ran.code, record()]).toEqual([3, before]);
    expect(ran.stderr).toMatch(/^error source\/other-page: .*pages\/2\/ gave \d+ rows before and gives none now/mu);
    expect(codesOf(ran)).toContain('source/standing');
  });

  test.each(['a login', 'a question about cookies'] as const)(
    '%s for the landing page takes no chapter',
    async (what) => {
      publisher.edit(landing(), () => answers[what]);
      const ran = await run('--exit-code');
      expect([ran.code, record()]).toEqual([3, before]);
      expect(codesOf(ran)).toContain('source/other-page');
    },
  );

  test('nor does another publication to which its address leads', async () => {
    publisher.lead(`${landing()}pages/2/`, `${new URL(publisher.publication('2022-11')).pathname}pages/2/`);
    const ran = await run('--exit-code');
    expect([ran.code, record()]).toEqual([3, before]);
    expect(ran.stderr).toMatch(/^error source\/other-page: .* leads to .* now/mu);
  });

  test('and when all is well again, nothing has happened', async () => {
    const ran = await run('--exit-code');
    expect([ran.code, record()]).toEqual([0, before]);
    expect((await run('--offline', '--exit-code')).code).toBe(0);
    expect((await planwatch(['verify', 'vans.yaml'], { folder })).code).toBe(0);
  });

  test('until a person says that it is the page', async () => {
    publisher.edit(`${landing()}pages/2/`, () => answers['a “not found”']);
    const [, capture = ''] = /what came is capture ([0-9a-f]{64})/u.exec((await run()).stderr) ?? [];
    writePlan(`    taken: [${capture}]\n`);
    const ran = await run('--exit-code');
    expect(codesOf(ran)).toContain('pipeline/revised');
    expect(rows()).toBeLessThan((JSON.parse(before) as Edition).actions.length);
  });
});
