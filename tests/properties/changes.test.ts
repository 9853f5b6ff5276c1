import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change, ChangeSet, Link } from '../../src/model/changes.js';
import { changeSetSchema } from '../../src/model/changes.js';
import { statusValues, type Status } from '../../src/model/status.js';
import { generatePair, scenarios } from '../tools/generate-editions.js';
import { compareEditions, makeEdition, type RowOf } from '../tools/make-edition.js';
import type { Edition } from '../../src/model/edition.js';

const settings = { seed: 20240516, numRuns: 60 };

const word = fc.constantFrom(
  ...'ferry pier school must should plan publish open every van boat roof 12 £5 review Vaddle'.split(' '),
);
const words = (least: number, most: number) =>
  fc.array(word, { minLength: least, maxLength: most }).map((parts) => parts.join(' '));
const status = fc.record({
  published: fc.constantFrom('Ongoing', 'On-going', 'Complete', 'Amber'),
  value: fc.constantFrom(...statusValues),
  from: fc.constant('cell' as const),
});
const due = fc.constantFrom(
  { published: '2024', earliest: '2024-01-01', latest: '2024-12-31' },
  { published: 'by May 2024', earliest: null, latest: '2024-05-31' },
  { published: 'in due course', earliest: null, latest: null },
);
const row = fc.record({
  id: fc.option(fc.constantFrom('1', '1.1', '1.2', 'AB 1', '2.1')),
  text: words(1, 14),
  theme: fc.option(fc.constantFrom('Ferries', 'Schools', 'Roads')),
  status: fc.option(status),
  progress: fc.option(words(0, 8)),
  due: fc.option(due),
  owners: fc.array(fc.constantFrom('Council', 'Harbour Trust (HT)', 'HT'), { maxLength: 2 }),
  links: fc.array(fc.constantFrom('1', '1.1', '2.1'), { maxLength: 2 }),
});

/** Two editions that have some rows in common, changed or not. */
const editions = fc
  .record({
    first: fc.array(row, { minLength: 1, maxLength: 9 }),
    kept: fc.array(fc.tuple(fc.nat(8), fc.option(row)), { minLength: 1, maxLength: 9 }),
    scope: fc.constantFrom('full', 'remaining', 'partial', 'unknown'),
  })
  .map(({ first, kept, scope }) => {
    const second = kept.map(([at, change]) => ({
      ...(first[at % first.length] ?? {}),
      ...(change === null ? {} : { text: change.text ?? '', status: change.status ?? null }),
    }));
    return [numbered('a', '2023-06-01', first, 'full'), numbered('b', '2024-06-01', second, scope)] as const;
  });

function numbered(id: string, published: string, rows: readonly RowOf[], scope: string): Edition {
  return makeEdition(
    id,
    rows.map((entry, index) => ({ ...entry, key: `${entry.id ?? ''}#${index}` })),
    { head: { published, scope: { value: scope, published: null } } },
  );
}

const generated = fc
  .record({
    seed: fc.nat(1_000_000),
    scenario: fc.constantFrom(...scenarios),
    ids: fc.constantFrom('unique' as const, 'missing' as const, 'repeated' as const),
  })
  .map(({ seed, scenario, ids }) => {
    const { before, after } = generatePair({ seed, scenario, rows: 24, prose: 'plan', ids });
    return [before, after] as const;
  });

