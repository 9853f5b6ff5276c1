import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createContext, type Context } from '../../src/pipeline/context.js';
import { exportPlan, type ExportFormat } from '../../src/pipeline/export.js';
import { runPlans } from '../../src/pipeline/run.js';
import { openShelves, planwatch, root } from './planwatch.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'planwatch-export-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const command = /\| `planwatch (export (\S+) --to (\S+) --format ([a-z]+))` \|$/gmu;
const shown = [...readme.matchAll(command)].map(([, ...parts]) => parts);

test('the README shows every format', async () => {
  const { stdout } = await planwatch(['export', '--help']);
  const formats = /--format <name>[\s\S]*?\(choices: ([^)]*)\)/u.exec(stdout)?.[1]?.match(/[a-z]+/gu) ?? [];
  const told = [...shown.map((parts) => parts.at(-1)), 'ndjson'];
  expect([...formats].sort()).toEqual(told.sort());
});

test('each gives files, and the same again at another time', async () => {
  cpSync(openShelves, join(folder, 'plan'), { recursive: true });
  const folders = { archiveFolder: join(folder, 'archive'), storeFolder: join(folder, 'output') };
  await runPlans({ plans: [join(folder, 'plan/plan.yaml')], offline: true }, createContext(folders));
  const there = (): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => !/sqlite-(?:wal|shm)$/u.test(name))
      .sort();
  const before = there();
  const write = async (to: string): Promise<Map<string, Buffer>> => {
    const files = new Map<string, Buffer>();
    for (const [, , name = '', format] of shown) {
      const make = (): Context => createContext(folders);
      const target = join(folder, to, name);
      const { paths } = await exportPlan(join(folder, 'plan/plan.yaml'), format as ExportFormat, target, make);
      for (const path of paths) files.set(relative(join(folder, to), path), readFileSync(path));
    }
    return files;
  };
  const [first, second] = [await write('first'), await write('second')];
  expect(first.size).toBe(41);
  for (const [path, bytes] of first) {
    expect(bytes.byteLength, path).toBeGreaterThan(200);
    expect(second.get(path)?.equals(bytes), path).toBe(true);
  }
  for (const each of ['first', 'second']) rmSync(join(folder, each), { recursive: true });
  expect(there()).toEqual(before);
});

test('what comes with planwatch can be exported before anything was run', async () => {
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  const ran = await planwatch(['export', 'open-shelves', '--to', 'share', '--format', 'wacz'], { folder: empty });
  expect(ran).toEqual({ code: 0, stdout: 'share/open-shelves.wacz\n', stderr: '' });
  expect(readdirSync(empty)).toEqual(['share']);
});

test('a data package is not written over that of another plan', async () => {
  mkdirSync(join(folder, 'other'));
  writeFileSync(join(folder, 'other/datapackage.json'), '{ "name": "vans" }');
  const ran = await planwatch(['export', 'open-shelves', '--to', 'other', '--format', 'datapackage'], { folder });
  expect(ran.code).toBe(2);
  expect(ran.stderr).toBe('error cli/usage: other holds the data package of vans; give another folder with --to\n');
  expect(readdirSync(join(folder, 'other'))).toEqual(['datapackage.json']);
});
