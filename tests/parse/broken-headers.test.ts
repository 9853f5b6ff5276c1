import { expect, test } from 'vitest';
import { read } from './reading.js';

test('a header with a word that a narrow column broke is the header that it is', async () => {
  const body = [
    'Ref,Review Recommendatio n,Agreed Action,Implementati on Status,Timescal e',
    '1.1,1 Vans and boats,Repair the lending van before the winter,Complete,March 2025',
    '1.2,1 Vans and boats,Ask every parish where the van should stop,Ongoing,June 2025',
  ].join('\n');
  const { edition } = await read([{ name: 'plan.csv', body: new TextEncoder().encode(body) }]);
  expect(
    edition.actions.map(({ id, recommendation, status, due }) => [
      id,
      recommendation?.id,
      status?.published,
      due?.published,
    ]),
  ).toEqual([
    ['1.1', '1', 'Complete', 'March 2025'],
    ['1.2', '1', 'Ongoing', 'June 2025'],
  ]);
});
