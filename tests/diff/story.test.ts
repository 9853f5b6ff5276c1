import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Change, ChangeSet } from '../../src/model/changes.js';
import { changesOf, compareEditions, storyEdition } from '../tools/make-edition.js';

const folder = new URL('../../fixtures/open-shelves/changes/', import.meta.url);
const steps = readdirSync(folder).map((name) => name.replace(/\.json$/u, ''));

type Told = Record<string, unknown>;
type Expected = Pick<ChangeSet, 'links' | 'summary'> & { changes: Told[] };

function expectedOf(step: string): Expected {
  return JSON.parse(readFileSync(new URL(`${step}.json`, folder), 'utf8')) as Expected;
}

function foundIn(step: string): ChangeSet {
  const [from = '', to = ''] = step.split('..');
  return compareEditions(storyEdition(from), storyEdition(to));
}

/** A change on one line, without the words, which the truth leaves to the reader, and without what it only remarks. */
function line(change: Change | Told): string {
  const told = { ...(change as Told) };
  if (told['kind'] === 'progress' || told['kind'] === 'publication')
    for (const field of ['from', 'to']) delete told[field];
  for (const field of ['words', 'share', 'weight', 'within', 'coarse']) delete told[field];
  return JSON.stringify(Object.entries(told).sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe.each(steps)('Open Shelves %s', (step) => {
  const expected = expectedOf(step);
  const found = foundIn(step);

  it('finds who is who', () => {
    const shape = ({ before, after, relation }: ChangeSet['links'][number]): string =>
      `${[...before].sort().join()} ${relation} ${[...after].sort().join()}`;
    expect(found.links.map(shape).sort()).toEqual(expected.links.map(shape).sort());
  });

  it('names each planted change once, and no other', () => {
    expect(found.changes.map(line).sort()).toEqual(expected.changes.map(line).sort());
  });

  it('measures how much was reworded', () => {
    const shares = new Map(
      expected.changes
        .filter(({ kind }) => kind === 'reworded')
        .map((change) => [`${String(change['before'])} ${String(change['after'])}`, change['share']]),
    );
    for (const change of changesOf(found, 'reworded')) {
      expect(Math.abs(change.share - Number(shares.get(`${change.before} ${change.after}`)))).toBeLessThan(0.06);
    }
  });

  it('balances', () => {
    expect(found.summary).toMatchObject(expected.summary);
    const { before, after } = found.summary;
    expect(before.same + before.split + before.merged + before.dropped + before.notObserved).toBe(before.rows);
    expect(after.same + after.split + after.merged + after.added).toBe(after.rows);
  });
});

it('puts the words that make a promise weaker first', () => {
  const softened = changesOf(foundIn('2024-11..2026-03'), 'reworded').filter(
    ({ weight }) => weight?.includes('softened') === true,
  );
  expect(softened.map(({ before }) => before)).toEqual(['1.1.3']);
});
