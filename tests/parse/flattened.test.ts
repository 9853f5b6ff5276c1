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
});
