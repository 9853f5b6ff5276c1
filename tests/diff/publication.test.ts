import { describe, expect, it } from 'vitest';
import { changesOf, compareEditions, makeEdition, type RowOf } from '../tools/make-edition.js';

const count = 10;
const words = 'amber birch cedar denim ember flint grove hazel ivory jetty'.split(' ');

function edition(id: string, row: (n: number) => RowOf): ReturnType<typeof makeEdition> {
  return makeEdition(
    id,
    Array.from({ length: count }, (_, n) => ({
      key: `k${n}`,
      text: `Restore the ${words[n] ?? ''} hall of ${words[(n * 3 + 1) % 10] ?? ''} island by hand.`,
      ...row(n),
    })),
  );
}

const said = (from: (n: number) => RowOf, to: (n: number) => RowOf): object[] => {
  const found = compareEditions(edition('a', from), edition('b', to));
  return changesOf(found, 'publication').map(({ what, field, count: rows, exceptions }) => ({
    what,
    field,
    rows,
    exceptions,
  }));
};

describe('what the publisher did to the whole edition', () => {
  it('gave everyone a status', () => {
    const to = (n: number): RowOf => (n === 4 ? {} : { status: ['Ongoing', 'in-progress'] });
    expect(said(() => ({}), to)).toEqual([{ what: 'field-introduced', field: 'status', rows: 9, exceptions: ['k4'] }]);
    const found = compareEditions(
      edition('a', () => ({})),
      edition('b', to),
    );
    expect(
      changesOf(found, 'status').every(({ wide, direction }) => wide === true && direction === 'first-reported'),
    ).toBe(true);
    expect(found.summary.kinds).toEqual({ publication: 1 });
    expect(found.summary.directions).toEqual({ 'first-reported': 9 });
  });

  it('dropped all dates, though only some had one', () => {
    const due: RowOf = { due: ['2024', '2024-01-01', '2024-12-31'] };
    expect(
      said(
        (n) => (n < 3 ? due : {}),
        () => ({}),
      ),
    ).toMatchObject([{ what: 'field-withdrawn', field: 'due', rows: 3 }]);
    expect(
      said(
        (n) => (n < 2 ? due : {}),
        () => ({}),
      ),
    ).toEqual([]);
    expect(
      said(
        (n) => (n < 9 ? due : {}),
        (n) => (n < 5 ? due : {}),
      ),
    ).toEqual([]);
  });

  it('renamed every status, and some really changed', () => {
    const before = (n: number): RowOf => ({ status: n < 4 ? ['Complete', 'complete'] : ['Ongoing', 'in-progress'] });
    const after = (n: number): RowOf => ({
      status: n < 5 ? ['Action completed', 'complete'] : ['Action pending', 'open'],
    });
    expect(said(before, after)).toEqual([{ what: 'vocabulary-changed', field: 'status', rows: 9, exceptions: ['k4'] }]);
    const found = compareEditions(edition('a', before), edition('b', after));
    expect(changesOf(found, 'status').filter(({ wide }) => wide !== true)).toMatchObject([
      { before: 'k4', direction: 'advanced' },
    ]);
  });

  it('renamed one of its words only', () => {
    const before = (n: number): RowOf => ({ status: n < 4 ? ['Complete', 'complete'] : ['Ongoing', 'in-progress'] });
    const after = (n: number): RowOf => ({ status: n < 4 ? ['Complete', 'complete'] : ['Underway', 'in-progress'] });
    expect(said(before, after)).toMatchObject([
      { what: 'vocabulary-changed', rows: 6, exceptions: ['k0', 'k1', 'k2', 'k3'] },
    ]);
    const few = (n: number): RowOf => ({ status: n < 9 ? ['Complete', 'complete'] : ['Ongoing', 'in-progress'] });
    expect(said(few, (n) => (n < 9 ? few(n) : { status: ['Underway', 'in-progress'] }))).toEqual([]);
  });

  it('counted by a new scheme', () => {
    expect(
      said(
        (n) => ({ id: `1.${n + 1}` }),
        (n) => ({ id: `AB ${n + 1}` }),
      ),
    ).toEqual([{ what: 'scheme-changed', field: 'id', rows: 10, exceptions: [] }]);
  });

  it('put a row in at the head: that is no new scheme', () => {
    expect(
      said(
        (n) => ({ id: `1.${n + 1}` }),
        (n) => ({ id: `1.${n + 2}` }),
      ),
    ).toEqual([]);
  });
});
