import { describe, expect, test } from 'vitest';
import { grids } from './grids.js';
import { labels } from './labels.js';
import { rows } from './rows.js';
import { readPrinted, type Family } from './trap.js';

const howMany = 24;

/** Which layouts a trap is planted in. */
const planted = new Map<number, Set<string>>();

function run<P>(family: Family<P>): void {
  const { layouts, ordinary, expected, traps } = family;
  describe.each(Object.keys(layouts))('%s', (name) => {
    const printed = layouts[name] as Family<P>['layouts'][string];

    test('the page without a trap', async () => {
      const { rows: read, edition } = await readPrinted(printed, ordinary);
      expect(read).toEqual(expected);
      expect(read.length).toBeGreaterThanOrEqual(10);
      expect(edition.coverage.unread).toBe(0);
    });

    const own = traps.filter(({ except = [] }) => !except.includes(name));
    for (const { trap } of own) planted.set(trap, (planted.get(trap) ?? new Set()).add(name));

    test.each(own)('$trap $name', async ({ plant, read = {}, messages = [], also, published }) => {
      const page = plant(ordinary);
      // A trap that is not printed traps nobody.
      expect(printed.render(page)).not.toBe(printed.render(ordinary));
      const { rows: found, edition } = await readPrinted(printed, page, published);
      expect(found).toEqual(expected.map((row, i) => ({ ...row, ...read[i] })));
      expect(edition.messages.map(({ code }) => code)).toEqual(expect.arrayContaining([...messages]));
      expect(edition.coverage.unread).toBe(0);
      also?.(edition);
    });
  });
}

run(grids);
run(rows);
run(labels);

test('every trap is planted in two layouts or more', () => {
  const missing = Array.from({ length: howMany }, (_, i) => i + 1).filter((trap) => (planted.get(trap)?.size ?? 0) < 2);
  expect(missing).toEqual([]);
});
