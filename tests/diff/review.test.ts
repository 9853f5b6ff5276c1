import { expect, it } from 'vitest';
import { compareEditions, makeEdition } from '../tools/make-edition.js';

const stock = 'Work with partners to improve outcomes for all.';

it('lists the matches that are not sure, those first whose ruling would alter most', () => {
  const before = makeEdition('a', [
    { text: stock, status: ['Ongoing', 'in-progress'] },
    { text: stock, status: ['Ongoing', 'in-progress'] },
    { text: 'Repaint the causeway lamps of Vaddle each spring.', status: ['Ongoing', 'in-progress'] },
  ]);
  const after = makeEdition('b', [
    { text: stock, status: ['Ongoing', 'in-progress'] },
    { text: stock, status: ['Complete', 'complete'], owners: ['Harbour Trust'] },
    { text: 'Repaint the causeway lamps of Vaddle each spring.', status: ['Complete', 'complete'] },
  ]);
  const { review, links } = compareEditions(before, after);
  expect(links.map(({ certainty }) => certainty === 'sure')).toEqual([false, false, true]);
  // Ruled different, the second pair's status and owners would not have changed; one row more would be gone and one new.
  expect(review?.map(({ before: [key], alters }) => [key, alters])).toEqual([
    ['#2', 4],
    ['#1', 2],
  ]);
});

it('leaves out what a person has decided', () => {
  const before = makeEdition('a', [{ text: stock }, { text: stock }]);
  const after = makeEdition('b', [{ text: stock }, { text: stock }]);
  const ruling = {
    verdict: 'same' as const,
    from: 'a',
    to: 'b',
    before: ['#1'],
    after: ['#1'],
    who: 'K. Isbister',
    when: '2024-12-01',
    why: 'asked the publisher',
  };
  const { review } = compareEditions(before, after, { rulings: [ruling] });
  expect(review?.some((item) => item.before.includes('#1'))).toBe(false);
});

it('tells what rests on a doubtful match apart, and does not count it as sure', () => {
  const lamps = 'Repaint the causeway lamps of Vaddle each spring.';
  const before = makeEdition('a', [
    { text: lamps, status: ['Ongoing', 'in-progress'] },
    { text: stock, status: ['Ongoing', 'in-progress'] },
    { text: stock, status: ['Ongoing', 'in-progress'] },
  ]);
  const after = makeEdition('b', [
    { text: stock, status: ['Complete', 'complete'] },
    { text: stock, status: ['Ongoing', 'in-progress'] },
    { text: lamps, status: ['Complete', 'complete'] },
  ]);
  const { changes, summary } = compareEditions(before, after);
  const statuses = changes.filter((change) => change.kind === 'status');
  expect(statuses.map((change) => [change.before, change.doubtful ?? false])).toEqual([
    ['#2', true],
    ['#1', false],
  ]);
  expect(summary.directions).toEqual({ advanced: 2 });
  expect(summary.doubtful).toEqual({ kinds: { status: 1 }, directions: { advanced: 1 } });
});
