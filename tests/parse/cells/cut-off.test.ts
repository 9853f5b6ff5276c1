import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { read } from '../reading.js';

const page = readFileSync(join(import.meta.dirname, '../../../fixtures/plans/pipes-ruled-grid/input.txt'), 'utf8');
const rows = ['12.1', '12.2', '12.3'];
/** From the middle of the first row to the rule below the last. */
const cuts = Array.from({ length: 40 }, (_, i) => 420 + i * 20).filter((length) => length < page.indexOf('Printed'));

test.each(cuts)('a grid of rules cut off after %i characters gives no row that it does not have', async (length) => {
  const { edition } = await read([{ name: 'input.txt', body: new TextEncoder().encode(page.slice(0, length)) }]);
  const ids = edition.actions.map(({ id }) => id);
  expect(rows.slice(0, ids.length)).toEqual(ids);
});
