import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChangeSet } from '../../src/model/changes.js';
import { formatsFor } from '../../src/report/index.js';
import { binary, codesOf, openShelves, planwatch } from './planwatch.js';

const older = join(openShelves, '2024-11/site');
const newer = join(openShelves, '2026-03/site');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'planwatch-diff-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('diff', () => {
  test('exits with 10 when something changed, where that is asked', async () => {
    expect((await planwatch(['diff', older, newer])).code).toBe(0);
    expect((await planwatch(['diff', older, newer, '--exit-code'])).code).toBe(10);
  });

  test('of an edition with itself holds only notes that were repeated, which are no news', async () => {
    const ran = await planwatch(['diff', older, older, '--exit-code']);
    expect(ran.code).toBe(0);
    const { changes } = JSON.parse(ran.stdout) as ChangeSet;
    expect([...new Set(changes.map((change) => (change.kind === 'progress' ? change.change : change.kind)))]).toEqual([
      'unchanged',
    ]);
  });

  test('refuses an edition without records', async () => {
    const cover = file('cover.html', '<h1>Harbours</h1><p>By the sea.</p>');
    const ran = await planwatch(['diff', older, cover, '--exit-code']);
    expect(ran.code).toBe(1);
    expect(codesOf(ran)).toContain('diff/no-records');
    expect(JSON.parse(ran.stdout)).toMatchObject({ format: 'planwatch/changes@1', changes: [] });
  });

  test('reads an edition JSON that holds only what is required', async () => {
    const bare = (status: string): string =>
      JSON.stringify({
        format: 'planwatch/edition@1',
        edition: { id: status },
        actions: [{ key: '1', text: 'Paint the pier', status: { published: status, value: status } }],
      });
    const ran = await planwatch(['diff', file('a.json', bare('in-progress')), file('b.json', bare('complete'))]);
    expect(ran.code).toBe(0);
    expect((JSON.parse(ran.stdout) as ChangeSet).changes).toMatchObject([{ kind: 'status', direction: 'advanced' }]);
  });

  test('obeys a person’s rulings', async () => {
    const ruling =
      'rulings:\n  - verdict: different\n    from: "2024-11"\n    to: "2026-03"\n    before: ["1.1.1"]\n    after: ["1.1.1"]\n    who: a reader\n    when: "2026-04-01"\n    why: a test\n';
    const ran = await planwatch(['diff', older, newer, '--rulings', file('rulings.yaml', ruling)]);
    const { links } = JSON.parse(ran.stdout) as ChangeSet;
    expect(links.some(({ before, after }) => before.includes('1.1.1') && after.includes('1.1.1'))).toBe(false);
  });

  test.each(formatsFor('changes'))('prints %s', async (format) => {
    const ran = await planwatch(['diff', older, newer, '--format', format]);
    expect(ran.code).toBe(0);
    expect(ran.stdout).toMatch(/\S[\s\S]*\n$/u);
  });

  test.each([
    ['changes.html', /^<!doctype html>/iu],
    ['changes.md', /^#/u],
    ['changes.csv', /^\w+,/u],
    ['changes.json', /^\{/u],
    ['changes', /^\{/u],
  ])('the name of the output file says the format: %s', async (name, opening) => {
    const out = join(folder, name);
    await planwatch(['diff', older, newer, '-o', out]);
    expect(readFileSync(out, 'utf8')).toMatch(opening);
  });
});

describe('explain', () => {
  test('ends at the characters of the source', async () => {
    const page = join(openShelves, '2024-11/site/page-02.html');
    const { code, stdout } = await planwatch(['explain', page, '1.1.3.due']);
    expect(code).toBe(0);
    const [, line = '', column = '', start = '', end = ''] =
      /page-02\.html:(\d+):(\d+) {2}\(offsets (\d+)-(\d+)\)/u.exec(stdout) ?? [];
    const source = readFileSync(page, 'utf8');
    const published = source.slice(Number(start), Number(end));
    expect(published).toBe('Summer 2025');
    expect(source.split('\n')[Number(line) - 1]?.slice(Number(column) - 1)).toMatch(/^Summer 2025/u);
    const lines = stdout.split('\n');
    const marked = lines.findIndex((text) => text.includes('^'));
    const [from, to] = [lines[marked]?.indexOf('^') ?? 0, (lines[marked]?.lastIndexOf('^') ?? 0) + 1];
    expect(lines[marked - 1]?.slice(from, to)).toBe(published);
    expect(stdout).toMatch(/sha256 +[0-9a-f]{64}/u);
  });

  test('follows a stored edition to its pages', async () => {
    const { code, stdout } = await planwatch(['explain', 'open-shelves@2024-11', '1.1.3']);
    expect(code).toBe(0);
    for (const field of ['text', 'status', 'progress', 'due', 'theme', 'recommendation'])
      expect(stdout).toMatch(new RegExp(`^${field}: `, 'mu'));
    expect(stdout).toContain('Capture 2024-11/site/page-02.html');
  });

  test('says so when the pages are not at hand', async () => {
    const { stdout } = await planwatch(['parse', older, '--format', 'json']);
    const ran = await planwatch(['explain', file('edition.json', stdout), '1.1.3.status']);
    expect(ran.code).toBe(0);
    expect(codesOf(ran)).toContain('archive/bytes-missing');
    expect(ran.stdout).toContain('“Ongoing”');
  });

  test('gives the evidence for a match', async () => {
    const { code, stdout } = await planwatch(['explain', older, newer, '5.2.4']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^3\.2\.5 → 5\.2\.4 {2}same/mu);
    expect(stdout).toMatch(/^ {2}text +\d\.\d\d/mu);
  });

  test.each([
    ['9.9.9', /no action 9\.9\.9/u],
    ['1.1.3.colour', /no field colour.*status/u],
  ])('%s is not there', async (target, text) => {
    const ran = await planwatch(['explain', older, target]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(text);
  });
});

test('extract prints blocks and tables with their places', async () => {
  const page = join(openShelves, '2024-11/site/page-02.html');
  const { code, stdout } = await planwatch(['extract', page]);
  expect(code).toBe(0);
  const document = JSON.parse(stdout) as { format: string; blocks: { kind: string; rows?: number }[] };
  expect(document.format).toBe('planwatch/document@1');
  expect(document.blocks.filter(({ kind }) => kind === 'table').map(({ rows }) => rows)).toEqual([4, 7]);
  expect((await planwatch(['extract', page, '--format', 'outline'])).stdout).toMatch(/^html “Open Shelves/u);
});

test('a reader that has seen enough may close the pipe', async () => {
  const child = spawn(process.execPath, [binary, 'diff', older, newer, '--format', 'json']);
  let stderr = '';
  child.stderr.on('data', (part: Buffer) => (stderr += part.toString()));
  child.stdout.once('data', () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect(code).toBe(0);
  expect(stderr).not.toMatch(/EPIPE|error/u);
});
