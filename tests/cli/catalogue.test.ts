import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ChangeSet } from '../../src/model/changes.js';
import type { Candidates, Plans } from '../../src/model/plans.js';
import { startPublisher, type Publisher } from '../tools/publisher/publisher.js';
import { codesOf, planwatch } from './planwatch.js';

let publisher: Publisher;
let folder: string;
beforeAll(async () => {
  publisher = await startPublisher();
  folder = mkdtempSync(join(tmpdir(), 'planwatch-catalogue-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await publisher.close();
});
beforeEach(() => publisher.forget());

test('the plans that come with planwatch can all be used', async () => {
  const { stdout, code } = await planwatch(['plans', '--format', 'json']);
  const { plans } = JSON.parse(stdout) as Plans;
  expect(code).toBe(0);
  expect(plans.every(({ usable, messages }) => usable && messages.length === 0)).toBe(true);
  expect(plans.find(({ id }) => id === 'asl')?.editions.map(({ id, pages }) => [id, pages])).toEqual([
    ['2020-10', null],
    ['2021-10', 19],
    ['2022-11', 6],
    ['2024-11', 10],
    ['2026-03', null],
  ]);
  expect(plans.length).toBeGreaterThanOrEqual(9);
});

describe('a plan of one’s own', () => {
  const file = (name: string): string => join(folder, name);

  test('is written from looking at its publications, with its chapters, and never overwritten', async () => {
    const addresses = [publisher.publication('2024-11'), publisher.publication('2022-11')];
    const { code } = await planwatch(['add', ...addresses, '--id', 'shelves', '--plans', folder]);
    const text = readFileSync(file('shelves.yaml'), 'utf8');
    expect(code).toBe(0);
    expect(text).toContain('    #   Theme 2: Shelves and Stock\n');
    const { stdout } = await planwatch(['plans', '--plans', folder, '--format', 'json']);
    const [plan] = (JSON.parse(stdout) as Plans).plans;
    expect(plan?.editions.map(({ id, pages }) => [id, pages])).toEqual([
      ['2022-11', 6],
      ['2024-11', 7],
    ]);
    expect((await planwatch(['add', ...addresses, '--id', 'shelves', '--plans', folder])).code).toBe(2);
    expect(readFileSync(file('shelves.yaml'), 'utf8')).toBe(text);
  });

  test('of a list is written though another address of it cannot be had', async () => {
    const list = file('list.csv');
    writeFileSync(
      list,
      `plan,address\ngone,${publisher.url}/publications/gone/\nlisted,${publisher.publication('2020-10')}\n`,
    );
    const ran = await planwatch(['add', '--from-list', list, '--plans', folder]);
    expect([ran.code, codesOf(ran)]).toEqual([3, ['source/http-status']]);
    expect(ran.stderr).toContain(`written: ${file('listed.yaml')}`);
    rmSync(file('listed.yaml'));
    rmSync(list);
  });

  test('may be looked at by its path; one that is not known is never passed over', async () => {
    writeFileSync(file('broken.yaml'), 'id: broken\ntitel: Broken\n');
    const byPath = await planwatch(['plans', 'lint', file('broken.yaml')]);
    rmSync(file('broken.yaml'));
    expect([byPath.code, new Set(codesOf(byPath))]).toEqual([1, new Set(['model/invalid'])]);
    const unknown = await planwatch(['plans', 'lint', 'no-such-plan', '--plans', folder]);
    expect([unknown.code, codesOf(unknown)]).toEqual([2, ['pipeline/unknown-plan']]);
  });

  test('may lie in a folder of its own under plans', async () => {
    const own = mkdtempSync(join(tmpdir(), 'planwatch-own-'));
    mkdirSync(join(own, 'plans/boats'), { recursive: true });
    writeFileSync(join(own, 'plans/boats/plan.yaml'), 'id: boats\ntitle: Boats\neditions: []\n');
    const { stdout } = await planwatch(['run', '--offline', '--report', 'run.json'], { folder: own });
    const { plans } = JSON.parse(readFileSync(join(own, 'run.json'), 'utf8')) as { plans: { plan: string }[] };
    rmSync(own, { recursive: true });
    expect([plans.map(({ plan }) => plan), stdout]).toEqual([['boats'], expect.not.stringContaining('Open Shelves')]);
  });

  test('has an id that leads nowhere else', async () => {
    const ran = await planwatch(['add', publisher.publication('2024-11'), '--id', '../../evil', '--plans', folder]);
    expect([ran.code, codesOf(ran), publisher.asked]).toEqual([2, ['cli/usage'], []]);
  });

  test('that is broken is named, and does not stop the others', async () => {
    writeFileSync(file('broken.yaml'), 'id: broken\ntitel: Broken\n');
    const ran = await planwatch(['plans', 'lint', '--plans', folder]);
    const { stdout } = await planwatch(['plans', '--plans', folder, '--format', 'json']);
    rmSync(file('broken.yaml'));
    expect([ran.code, new Set(codesOf(ran))]).toEqual([1, new Set(['model/invalid'])]);
    expect((JSON.parse(stdout) as Plans).plans.map(({ file: name, usable }) => [name, usable])).toEqual([
      ['broken.yaml', false],
      ['shelves.yaml', true],
    ]);
  });

  test('a new publication is a candidate with its reason until it is accepted', async () => {
    const watch = `watch:\n  - address: ${publisher.url}/sitemap/latest.xml\n    match: /publications/open-shelves-coastal-library-plan[a-z0-9-]*/$\n`;
    writeFileSync(file('shelves.yaml'), readFileSync(file('shelves.yaml'), 'utf8').replace(/# watch:[\s\S]*$/u, watch));
    const look = async (): Promise<string[]> => {
      const { stdout } = await planwatch(['plans', 'candidates', 'shelves', '--plans', folder]);
      const [found] = JSON.parse(stdout) as Candidates[];
      expect(found?.candidates.every(({ reasons }) => reasons.length > 0)).toBe(true);
      return found?.candidates.map(({ address }) => address) ?? [];
    };
    const address = publisher.publication('2026-03');
    expect(await look()).toContain(address);
    const accepted = await planwatch(['plans', 'accept', 'shelves', address, '--plans', folder]);
    expect(accepted.code).toBe(0);
    expect(await look()).not.toContain(address);
    const text = readFileSync(file('shelves.yaml'), 'utf8');
    expect(text).toContain('    #   Theme 2: Shelves and Stock\n');
    expect(text).toContain(`publication: ${address}\n`);
  });

  test('is run: each publication is walked, and walked again, nothing comes that was there', async () => {
    const run = (): ReturnType<typeof planwatch> => planwatch(['run', 'shelves', '--plans', folder], { folder });
    expect((await run()).code).toBeLessThanOrEqual(1);
    expect(publisher.counts()[200]).toBeGreaterThanOrEqual(6 + 7 + 7);
    publisher.forget();
    await run();
    expect(publisher.counts()).toEqual({ 200: 1, 304: 1 + 6 + 7 + 7 });
  });
});

describe('backfill', () => {
  const plan =
    'id: old\ntitle: Old\neditions:\n  - id: "2022"\n    publication: https://www.skerrow-islands.example/publications/open-shelves-coastal-library-plan-update-november-2022/\n';
  const backfill = (...args: string[]): ReturnType<typeof planwatch> =>
    planwatch(['backfill', join(folder, 'old.yaml'), '--contact', 'https://example.org', ...args], { folder });

  test('lists what an archive has, page after page of its answer; fetches it once, and never again', async () => {
    writeFileSync(join(folder, 'old.yaml'), plan);
    const from = ['--from', publisher.url, '--kind', 'wayback'];
    const listed = (await backfill(...from, '--dry-run')).stdout.trim().split('\n');
    expect(listed).toHaveLength(6);
    expect(listed[0]).toMatch(/^20221117120000 https:\/\/www\.skerrow-islands\.example\//u);
    const recovered = await backfill(...from);
    expect(recovered.stdout).toBe(
      'old: 6 recovered, 0 known before\nold@2022: 1 revision now; planwatch run reads them\n',
    );
    expect((await backfill(...from)).stdout).toBe('old: 0 recovered, 6 known before\n');
  });

  test('what the archive had is the edition, and what it had later is another revision, where it said something else', async () => {
    const work = { folder: mkdtempSync(join(folder, 'old-')) };
    writeFileSync(join(work.folder, 'old.yaml'), plan);
    const [slug = '', later = '20231117120000'] = ['plan-update-november-2022/'];
    const index = publisher.mementos.findIndex(
      ({ timestamp, original }) => timestamp === later && original.endsWith(`${slug}pages/3/`),
    );
    const [was] = publisher.mementos.splice(index, 1);
    const changed = { ...was!, body: was!.body.replaceAll('By end 2023', 'By end 2024') };
    publisher.mementos.push(changed);
    const args = ['backfill', 'old.yaml', '--contact', 'https://example.org', '--kind', 'wayback'];
    const { stdout } = await planwatch([...args, '--from', publisher.url], work);
    expect(stdout).toBe('old: 7 recovered, 0 known before\nold@2022: 2 revisions now; planwatch run reads them\n');
    expect((await planwatch(['run', 'old.yaml', '--offline'], work)).code).toBe(0);
    const changes = JSON.parse(
      readFileSync(join(work.folder, 'output/old/changes/2022~1..2022~2.json'), 'utf8'),
    ) as ChangeSet;
    expect(changes.changes.map(({ kind }) => kind)).toContain('due');
    expect((await planwatch(['verify', 'old.yaml'], work)).code).toBe(0);
  });

  test('that kept a notice in the place of a page has it told, and no revision made of it', async () => {
    const work = { folder: mkdtempSync(join(folder, 'notice-')) };
    writeFileSync(join(work.folder, 'old.yaml'), plan);
    const [index] = publisher.mementos.flatMap(({ timestamp, original }, at) =>
      timestamp === '20231117120000' && original.endsWith('november-2022/pages/2/') ? [at] : [],
    );
    const notice = '<!doctype html><title>Sorry</title><h1>We will be back soon</h1><p>This site is being mended.</p>';
    const [was] = publisher.mementos.splice(index ?? 0, 1, { ...publisher.mementos[index ?? 0]!, body: notice });
    const args = ['backfill', 'old.yaml', '--contact', 'https://example.org', '--kind', 'wayback'];
    const ran = await planwatch([...args, '--from', publisher.url], work);
    publisher.mementos.splice(index ?? 0, 1, was!);
    expect(ran.stderr).toMatch(/^warning source\/other-memento .*gave \d+ rows before and gives none now/mu);
    await planwatch(['run', 'old.yaml', '--offline'], work);
    const edition = readFileSync(join(work.folder, 'output/old/2022/edition.json'), 'utf8');
    expect((JSON.parse(edition) as { actions: unknown[] }).actions).toHaveLength(36);
  });

  test('is told by a TimeMap as well', async () => {
    const { stdout } = await backfill(
      '--from',
      `${publisher.url}/web`,
      '--kind',
      'timemap',
      '--dry-run',
      '--archive',
      'other',
    );
    expect(stdout.trim().split('\n')).toHaveLength(2);
  });
});
