import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complaints, misplaced, readText, told } from './read.js';
import { expectation, plans, type Plan } from './records.js';
import { manners, renderPipes, type PipeManner } from './render-pipes.js';

async function same(plan: Plan, manner: PipeManner): Promise<void> {
  const page = `Skerrow harbours: action plan\n\nProgress by group\n\n${renderPipes(plan, manner)}\n`;
  const { edition } = await readText(page);
  expect(told(edition).map(({ theme: _, ...rest }) => rest)).toEqual(expectation(plan));
  expect(complaints(edition)).toEqual([]);
  expect(edition.coverage.unread).toBe(0);
  expect(misplaced(edition, page)).toEqual([]);
}

describe('a plan drawn with pipes reads back as it was', () => {
  it('one row a line, with and without dashes, borders, repeats and shifts', async () => {
    await fc.assert(fc.asyncProperty(plans, manners, same), { numRuns: 60 });
  });

  it('one cell a line', async () => {
    const manner = manners.map((each): PipeManner => ({ ...each, lines: 'cell', leading: false, trailing: true }));
    await fc.assert(fc.asyncProperty(plans, manner, same), { numRuns: 60 });
  });

  it('rows broken over lines', async () => {
    const manner = manners.map((each): PipeManner => ({ ...each, lines: 'broken', space: ' ', airy: false }));
    await fc.assert(fc.asyncProperty(plans, manner, same), { numRuns: 60 });
  });
});
