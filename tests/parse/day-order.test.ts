import { expect, test } from 'vitest';
import { planSchema } from '../../src/model/plan.js';
import { read } from './reading.js';

async function dues(dates: readonly string[], dayOrder?: 'day-first' | 'month-first'): Promise<readonly string[]> {
  const rows = dates.map((date, i) => `| ${i + 1} | Mend the pier, part ${i + 1}. | ${date} | In progress |`);
  const table = ['| Ref | Action | Due | Status |', '| --- | --- | --- | --- |', ...rows].join('\n');
  const body = new TextEncoder().encode(`# Pier plan\n\n${table}\n`);
  const plan = dayOrder && planSchema.parse({ id: 'pier', title: 'Pier plan', dayOrder });
  const { edition } = await read([{ name: 'page.md', body }], plan ? { plan } : {});
  return [
    ...edition.actions.map(({ due }) => due?.latest ?? 'none'),
    ...edition.messages.map(({ code, actual }) => `${code} ${actual ?? ''}`),
  ];
}

test('one date that can be read in one way tells how all others of the edition are meant', async () => {
  expect(await dues(['11/2/2031', '9/28/2031'])).toEqual(['2031-11-02', '2031-09-28']);
  expect(await dues(['11/2/2031', '28/9/2031'])).toEqual(['2031-02-11', '2031-09-28']);
  expect(await dues(['11/2/31', '9/28/31'])).toEqual(['2031-11-02', '2031-09-28']);
  expect(await dues(['1.2.2031', '9/28/2031'])).toEqual(['2031-02-01', '2031-09-28']);
});

test('an order that nothing tells is day first, and that is said', async () => {
  expect(await dues(['11/2/2031', '1/2/2031'])).toEqual(['2031-02-11', '2031-02-01', 'parse/day-order 11/2/2031']);
  expect(await dues(['2/2/2031', '2 November 2031'])).toEqual(['2031-02-02', '2031-11-02']);
  expect(await dues(['11/2/2031', '28/9/2031', '9/28/2031'])).toEqual([
    '2031-02-11',
    '2031-09-28',
    '2031-09-28',
    'parse/day-order 11/2/2031',
  ]);
});

test('the plan file settles it', async () => {
  expect(await dues(['11/2/2031'], 'month-first')).toEqual(['2031-11-02']);
  expect(await dues(['11/2/2031', '9/28/2031'], 'day-first')).toEqual(['2031-02-11', '2031-09-28']);
});
