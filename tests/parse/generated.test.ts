import { describe, expect, test } from 'vitest';
import { checkCut } from '../tools/plans/cut-off.js';
import { layoutNames, render } from '../tools/plans/layouts.js';
import { readPlan } from '../tools/plans/read.js';
import { generatePlan } from '../tools/plans/records.js';

/** Plans that show many families of ids, statuses and columns; `tools/plans/measure.ts` looks at thousands. */
const seeds = [3, 4, 7, 12, 15, 18, 21, 24];

describe.each(layoutNames)('generated plans as %s', (layout) => {
  // A status that ends in a number runs into a note that begins with one: nobody could tell them apart.
  const readable = seeds.filter((seed) => layout !== 'glued' || seed !== 18);
  test.each(readable)('seed %i reads back exactly', async (seed) => {
    const { score, unsound, result } = await readPlan(seed, layout, true);
    expect(score.wrong).toEqual([]);
    expect(score.lost).toEqual([]);
    expect(score.invented).toEqual([]);
    expect(unsound).toEqual([]);
    expect(result.edition.coverage.unread).toBe(0);
  });
});

describe.each(['table', 'flattened'] as const)('a page of %s that is cut off anywhere', (layout) => {
  test.each(seeds)('seed %i: no invented row, finished rows exact, the last one reported', async (seed) => {
    const plan = generatePlan(seed, layout, true);
    const page = render(plan, layout);
    for (const share of [0.3, 0.55, 0.7, 0.9])
      expect(await checkCut(plan, page, Math.floor(page.text.length * share))).toEqual([]);
  });
});
