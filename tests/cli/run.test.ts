import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChangeSet } from '../../src/model/changes.js';
import type { Run } from '../../src/model/run.js';
import { closedPort, startServer } from '../source/server.js';
import { codesOf, openShelves, planwatch, root } from './planwatch.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'planwatch-run-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const filesIn = (path: string): string[] =>
  readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(path, name)).isFile())
    .sort();

const reportIn = (path: string): Run => JSON.parse(readFileSync(path, 'utf8')) as Run;

describe('the embedded example', () => {
  test('gives, in an empty folder, what is committed in output/', async () => {
    const ran = await planwatch(['run', '--offline'], { folder });
    expect(ran.code).toBe(0);
    const written = join(folder, 'output');
    expect(filesIn(written)).toEqual(filesIn(join(root, 'output')));
    for (const name of filesIn(written)) {
      expect(readFileSync(join(written, name), 'utf8'), name).toBe(readFileSync(join(root, 'output', name), 'utf8'));
    }
  });

  test('prints a summary, and names files that are there', async () => {
    const { stdout } = await planwatch(['run', '--offline'], { folder });
    const named = [...stdout.matchAll(/^ {2}(output\S+)$/gmu)].map(([, path]) => path ?? '');
    expect(named.length).toBe(3);
    for (const path of named) expect(existsSync(join(folder, path)), path).toBe(true);
  });

  test('run twice changes nothing the second time', async () => {
    const report = join(folder, 'run.json');
    const args = ['run', '--offline', '--exit-code', '--report', report];
    expect((await planwatch(args, { folder })).code).toBe(10);
    expect(reportIn(report).plans[0]?.outcome).toBe('changed');
    const times = filesIn(join(folder, 'output')).map((name) => statSync(join(folder, 'output', name)).mtimeMs);
    expect((await planwatch(args, { folder })).code).toBe(0);
    expect(reportIn(report).plans[0]).toMatchObject({ outcome: 'unchanged', written: 0, failuresInARow: 0 });
    expect(filesIn(join(folder, 'output')).map((name) => statSync(join(folder, 'output', name)).mtimeMs)).toEqual(
      times,
    );
  });

  test('what is stored can be asked for by name', async () => {
    await planwatch(['run', '--offline'], { folder });
    const ran = await planwatch(['diff', 'open-shelves@2024-11', 'open-shelves@2026-03', '--format', 'json'], {
      folder,
    });
    expect(ran.stdout).toBe(readFileSync(join(folder, 'output/open-shelves/changes/2024-11..2026-03.json'), 'utf8'));
  });
});

