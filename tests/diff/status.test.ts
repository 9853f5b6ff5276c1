import { expect, it } from 'vitest';
import { statusDirection } from '../../src/diff/status.js';
import { statusValues, type Status, type StatusValue } from '../../src/model/status.js';

const status = (value: StatusValue, published: string = value): Status => ({ published, value, from: 'cell' });

/** One line for each earlier value, one mark for each later one, in the order of `statusValues`. */
const marks = {
  '=': 'restated',
  '+': 'advanced',
  '-': 'regressed',
  o: 'reopened',
  d: 'delayed',
  x: 'closed-unmet',
  w: 'withdrawn',
  '?': 'unclear',
} as const;

//                         not-started open in-progress delayed partly-complete complete not-achieved withdrawn unknown
const table: readonly (readonly [StatusValue, string])[] = [
  ['not-started', '= = + d + + x w ?'],
  ['open', '= = = d + + x w ?'],
  ['in-progress', '- = = d + + x w ?'],
  ['delayed', '- = + = + + x w ?'],
  ['partly-complete', '- ? - d = + x w ?'],
  ['complete', 'o o o o o = x w ?'],
  ['not-achieved', 'o o o o o + = w ?'],
  ['withdrawn', 'o o o o o + x = ?'],
  ['unknown', '? ? ? ? ? ? ? ? ='],
];

it.each(table)('from %s', (from, row) => {
  const expected = row.split(' ').map((mark) => marks[mark as keyof typeof marks]);
  expect(statusValues.map((to) => statusDirection(status(from, 'once'), status(to, 'then')))).toEqual(expected);
});

it('is first reported, and reported no longer', () => {
  expect(statusDirection(null, status('complete'))).toBe('first-reported');
  expect(statusDirection(status('complete'), null)).toBe('no-longer-reported');
  expect(statusDirection(null, null)).toBeNull();
});

it('is no change where case, quotes, dashes or white space differ', () => {
  const words = ['On-going / on track', 'Ongoing / on track', 'ON‑GOING/ON TRACK', '“On going” / on  track'];
  for (const from of words)
    for (const to of words) expect(statusDirection(status('in-progress', from), status('in-progress', to))).toBeNull();
  expect(statusDirection(status('in-progress', 'Ongoing'), status('in-progress', 'Underway'))).toBe('restated');
});
