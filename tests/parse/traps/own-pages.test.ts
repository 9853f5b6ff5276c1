import { expect, test } from 'vitest';
import { readText } from '../reading.js';

/** Traps that need labels of their own. */
const rows = ['lamp', 'bench', 'gate', 'clock', 'crane', 'ramp', 'rope', 'boat', 'buoy', 'bell', 'oar', 'net'].map(
  (noun, i) => ({
    id: `${1 + Math.floor(i / 4)}.${(i % 4) + 1}`,
    text: `Mend the ${noun} on the north pier.`,
    status: ['Complete', 'Ongoing', 'Not started', 'Delayed'][i % 4] ?? '',
  }),
);

test('9 labels lost, values kept; labels that change their case and dash', async () => {
  const page = rows
    .map((row, i) =>
      [
        row.id,
        ...(i === 5 ? [] : ['Recommendation']),
        'The pier must be safe.',
        ...(i === 5 ? [] : ['Response']),
        'Accept',
        i % 2 === 0 ? 'Actions to be taken forward - Oct 2020' : 'Actions to be taken forward – Oct 2020',
        row.text,
        i % 3 === 0 ? 'DELIVERY TIMESCALE' : 'Delivery timescale',
        'March 2025',
        'Status Oct 2021',
        row.status,
      ].join('\n\n'),
    )
    .join('\n\n');
  const { actions } = (await readText(`Pier plan\n\n${page}`)).edition;
  expect(actions.map(({ id, text, status, response }) => [id, text, status?.published, response?.value])).toEqual(
    rows.map(({ id, text, status }) => [id, text, status, 'accepted']),
  );
});

test('10 a status as a bare sentence', async () => {
  const page = rows
    .map((row) => `${row.id}\n\n${row.text}\n\nResponse: Accepted\n\nThis action is ${row.status.toLowerCase()}.`)
    .join('\n\n');
  const { actions } = (await readText(`Pier plan\n\n${page}`)).edition;
  expect(actions.map(({ id, status }) => [id, status?.published, status?.from])).toEqual(
    rows.map(({ id, status }) => [id, status?.toLowerCase(), 'prose']),
  );
});
