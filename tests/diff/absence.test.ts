import { describe, expect, it } from 'vitest';
import type { Edition } from '../../src/model/edition.js';
import { compareEditions, makeEdition, type RowOf } from '../tools/make-edition.js';

const rows: RowOf[] = [
  {
    key: 'a',
    theme: 'Boats and vans',
    text: 'Paint the book boat in the colours of the fleet.',
    status: ['Ongoing', 'in-progress'],
  },
  {
    key: 'b',
    theme: 'Boats and vans',
    text: 'Replace the tyres of the southern van.',
    status: ['Complete', 'complete'],
  },
  {
    key: 'c',
    theme: 'Reading rooms',
    text: 'Open a reading room at the lighthouse.',
    status: ['Ongoing', 'in-progress'],
  },
];
const other: RowOf = {
  key: 'z',
  theme: 'Reading rooms',
  text: 'Buy chairs that can be stacked by children.',
  status: ['Ongoing', 'in-progress'],
};

function gone(left: RowOf[], more: { head?: object; parts?: Edition['parts'] }): string[] {
  const found = compareEditions(makeEdition('1', [...rows, other]), makeEdition('2', left, more));
  return found.changes.flatMap((change) => {
    if (change.kind === 'dropped') return [`${change.before} dropped ${change.why}`];
    return change.kind === 'not-observed' ? [`${change.before} not-observed`] : [];
  });
}

function part(title: string | null, state: Edition['parts'][number]['state']): Edition['parts'][number] {
  return { title, url: null, capture: null, state };
}

describe('a row that the later edition does not have', () => {
  it('was dropped, and if it was finished before that is why', () => {
    expect(gone([other], {})).toEqual(['a dropped unexplained', 'b dropped was-closed', 'c dropped unexplained']);
    expect(gone([other], { head: { scope: { value: 'remaining', published: 'the 2 left' } } })).toEqual([
      'a dropped unexplained',
      'b dropped was-closed',
      'c dropped unexplained',
    ]);
  });

  it('is out of scope where the edition says that it is partial and has nothing of its theme', () => {
    expect(gone([other], { head: { scope: { value: 'partial', published: null } } })).toEqual([
      'a dropped out-of-scope',
      'b dropped was-closed',
      'c dropped unexplained',
    ]);
  });

  it.each(['failed', 'unreadable', 'not-captured'] as const)('is not observed where its chapter is %s', (state) => {
    const parts = [part('Theme 1: Boats and vans', state), part('Reading rooms', 'read')];
    expect(gone([other], { parts })).toEqual(['a not-observed', 'b not-observed', 'c dropped unexplained']);
  });

  it('is not observed where any chapter could be its own', () => {
    expect(gone([other], { parts: [part(null, 'failed')] })).toEqual([
      'a not-observed',
      'b not-observed',
      'c dropped unexplained',
    ]);
    expect(gone([other], { parts: [part('Annex 3', 'failed')] })).toEqual([
      'a dropped unexplained',
      'b dropped was-closed',
      'c dropped unexplained',
    ]);
  });

  it('is found by the number of its theme', () => {
    const before = makeEdition('1', [...rows, other]);
    for (const action of before.actions) if (action.theme?.title === 'Boats and vans') action.theme.id = '6';
    const found = compareEditions(
      before,
      makeEdition('2', [other], { parts: [part('Theme 6: On the water', 'failed')] }),
    );
    expect(found.summary.before).toEqual({ rows: 4, same: 1, split: 0, merged: 0, dropped: 1, notObserved: 2 });
  });
});

describe('an edition without records', () => {
  it.each([
    [[], rows],
    [rows, []],
    [[], []],
  ])('is not compared', (before, after) => {
    const found = compareEditions(makeEdition('1', before), makeEdition('2', after));
    expect(found).toMatchObject({ links: [], changes: [] });
    expect(found.messages.filter(({ code }) => code === 'diff/no-records')).not.toEqual([]);
    expect(found.messages.find(({ code }) => code === 'diff/no-records')?.severity).toBe('error');
  });
});
