/** What reading costs grows with the page and no faster: counted in looks at its tables, not in seconds. */
import { expect, test } from 'vitest';
import { extract } from '../../src/extract/index.js';
import { parse } from '../../src/parse/index.js';
import { captureOf } from '../extract/captures.js';

/** How often the tables of a page are looked at while it is read. */
async function looksAtTables(tables: number): Promise<number> {
  const html = `<h1>Harbour plan</h1>${'<table><tr><td>1.1</td><td>Open</td></tr></table><p>Mend the pier.</p>'.repeat(tables)}`;
  const document = await extract(captureOf(html, { name: 'page.html', mediaType: 'text/html' }), { index: 0 });
  let looks = 0;
  const counted = <T extends object>(block: T): T =>
    new Proxy(block, {
      get(target, name) {
        looks++;
        return Reflect.get(target, name) as unknown;
      },
    });
  const blocks = document.blocks.map((block) => (block.kind === 'table' ? counted(block) : block));
  parse([{ ...document, blocks }], { plan: null, planHash: null, version: 'test' });
  return looks;
}

test('a page of many small tables is not searched from its head for each of them', async () => {
  const [few, many] = [await looksAtTables(50), await looksAtTables(400)];
  expect(few).toBeGreaterThan(50);
  // Eight times the tables; halving a list to find one adds a little.
  expect(many / few).toBeLessThan(10);
});
