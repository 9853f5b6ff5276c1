import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectation, plans } from '../drawn/records.js';
import { complaints, readText, told } from '../drawn/read.js';
import { renderGlued, renderStacked, type StackedManner } from './render-cells.js';

const manners: fc.Arbitrary<StackedManner> = fc.record({
  idAlone: fc.boolean(),
  blank: fc.boolean(),
  header: fc.constantFrom('whole', 'first-missing'),
  paragraphs: fc.boolean(),
  heading: fc.boolean(),
});

const runs = { numRuns: Number(process.env['RUNS'] ?? 60) };

describe('records rendered to cells read back equal', () => {
  it('stacked: one cell a line', async () => {
    await fc.assert(
      fc.asyncProperty(plans, manners, async (plan, manner) => {
        const { edition } = await readText(renderStacked(plan, manner));
        expect(told(edition).map(({ theme: _, ...rest }) => rest)).toEqual(expectation(plan));
        expect(complaints(edition)).toEqual([]);
      }),
      runs,
    );
  });

  it('stacked, all headers missing: the columns are told from what the lines hold', async () => {
    await fc.assert(
      fc.asyncProperty(plans, manners, async (plan, manner) => {
        const rows = plan.groups.flatMap((group) => group.rows);
        // Without a header nobody can tell an owner from a short action, or one row from none.
        fc.pre(!plan.columns.owners && rows.length >= 4);
        const { edition } = await readText(renderStacked(plan, { ...manner, header: 'none' }));
        expect(told(edition).map(({ theme: _, ...rest }) => rest)).toEqual(expectation(plan));
        expect(complaints(edition)).toEqual([]);
      }),
      runs,
    );
  });

  it('glued: no space between cells', async () => {
    await fc.assert(
      fc.asyncProperty(plans, fc.record({ lines: fc.boolean(), idGlued: fc.boolean() }), async (plan, manner) => {
        const { edition } = await readText(renderGlued(plan, manner));
        expect(told(edition).map(({ theme: _, ...rest }) => rest)).toEqual(expectation(plan));
        expect(complaints(edition)).toEqual([]);
      }),
      runs,
    );
  });
});
