import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Edition } from '../../src/model/edition.js';
import type { SearchResult } from '../../src/pipeline/search.js';
import { codesOf, openShelves, planwatch, type Ran } from './planwatch.js';

/** A plan of one's own that was run once; each test leaves it as it found it. */
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'planwatch-keeping-'));
  cpSync(openShelves, join(folder, 'plan'), { recursive: true });
  expect((await call('run', '--offline')).code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true }));

const call = (command: string, ...args: string[]): Promise<Ran> =>
  planwatch([command, 'plan/plan.yaml', ...args], { folder });
const edition = (): string => join(folder, 'output/open-shelves/2024-11/edition.json');

function texts(path: string): Map<string, string> {
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(path, name)).isFile(),
  );
  return new Map(names.sort().map((name) => [name, readFileSync(join(path, name), 'utf8')]));
}

describe('verify', () => {
  test('finds everything as it was kept', async () => {
    const ran = await call('verify');
    expect(ran.code).toBe(0);
    expect(ran.stdout).toMatch(
      /^40 records, 34 different bodies, \d+ bytes; 27 files of records: all as they were kept$/mu,
    );
  });

  test('finds one byte that is another, in the archive', async () => {
    const path = join(folder, 'archive/captures-00001.warc.gz');
    const kept = readFileSync(path);
    const bent = Buffer.from(kept);
    bent.writeUInt8(bent.readUInt8(20_000) ^ 1, 20_000);
    writeFileSync(path, bent);
    const ran = await call('verify');
    writeFileSync(path, kept);
    expect(ran.code).toBe(1);
    // Which of the two it is depends on what the byte was: packing that breaks, or a text that is another.
    expect(codesOf(ran)).toContainEqual(expect.stringMatching(/^archive\/(?:damaged-record|wrong-digest)$/u));
  });

  test('finds a record that somebody edited, and one that is gone', async () => {
    const kept = readFileSync(edition(), 'utf8');
    const other = join(folder, 'output/open-shelves/history.json');
    const history = readFileSync(other, 'utf8');
    writeFileSync(edition(), kept.replace('"Ongoing"', '"Complete"'));
    rmSync(other);
    const ran = await call('verify');
    writeFileSync(edition(), kept);
    writeFileSync(other, history);
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/^error store\/differs open-shelves\/2024-11\/edition\.json:/mu);
    expect(ran.stderr).toMatch(/^error store\/lost open-shelves\/history\.json:/mu);
  });
});

describe('an archive that was damaged', () => {
  const path = (): string => join(folder, 'archive/captures-00001.warc.gz');
  const damage = async (make: (kept: Buffer) => Buffer, ...calls: string[][]): Promise<Ran[]> => {
    const kept = readFileSync(path());
    const before = texts(join(folder, 'output'));
    writeFileSync(path(), make(kept));
    const ran: Ran[] = [];
    for (const [command = '', ...args] of calls) ran.push(await call(command, ...args));
    writeFileSync(path(), kept);
    expect(texts(join(folder, 'output'))).toEqual(before);
    return ran;
  };

  test('and lost its end is not taken for one whose last record was never finished', async () => {
    const [verified, rebuilt] = await damage((kept) => kept.subarray(0, kept.length / 2), ['verify'], ['rebuild']);
    for (const ran of [verified, rebuilt]) {
      expect(ran?.code).toBe(1);
      expect(ran?.stderr).toMatch(/^error archive\/lost-record captures-00001\.warc\.gz at \d+: /mu);
    }
    expect(rebuilt?.stdout).toBe('');
  });

  test('does not leave as if it were whole', async () => {
    const bend = (kept: Buffer): Buffer => {
      const bent = Buffer.from(kept);
      bent.writeUInt8(bent.readUInt8(20_000) ^ 1, 20_000);
      return bent;
    };
    const [exported] = await damage(bend, ['export', '--to', 'damaged', '--format', 'wacz']);
    expect(exported?.code).toBe(3);
    expect(exported?.stderr).toMatch(/^error archive\/damaged: captures-00001\.warc\.gz at \d+: the record of /mu);
    expect(readdirSync(join(folder, 'damaged'))).toEqual([]);
  });
});

