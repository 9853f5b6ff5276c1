import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createContext } from '../../src/pipeline/context.js';
import { loadPlan, loadRulings } from '../../src/pipeline/load-plan.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'planwatch-plan-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(text: string): string {
  const path = join(folder, 'plan.yaml');
  writeFileSync(path, text);
  return path;
}

const load = (text: string): ReturnType<typeof loadPlan> => loadPlan(write(text), createContext());

test('a plan file is read with its defaults and its hash', async () => {
  const { value, messages } = await load('id: vans\ntitle: Vans\n');
  expect(messages).toEqual([]);
  expect(value?.plan).toMatchObject({ id: 'vans', fiscalYearStart: 4, editions: [] });
  expect(value?.hash).toMatch(/^[0-9a-f]{64}$/u);
});

test.each([
  ['a setting that does not exist', 'id: vans\ntitle: Vans\nstatuses: {}\n', [3, 1], /no setting “statuses”/u],
  [
    'a value of the wrong kind',
    'id: vans\ntitle: Vans\nfiscalYearStart: April\n',
    [3, 1],
    /fiscalYearStart: .*number/u,
  ],
  [
    'a status that is none',
    'id: vans\ntitle: Vans\nvocabulary:\n  status:\n    Done: finished\n',
    [5, 5],
    /vocabulary\.status\.Done/u,
  ],
  [
    'something missing deep inside',
    'id: vans\ntitle: Vans\neditions:\n  - id: "1"\n  - pages: [a]\n',
    [4, 5],
    /editions\[0\]: give either the address/u,
  ],
  ['an id that is no id', 'id: My Vans\ntitle: Vans\n', [1, 1], /lower-case letters/u],
  ['an expression that is none', 'id: vans\ntitle: Vans\nids: "(1"\n', [3, 1], /ids: Invalid regular expression/u],
  [
    'an edition twice',
    'id: vans\ntitle: Vans\neditions:\n  - {id: a, pages: [x]}\n  - {id: a, pages: [y]}\n',
    [5, 6],
    /two editions/u,
  ],
  [
    'an edition that would leave its folder',
    'id: vans\ntitle: Vans\neditions:\n  - {id: ../a, pages: [x]}\n',
    [4, 6],
    /letters, digits/u,
  ],
  ['YAML that is none', 'id: vans\ntitle: "Vans\n', [3, 1], /closing/u],
  ['a list', '- id: vans\n', [1, 1], /the file: /u],
  ['nothing', '', [1, 1], /the file: /u],
])('%s is named with its line and column', async (_, text, [line, column], reason) => {
  const { value, messages } = await load(text);
  expect(value).toBeNull();
  expect(messages[0]).toMatchObject({
    code: 'model/invalid',
    severity: 'error',
    place: { source: 'plan.yaml', line, column },
  });
  expect(messages[0]?.reason).toMatch(reason);
});

test('every mistake is named, not only the first', async () => {
  const { messages } = await load('id: My Vans\ntitel: Vans\n');
  expect(messages.map(({ place }) => place?.line).sort()).toEqual([1, 1, 2]);
});

test('aliases that multiply are refused', async () => {
  const level = (name: string, of: string): string => `${name}: &${name} [${Array(10).fill(`*${of}`).join(', ')}]\n`;
  const text = `a: &a [x]\n${level('b', 'a')}${level('c', 'b')}${level('d', 'c')}${level('e', 'd')}`;
  const { value, messages } = await load(text);
  expect(value).toBeNull();
  expect(messages[0]?.reason).toMatch(/alias/u);
});

test('rulings are read; a mistake in them is named', async () => {
  const ruling =
    'rulings:\n  - verdict: same\n    from: a\n    to: b\n    before: ["1"]\n    after: ["2"]\n    who: me\n    when: "2026-01-02"\n    why: same van\n';
  expect((await loadRulings(write(ruling), createContext())).value).toHaveLength(1);
  const { value, messages } = await loadRulings(write(ruling.replace('same\n', 'alike\n')), createContext());
  expect(value).toEqual([]);
  expect(messages).toMatchObject([{ code: 'model/invalid', place: { line: 2 } }]);
});

test('a plan file that is not there is wrong usage', async () => {
  await expect(loadPlan(join(folder, 'none.yaml'), createContext())).rejects.toMatchObject({
    code: 'source/no-such-path',
  });
});
