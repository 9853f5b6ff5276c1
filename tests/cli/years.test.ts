import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ChangeSet } from '../../src/model/changes.js';
import type { Candidates } from '../../src/model/plans.js';
import type { Run } from '../../src/model/run.js';
import { startPublisher, type Publisher } from '../tools/publisher/publisher.js';
import { checkWacz, checkWarc } from '../archive/independent.js';
import { codesOf, planwatch, type Ran } from './planwatch.js';

/**
 * A plan over the years, as a scheduled job sees it: a real server, real runs. Each test goes on
 * where the one before stopped.
 */
let publisher: Publisher;
let folder: string;
beforeAll(async () => {
  publisher = await startPublisher();
  folder = mkdtempSync(join(tmpdir(), 'planwatch-years-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await publisher.close();
});
beforeEach(() => publisher.forget());

const inFolder = (...path: string[]): string => join(folder, ...path);
const changesIn = (name: string): ChangeSet['changes'] =>
  (JSON.parse(readFileSync(inFolder('output/shelves/changes', `${name}.json`), 'utf8')) as ChangeSet).changes;

/** A plan file with the editions up to one, and rules for further ones. */
function writePlan(until: string, watch: string): void {
  const editions = publisher.editions
    .filter(({ id }) => id <= until)
    .map(
      ({ id, published }) =>
        `  - id: ${id}\n    published: "${published}"\n    publication: ${publisher.publication(id)}\n`,
    );
  writeFileSync(inFolder('shelves.yaml'), `id: shelves\ntitle: Shelves\neditions:\n${editions.join('')}${watch}`);
}

const run = async (...args: string[]): Promise<{ ran: Ran; report: Run['plans'][number]; hosts: Run['hosts'] }> => {
  const ran = await planwatch(['run', '--plans', '.', '--report', 'run.json', '--exit-code', ...args], { folder });
  const { plans, hosts } = JSON.parse(readFileSync(inFolder('run.json'), 'utf8')) as Run;
  const [report] = plans;
  if (!report) throw new Error(ran.stderr);
  return { ran, report, hosts };
};

const sitemap = (): string =>
  `watch:\n  - address: ${publisher.url}/sitemap/latest.xml\n    match: /publications/open-shelves-coastal-library-plan[a-z0-9-]*/$\n`;

describe('a plan over the years', () => {
  /** Pages of each edition, landing pages among them. */
  const pages = [1, 13, 6, 7];

  test('the first run archives and reads every edition there is', async () => {
    publisher.until('2024-11');
    writePlan('2024-11', sitemap());
    const { ran, report } = await run();
    expect(ran.code).toBe(10);
    expect(report).toMatchObject({ outcome: 'changed', parsed: 4, candidates: [], unwatched: [] });
    expect(report.editions.map(({ pages: count, fetched }) => [count, fetched])).toEqual(
      pages.map((count) => [count, count]),
    );
    expect(report.editions.map(({ actions }) => actions)).toEqual([34, 34, 36, 41]);
    // The pages, the sitemap and the rules for robots.
    expect(publisher.counts()).toEqual({ 200: 27 + 1 + 1 });
  });

  test('the second asks once for each page whether it has changed, and reads nothing', async () => {
    const { ran, report, hosts } = await run();
    expect(ran.code).toBe(0);
    expect(report).toMatchObject({ outcome: 'unchanged', parsed: 0, written: 0 });
    expect(publisher.counts()).toEqual({ 200: 1, 304: 27 + 1 });
    expect(hosts).toMatchObject([{ origin: publisher.url, requests: 29, notModified: 28, fetched: 0, failed: 0 }]);
    expect(ran.stderr).toMatch(/^127\.0\.0\.1:\d+: 29 requests, 28 not modified, 1 kB/mu);
  });

  test('a new publication is a candidate with reasons and a trial, and enters no history', async () => {
    publisher.until('2026-03');
    const { ran, report } = await run();
    expect(ran.code).toBe(10);
    expect(codesOf(ran)).toContain('pipeline/candidate');
    expect(report.candidates).toMatchObject([
      {
        address: publisher.publication('2026-03'),
        title: 'Open Shelves: coastal library plan - final update',
        published: '2026-03-12',
        trial: { actions: 43, against: '2024-11', same: 41 },
        why: null,
      },
    ]);
    expect(report.editions).toHaveLength(4);
    // One look at each of its pages, and at what is new in the sitemap.
    expect(publisher.counts()).toEqual({ 200: 1 + 1 + 7, 304: 27 });
  });

  test('is not asked for again while it waits, and is told of at every run', async () => {
    const { ran, report } = await run();
    expect(ran.code).toBe(0);
    expect(codesOf(ran)).toContain('pipeline/candidate');
    expect(report.parsed).toBe(0);
    expect(publisher.counts()).toEqual({ 200: 1, 304: 27 + 1 });
    const kept = JSON.parse(readFileSync(inFolder('output/shelves/candidates.json'), 'utf8')) as Candidates;
    expect(kept.candidates).toEqual(report.candidates);
  });

  test('accepted, it is an edition: fetched, compared, told by the exit code', async () => {
    const accepted = await planwatch(['plans', 'accept', 'shelves', publisher.publication('2026-03'), '--plans', '.'], {
      folder,
    });
    expect(accepted.code).toBe(0);
    publisher.forget();
    const { ran, report } = await run();
    expect(ran.code).toBe(10);
    expect(report.candidates).toEqual([]);
    expect(report.editions.at(-1)).toMatchObject({ edition: '2026-03', pages: 7, actions: 43, changed: true });
    expect(report.changes.at(-1)).toMatchObject({ from: '2024-11', to: '2026-03' });
    expect(changesIn('2024-11..2026-03').map(({ kind }) => kind)).toContain('dropped');
    // Its pages were kept when it was tried.
    expect(publisher.counts()).toEqual({ 200: 1, 304: 27 + 1 + 7 });
  });

  test('a silent edit is another revision, and what it changed is said', async () => {
    const path = `${new URL(publisher.publication('2026-03')).pathname}pages/3/`;
    publisher.edit(path, (html) => html.replace('Action pending', 'Action completed'));
    const { ran, report } = await run();
    expect(ran.code).toBe(10);
    expect(publisher.counts()).toEqual({ 200: 2, 304: 27 + 1 + 6 });
    expect(report.parsed).toBe(1);
    expect(report.editions.at(-1)).toMatchObject({ revision: 2, revised: true, fetched: 1 });
    expect(report.changes.at(-1)).toMatchObject({ from: '2026-03~1', to: '2026-03~2' });
    expect(ran.stderr).toMatch(
      /^warning pipeline\/revised .*shelves@2026-03 was changed .*1 page says something else/mu,
    );
    expect(changesIn('2026-03~1..2026-03~2').filter(({ kind }) => kind === 'status')).toMatchObject([
      { from: { published: 'Action pending' }, to: { published: 'Action completed' } },
    ]);
    const asked = await planwatch(['diff', 'shelves@2026-03~1', 'shelves@2026-03~2', '--format', 'json'], { folder });
    expect((JSON.parse(asked.stdout) as ChangeSet).changes).toEqual(changesIn('2026-03~1..2026-03~2'));
  });

  test('other bytes that say the same are no edit', async () => {
    const path = `${new URL(publisher.publication('2024-11')).pathname}pages/4/`;
    publisher.edit(path, (html) =>
      html
        .replace('</head>', '<meta name="csrf-token" content="f3a9"></head>')
        .replaceAll(/(__link" href="[^"]*\/pages\/\d+\/)"/gu, '$1?visit=f3a9"'),
    );
    const { ran, report } = await run();
    expect(ran.code).toBe(0);
    expect(publisher.counts()).toEqual({ 200: 2, 304: 27 + 1 + 6 });
    expect(report).toMatchObject({ outcome: 'unchanged', parsed: 0 });
    expect(report.editions[3]).toMatchObject({ edition: '2024-11', revision: 1, revised: false, fetched: 0 });
    expect((await planwatch(['verify', '--plans', '.'], { folder })).code).toBe(0);
  });

  test('an outage loses nothing, and the next run is whole', async () => {
    const before = readFileSync(inFolder('output/shelves/2026-03/edition.json'), 'utf8');
    publisher.misbehave('*', 'forbidden');
    const { ran, report } = await run();
    expect(ran.code).toBe(3);
    expect(report).toMatchObject({ outcome: 'incomplete', parsed: 0, written: 0, failuresInARow: 1 });
    expect(report.unwatched).toHaveLength(1);
    expect(new Set(report.editions.flatMap(({ troubles }) => troubles.map(({ outcome }) => outcome)))).toEqual(
      new Set(['failed']),
    );
    expect(report.editions.every(({ troubles }) => troubles.every(({ standing }) => standing !== null))).toBe(true);
    expect(readFileSync(inFolder('output/shelves/2026-03/edition.json'), 'utf8')).toBe(before);
    publisher.calm();
    publisher.forget();
    const next = await run();
    expect(next.ran.code).toBe(0);
    expect(next.report).toMatchObject({ outcome: 'unchanged', parsed: 0, failuresInARow: 0 });
    expect(publisher.counts()).toEqual({ 200: 1, 304: 27 + 1 + 7 });
  });

  test('a publication that lost pages is an error until the plan file says that it has so many', async () => {
    const path = new URL(publisher.publication('2022-11')).pathname;
    const shorter = (html: string): string =>
      html
        .split('\n')
        .filter((line) => !line.includes('/pages/6/'))
        .join('\n');
    for (const page of ['', 'pages/2/', 'pages/3/', 'pages/4/', 'pages/5/']) publisher.edit(`${path}${page}`, shorter);
    expect((await run()).ran.code).toBe(1);
    const { ran } = await run();
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/^error source\/fewer-pages .*found “5”; expected 6/mu);
  });

  test('what all these runs kept is WARC as others read it, and leaves as a WACZ that follows its profile', async () => {
    const warcs = readdirSync(inFolder('archive')).filter((name) => name.endsWith('.warc.gz'));
    const known = new Map<string, string | null>();
    for (const name of warcs.sort()) {
      expect((await checkWarc(readFileSync(inFolder('archive', name)), known)).problems).toEqual([]);
    }
    expect(known.size).toBeGreaterThan(300);
    const exported = await planwatch(['export', 'shelves.yaml', '--to', 'share', '--format', 'wacz'], { folder });
    expect(exported).toMatchObject({ code: 0, stdout: 'share/shelves.wacz\n' });
    const { records, problems } = await checkWacz(readFileSync(inFolder('share/shelves.wacz')));
    expect(problems).toEqual([]);
    expect(records.filter(({ type }) => type === 'response').length).toBeGreaterThan(34);
  });
});

test('a rule of the plan lets a new edition in: found, compared, told by the exit code in one run', async () => {
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  publisher.until('2024-11');
  const match = '/publications/(open-shelves-[a-z-]*update|harbour-dredging-notice)/$';
  writePlan(
    '2024-11',
    `# Mine.\nwatch:\n  - address: ${publisher.url}/sitemap.xml\n    match: ${match}\n    admit: true\n`,
  );
  const { report } = await run();
  // The sitemap speaks of a page that is not there: nobody lets that in.
  const dredging = { address: `${publisher.url}/publications/harbour-dredging-notice/`, trial: null };
  expect(report.candidates).toMatchObject([dredging]);
  expect(report.candidates[0]?.why).toMatch(/^it could not be had: /u);
  publisher.until('2026-03');
  publisher.forget();
  const { ran, report: next } = await run();
  expect(ran.code).toBe(10);
  expect(codesOf(ran)).toContain('pipeline/admitted');
  expect(next.editions.at(-1)).toMatchObject({ edition: '2026-03', pages: 7, fetched: 7, actions: 43 });
  expect(changesIn('2024-11..2026-03').map(({ kind }) => kind)).toContain('dropped');
  expect(next.candidates).toMatchObject([dredging]);
  // Each of its pages was asked for once, though it was tried first and then read.
  expect(publisher.asked.filter(({ path }) => path.includes('final-update'))).toHaveLength(7);
  const text = readFileSync(inFolder('shelves.yaml'), 'utf8');
  expect(text).toContain(`publication: ${publisher.publication('2026-03')}\n# Mine.\n`);
  const last = await run();
  expect(last.report).toMatchObject({ outcome: 'unchanged', parsed: 0 });
});
