import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complaints, misplaced, readText, told } from './read.js';
import { expectation, plans, type Plan } from './records.js';
import { alignedManners, renderAligned, type AlignedManner } from './render-aligned.js';

async function same(plan: Plan, manner: AlignedManner): Promise<void> {
  const page = `Skerrow harbours: action plan\n\nProgress by group\n\n${renderAligned(plan, manner)}\n\nPrinted by the harbour office for all who keep a boat and can read, and to be returned to it.\n`;
  const { edition } = await readText(page);
  expect(told(edition).map(({ theme: _, ...rest }) => rest)).toEqual(expectation(plan));
  expect(complaints(edition)).toEqual([]);
  expect(edition.coverage.unread).toBe(0);
  expect(misplaced(edition, page)).toEqual([]);
}

describe('a plan set in columns held by spaces reads back as it was', () => {
  it('cells at the top or in the middle of their rows, on pages with repeated headers', async () => {
    await fc.assert(fc.asyncProperty(plans, alignedManners, same), { numRuns: 60 });
  });
});
