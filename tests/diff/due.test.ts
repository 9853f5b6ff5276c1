import { describe, expect, it } from 'vitest';
import { dueDirection } from '../../src/diff/due.js';
import type { Due } from '../../src/model/status.js';
import { changesOf, compareEditions, makeEdition, type RowOf } from '../tools/make-edition.js';

const dues: Record<string, Due> = {
  'March 2023': { published: 'March 2023', earliest: '2023-03-01', latest: '2023-03-31' },
  'April 2023': { published: 'April 2023', earliest: '2023-04-01', latest: '2023-04-30' },
  '15 March 2023': { published: '15 March 2023', earliest: '2023-03-15', latest: '2023-03-15' },
  'Spring 2023': { published: 'Spring 2023', earliest: '2023-03-01', latest: '2023-05-31' },
  'Q2 2023': { published: 'Q2 2023', earliest: '2023-04-01', latest: '2023-06-30' },
  '2023': { published: '2023', earliest: '2023-01-01', latest: '2023-12-31' },
  '2024/25': { published: '2024/25', earliest: '2024-04-01', latest: '2025-03-31' },
  'by end 2023': { published: 'by end 2023', earliest: null, latest: '2023-12-31' },
  'by end 2024': { published: 'by end 2024', earliest: null, latest: '2024-12-31' },
  'from May 2024': { published: 'from May 2024', earliest: '2024-05-01', latest: null },
  'from May 2023': { published: 'from May 2023', earliest: '2023-05-01', latest: null },
  'in due course': { published: 'in due course', earliest: null, latest: null },
};

it.each([
  ['March 2023', '2024/25', 'slipped'],
  ['2024/25', 'March 2023', 'brought-forward'],
  ['March 2023', 'Spring 2023', 'vaguer'],
  ['Spring 2023', 'March 2023', 'firmer'],
  ['March 2023', 'in due course', 'vaguer'],
  ['in due course', 'March 2023', 'firmer'],
  ['March 2023', 'April 2023', 'slipped'],
  ['Spring 2023', 'Q2 2023', 'slipped'],
  ['15 March 2023', 'March 2023', 'vaguer'],
  ['15 March 2023', '2023', 'vaguer'],
  ['by end 2023', 'by end 2024', 'slipped'],
  ['by end 2024', 'by end 2023', 'brought-forward'],
  ['from May 2023', 'from May 2024', 'slipped'],
  ['by end 2023', '2023', 'firmer'],
  ['2023', 'by end 2024', 'vaguer'],
  ['March 2023', 'March 2023', null],
])('from “%s” to “%s”: %s', (from, to, direction) => {
  expect(dueDirection(dues[from] ?? null, dues[to] ?? null)).toBe(direction);
});

it('is first given, and removed', () => {
  expect(dueDirection(null, dues['2023'] ?? null)).toBe('first-given');
  expect(dueDirection(dues['2023'] ?? null, null)).toBe('removed');
});

describe('overdue', () => {
  const row: RowOf = {
    id: '1',
    text: 'Mend the pier at Brinnay.',
    status: ['Ongoing', 'in-progress'],
    due: ['March 2023', '2023-03-01', '2023-03-31'],
  };
  const published = (id: string, date: string | null, change: RowOf = {}) =>
    makeEdition(id, [{ ...row, ...change }], { head: { published: date } });
  const days = (from: string | null, to: string | null, change: RowOf = {}): number[] =>
    changesOf(compareEditions(published('a', from), published('b', to, change)), 'overdue').map(
      (change) => change.days,
    );

  it('counts the days to the publication of the edition', () => {
    expect(days('2022-11-01', '2024-05-16')).toEqual([412]);
    expect(days('2022-11-01', '2023-03-31')).toEqual([]);
  });

  it('is said again in a later edition, not where no time has passed', () => {
    expect(days('2024-01-01', '2024-05-16')).toEqual([412]);
    expect(days('2024-05-16', '2024-05-16')).toEqual([]);
  });

  it('claims nothing of what is finished, has no status, or of an edition without a date', () => {
    expect(days('2022-11-01', '2024-05-16', { status: ['Complete', 'complete'] })).toEqual([]);
    expect(days('2022-11-01', '2024-05-16', { status: null })).toEqual([]);
    expect(days('2022-11-01', null)).toEqual([]);
    expect(days('2022-11-01', '2023')).toEqual([]);
    expect(days('2022-11-01', '2023-05')).toEqual([31]);
  });
});
