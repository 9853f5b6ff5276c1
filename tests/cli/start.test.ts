import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { planwatch, root } from './planwatch.js';

/** The files of the program and its libraries that a command loads, in all its threads. */
async function loadedBy(...args: string[]): Promise<ReadonlySet<string>> {
  const folder = mkdtempSync(join(tmpdir(), 'planwatch-'));
  const { code } = await planwatch(args, { env: { NODE_V8_COVERAGE: folder } });
  expect(code).toBe(0);
  const urls = readdirSync(folder).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { result: { url: string }[] };
    return result.map(({ url }) => url);
  });
  rmSync(folder, { recursive: true });
  return new Set(urls.filter((url) => url.startsWith('file:')));
}

const libraries = (loaded: ReadonlySet<string>): string[] =>
  [...new Set([...loaded].flatMap((url) => /node_modules\/((?:@[^/]+\/)?[^/]+)/u.exec(url)?.[1] ?? []))].sort();

test('reading a page waits for no library but those of its form', async () => {
  const own = join(root, 'fixtures/documents');
  expect(libraries(await loadedBy('parse', join(own, 'pdf-ruled/input.pdf')))).toEqual([
    '@embedpdf/pdfium',
    'commander',
    'picocolors',
  ]);
  const page = join(root, 'fixtures/open-shelves/threads.txt');
  expect(libraries(await loadedBy('parse', page, '--from', 'text'))).toEqual(['commander', 'picocolors']);
});
