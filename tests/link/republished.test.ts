import { describe, expect, it } from 'vitest';
import { diff } from '../../src/diff/index.js';
import { link } from '../../src/link/index.js';
import { statusDirection } from '../tools/story/directions.js';
import type { TrueLink } from '../tools/generate-editions.js';
import { happenings, republish, type Happening } from '../tools/republish/pair.js';
import { styles } from '../tools/republish/texts.js';
import { wishes } from '../tools/republish/wishes.js';

/** `npx tsx tests/tools/measure-matching.ts` measures the same on thousands of pairs. */
const pairsOfEach = 6;

function nameOf({ before, after, relation }: TrueLink): string {
  return `${relation} ${[...before].sort().join('+')} ${[...after].sort().join('+')}`;
}

function measure(happening: Happening): { found: number; real: number; right: number; falseMoves: string[] } {
  const counts = { found: 0, real: 0, right: 0, falseMoves: [] as string[] };
  for (const style of styles) {
    for (const wish of wishes(happening, style, pairsOfEach, 90)) {
      const { before, after, links, moves } = republish(wish);
      const { value } = link(before, after);
      const truth = new Set(links.map(nameOf));
      counts.real += links.length;
      counts.found += value.links.length;
      counts.right += value.links.filter((entry) => truth.has(nameOf(entry))).length;
      const doubtful = new Set(value.links.flatMap((entry) => (entry.certainty === 'doubtful' ? entry.before : [])));
      for (const change of diff(before, after, value, { version: '0' }).changes) {
        if (change.kind !== 'status' || change.from?.value === change.to?.value) continue;
        const [from = null, to = null] = moves.get(`${change.before} → ${change.after}`) ?? [];
        const isTrue = from !== null && statusDirection(from, to) === change.direction;
        if (!isTrue && !doubtful.has(change.before)) counts.falseMoves.push(`${wish.seed} ${style} ${change.before}`);
      }
    }
  }
  return counts;
}

describe('editions of the second generator, whose words and ways the figures were not first set on', () => {
  it.each(happenings)('%s', (happening) => {
    const { found, real, right, falseMoves } = measure(happening);
    expect(right / found).toBeGreaterThanOrEqual(0.99);
    expect(right / real).toBeGreaterThanOrEqual(0.99);
    expect(falseMoves).toEqual([]);
  });
});