describe('a plan of one’s own', () => {
  const plan = (pages: readonly string[]): string => {
    const listed = pages.map((page) => `      - ${page}\n`).join('');
    return `id: harbours\ntitle: Harbours\neditions:\n  - id: "2024"\n    published: "2024-11-21"\n    pages:\n${listed}`;
  };
  const page = (number: number): Buffer => readFileSync(join(openShelves, `2024-11/site/page-0${number}.html`));

  function writePlan(pages: readonly string[]): string {
    const path = join(folder, 'plan.yaml');
    writeFileSync(path, plan(pages));
    return path;
  }

  test('is fetched page by page; fetched again, it is as it was', async () => {
    const server = await startServer({
      '/2': (_, response) => response.setHeader('content-type', 'text/html').end(page(2)),
      '/3': (_, response) => response.setHeader('content-type', 'text/html').end(page(3)),
    });
    const file = writePlan([`${server.url}/2`, `${server.url}/3`]);
    const report = join(folder, 'run.json');
    const args = ['run', file, '--report', report];
    const first = await planwatch(args, { folder });
    const stored = readFileSync(join(folder, 'output/harbours/2024/edition.json'), 'utf8');
    const second = await planwatch(args, { folder });
    await server.close();
    expect([first.code, second.code]).toEqual([0, 0]);
    expect(server.asked).toEqual(['/robots.txt', '/2', '/3', '/robots.txt', '/2', '/3']);
    // The time of the first fetch stays: what has not changed is not written again.
    expect(readFileSync(join(folder, 'output/harbours/2024/edition.json'), 'utf8')).toBe(stored);
    expect(reportIn(report).plans[0]?.outcome).toBe('unchanged');
  });

  test('whose pages cannot all be had is incomplete: the others are read, and what is missing is said', async () => {
    cpSync(join(openShelves, '2024-11/site/page-02.html'), join(folder, 'page-02.html'));
    const address = `${await closedPort()}/3`;
    const file = writePlan(['page-02.html', address]);
    const report = join(folder, 'run.json');
    const ran = await planwatch(['run', file, '--report', report], { folder });
    expect(ran.code).toBe(3);
    expect(codesOf(ran)).toEqual(expect.arrayContaining(['parse/part-missing', 'source/refused']));
    expect(reportIn(report).plans[0]).toMatchObject({ outcome: 'incomplete', lastGood: null, failuresInARow: 1 });
    const edition = JSON.parse(readFileSync(join(folder, 'output/harbours/2024/edition.json'), 'utf8')) as {
      parts: object[];
      actions: object[];
    };
    expect(edition.parts).toContainEqual({ title: null, url: address, capture: null, state: 'failed' });
    expect(edition.actions.length).toBeGreaterThan(4);

    await planwatch(['run', file, '--report', report], { folder });
    expect(reportIn(report).plans[0]?.failuresInARow).toBe(2);
  });

  test('and its pages are there offline, byte for byte, when the server is not', async () => {
    const server = await startServer({
      '/2': (_, response) => response.setHeader('content-type', 'text/html').end(page(2)),
      '/3': (_, response) => response.writeHead(302, { location: '/three' }).end(),
      '/three': (_, response) => response.setHeader('content-type', 'text/html').end(page(3)),
    });
    const file = writePlan([`${server.url}/2`, `${server.url}/3`]);
    await planwatch(['run', file], { folder });
    await server.close();
    const stored = readFileSync(join(folder, 'output/harbours/2024/edition.json'), 'utf8');
    rmSync(join(folder, 'output'), { recursive: true });
    rmSync(join(folder, 'archive/planwatch.sqlite'));
    const ran = await planwatch(['run', file, '--offline'], { folder });
    expect(ran.code).toBe(0);
    expect(readFileSync(join(folder, 'output/harbours/2024/edition.json'), 'utf8')).toBe(stored);
  });

  test('whose server is out stays as it was: what failed is said, and the next run is whole', async () => {
    const answers = (response: ServerResponse, number: number): ServerResponse =>
      response.setHeader('content-type', 'text/html').end(page(number));
    const server = await startServer({
      '/2': (_, response) => answers(response, 2),
      '/3': (_, response) => (isOut ? response.writeHead(500).end('out') : answers(response, 3)),
    });
    let isOut = false;
    const report = join(folder, 'run.json');
    const args = ['run', writePlan([`${server.url}/2`, `${server.url}/3`]), '--report', report];
    expect((await planwatch(args, { folder })).code).toBe(0);
    const stored = readFileSync(join(folder, 'output/harbours/2024/edition.json'), 'utf8');
    isOut = true;
    const out = await planwatch(args, { folder });
    expect(out.code).toBe(3);
    expect(codesOf(out)).toContain('source/standing');
    expect(readFileSync(join(folder, 'output/harbours/2024/edition.json'), 'utf8')).toBe(stored);
    const [failed] = reportIn(report).plans;
    expect(failed).toMatchObject({ outcome: 'incomplete', failuresInARow: 1, parsed: 0 });
    expect(failed?.editions[0]?.troubles).toMatchObject([{ page: `${server.url}/3`, outcome: 'failed' }]);
    isOut = false;
    expect((await planwatch(args, { folder })).code).toBe(0);
    expect(reportIn(report).plans[0]).toMatchObject({ outcome: 'unchanged', failuresInARow: 0 });
    await server.close();
  });

  test('that its publisher changed without a word has another revision, and what changed is said', async () => {
    let text = page(2).toString();
    const server = await startServer({
      '/2': (_, response) => response.setHeader('content-type', 'text/html').end(text),
    });
    const report = join(folder, 'run.json');
    const args = ['run', writePlan([`${server.url}/2`]), '--report', report, '--exit-code'];
    await planwatch(args, { folder });
    const before = readFileSync(join(folder, 'output/harbours/2024/edition.json'), 'utf8');
    text = text.replaceAll('Summer 2025', 'Winter 2026');
    const ran = await planwatch(args, { folder });
    await server.close();
    expect(ran.code).toBe(10);
    expect(codesOf(ran)).toContain('pipeline/revised');
    expect(reportIn(report).plans[0]?.editions[0]).toMatchObject({ revision: 2, revised: true, fetched: 1 });
    expect(readFileSync(join(folder, 'output/harbours/2024/edition~1.json'), 'utf8')).toBe(before);
    const changes = readFileSync(join(folder, 'output/harbours/changes/2024~1..2024~2.json'), 'utf8');
    const kinds = (JSON.parse(changes) as ChangeSet).changes.map(({ kind }) => kind);
    expect(kinds).toContain('due');
  });

  test('that gives far fewer rows than before raises the alarm', async () => {
    let text = page(2).toString();
    const server = await startServer({
      '/2': (_, response) => response.setHeader('content-type', 'text/html').end(text),
    });
    const file = writePlan([`${server.url}/2`]);
    await planwatch(['run', file], { folder });
    let seen = 0;
    text = text.replaceAll(/<tr\b[^]*?<\/tr>/gu, (row) => (seen++ < 3 ? row : ''));
    const ran = await planwatch(['run', file], { folder });
    await server.close();
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/^error pipeline\/far-fewer-rows .*found “2 rows”; expected about 9/mu);
  });

  test('and is run twice at once is run once', async () => {
    const waiting: ServerResponse[] = [];
    const server = await startServer({ '/2': (_, response) => waiting.push(response) });
    const file = writePlan([`${server.url}/2`]);
    const first = planwatch(['run', file], { folder });
    while (waiting.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    const second = await planwatch(['run', file], { folder });
    expect(second.code).toBe(3);
    expect(codesOf(second)).toEqual(['pipeline/locked']);
    for (const response of waiting) response.setHeader('content-type', 'text/html').end(page(2));
    expect((await first).code).toBe(0);
    await server.close();
  });

  test('is not fetched offline', async () => {
    const server = await startServer({ '/2': (_, response) => response.end(page(2)) });
    const ran = await planwatch(['run', writePlan([`${server.url}/2`]), '--offline'], { folder });
    await server.close();
    expect(server.asked).toEqual([]);
    expect(ran.code).toBe(3);
    expect(codesOf(ran)).toContain('archive/not-captured');
  });

  test('with a mistake in its file is not run, and the mistake is named', async () => {
    writeFileSync(join(folder, 'plan.yaml'), 'id: harbours\ntitel: Harbours\n');
    const ran = await planwatch(['run', 'plan.yaml'], { folder });
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/^error model\/invalid plan\.yaml:2:1: there is no setting “titel” here/mu);
  });

  test('whose page is not there is wrong usage', async () => {
    const ran = await planwatch(['run', writePlan(['page-99.html'])], { folder });
    expect(ran.code).toBe(2);
    expect(codesOf(ran)).toContain('source/no-such-path');
  });
});

test('the package holds every page that its example needs', () => {
  const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    shell: true,
  });
  const [{ files }] = JSON.parse(stdout) as [{ files: { path: string }[] }];
  const packed = new Set(files.map(({ path }) => path));
  const plan = readFileSync(join(openShelves, 'plan.yaml'), 'utf8');
  const pages = [...plan.matchAll(/^ {6}- (\S+\.html)$/gmu)].map(([, page]) => `fixtures/open-shelves/${page}`);
  expect(pages.length).toBeGreaterThan(20);
  expect(pages.filter((page) => !packed.has(page))).toEqual([]);
  expect(packed).toContain('dist/cli.js');
});