describe.each([
  ['small editions of any kind', editions],
  ['generated plans', generated],
])('%s', (_, pairs) => {
  it('a comparison with itself holds only repeated notes', () => {
    fc.assert(
      fc.property(pairs, ([edition]) => {
        const found = compareEditions(edition, edition);
        expect(
          found.changes.filter((change) => !(change.kind === 'progress' && change.change === 'unchanged')),
        ).toEqual([]);
        expect(found.links.every(({ before, after }) => before.join() === after.join())).toBe(true);
      }),
      settings,
    );
  });

  it('the other way round gives the mirror', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        const [there, back] = [compareEditions(a, b), compareEditions(b, a)];
        expect(back.links.map(linkFacts).sort()).toEqual(there.links.map((link) => linkFacts(transposed(link))).sort());
        expect(back.changes.flatMap(mirrorFacts).sort()).toEqual(
          there.changes.flatMap((change) => mirrorFacts(change, 'turned')).sort(),
        );
      }),
      settings,
    );
  });

  it('applied to the earlier edition it gives the keys and statuses of the later', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        const found = compareEditions(a, b);
        const expected = new Map(b.actions.map(({ key, status: value }) => [key, value?.value ?? null]));
        expect(new Map([...applied(a, found)].sort(byKey))).toEqual(new Map([...expected].sort(byKey)));
      }),
      settings,
    );
  });

  it('balances, accounts for every row once, and follows its format', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        const found = compareEditions(a, b);
        const { before, after } = found.summary;
        expect(before.rows).toBe(a.actions.length);
        expect(before.same + before.split + before.merged + before.dropped + before.notObserved).toBe(before.rows);
        expect(after.rows).toBe(b.actions.length);
        expect(after.same + after.split + after.merged + after.added).toBe(after.rows);
        const lost = found.changes.flatMap((change) =>
          change.kind === 'dropped' || change.kind === 'not-observed' ? [change.before] : [],
        );
        expect([...found.links.flatMap((link) => link.before), ...lost].sort()).toEqual(
          a.actions.map(({ key }) => key).sort(),
        );
        const fresh = found.changes.flatMap((change) => (change.kind === 'added' ? [change.after] : []));
        expect([...found.links.flatMap((link) => link.after), ...fresh].sort()).toEqual(
          b.actions.map(({ key }) => key).sort(),
        );
        expect(changeSetSchema.safeParse(found).error).toBeUndefined();
      }),
      settings,
    );
  });
});

function linkFacts({ before, after, relation, certainty, score, evidence, decided }: Link): string {
  return JSON.stringify([[...before].sort(), [...after].sort(), relation, certainty, score, evidence, decided]);
}

function transposed(link: Link): Link {
  const relation = { same: 'same', split: 'merged', merged: 'split' } as const;
  return { ...link, before: link.after, after: link.before, relation: relation[link.relation] };
}

/** What must be the same in both directions: rows, from and to; directions are worked out anew. */
function mirrorFacts(change: Change, turn?: unknown): string[] {
  const swap = turn === 'turned';
  const rows = (before: unknown, after: unknown): string => JSON.stringify(swap ? [after, before] : [before, after]);
  switch (change.kind) {
    case 'status':
    case 'response':
    case 'recommendation':
    case 'moved':
    case 'renumbered':
    case 'due':
      return [`${change.kind} ${rows(change.before, change.after)} ${rows(change.from, change.to)}`];
    case 'owners':
    case 'links':
      return [`${change.kind} ${rows(change.before, change.after)} ${rows(change.from, change.to)}`];
    case 'reworded':
      return [`${change.kind} ${rows(change.before, change.after)} ${change.share}`];
    case 'progress': {
      const turned = { added: 'removed', removed: 'added' } as const;
      const told =
        change.change === 'added' || change.change === 'removed'
          ? swap
            ? turned[change.change]
            : change.change
          : change.change === 'unchanged'
            ? 'unchanged'
            : 'changed';
      return [`progress ${rows(change.before, change.after)} ${told}`];
    }
    case 'added':
    case 'dropped': {
      const key = change.kind === 'added' ? change.after : change.before;
      return [`${(change.kind === 'added') === swap ? 'only in the first' : 'only in the second'} ${key}`];
    }
    default:
      return [];
  }
}

/** The keys and status values that the later edition must have, from the earlier one and the changes alone. */
function applied(before: Edition, { links, changes }: ChangeSet): Map<string, Status['value'] | null> {
  const was = new Map(before.actions.map(({ key, status: value }) => [key, value?.value ?? null]));
  const now = new Map<string, Status['value'] | null>();
  for (const link of links)
    for (const from of link.before) for (const to of link.after) now.set(to, was.get(from) ?? null);
  for (const change of changes) {
    if (change.kind === 'status') now.set(change.after, change.to?.value ?? null);
    if (change.kind === 'added') now.set(change.after, change.status?.value ?? null);
  }
  return now;
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
