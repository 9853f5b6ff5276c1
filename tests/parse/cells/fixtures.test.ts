import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { describe, expect, test } from 'vitest';
import { read } from '../reading.js';
import { account, readFixture, type Account } from './fixtures.js';

const plans = join(import.meta.dirname, '../../../fixtures/plans');
const fixtures = readdirSync(plans).filter(
  (name) => !name.startsWith('labelled-') && existsSync(join(plans, name, 'expected.yaml')),
);

describe.each(fixtures)('%s', (fixture) => {
  const folder = join(plans, fixture);
  const reading = readFixture(folder);

  test('its records, its counts and what a person should look at', async () => {
    const expected = parseYaml(readFileSync(join(folder, 'expected.yaml'), 'utf8')) as Account;
    expect(account(await reading)).toEqual(expected);
  });

  test('every character is in one class, and unread only where a message says so', async () => {
    const { coverage, messages } = (await reading).edition;
    const { characters, records, headings, narrative, furniture, unread } = coverage;
    expect(records + headings + narrative + furniture + unread).toBe(characters);
    expect(unread > 0).toBe(messages.some((each) => each.code === 'parse/unread'));
  });
});

test('the fixtures are all here', () => {
  expect(fixtures.length).toBeGreaterThanOrEqual(35);
});

test('narrative is read only where it is asked for, and said to be there', async () => {
  const body = readFileSync(join(plans, 'narrative-bullets', 'input.txt'));
  const { edition } = await read([{ name: 'input.txt', body }]);
  expect(edition.actions).toEqual([]);
  const told = edition.messages.find((each) => each.code === 'parse/unread-rows');
  expect(`${String(told?.severity)}: ${String(told?.reason)}`).toBe(
    'error: no row was read here: sentences name 3 actions and say how they stand (Action 12, R61, Action 14): `--narrative` reads them',
  );
});

test('an action that a paragraph asked for and comes back to is said to be there, too', async () => {
  const body = readFileSync(join(plans, 'narrative-assessed', 'input.txt'));
  const { edition } = await read([{ name: 'input.txt', body }]);
  expect(edition.actions).toEqual([]);
  expect(edition.messages.map(({ severity, reason }) => `${severity}: ${reason}`)).toEqual([
    'error: no row was read here: sentences name 3 actions and say how they stand (Recommendation 1, R5, recommendation vi): `--narrative` reads them',
  ]);
});

test('a legend on one page explains the signs of another', async () => {
  const page = (name: string, text: string): { name: string; body: Uint8Array } => ({
    name,
    body: new TextEncoder().encode(text),
  });
  const rows = 'Action\nStatus\nUpdate\nK1 Mend the gate.\nG\nMended.\nK2 Oil the hinge.\nR\nNo oil.\n';
  const alone = await read([page('two.txt', rows)]);
  expect(alone.edition.actions.map((action) => action.status?.value)).toEqual(['unknown', 'unknown']);
  const together = await read([page('one.txt', 'Gates\nKey: G = complete, R = delayed\n'), page('two.txt', rows)]);
  expect(together.edition.actions.map((action) => action.status)).toEqual([
    { published: 'G', value: 'complete', from: 'legend' },
    { published: 'R', value: 'delayed', from: 'legend' },
  ]);
});
