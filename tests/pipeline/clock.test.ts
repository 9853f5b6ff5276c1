import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Edition } from '../../src/model/edition.js';
import { createContext } from '../../src/pipeline/context.js';
import { runPlans, type RunResult } from '../../src/pipeline/run.js';
import { openShelves, planwatch } from '../cli/planwatch.js';
import { fakeWorld, testFetcher } from '../source/fetching.js';
import { startPublisher, type Publisher } from '../tools/publisher/publisher.js';

/** Clocks are wrong, and are put right: nothing may be lost, doubled or waited for because of it. */
let publisher: Publisher;
let folder: string;
let page: string;
beforeAll(async () => {
  publisher = await startPublisher();
  page = `${publisher.publication('2024-11')}pages/2/`;
});
afterAll(() => publisher.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'planwatch-clock-'));
  writeFileSync(
    join(folder, 'vans.yaml'),
    `id: vans\ntitle: Vans\neditions:\n  - { id: "2024", published: "2024-11-21", pages: ["${page}"] }\n`,
  );
  publisher.forget();
});
afterEach(() => rmSync(folder, { recursive: true }));

const say = (season: string): void =>
  publisher.edit(new URL(page).pathname, (html) => html.replaceAll('Summer 2025', season));

/** One run of a machine whose clock says so. */
const runAt = (now: string, offline = false): Promise<RunResult> => {
  const context = createContext({
    storeFolder: join(folder, 'output'),
    archiveFolder: join(folder, 'archive'),
    plansFolder: folder,
    now: () => now,
  });
  return runPlans({ plans: [], offline }, context);
};
const record = (): Edition =>
  JSON.parse(readFileSync(join(folder, 'output/vans/2024/edition.json'), 'utf8')) as Edition;
const dues = (): (string | undefined)[] => record().actions.map(({ due }) => due?.published);

test('what came last is the newest, though the clock was put back by a year in between', async () => {
  say('Summer 2025');
  await runAt('2026-06-01T00:00:00.000Z');
  say('Winter 2026');
  const edited = await runAt('2025-06-01T00:00:00.000Z');
  expect(edited.run.plans[0]?.editions[0]).toMatchObject({ revision: 2, revised: true });
  expect(dues()).toContain('Winter 2026');
  publisher.forget();
  const after = await runAt('2025-06-08T00:00:00.000Z');
  expect(after.run.plans[0]).toMatchObject({ outcome: 'unchanged', parsed: 0 });
  // It asked about the body that came last, and was told that it is the newest.
  expect(publisher.counts()).toEqual({ 200: 1, 304: 1 });
  rmSync(join(folder, 'output'), { recursive: true });
  await runAt('2024-01-01T00:00:00.000Z', true);
  expect(dues()).toContain('Winter 2026');
});

test('the hour that comes twice in autumn is two hours: what came in the second is the newest, in records and feed', async () => {
  const zone = process.env['TZ'];
  process.env['TZ'] = 'Europe/London';
  try {
    const times = ['2026-10-25T00:45:00.000Z', '2026-10-25T01:15:00.000Z'];
    // A quarter to two, and half an hour later a quarter past one.
    expect(times.map((time) => new Date(time).getHours())).toEqual([1, 1]);
    say('Summer 2025');
    await runAt(times[0] ?? '');
    say('Winter 2026');
    const edited = await runAt(times[1] ?? '');
    expect(edited.run.plans[0]?.editions[0]).toMatchObject({ revision: 2, revised: true });
    expect(dues()).toContain('Winter 2026');
    expect(record().captures.map(({ retrieved }) => retrieved)).toEqual([times[1]]);
    const feed = readFileSync(join(folder, 'output/vans/changes.atom'), 'utf8');
    expect(new Set(feed.match(/(?<=<updated>)[^<]+/gu))).toEqual(new Set(['2026-10-25T01:15:00Z']));
    const again = await runAt('2026-10-25T02:00:00.000Z');
    expect(again.run.plans[0]).toMatchObject({ outcome: 'unchanged', parsed: 0 });
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
});

test('what was kept by a clock that was years ahead is asked about, and not held to be fresh', async () => {
  publisher.validators({ cacheControl: 'max-age=600' });
  say('Summer 2025');
  await runAt('2036-01-01T00:00:00.000Z');
  say('Winter 2026');
  await runAt('2026-01-01T00:00:00.000Z');
  expect(dues()).toContain('Winter 2026');
  // A minute later the publisher's word that it stays so for ten counts.
  publisher.forget();
  await runAt('2026-01-01T00:01:00.000Z');
  publisher.validators({ cacheControl: '' });
  expect(publisher.asked.map(({ path }) => path)).not.toContain(new URL(page).pathname);
});

test('a host is not left alone for a year because the clock was put back by one', async () => {
  const world = fakeWorld('2026-06-01T00:00:00.000Z');
  const fetcher = testFetcher(world, { privatePace: 1000 });
  await fetcher.get(page, { by: 'input' });
  world.pass(-365 * 86_400_000);
  await fetcher.get(page, { by: 'input' });
  world.pass(365 * 86_400_000);
  await fetcher.get(page, { by: 'input' });
  await fetcher.close();
  expect(world.waits).toEqual([1125]);
});

test('a candidate that cannot be had is asked for less and less often, and the pauses survive the clock', async () => {
  const notice = `${publisher.url}/publications/harbour-dredging-notice/`;
  const plan = readFileSync(join(folder, 'vans.yaml'), 'utf8');
  writeFileSync(
    join(folder, 'vans.yaml'),
    `${plan}watch:\n  - { address: "${publisher.url}/sitemap.xml", match: dredging }\n`,
  );
  const askedAt = async (...times: string[]): Promise<string[]> => {
    const asked: string[] = [];
    for (const time of times) {
      publisher.forget();
      const { run } = await runAt(`2026-${time}:00.000Z`);
      expect(run.plans[0]?.candidates).toMatchObject([{ address: notice, trial: null }]);
      if (publisher.asked.some(({ path }) => notice.endsWith(path))) asked.push(time);
    }
    return asked;
  };
  const daily = [
    '06-01T06:00',
    '06-02T06:00',
    '06-03T06:00',
    '06-04T06:00',
    '06-05T06:00',
    '06-06T06:00',
    '06-07T06:00',
  ];
  expect(await askedAt(...daily)).toEqual(['06-01T06:00', '06-02T06:00', '06-04T06:00']);
  // Put back, the clock does not say how long ago it was; nobody waits for the year to come round.
  expect(await askedAt('01-01T06:00', '01-01T18:00')).toEqual(['01-01T06:00']);
});

test.each(['Pacific/Apia', 'America/St_Johns'])('a day is the same day where it is %s', async (zone) => {
  const parse = async (TZ: string): Promise<string> =>
    (await planwatch(['parse', join(openShelves, '2024-11/site'), '--format', 'json'], { env: { TZ } })).stdout;
  expect(await parse(zone)).toBe(await parse('UTC'));
});
