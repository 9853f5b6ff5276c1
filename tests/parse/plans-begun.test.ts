import { expect, test } from 'vitest';
import { read } from './reading.js';

/** Plans and reviews that say little of what became of an action. */
async function rows(text: string, name = 'page.txt'): Promise<readonly (readonly unknown[])[]> {
  const { edition } = await read([{ name, body: new TextEncoder().encode(text) }]);
  expect(edition.messages.filter(({ severity }) => severity === 'error')).toEqual([]);
  return edition.actions.map(({ id, status, due }) => [id, status?.value ?? null, due?.published ?? null]);
}

test('a table of a plan that has only begun has ids, owners and dates, and no statuses', async () => {
  const table = [
    '# Ferry Office: what we will do',
    '',
    '| Ref | Planned action | Person responsible | Timeframe | Success criteria |',
    '| --- | --- | --- | --- | --- |',
    '| 1.1 | Form a team with people from each pier and from the boats. | Pier Master | May 2031 | It meets |',
    '| 1.2 | Publish the tide tables of the outer harbours each spring. | Clerk | June 2031 | They are read |',
    '| 2.1 | Teach the crews to say the safety rules in both languages. | Mate | July 2031 | All can |',
  ];
  expect(await rows(table.join('\n'), 'page.md')).toEqual([
    ['1.1', null, 'May 2031'],
    ['1.2', null, 'June 2031'],
    ['2.1', null, 'July 2031'],
  ]);
});

test('a table of words and their owners is none', async () => {
  const table = ['| Ref | Topic | Owner |', '| --- | --- | --- |', '| 1 | Boats | Mate |', '| 2 | Piers | Clerk |'];
  expect(await rows(table.join('\n'), 'page.md')).toEqual([]);
});

test('the progress that inspectors see is the status, below what they saw', async () => {
  const block = (concern: string, progress: string): string =>
    `Concern: ${concern}\n\nThe crew had been trained since, but the work was not complete.\n\nProgress: ${progress}\n`;
  const page = [
    'Review of the Outer Ferry\n',
    block('The boats left late and nobody told the people on the pier.', 'Reasonable progress'),
    block('The lights of the north pier were broken for most of the winter.', 'Insufficient progress'),
    block('Few of the crew knew where the life jackets for children were kept.', 'No meaningful progress'),
    block('The waiting room was cold and its door could not be closed.', 'Good progress'),
  ];
  expect(await rows(page.join('\n'))).toEqual([
    [null, 'in-progress', null],
    [null, 'not-achieved', null],
    [null, 'not-achieved', null],
    [null, 'in-progress', null],
  ]);
});

test('a status on a line of its own may name the row first', async () => {
  const block = (n: number, text: string, said: string): string =>
    `${n}: Committee conclusion: Nobody knew how it stood.\n${n}: Committee recommendation: ${text}\n\n${n}.1 The Ferry Office agrees with the recommendation.\n\n${said}\n\n${n}.2 The Office wrote to the Committee in May 2031.\n`;
  const page = [
    'Progress of the Ferry Office\n',
    block(1, 'The Office should publish what each pier costs in a year.', 'Recommendation implemented'),
    block(2, 'The Office should ask the islanders which boats they need.', 'Target implementation date: Spring 2032'),
    block(4, 'The Office should train two people for each lighthouse.', 'Recommendation implemented'),
    block(5, 'The Office should answer letters within a month.', 'Target implementation date: Autumn 2032'),
  ];
  expect(await rows(page.join('\n'))).toEqual([
    ['1', 'complete', null],
    ['2', null, 'Spring 2032'],
    ['4', 'complete', null],
    ['5', null, 'Autumn 2032'],
  ]);
});

test('how far a recommendation was adopted is its status, in words of nobody else', async () => {
  const cells = (...all: string[]): string => all.join('\n\n');
  const page = cells(
    'Ferries of the outer isles',
    'No.',
    'Recommendation',
    'Management response',
    'Level of adoption',
    'Comment',
    ...[
      '1',
      'Put the upkeep of piers into each plan from its beginning.',
      'Agree',
      'Substantial',
      'Nine of eleven plans have it.',
    ],
    ...[
      '2',
      'Collect the prices of fares before the work and after it.',
      'Agree',
      'Negligible',
      'Nobody was asked to do it.',
    ],
    ...[
      '3',
      'Ask the women who run the market which boats they take.',
      'Agree',
      'High',
      'It was done on each of the isles.',
    ],
    ...[
      '4',
      'Train the crews to mend what breaks on the way.',
      'Agree',
      'Substantial',
      'All of the crews but one were trained.',
    ],
  );
  const { edition } = await read([{ name: 'page.txt', body: new TextEncoder().encode(page) }]);
  expect(edition.actions.map(({ id, status }) => [id, status?.published])).toEqual([
    ['1', 'Substantial'],
    ['2', 'Negligible'],
    ['3', 'High'],
    ['4', 'Substantial'],
  ]);
});
