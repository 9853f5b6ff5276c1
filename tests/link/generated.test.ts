import { describe, expect, it } from 'vitest';
import { link } from '../../src/link/index.js';
import { generatePair, scenarios, type Scenario, type Settings, type TrueLink } from '../tools/generate-editions.js';

const seeds = [11, 222, 3333, 44444, 555555];

interface Score {
  readonly precision: number;
  readonly recall: number;
}

/** Counts over all seeds, links as a whole: a split that misses one part is wrong. */
function score(scenario: Scenario, settings: Pick<Settings, 'prose' | 'ids'>): { same: Score; divided: Score } {
  const counts = { same: [0, 0, 0], divided: [0, 0, 0] };
  for (const seed of seeds) {
    const pair = generatePair({ ...settings, seed, scenario, rows: 60 });
    const truth = new Set(pair.links.map(nameOf));
    const found = link(pair.before, pair.after).value.links;
    for (const entry of pair.links) add(counts, entry, 0);
    for (const entry of found) add(counts, entry, 1);
    for (const entry of found) if (truth.has(nameOf(entry))) add(counts, entry, 2);
  }
  return { same: scoreOf(counts.same), divided: scoreOf(counts.divided) };
}

function add(counts: Record<'same' | 'divided', number[]>, { relation }: TrueLink, at: 0 | 1 | 2): void {
  const count = counts[relation === 'same' ? 'same' : 'divided'];
  count[at] = (count[at] ?? 0) + 1;
}

function scoreOf([real = 0, found = 0, right = 0]: number[]): Score {
  return { precision: found === 0 ? 1 : right / found, recall: real === 0 ? 1 : right / real };
}

function nameOf({ before, after, relation }: TrueLink): string {
  return `${relation} ${[...before].sort().join('+')} ${[...after].sort().join('+')}`;
}

describe.each(['plan', 'random'] as const)('generated editions of %s prose', (prose) => {
  describe.each(['unique', 'missing', 'repeated'] as const)('with %s ids', (ids) => {
    it.each(scenarios)('%s', (scenario) => {
      const { same, divided } = score(scenario, { prose, ids });
      expect(same.precision).toBeGreaterThanOrEqual(0.99);
      expect(same.recall).toBeGreaterThanOrEqual(0.99);
      expect(divided.precision).toBeGreaterThanOrEqual(0.95);
      expect(divided.recall).toBeGreaterThanOrEqual(0.95);
    });
  });
});
