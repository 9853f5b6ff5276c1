/** Our search for the shortest edit gives the very answer of npm `diff`, whatever the sequences. */
import { diffArrays } from 'diff';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortestEdit, type Run } from '../../src/diff/shortest-edit.js';

const opOf = ({ added, removed }: { added: boolean; removed: boolean }): Run['op'] =>
  added ? 'added' : removed ? 'removed' : 'same';

function answerOfDiff(before: number[], after: number[], limit: number): Run[] | null {
  const found = diffArrays(before, after, { maxEditLength: limit });
  return found?.map((each) => ({ op: opOf(each), count: each.count })) ?? null;
}

describe('the shortest edit', () => {
  it('is the one that npm diff takes, with many items alike', () => {
    const items = fc.array(fc.nat(3), { maxLength: 14 });
    fc.assert(
      fc.property(items, items, fc.integer({ min: 1, max: 30 }), (before, after, limit) => {
        expect(shortestEdit(before, after, limit)).toEqual(answerOfDiff(before, after, limit));
      }),
      { numRuns: 3000 },
    );
  });

  it('is the one that npm diff takes, where a few items of a longer sequence were edited', () => {
    const edits = fc.array(fc.tuple(fc.nat(79), fc.nat(2), fc.nat(9)), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 80, maxLength: 80 }), edits, (before, list) => {
        const after = [...before];
        for (const [at, removed, item] of list) after.splice(at, removed, item);
        expect(shortestEdit(before, after, 100)).toEqual(answerOfDiff(before, after, 100));
      }),
      { numRuns: 500 },
    );
  });

  it('is null beyond the limit', () => {
    expect(shortestEdit([1, 2, 3], [4, 5], 4)).toBe(null);
    expect(shortestEdit([1, 2, 3], [4, 5], 5)).toEqual([
      { op: 'removed', count: 3 },
      { op: 'added', count: 2 },
    ]);
  });
});
