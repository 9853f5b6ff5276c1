import { describe, expect, it } from 'vitest';
import { diff } from '../../src/diff/index.js';
import { link } from '../../src/link/index.js';
import type { Change } from '../../src/model/changes.js';
import { statusDirection } from '../tools/story/directions.js';
import { manners, schemes, trackerPair, type Deed, type Manner } from '../tools/tracker-editions.js';

const seeds = [1, 2];

function nameOf({ before, after, relation }: Deed): string {
  return `${relation} ${[...before].sort().join('+')} ${[...after].sort().join('+')}`;
}

class Tally {
  rows = 0;
  readonly same = { real: 0, found: 0, right: 0 };
  readonly divided = { real: 0, found: 0, right: 0 };
  /** Changes of status that did not happen, told of pairs that are not called doubtful. */
  falseMoves = 0;
  readonly wrongFields: string[] = [];

  add(seed: number, manner: Manner, scheme: (typeof schemes)[number]): void {
    const { before, after, deeds, fates } = trackerPair(seed, manner, scheme, 'plain');
    const lineage = link(before, after).value;
    const { links } = lineage;
    const truth = new Set(deeds.map(nameOf));
    this.rows += after.actions.length;
    for (const deed of deeds) this.#of(deed).real++;
    for (const entry of links) {
      this.#of(entry).found++;
      if (truth.has(nameOf(entry))) this.#of(entry).right++;
    }
    const { changes } = diff(before, after, lineage, { version: '0' });
    const doubtful = new Set(links.flatMap((entry) => (entry.certainty === 'doubtful' ? entry.before : [])));
    const told = new Map(changes.map((change) => [placeOf(change), change]));
    for (const change of changes) {
      if (change.kind !== 'status' || change.direction === 'restated' || doubtful.has(change.before)) continue;
      const fate = fates.get(`${change.before} → ${change.after}`)?.status;
      const isPart = [...truth].some((deed) => !deed.startsWith('same') && deed.includes(change.before));
      if (!isPart && (fate === undefined || statusDirection(...fate) !== change.direction)) this.falseMoves++;
    }
    for (const entry of links.filter(({ relation }) => relation === 'same')) {
      const pair = `${entry.before.join()} → ${entry.after.join()}`;
      const fate = fates.get(pair);
      if (fate === undefined) continue;
      const [progress, due] = [told.get(`progress ${pair}`), told.get(`due ${pair}`)];
      if ((progress?.kind === 'progress' ? progress.change : null) !== fate.progress) this.wrongFields.push(pair);
      if ((due?.kind === 'due' ? due.direction : null) !== fate.due) this.wrongFields.push(pair);
    }
  }

  #of({ relation }: Pick<Deed, 'relation'>): Tally['same'] {
    return relation === 'same' ? this.same : this.divided;
  }
}

function placeOf(change: Change): string {
  const [before, after] = ['before' in change ? change.before : '', 'after' in change ? change.after : ''];
  return `${change.kind} ${String(before)} → ${String(after)}`;
}

describe('trackers with slots, short and long rows, and ids that lose their prefix or padding', () => {
  const all = new Tally();
  it.each(manners)('%s', (manner) => {
    const { same, wrongFields } = tallied(manner, all);
    expect(same.right / same.found).toBeGreaterThanOrEqual(0.99);
    expect(same.right / same.real).toBeGreaterThanOrEqual(0.99);
    expect(wrongFields).toEqual([]);
  });

  it('splits, merges and changes of status, in all of them', () => {
    const { divided, falseMoves, rows } = all;
    expect(rows).toBeGreaterThan(5000);
    expect(divided.right / divided.found).toBeGreaterThanOrEqual(0.95);
    expect(divided.right / divided.real).toBeGreaterThanOrEqual(0.95);
    expect(falseMoves / rows).toBeLessThanOrEqual(0.001);
  });
});

function tallied(manner: Manner, all: Tally): Tally {
  const tally = new Tally();
  for (const scheme of schemes)
    for (const seed of seeds) for (const each of [tally, all]) each.add(seed, manner, scheme);
  return tally;
}
