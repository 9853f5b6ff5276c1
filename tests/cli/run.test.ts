import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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
