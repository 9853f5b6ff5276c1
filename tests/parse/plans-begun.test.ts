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
