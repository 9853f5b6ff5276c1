import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startPublisher, type Publisher } from '../tools/publisher/publisher.js';
import { binary, codesOf, planwatch, type Ran } from './planwatch.js';

/**
 * A disk that is full, for every command that writes: each ends with its own fault, has lost
 * nothing, left nothing lying about, and works when there is room again.
 */
let publisher: Publisher;
let kept: string;
let folder: string;
beforeAll(async () => {
  publisher = await startPublisher();
  kept = mkdtempSync(join(tmpdir(), 'planwatch-full-'));
  writePlan('2022-11');
  expect((await planwatch(['run', '--plans', '.'], { folder: kept })).code).toBe(0);
});
afterAll(async () => {
  rmSync(kept, { recursive: true });
  await publisher.close();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'planwatch-full-'));
  cpSync(kept, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

function writePlan(...ids: string[]): void {
  const editions = ids.map((id) => `  - { id: "${id}", pages: ["${publisher.publication(id)}pages/2/"] }\n`);
  writeFileSync(join(folder ?? kept, 'vans.yaml'), `id: vans\ntitle: Vans\neditions:\n${editions.join('')}`);
}

/** Every file may be read and none may grow: what a program finds on a disk that has no room. */
function onFullDisk(args: readonly string[]): Promise<Ran> {
  const script = 'trap "" XFSZ; ulimit -f 0; exec "$0" "$@"';
  const env = { ...process.env, PLANWATCH_DEBUG: '' };
  return new Promise((resolve) => {
    execFile('bash', ['-c', script, process.execPath, binary, ...args], { cwd: folder, env }, (error, stdout, stderr) =>
      resolve({ code: error ? (error.code as number | null) : 0, stdout, stderr }),
    );
  });
}

/** Captures and what people wrote: name → bytes. */
function truth(): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.(?:warc\.gz|yaml|txt|tmp|old)$|lock/u.test(name) && statSync(join(folder, name)).isFile(),
  );
  return new Map(names.sort().map((name) => [name, readFileSync(join(folder, name), 'latin1')]));
}

const hash = (): string => {
  const path = join(folder, 'output/vans/2022-11/edition.json');
  return (JSON.parse(readFileSync(path, 'utf8')) as { captures: { sha256: string }[] }).captures[0]?.sha256 ?? '';
};
const newest = (): string => publisher.publication('2024-11');
const plans = ['--plans', '.'];

test.each<[string, () => string[], string]>([
  ['run', () => ['run', ...plans], 'lock'],
  ['rebuild', () => ['rebuild', ...plans], 'lock'],
  ['withdraw', () => ['withdraw', hash(), '--reason', 'a test'], 'lock'],
  ['backfill', () => ['backfill', 'vans', ...plans, '--from', publisher.url, '--kind', 'wayback'], 'lock'],
  ['export --format csv', () => ['export', 'vans', ...plans, '--to', 'share', '--format', 'csv'], 'share/vans-'],
  [
    'export --format sqlite',
    () => ['export', 'vans', ...plans, '--to', 'share', '--format', 'sqlite'],
    'share/vans.sq',
  ],
  ['export --format wacz', () => ['export', 'vans', ...plans, '--to', 'share', '--format', 'wacz'], 'share/vans.wacz'],
  ['plans accept', () => ['plans', 'accept', 'vans', newest(), ...plans], 'vans.yaml'],
  ['plans ignore', () => ['plans', 'ignore', 'vans', newest(), ...plans], 'vans.yaml'],
  ['add', () => ['add', newest(), '--id', 'boats', ...plans], 'boats.yaml'],
])('%s says what could not be written, loses nothing, and works afterwards', async (name, args, place) => {
  const before = truth();
  const asked = args();
  const full = await onFullDisk(asked);
  expect([full.code, codesOf(full).at(-1)]).toEqual([3, 'store/cannot-write']);
  expect(full.stderr).toMatch(
    /^error store\/cannot-write: .*; check the folder, its permissions and the space left\.$/mu,
  );
  expect(full.stderr).toContain(place);
  expect(truth()).toEqual(before);
  // An export is begun anew each time: the last test has one that works before and after.
  if (!/^(?:backfill|export)/u.test(name)) expect((await planwatch(asked, { folder })).code).toBe(0);
});

test('what only reads needs no room', async () => {
  const questions = [
    ['search', 'library', 'vans', ...plans],
    ['verify', ...plans],
    ['rederive', ...plans],
  ];
  for (const question of questions) {
    const { code, stdout } = await planwatch(question, { folder });
    expect(await onFullDisk(question)).toMatchObject({ code, stdout });
  }
});

test('an export that finds no room leaves the one before', async () => {
  const args = ['export', 'vans', ...plans, '--to', 'share', '--format', 'sqlite'];
  await planwatch(args, { folder });
  const before = readFileSync(join(folder, 'share/vans.sqlite'));
  expect((await onFullDisk(args)).code).toBe(3);
  expect(readFileSync(join(folder, 'share/vans.sqlite')).equals(before)).toBe(true);
  expect(readdirSync(join(folder, 'share'))).toEqual(['vans.sqlite']);
  expect(existsSync(join(folder, 'archive/lock.json'))).toBe(false);
  expect((await planwatch(args, { folder })).code).toBe(0);
});
