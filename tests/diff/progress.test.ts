import { describe, expect, it } from 'vitest';
import { changesOf, compareEditions, makeEdition } from '../tools/make-edition.js';

const text = 'Extend the southern breakwater by forty metres.';

function change(from: string | null, to: string | null): string | undefined {
  const [found] = changesOf(
    compareEditions(makeEdition('a', [{ text, progress: from }]), makeEdition('b', [{ text, progress: to }])),
    'progress',
  );
  return found?.change;
}

it.each([
  ['added', null, 'Stone has been ordered.'],
  ['added', '', 'Stone has been ordered.'],
  ['removed', 'Stone has been ordered.', null],
  ['unchanged', 'Stone has been ordered.', 'Stone has been ordered.'],
  ['unchanged', 'The “first” stone - granite.', "The 'first' stone – granite"],
  ['extended', 'Stone has been ordered.', 'Stone has been ordered. The first load came in May.'],
  ['extended', 'Stone has been ordered.', 'Divers surveyed the site. Stone has been ordered.'],
  ['extended', 'We met. We agreed.', 'We met. We talked. We agreed.'],
  ['extended', 'Stone has been ordered', 'Stone has been ordered\n• the first load came in May'],
  ['edited', 'Stone has been ordered.', 'Stone has not been ordered.'],
  ['edited', 'Stone has been ordered from the quarry.', 'Stone has been fetched from the quarry.'],
  ['replaced', 'Stone has been ordered from the quarry.', 'A ship sank at the entrance and work stopped.'],
  ['replaced', 'one two three four five six', 'six five four three two one'],
] as const)('%s: “%s” → “%s”', (expected, from, to) => {
  expect(change(from, to)).toBe(expected);
});

it('says nothing where neither edition has a note', () => {
  expect(change(null, null)).toBeUndefined();
  expect(change(null, ' ')).toBeUndefined();
});

describe('of a row that is split', () => {
  const [nets, lamps] = ['Mend every net before the herring season', 'repaint the causeway lamps each autumn'];
  const note = 'The nets were counted in May.';
  const whole = makeEdition('a', [{ id: '1', text: `${nets}. ${lamps}.`, progress: note }], {
    head: { published: '2023' },
  });
  const parts = makeEdition(
    'b',
    [
      { id: '1', text: `${nets}.`, progress: note },
      { id: '2', text: `${lamps}.`, progress: null },
    ],
    { head: { published: '2024' } },
  );

  it('the note that one part keeps is not gone from the other', () => {
    const split = compareEditions(whole, parts);
    expect(split.links.map(({ relation }) => relation)).toEqual(['split']);
    expect(changesOf(split, 'progress').map((each) => [each.after, each.change])).toEqual([['1', 'unchanged']]);
  });

  it('and of a merger, the note that one row had is not new to the other', () => {
    const merged = compareEditions(parts, whole);
    expect(changesOf(merged, 'progress').map((each) => [each.before, each.change])).toEqual([['1', 'unchanged']]);
  });
});
