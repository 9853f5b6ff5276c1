import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codes } from '../src/core/codes.js';
import { faults } from '../src/core/faults.js';
import { byteExtractors, extractors, unsupportedForms } from '../src/extract/forms.js';
import { formatsFor } from '../src/report/index.js';
import { planwatch } from './cli/planwatch.js';
import { refresh } from './tools/docs.js';

const root = join(import.meta.dirname, '..');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const readme = read('README.md');

test('what the README shows is what its commands print (npm run docs refreshes it)', () => {
  expect(refresh(readme)).toBe(readme);
});

test('the README runs commands at all', () => {
  expect(readme.match(/^\$ planwatch /gmu)?.length).toBeGreaterThan(4);
});

const commandNames = readdirSync(join(root, 'src/cli/commands')).map((name) => name.replace('.ts', ''));

test.each(commandNames)('the command %s is in the README and in help', async (name) => {
  expect(readme).toMatch(new RegExp(`^\\| \`${name}\\b`, 'mu'));
  expect((await planwatch(['--help'])).stdout).toMatch(new RegExp(`^  ${name} `, 'mu'));
});

test.each(commandNames)('every option of %s is described in its help', async (name) => {
  const { stdout } = await planwatch([name, '--help']);
  const options = stdout.split('\n').filter((line) => /^ {2}-/u.test(line));
  expect(options.length).toBeGreaterThan(1);
  for (const option of options) expect(option, option).toMatch(/^ {2}-\S.*? {2,}\S|^ {2}-[^ ]+( <[^>]+>)?$/u);
});

const choices = async (command: string, option: string): Promise<string[]> => {
  const { stdout } = await planwatch([command, '--help']);
  const [, listed = ''] = new RegExp(`${option} <name>[\\s\\S]*?\\(choices: ([^)]*)\\)`, 'u').exec(stdout) ?? [];
  return [...listed.matchAll(/"([a-z]+)"/gu)].map(([, name]) => name ?? '').sort();
};

test.each([
  ['parse', 'edition'],
  ['diff', 'changes'],
  ['history', 'history'],
] as const)('%s offers every output format there is', async (command, kind) => {
  expect(await choices(command, '--format')).toEqual([...formatsFor(kind)].sort());
});

test('--from offers every input format there is', async () => {
  expect(await choices('parse', '--from')).toEqual(
    [...extractors.ids, ...byteExtractors.ids, ...unsupportedForms].sort(),
  );
});

test.each([0, 1, 2, 3, 10])('exit code %i is in the README', (code) => {
  expect(readme).toMatch(new RegExp(`^\\| ${code} \\|`, 'mu'));
});

test('every code that the program uses is declared', () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const used = files.flatMap((name) =>
    [
      ...read(join('src', name)).matchAll(
        /(?:message|fault|Fault)\(\s*(?:'(?:usage|machine|network|program)',\s*)?'([a-z]+\/[a-z-]+)'/gu,
      ),
    ].map(([, code]) => code ?? ''),
  );
  expect(used.length).toBeGreaterThan(30);
  expect(used.filter((code) => !(code in codes) && !(code in faults))).toEqual([]);
});

test('every link of the documents leads to a file that is there', () => {
  for (const name of ['README.md', 'src/README.md', 'CHANGELOG.md', 'fixtures/README.md']) {
    const links = [...read(name).matchAll(/\]\((?!https?:|#)([^)#]+)/gu)].map(([, path]) => path ?? '');
    for (const path of links) expect(existsSync(join(root, name, '..', path)), `${name}: ${path}`).toBe(true);
  }
});

test('the changelog has a chapter for this version', () => {
  const { version } = JSON.parse(read('package.json')) as { version: string };
  expect(read('CHANGELOG.md')).toMatch(new RegExp(`^## ${version.replaceAll('.', '\\.')}\\b`, 'mu'));
});
