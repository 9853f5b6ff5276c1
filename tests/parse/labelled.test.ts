import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { describe, expect, test } from 'vitest';
import { brief, type Brief } from './labelled-brief.js';
import { essence, plan, read, readText, shelves, truthOf } from './reading.js';

const plans = join(import.meta.dirname, '../../fixtures/plans');

/** What a fixture's page must give. */
interface Expected {
  readonly actions: readonly Brief[];
  /** Codes of the messages a person should look at. */
  readonly messages: readonly string[];
}

const fixtures = readdirSync(plans).filter((name) => name.startsWith('labelled-'));

function pageOf(fixture: string): { name: string; body: Uint8Array } {
  const name = ['input.txt', 'input.html'].find((each) => existsSync(join(plans, fixture, each))) ?? 'input.txt';
  return { name, body: readFileSync(join(plans, fixture, name)) };
}

describe.each(fixtures)('%s', (fixture) => {
  const expected = parseYaml(readFileSync(join(plans, fixture, 'expected.yaml'), 'utf8')) as Expected;
  const reading = read([pageOf(fixture)]);

  test('every record, and no other', async () => {
    expect((await reading).edition.actions.map(brief)).toEqual(expected.actions);
  });

  test('what a person should look at', async () => {
    const { messages } = (await reading).edition;
    expect([...new Set(messages.filter((each) => each.severity !== 'info').map((each) => each.code))].sort()).toEqual(
      expected.messages,
    );
  });

  test('every character is in one class and none is unread', async () => {
    const { characters, records, headings, narrative, furniture, unread } = (await reading).edition.coverage;
    expect(records + headings + narrative + furniture + unread).toBe(characters);
    expect(unread).toBe(0);
  });

  test('the layout is labelled blocks, and says why', async () => {
    const { explanation } = await reading;
    const chosen = explanation.filter((each) => / \d\.\d\d, taken/u.test(each));
    expect(chosen.every((each) => /: (?:labelled|cards) /u.test(each))).toBe(true);
    expect(chosen.length > 0).toBe(expected.actions.length > 0);
  });
});

test.each(['2020-10', '2021-10'])('%s without a line break gives the records of its page', async (edition) => {
  const { edition: told, actions } = truthOf(edition);
  const body = readFileSync(join(shelves, edition, 'flattened', 'one-line.txt'));
  const settings = { plan, ...(told.published === null ? {} : { published: told.published }) };
  const found = (await read([{ name: 'one-line.txt', body }], settings)).edition;
  // The edition of 2021 keeps one page of three records in this form.
  const whole = edition === '2020-10' ? actions : actions.slice(0, 3);
  expect(found.actions.map(essence)).toEqual(whole.map(essence));
  expect(found.coverage.unread).toBe(0);
});

describe('what is no record', () => {
  test.each([
    ['a lone label', 'Our open data policy\n\nStatus: open access\n\nAll of it may be read.'],
    [
      'two labels of a page about itself',
      'About this page\n\nOwner: Web Team\nDate: 4 May 2023\n\nWrite to us if it is wrong.',
    ],
    [
      'chapters that are named like labels',
      'Progress\nWe have done well.\n\nNext steps\nWe will go on.\n\nProgress\nWe have done better.\n\nNext steps\nWe will stop.',
    ],
    [
      'labels inside sentences',
      'The status of the pier: good. Progress made: none was noted, and no action: none was needed.\n\nThe owner of it, by response: unknown, is dead.',
    ],
    ['a form without values', 'Action:\nOwner:\nStatus:\nAction:\nOwner:\nStatus:\n'],
  ])('%s', async (_, text) => {
    const { edition } = await readText(text);
    expect(edition.actions).toEqual([]);
    expect(edition.coverage.unread).toBe(0);
  });
});
