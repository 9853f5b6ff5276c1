import { describe, expect, it } from 'vitest';
import { diff } from '../../src/diff/index.js';
import { link } from '../../src/link/index.js';
import type { Link } from '../../src/model/changes.js';
import { statusDirection } from '../tools/story/directions.js';
import type { TrueLink } from '../tools/generate-editions.js';
import { courses, healthPair, numberings, type HealthPair } from '../tools/health-editions.js';

type Found = Pick<Link, 'before' | 'after' | 'relation'>;

function nameOf({ before, after, relation }: TrueLink | Found): string {
  return `${relation} ${[...before].sort().join('+')} ${[...after].sort().join('+')}`;
}

class Tally {
  readonly same = { real: 0, found: 0, right: 0 };
  readonly divided = { real: 0, found: 0, right: 0 };
  /** Changes of status that did not happen, told of pairs that are not called doubtful. */
  readonly falseMoves: string[] = [];

  add({ before, after, links: truth, statuses }: HealthPair): void {
    const lineage = link(before, after).value;
    const real = new Set(truth.map(nameOf));
    for (const entry of truth) this.#of(entry).real++;
    for (const entry of lineage.links) {
      this.#of(entry).found++;
      if (real.has(nameOf(entry))) this.#of(entry).right++;
    }
    const linkOf = new Map(lineage.links.flatMap((entry) => entry.after.map((key) => [key, entry])));
    for (const change of diff(before, after, lineage, { version: '0' }).changes) {
      if (change.kind !== 'status' || change.direction === 'restated') continue;
      const entry = linkOf.get(change.after);
      if (entry?.certainty === 'doubtful' || (entry?.relation !== 'same' && entry && real.has(nameOf(entry)))) continue;
      const moved = statuses.get(`${change.before} → ${change.after}`);
      if (moved === undefined || statusDirection(...moved) !== change.direction)
        this.falseMoves.push(`${change.before} → ${change.after}`);
    }
  }

  #of({ relation }: Pick<Found, 'relation'>): Tally['same'] {
    return relation === 'same' ? this.same : this.divided;
  }
}

describe('health plans, whose rows share their stems and whose editions have each their own words for a status', () => {
  const all = new Tally();
  it.each(courses)('%s', (course) => {
    const tally = new Tally();
    for (const numbering of numberings)
      for (const seed of [31, 32])
        for (const each of [tally, all]) each.add(healthPair({ seed, course, numbering, rows: 60 }));
    const { same } = tally;
    expect(same.right / same.found).toBeGreaterThanOrEqual(0.985);
    expect(same.right / same.real).toBeGreaterThanOrEqual(0.985);
  });

  it('splits, merges and changes of status, in all of them', () => {
    const { same, divided, falseMoves } = all;
    expect(same.right / same.found).toBeGreaterThanOrEqual(0.998);
    expect(divided.right / divided.found).toBeGreaterThanOrEqual(0.98);
    expect(divided.right / divided.real).toBeGreaterThanOrEqual(0.98);
    expect(falseMoves.length / same.real).toBeLessThanOrEqual(0.0005);
  });
});
