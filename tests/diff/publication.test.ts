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

  it('moved every date by a year, but for one that was brought nearer and one that is done', () => {
    const year = (n: number, to: number): RowOf => ({
      due: [`June ${to}`, `${to}-06-01`, `${to}-06-30`],
      status: n === 0 ? ['Complete', 'complete'] : ['Ongoing', 'in-progress'],
    });
    const before = (n: number): RowOf => year(n, 2024);
    const after = (n: number): RowOf => year(n, n === 0 ? 2024 : n === 3 ? 2023 : 2025);
    expect(said(before, after)).toEqual([{ what: 'dates-moved', field: 'due', rows: 8, exceptions: ['k3'] }]);
    const found = compareEditions(edition('a', before), edition('b', after));
    expect(changesOf(found, 'publication').map(({ months, days }) => [months, days])).toEqual([[12, undefined]]);
    expect(changesOf(found, 'due').map(({ after: key, direction, wide }) => [key, direction, wide])).toEqual([
      ['k1', 'slipped', true],
      ['k2', 'slipped', true],
      ['k3', 'brought-forward', undefined],
      ...['k4', 'k5', 'k6', 'k7', 'k8', 'k9'].map((key) => [key, 'slipped', true]),
    ]);
    const back = compareEditions(edition('b', after), edition('a', before));
    expect(changesOf(back, 'publication').map(({ months }) => months)).toEqual([-12]);
  });

  it.each([
    ['the last day of a month stays the last', '2024-02-29', '2025-02-28', { months: 12 }],
    ['a quarter, where the lengths of months differ', '2024-05-31', '2024-08-31', { months: 3 }],
    ['six weeks', '2024-05-31', '2024-07-12', { days: 42 }],
  ])('moved every date: %s', (_, from, to, step) => {
    const found = compareEditions(
      edition('a', () => ({ due: [from, null, from] })),
      edition('b', () => ({ due: [to, null, to] })),
    );
    expect(changesOf(found, 'publication')).toEqual([
      { kind: 'publication', what: 'dates-moved', field: 'due', ...step, count: 10, exceptions: [] },
    ]);
  });

  it('did not move every date, where a third of the open ones stayed, or each moved by a step of its own', () => {
    const on = (date: string): RowOf => ({ due: [date, date, date] });
    expect(
      said(
        () => on('2024-06-30'),
        (n) => on(n < 3 ? '2024-06-30' : '2025-06-30'),
      ),
    ).toEqual([]);
    expect(
      said(
        () => on('2024-06-30'),
        (n) => on(`2025-0${(n % 5) + 1}-30`.replace('02-30', '02-28')),
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
