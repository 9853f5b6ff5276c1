import { expect, test } from 'vitest';
import { readText } from './reading.js';

test('cells that blank lines part may go on over the wrapped lines of a file', async () => {
  const { edition } = await readText(`Harbour safety

Requirement

Executive lead

Rating

Update

Quays

Q1 The quay must have a rail on
each side before the winter.

Head of
Piers

Green

The north rail stands.
The south rail is ordered, and
comes in May.

Q2 The crane must be tested by
2025.

Chair

Red

Nobody has a key.

Boats

B1 Each boat should carry a lamp.

Pilot Office

Green

All nine
have one.
`);
  expect(
    edition.actions.map(({ id, status, owners, text, progress }) => [id, status?.published, owners, text, progress]),
  ).toEqual([
    [
      'Q1',
      'Green',
      ['Head of Piers'],
      'The quay must have a rail on each side before the winter.',
      'The north rail stands. The south rail is ordered, and comes in May.',
    ],
    ['Q2', 'Red', ['Chair'], 'The crane must be tested by 2025.', 'Nobody has a key.'],
    ['B1', 'Green', ['Pilot Office'], 'Each boat should carry a lamp.', 'All nine have one.'],
  ]);
  expect(edition.coverage.unread).toBe(0);
});
