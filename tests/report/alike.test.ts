import { expect, it } from 'vitest';
import { render } from '../../src/report/index.js';
import { compareEditions, makeEdition } from '../tools/make-edition.js';

const text = 'Report on progress against the standard every quarter.';
const head = (published: string): { head: object } => ({ head: { published } });
const [ongoing, done] = [['Ongoing', 'in-progress'] as [string, string], ['Done', 'complete'] as [string, string]];
const before = makeEdition(
  'a',
  Array.from({ length: 3000 }, () => ({ text, status: ongoing })),
  head('2023'),
);
const after = makeEdition(
  'b',
  Array.from({ length: 3000 }, (_, at) => ({ text, status: at % 10 === 0 ? done : ongoing })),
  head('2024'),
);

it.each([
  ['table', 'and 299 more with the same words, of which the same is true', 60],
  ['markdown', '- and 299 more with the same words, of which the same is true', 60],
  ['html', 'and 299 more with the same words, of which the same is true', 400],
] as const)('%s tells rows that nobody can tell apart once', async (format, line, most) => {
  const changes = compareEditions(before, after);
  const told = await render({ kind: 'changes', changes, before, after }, format);
  expect(told).toContain(line);
  expect(told).toContain('300');
  expect(told.split('\n').length).toBeLessThan(most);
});
