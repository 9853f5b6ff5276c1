import { describe, expect, it } from 'vitest';
import { link } from '../../src/link/index.js';
import { makeEdition } from '../tools/make-edition.js';

const towns = Array.from({ length: 60 }, (_, index) => `town${index}`);

/** Alike but for the names of two towns. */
function textOf(place: number): string {
  const [first, second] = [towns[place % 60] ?? '', towns[Math.floor(place / 60)] ?? ''];
  return `The Agency will review the policy on flood defence in ${first} and in ${second} and report within six months.`;
}

const revised = (text: string): string =>
  text.replace('will review', 'shall examine').replace('within six months', 'soon');

describe('two thousand rows alike but for two words', () => {
  const places = Array.from({ length: 2000 }, (_, place) => place);
  const rows = (
    keep: (place: number) => boolean,
    change: (place: number) => boolean,
  ): { key: string; text: string }[] =>
    places
      .filter(keep)
      .map((place) => ({ key: `p${place}`, text: change(place) ? revised(textOf(place)) : textOf(place) }));
  const pairsOf = (before: ReturnType<typeof rows>, after: ReturnType<typeof rows>): string[] =>
    link(
      makeEdition('first', before, { head: { published: '2023' } }),
      makeEdition('second', after, { head: { published: '2024' } }),
    ).value.links.map((entry) => `${entry.before.join('+')} ${entry.after.join('+')}`);
  const always = (): boolean => true;
  const never = (): boolean => false;

  it.each([
    ['one in twenty', (place: number) => place % 20 === 7],
    ['all', always],
  ])('are found again when %s was reworded', (_, change) => {
    expect(pairsOf(rows(always, never), rows(always, change))).toEqual(places.map((place) => `p${place} p${place}`));
  });

  it('are in doubt where all were reworded and no id tells, of which twenty are named', () => {
    const [before, after] = [rows(always, never), rows(always, always)];
    const { value, messages } = link(
      makeEdition('first', before, { head: { published: '2023' } }),
      makeEdition('second', after, { head: { published: '2024' } }),
    );
    const doubtful = value.links.filter(({ certainty }) => certainty === 'doubtful').length;
    expect(messages).toHaveLength(21);
    expect(messages.at(-1)?.reason).toContain(`${doubtful - 20} more matches are not sure`);
  });

  it('are not taken for one another when some are dropped and others put in near them', () => {
    const [before, after] = [rows((place) => place % 20 !== 9, never), rows((place) => place % 20 !== 7, never)];
    const stay = places.filter((place) => place % 20 !== 9 && place % 20 !== 7);
    expect(pairsOf(before, after)).toEqual(stay.map((place) => `p${place} p${place}`));
  });
});

describe('rows that are all alike, and were all reworded alike', () => {
  const rows = (text: string, keys: boolean): Parameters<typeof makeEdition>[1] =>
    Array.from({ length: 300 }, (_, place) => ({ text, ...(keys ? { id: `${place + 1}` } : {}) }));
  const [was, is] = [
    'The board will report on progress against the standard every quarter',
    'The board will give an account of progress against the standard each quarter',
  ];

  it('are told by their ids, without a word', () => {
    const { value, messages } = link(makeEdition('first', rows(was, true)), makeEdition('second', rows(is, true)));
    expect(value.links.every((entry) => entry.before[0] === entry.after[0] && entry.certainty === 'likely')).toBe(true);
    expect(messages).toEqual([]);
  });

  it('are in doubt without ids, which is said once of all', () => {
    const { value, messages } = link(makeEdition('first', rows(was, false)), makeEdition('second', rows(is, false)));
    expect(value.quality).toMatchObject({ unmatchedBefore: 0, unmatchedAfter: 0 });
    expect(value.links.filter((entry) => entry.certainty === 'doubtful').length).toBeGreaterThan(290);
    expect(messages.map(({ code }) => code)).toEqual(['link/doubtful']);
    expect(messages[0]?.reason).toMatch(/^\d+ rows that all had the same words before/u);
  });
});
