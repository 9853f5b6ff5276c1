import { describe, expect, it } from 'vitest';
import { Owners } from '../../src/diff/owners.js';
import { weightOf } from '../../src/diff/wording.js';
import { compareWords } from '../../src/diff/words.js';
import { changesOf, compareEditions, makeEdition, type RowOf } from '../tools/make-edition.js';

const text = 'Rebuild the causeway between Vaddle and the Outer Holms before the spring tides.';

/** The changes of one row, notes aside. */
function changes(from: RowOf, to: RowOf): object[] {
  const found = compareEditions(
    makeEdition('a', [{ text, key: 'k', ...from }]),
    makeEdition('b', [{ text, key: 'k', ...to }]),
  );
  return found.changes.map(({ kind, ...rest }) => {
    const { before, after, ...facts } = rest as Record<string, unknown>;
    return { kind, ...facts, pair: [before, after] };
  });
}
const pair = ['k', 'k'];

describe('owners', () => {
  const compare = (from: string[], to: string[], elsewhere: string[] = []): unknown => {
    const [before, after] = [
      makeEdition('a', [
        { text, owners: from },
        { text: 'x', owners: elsewhere },
      ]),
      makeEdition('b', [{ text, owners: to }]),
    ];
    const [one, other] = [before.actions[0], after.actions[0]];
    const change =
      one && other
        ? new Owners([before, after]).compare({ before: one, after: other, relation: 'same', siblings: [] })
        : null;
    return change && { added: change.added, removed: change.removed };
  };

  it('are sets: order, case and separators are no change', () => {
    expect(compare(['Harbour Trust', 'Council'], ['council', 'Harbour  Trust'])).toBeNull();
    expect(compare(['Harbour Trust and Council'], ['Council', 'Harbour Trust'])).toBeNull();
    expect(compare(['Council; Harbour Trust'], ['Harbour Trust', 'Council'])).toBeNull();
    expect(compare(['Council', 'Harbour Trust'], ['Council'])).toEqual({ added: [], removed: ['Harbour Trust'] });
  });

  it('know abbreviations that either edition explains', () => {
    expect(compare(['Harbour Trust (HT)'], ['HT'])).toBeNull();
    expect(compare(['HT'], ['Harbour Trust'], ['Harbour Trust (HT)'])).toBeNull();
    expect(compare(['HT (Harbour Trust)'], ['Harbour Trust'])).toBeNull();
    expect(compare(['HT'], ['Harbour Trust'])).toEqual({ added: ['Harbour Trust'], removed: ['HT'] });
  });

  it('do not cut a name that stands alone nowhere, nor trust an abbreviation of two names', () => {
    expect(compare(['Arts and Crafts Board'], ['Crafts Board'])).not.toBeNull();
    expect(compare(['HT'], ['Harbour Trust'], ['Harbour Trust (HT)', 'Housing Team (HT)'])).not.toBeNull();
    expect(compare(['Council (lead)'], ['Council'])).not.toBeNull();
  });
});