test('rebuild --damaged gives what is left, and the archive holds together again', async () => {
  const path = join(folder, 'archive/captures-00001.warc.gz');
  const kept = readFileSync(path);
  const before = texts(join(folder, 'output'));
  // The end is gone: the pages and the manifests of the last two editions.
  writeFileSync(path, kept.subarray(0, (kept.length * 3) / 4));
  const rebuilt = await call('rebuild', '--damaged');
  expect([rebuilt.code, rebuilt.stdout]).toEqual([1, 'open-shelves: 17 files, 5 new or changed\n']);
  expect(new Set(codesOf(rebuilt))).toEqual(new Set(['archive/lost-record']));
  const after = texts(join(folder, 'output'));
  const editionFiles = (files: ReadonlyMap<string, string>): string[] =>
    [...files.keys()].filter((name) => name.endsWith('edition.json'));
  expect(editionFiles(before).filter((name) => !after.has(name))).toEqual([
    'open-shelves/2024-11/edition.json',
    'open-shelves/2026-03/edition.json',
  ]);
  for (const name of editionFiles(after)) expect(after.get(name)).toBe(before.get(name));
  const verified = await call('verify');
  writeFileSync(path, kept);
  expect([verified.code, codesOf(verified)]).toEqual([0, ['archive/unfinished']]);
  expect((await call('rebuild')).code).toBe(0);
  expect(texts(join(folder, 'output'))).toEqual(before);
});

test('rebuild gives every record again, byte for byte', async () => {
  const before = texts(join(folder, 'output'));
  rmSync(join(folder, 'output'), { recursive: true });
  expect((await call('rebuild')).stdout).toBe('open-shelves: 27 files, 27 new or changed\n');
  expect(texts(join(folder, 'output'))).toEqual(before);
});

test('rederive says which records would be others, and why', async () => {
  const kept = readFileSync(edition(), 'utf8');
  const record = JSON.parse(kept) as Edition;
  const [first, ...rest] = record.actions;
  const actions = [{ ...first, text: 'another text' }, ...rest];
  writeFileSync(edition(), JSON.stringify({ ...record, made: { ...record.made, version: '0.0.1' }, actions }));
  const ran = await call('rederive', '--exit-code');
  writeFileSync(edition(), kept);
  expect(ran.code).toBe(10);
  expect(ran.stdout).toBe(
    'by another version of planwatch\n  open-shelves@2024-11: text 1\n\n5 editions derived, 1 of them others than those stored\n',
  );
});

describe('search', () => {
  test('says which editions have the words, which lost them, and where they stand', async () => {
    const ran = await planwatch(['search', 'by END 2023', 'open-shelves', '--format', 'json'], { folder });
    const { hits } = JSON.parse(ran.stdout) as SearchResult;
    const states = hits.map(({ editions }) => editions.map(({ state }) => state));
    expect(states).toContainEqual(['not-yet', 'not-yet', 'has', 'lost', 'lost']);
    const [place] = hits.flatMap(({ editions }) => editions.flatMap(({ places }) => places));
    const [, page = '', start, end] = /^(\S+) (\d+)-(\d+)$/u.exec(place?.place ?? '') ?? [];
    expect(readFileSync(join(folder, 'plan', page), 'utf8').slice(Number(start), Number(end))).toBe('By end 2023');
  });

  test('of more than is shown, cuts no action: none seems to have lost what was left out', async () => {
    const ask = async (...more: string[]): Promise<SearchResult> => {
      const { stdout } = await planwatch(['search', 'library', 'open-shelves', '--format', 'json', ...more], {
        folder,
      });
      return JSON.parse(stdout) as SearchResult;
    };
    const all = await ask();
    expect([all.truncated, all.hits.length]).toEqual([false, all.found.actions]);
    expect(all.hits.length).toBeGreaterThan(4);
    const some = await ask('--limit', '9');
    expect(some.truncated).toBe(true);
    expect(some.found).toEqual(all.found);
    expect(some.hits.length).toBeGreaterThan(0);
    expect(some.hits).toEqual(all.hits.slice(0, some.hits.length));
  });

  test('is the same from the records alone', async () => {
    const args = ['search', 'book boat', 'open-shelves'];
    const { stdout } = await planwatch(args, { folder });
    const alone = await planwatch([...args, '--archive', 'no-archive'], { folder });
    expect(alone.stdout).toBe(stdout);
    expect(existsSync(join(folder, 'no-archive'))).toBe(false);
  });

  test.each(['"; DROP TABLE words', "Bryce's* OR", 'NEAR(a b)'])('takes %s for words', async (words) => {
    const ran = await planwatch(['search', words, 'open-shelves'], { folder });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
  });
});

