import { expect, test } from 'vitest';
import { readHtml } from './reading.js';

/** A table of one record: a label and its value a row. */
function record(rows: readonly (readonly [string, string])[]): string {
  return `<table>${rows.map(([label, value]) => `<tr><td>${label}</td><td>${value}</td></tr>`).join('')}</table>`;
}

test('a label and its value are no header of joined rows, and a table inside a value labels nothing of its record', async () => {
  const steps =
    '<table><tr><td>Milestone</td><td>Met by</td></tr><tr><td>Plan agreed</td><td>May 2031</td></tr></table>';
  const records = [
    ['01/2031', 'Paint the gate of the park.', 'Works Yard', 'Insufficient response'],
    ['02/2031', 'Count the boats that call at night.', 'Harbour Office', 'Implemented'],
    ['03/2031', 'Sweep the slip at low water.', 'Works Yard', 'Insufficient response'],
  ];
  const tables = records.map(
    ([id, text = '', owner = '', status = '']) =>
      `<table><tr><td colspan="2">Recommendation ${id}</td></tr><tr><td>Text</td><td>${text}</td></tr><tr><td>End implementer</td><td>${owner}</td></tr><tr><td>Status</td><td>${status}</td></tr><tr><td>Progress</td><td><p>A clerk was found.</p>${steps}</td></tr></table>`,
  );
  const { edition } = await readHtml(tables.join('<p></p>'));
  expect(
    edition.actions.map(({ id, text, status, owners, due, progress }) => [
      id,
      text,
      status?.published,
      owners,
      due,
      progress,
    ]),
  ).toEqual(
    records.map(([id, text, owner, status]) => [
      `Recommendation ${id}`,
      text,
      status,
      [owner],
      null,
      'A clerk was found.\nMilestone\nMet by\nPlan agreed\nMay 2031',
    ]),
  );
});

test('headings over tables of one record are no labels, and the label of a number is no row', async () => {
  const own = (id: string, text: string, status: string): string =>
    record([
      ['Key action', id],
      ['Description', text],
      ['Status', status],
      ['Lead body', 'Works Yard'],
    ]);
  const { edition } = await readHtml(
    `<h1>Quay plan</h1><h2>Gates</h2>${own('KA1-1', 'Paint the gate of the park.', 'Open')}<p></p>${own('KA1-2', 'Mend the lock of the yard.', 'Closed')}` +
      `<h2>Rooms</h2>${own('KA2-1', 'Heat the waiting room in winter.', 'Open')}<p></p>${own('KA2-2', 'Buy four benches for the hall.', 'Closed')}` +
      `<h2>Special measures</h2>${own('KA3-1', 'Count the boats that call at night.', 'Open')}`,
  );
  expect(edition.actions.map(({ id, text, status, theme }) => [id, text, status?.published, theme?.title])).toEqual([
    ['KA1-1', 'Paint the gate of the park.', 'Open', 'Gates'],
    ['KA1-2', 'Mend the lock of the yard.', 'Closed', 'Gates'],
    ['KA2-1', 'Heat the waiting room in winter.', 'Open', 'Rooms'],
    ['KA2-2', 'Buy four benches for the hall.', 'Closed', 'Rooms'],
    ['KA3-1', 'Count the boats that call at night.', 'Open', 'Special measures'],
  ]);
});
