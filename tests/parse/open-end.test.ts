import { expect, test } from 'vitest';
import { readText } from './reading.js';

const page = [
  'Follow-up on inspections',
  '',
  'Finding L-7: Lamps are not checked.',
  'Who: Keeper',
  'Where it stands: Done. Logs show two checks a night.',
  '',
  'Finding L-8: Landings have no railings.',
  'Who: Works team',
  'Where it stands: Not done. The contractor withdrew.',
  '',
].join('\n');

test('a page that is whole says nothing of its end', async () => {
  const { edition } = await readText(page);
  expect(edition.messages).toEqual([]);
});

test('a page that is cut in the note behind the last status says so', async () => {
  const { edition } = await readText(page.slice(0, page.lastIndexOf('ractor')));
  expect(edition.actions.map(({ status }) => status?.value)).toEqual(['complete', 'not-achieved']);
  expect(edition.messages.map(({ code }) => code)).toEqual(['parse/open-end']);
});

test('a page that is cut in a status of many words says so', async () => {
  const text = page.replace('Not done. The contractor withdrew.', 'In progress while the contractor looks for a sup');
  const { edition } = await readText(text.trimEnd());
  expect(edition.messages.map(({ code }) => code)).toEqual(['parse/open-end']);
});