test('a WACZ package holds what its list says, the captures uncompressed by it, and an index of them', async () => {
  expect((await call('export', '--to', 'share', '--format', 'wacz')).stdout).toBe('share/open-shelves.wacz\n');
  const files = unzipSync(readFileSync(join(folder, 'share/open-shelves.wacz')));
  const about = JSON.parse(strFromU8(files['datapackage.json'] ?? new Uint8Array())) as {
    resources: { path: string; hash: string; bytes: number }[];
  };
  expect(about.resources.map(({ path }) => path)).toEqual([
    'archive/open-shelves.warc.gz',
    'indexes/index.cdxj',
    'pages/pages.jsonl',
  ]);
  for (const { path, hash, bytes } of about.resources) {
    const content = files[path] ?? new Uint8Array();
    expect([`sha256:${createHash('sha256').update(content).digest('hex')}`, content.byteLength]).toEqual([hash, bytes]);
  }
  const warc = files['archive/open-shelves.warc.gz'] ?? new Uint8Array();
  const lines = strFromU8(files['indexes/index.cdxj'] ?? new Uint8Array())
    .trimEnd()
    .split('\n');
  expect(lines.length).toBe(34);
  for (const line of lines) {
    const { offset, length, url } = JSON.parse(line.slice(line.indexOf('{'))) as Record<string, string>;
    const member = Buffer.from(warc).subarray(Number(offset), Number(offset) + Number(length));
    expect(gunzipSync(member).toString()).toContain(`WARC-Target-URI: ${url}\r\n`);
  }
});

test('a run tells a command of changes once, and fails on what it is told to', async () => {
  const args = ['--offline', '--store', 'told', '--archive', 'told-archive', '--on-change', 'cat > told.json'];
  expect((await call('run', ...args)).code).toBe(0);
  const { plans } = JSON.parse(readFileSync(join(folder, 'told.json'), 'utf8')) as { plans: { changes: object[] }[] };
  expect(plans.map(({ changes }) => changes.length)).toEqual([4]);
  rmSync(join(folder, 'told.json'));
  expect((await call('run', ...args, '--fail-on', 'warning')).code).toBe(1);
  expect(existsSync(join(folder, 'told.json'))).toBe(false);
});

test('a capture that is withdrawn is gone from archive and records, and verify knows why', async () => {
  const record = JSON.parse(readFileSync(edition(), 'utf8')) as Edition;
  const hash = record.captures[1]?.sha256 ?? '';
  const ran = await planwatch(['withdraw', hash.slice(0, 10), '--reason', 'names a child'], { folder });
  expect(ran.stdout).toBe(`${hash}: 1 record withdrawn\n`);
  await call('rebuild');
  const verified = await call('verify');
  expect(verified.code).toBe(0);
  expect(verified.stderr).toMatch(/^info archive\/tombstone: a capture was withdrawn on \S+: names a child/mu);
  const after = JSON.parse(readFileSync(edition(), 'utf8')) as Edition;
  expect(after.captures.map(({ sha256 }) => sha256)).not.toContain(hash);
  expect(after.parts.map(({ state }) => state)).toContain('not-captured');
});
