import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Edition } from '../../src/model/edition.js';
import { readEditionAddress } from '../../src/store/address.js';
import { createFolderStore } from '../../src/store/folder.js';
import type { Store } from '../../src/store/store.js';

let root: string;
let store: Store;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'planwatch-store-'));
  store = createFolderStore(root);
});
afterEach(() => rmSync(root, { recursive: true }));

/** An edition read from pages with these hashes. */
function edition(hashes: readonly string[], title = 'Vans'): Edition {
  const info = { title, published: null, language: null, publisher: null, licence: null, attribution: null };
  return {
    format: 'planwatch/edition@1',
    plan: 'vans',
    edition: { id: '2024-11', ...info, scope: { value: 'unknown', published: null } },
    made: { version: '0.1.0', plan: null },
    captures: hashes.map((hash) => ({
      sha256: hash.repeat(64),
      url: null,
      name: hash,
      mediaType: 'text/html',
      retrieved: null,
      bytes: 1,
    })),
    parts: [],
    actions: [],
    totals: [],
    coverage: { characters: 0, records: 0, headings: 0, narrative: 0, furniture: 0, unread: 0 },
    messages: [],
  };
}

const address = { plan: 'vans', edition: '2024-11' };
const titleOf = async (revision?: number): Promise<string | null | undefined> => {
  const stored = await store.getEdition(revision === undefined ? address : { ...address, revision });
  return stored && (stored.value as Edition).edition.title;
};

describe('an edition', () => {
  test('is read back as it was put', async () => {
    const put = await store.putEdition(edition(['a']));
    expect(put).toMatchObject({ path: join(root, 'vans/2024-11/edition.json'), written: true });
    expect(await store.getEdition(address)).toEqual({ ...address, revision: 1, value: edition(['a']) });
  });

  test('put twice is put once', async () => {
    const { path } = await store.putEdition(edition(['a']));
    const before = statSync(path).mtimeMs;
    expect(await store.putEdition(edition(['a']))).toMatchObject({ path, written: false });
    expect(statSync(path).mtimeMs).toBe(before);
    expect(readdirSync(join(root, 'vans/2024-11'))).toEqual(['edition.json']);
  });

  test('read better from the same bytes replaces itself', async () => {
    await store.putEdition(edition(['a'], 'Vnas'));
    await store.putEdition(edition(['a'], 'Vans'));
    expect(await titleOf()).toBe('Vans');
    expect(await titleOf(2)).toBeNull();
  });

  test('keeps its older revisions under their numbers', async () => {
    await store.putEdition(edition(['a'], 'from a'), 1);
    await store.putEdition(edition(['b'], 'from b'), 2);
    await store.putEdition(edition(['c'], 'from c'));
    expect([await titleOf(), await titleOf(1), await titleOf(2), await titleOf(3), await titleOf(4)]).toEqual([
      'from c',
      'from a',
      'from b',
      'from c',
      null,
    ]);
    expect(await store.list()).toEqual([{ ...address, revision: 3 }]);
  });

  test('that is not there is null', async () => {
    expect(await store.getEdition({ plan: 'vans', edition: '1999' })).toBeNull();
    expect(await store.getEdition({ plan: '..', edition: '..' })).toBeNull();
  });

  test('damaged by hand is given as it is, for its reader to judge', async () => {
    const { path } = await store.putEdition(edition(['a']));
    writeFileSync(path, '{ "format": "planw');
    expect((await store.getEdition(address))?.value).toBeNull();
  });
});

test('a rendering lies beside its record', async () => {
  const put = await store.putRendering(
    { kind: 'changes', plan: 'vans', from: '2022', to: '2024' },
    'md',
    '# Changes\n',
  );
  expect(put.path).toBe(join(root, 'vans/changes/2022..2024.md'));
  expect(readFileSync(put.path, 'utf8')).toBe('# Changes\n');
});

test('nothing is left of a write that failed', async () => {
  writeFileSync(join(root, 'vans'), 'a file where a folder is needed');
  await expect(store.putEdition(edition(['a']))).rejects.toMatchObject({ code: 'store/cannot-write', exitCode: 3 });
  expect(readdirSync(root)).toEqual(['vans']);
});

test.each(['../up', 'a/b', '', '.', '..', 'changes', 'a..b'])('an edition cannot be called “%s”', async (id) => {
  const named = edition(['a']);
  await expect(store.putEdition({ ...named, edition: { ...named.edition, id } })).rejects.toMatchObject({
    code: 'store/bad-name',
  });
  expect(existsSync(join(root, '..', 'up'))).toBe(false);
});

test.each([
  ['asl@2024-11', { plan: 'asl', edition: '2024-11' }],
  ['asl@2024-11~2', { plan: 'asl', edition: '2024-11', revision: 2 }],
  ['asl@', null],
  ['asl@2024~0', null],
  ['ASL page@home.html', null],
  ['asl@a/b', null],
])('%s', (text, expected) => {
  expect(readEditionAddress(text)).toEqual(expected);
});