describe('ids, themes and the rest', () => {
  it('compare published ids', () => {
    expect(changes({ id: '3.1' }, { id: '3.2' })).toEqual([{ kind: 'renumbered', from: '3.1', to: '3.2', pair }]);
    expect(changes({ id: 'CYP 1' }, { id: 'cyp–1.' })).toEqual([]);
    expect(changes({ id: '1.01' }, { id: '1.1' })).toHaveLength(1);
  });

  it('compare themes by title', () => {
    expect(changes({ theme: 'Ferries' }, { theme: 'FERRIES ' })).toEqual([]);
    expect(changes({ theme: null }, { theme: 'Ferries' })).toEqual([]);
  });

  it('compare recommendations by title, else word by word', () => {
    const recommendation = (title: string | null, words: string | null): RowOf => ({
      recommendation: { id: null, title, text: words },
    });
    expect(changes(recommendation('Piers', null), recommendation('Piers and slipways', null))).toEqual([
      { kind: 'recommendation', from: 'Piers', to: 'Piers and slipways', pair },
    ]);
    expect(
      changes(recommendation(null, 'All piers must be safe.'), recommendation(null, 'All piers should be safe.')),
    ).toMatchObject([{ kind: 'reworded', field: 'recommendation', weight: ['softened'] }]);
  });

  it('compare responses by what they mean', () => {
    const response = (published: string, value: 'accepted' | 'accepted-in-part'): RowOf => ({
      response: { published, value },
    });
    expect(changes(response('Accept', 'accepted'), response('Agreed.', 'accepted'))).toEqual([]);
    expect(changes(response('Accept', 'accepted'), response('Accept in part', 'accepted-in-part'))).toMatchObject([
      { kind: 'response' },
    ]);
  });

  it('compare declared links as sets', () => {
    expect(changes({ links: ['1.1', '2.2'] }, { links: ['2.2', '1.1'] })).toEqual([]);
    expect(changes({ links: ['1.1'] }, { links: ['1.1', '2.2'] })).toMatchObject([
      { kind: 'links', from: ['1.1'], to: ['1.1', '2.2'] },
    ]);
  });
});

describe('what makes a rewording matter', () => {
  it.each([
    ['Schools must publish a plan.', 'Schools should publish a plan.', ['softened']],
    ['We will open the pier.', 'We will consider opening the pier.', ['softened']],
    ['We will open the pier.', 'We will open the pier where possible.', ['softened']],
    ['Schools may publish a plan.', 'Schools must publish a plan.', ['firmed']],
    ['Open 12 branches.', 'Open 9 branches.', ['numbers']],
    ['Visit all schools.', 'Visit schools.', ['scope']],
    ['Visit schools.', 'Visit every school.', ['widened']],
    ['Visit schools in the north.', 'Visit selected schools in the north.', ['scope']],
    ['The pier will be open to visitors in winter.', 'The pier will not be open to visitors in winter.', ['negated']],
    ['Mend the roof.', 'The roof is to be mended, not patched, and the buckets retired.', []],
    ['Open the pier.', 'Open the quay.', []],
    ['All 12 schools must report.', 'Some schools should report.', ['softened', 'numbers', 'scope']],
  ])('%s → %s', (from, to, weight) => {
    const compared = compareWords(from, to);
    expect(compared && weightOf(compared)).toEqual(weight);
  });
});

describe('themes', () => {
  const rows = (theme: string, from: number, to: number): RowOf[] =>
    Array.from({ length: to - from }, (_, n) => ({
      id: `${from + n}`,
      theme,
      text: `Build ${'abcdefghijklmnop'.charAt(from + n).repeat(6)} slipway with stone of colour ${(from + n) * 37}.`,
    }));

  it('retitled are said once, and move nobody but those that went elsewhere', () => {
    const before = makeEdition('a', [...rows('Ferries', 0, 5), ...rows('Roads', 5, 8)]);
    const after = makeEdition('b', [...rows('Ferries and boats', 0, 4), ...rows('Roads', 4, 8)]);
    const found = compareEditions(before, after);
    expect(changesOf(found, 'publication')).toEqual([
      {
        kind: 'publication',
        what: 'theme-retitled',
        field: 'theme',
        from: 'Ferries',
        to: 'Ferries and boats',
        count: 4,
        exceptions: ['4'],
      },
    ]);
    expect(changesOf(found, 'moved')).toEqual([
      { kind: 'moved', before: '4', after: '4', from: 'Ferries', to: 'Roads' },
    ]);
  });

  it('emptied into another that was there already have moved', () => {
    const before = makeEdition('a', [...rows('Ferries', 0, 5), ...rows('Roads', 5, 8)]);
    const after = makeEdition('b', [...rows('Roads', 0, 8)]);
    const found = compareEditions(before, after);
    expect(changesOf(found, 'moved')).toHaveLength(5);
    expect(changesOf(found, 'publication')).toEqual([]);
  });
});
