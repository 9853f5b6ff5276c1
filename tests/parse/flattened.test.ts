import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readText, shelves, truthOf, words } from './reading.js';

describe('a file that is cut off anywhere', () => {
  const whole = readFileSync(join(shelves, '2024-11/flattened/page-03.txt'), 'utf8');
  const truth = new Map(truthOf('2024-11').actions.map((action) => [action.id, action]));
  const cuts = Array.from({ length: Math.ceil(whole.length / 41) }, (_, i) => i * 41);

  test.each(cuts)(
    'after %i characters: no invented row, finished rows exact, the last one reported',
    async (length) => {
      const { edition } = await readText(whole.slice(0, length));
      const { actions, messages } = edition;
      for (const [i, action] of actions.entries()) {
        const full = truth.get(action.id);
        expect(full, `row ${action.id} exists`).toBeDefined();
        const last = i === actions.length - 1;
        const text = words(full?.text) ?? '';
        if (!last) {
          expect(words(action.text)).toBe(text);
          expect(action.status?.published ?? null).toBe(full?.status?.published ?? null);
          expect(words(action.progress)).toBe(words(full?.progress));
          continue;
        }
        expect(text.startsWith(words(action.text) ?? ''), `“${action.text}” begins the text`).toBe(true);
        if (action.progress !== null)
          expect((words(full?.progress) ?? '').startsWith(words(action.progress) ?? '')).toBe(true);
        if (action.status === null) expect(messages.map(({ code }) => code)).toContain('parse/cut-off');
        else expect(action.status.published).toBe(full?.status?.published);
      }
    },
  );
});

describe('headers with dates', () => {
  test('two dated status columns: the latest is the status, the other keeps its name', async () => {
    const { edition } = await readText(
      [
        'Recovery plan',
        'Action Status at September 2022 Status at March 2023 Comment',
        '1 Open a recovery fund On track Completed Fund closed with 214 grants.',
        '2 Appoint coordinators in each region Delayed On track Five of six are in post.',
        '3 Publish a map of damaged roads Completed Completed Updated weekly until January.',
        '4 Repair school buildings On track Delayed Two contractors withdrew.',
        '',
      ].join('\n'),
    );
    const earlier = 'Status at September 2022';
    expect(
      edition.actions.map(({ id, status, extra, progress }) => [id, status?.published, extra[earlier], progress]),
    ).toEqual([
      ['1', 'Completed', 'On track', 'Fund closed with 214 grants.'],
      ['2', 'On track', 'Delayed', 'Five of six are in post.'],
      ['3', 'Completed', 'Completed', 'Updated weekly until January.'],
      ['4', 'Delayed', 'On track', 'Two contractors withdrew.'],
    ]);
    expect(edition.messages).toEqual([]);
  });

  test('a date of any form belongs to the header before it, and a second date column keeps its name', async () => {
    const { edition } = await readText(
      [
        'Schedule of agreed actions',
        'Ref Agreed action Agreed date Status as at 30/09/24 Revised date',
        '1a Reconcile the payroll account monthly 31/03/24 Implemented',
        '1b Document the procedure 31/05/24 Partly implemented 31/12/24',
        '2a Remove access within 24 hours 30/06/24 Implemented',
        '2b Test the recovery plan 30/09/24 Not implemented 31/03/25',
        '',
      ].join('\n'),
    );
    expect(edition.actions.map(({ id, text, due, status }) => [id, text, due?.published, status?.value])).toEqual([
      ['1a', 'Reconcile the payroll account monthly', '31/03/24', 'complete'],
      ['1b', 'Document the procedure', '31/05/24', 'partly-complete'],
      ['2a', 'Remove access within 24 hours', '30/06/24', 'complete'],
      ['2b', 'Test the recovery plan', '30/09/24', 'not-achieved'],
    ]);
  });

  test('`Ongoing` right before another status stands for a date, where the column before holds dates', async () => {
    const { edition } = await readText(
      [
        'Lighthouse plan: second year',
        'Ref Action Lead Target date Status Update',
        '1.1 Paint the north tower white from top to bottom HB March 2023 Complete It shines.',
        '1.2 Teach every new keeper within four weeks KEEP Ongoing Not started Nobody came in spring.',
        '1.3 Print the times of each flash once a year HB May 2023 Complete Printed in June.',
        '',
      ].join('\n'),
    );
    expect(edition.actions.map(({ id, due, status }) => [id, due?.published, status?.published])).toEqual([
      ['1.1', 'March 2023', 'Complete'],
      ['1.2', 'Ongoing', 'Not started'],
      ['1.3', 'May 2023', 'Complete'],
    ]);
  });

  test('a status of the publisher’s own may end in a small word', async () => {
    const { edition } = await readText(
      [
        'Peers of the fog bell: what we have done since',
        '',
        'Suggestion How far along Where we are now',
        'Ringers should give their names in the log. Bedded in All logs sampled in May had names.',
        'The bell should be heard at the far pier. Bedded in The tower was raised in March.',
        'Rotas should be printed before the winter. Taking shape Ten of twelve are drawn up.',
        'Ringers who are alone should have a radio. Yet to land The budget of the harbour was cut.',
        'The bell should be rung by hand each spring. Bedded in Four ringers met in April.',
        'Visitors should be asked what they heard. Taking shape Cards were printed in June.',
        '',
      ].join('\n'),
    );
    expect(edition.actions.map(({ status, progress }) => [status?.published, progress])).toEqual([
      ['Bedded in', 'All logs sampled in May had names.'],
      ['Bedded in', 'The tower was raised in March.'],
      ['Taking shape', 'Ten of twelve are drawn up.'],
      ['Yet to land', 'The budget of the harbour was cut.'],
      ['Bedded in', 'Four ringers met in April.'],
      ['Taking shape', 'Cards were printed in June.'],
    ]);
  });
});
