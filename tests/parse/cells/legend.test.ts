import { expect, test } from 'vitest';
import { entriesOfLine } from '../../../src/parse/legend/entries.js';
import { foldSign, needsLegend } from '../../../src/parse/legend/signs.js';
import { english } from '../../../src/parse/lexicon/en.js';
import { compileWords } from '../../../src/parse/lexicon/words.js';

const words = compileWords(english, null);

function told(line: string, headed = false): readonly string[] {
  return entriesOfLine(line, words, headed).entries.map((entry) => `${entry.sign} → ${entry.value}`);
}

test.each([
  ['G – Complete', ['G → complete']],
  ['Green: on track', ['Green → in-progress']],
  ['✔ = implemented', ['✔ → complete']],
  ['CLOSED means no longer applicable', ['CLOSED → withdrawn']],
  ['Key: G – complete; A – on track; R – off track', ['G → complete', 'A → in-progress', 'R → delayed']],
  [
    'In this report, green means on track, amber means at risk and red means not started.',
    ['green → in-progress', 'amber → delayed', 'red → not-started'],
  ],
  ['🟢 The action is complete', ['🟢 → complete']],
])('%s', (line, entries) => {
  expect(told(line)).toEqual(entries);
});

test.each([
  'Response - Accept',
  'Status: Complete',
  '1.2 – Complete',
  'R68: Implemented',
  'A survey of damp is complete.',
  'Lead: Estates',
  'Progress made: the work is ongoing',
])('“%s” is no legend', (line) => {
  expect(told(line)).toEqual([]);
});

test('spellings of one sign are one', () => {
  expect(new Set(['G', '(G)', 'g.', 'G ↑', 'G*'].map(foldSign))).toEqual(new Set(['g']));
});

test('a sign alone needs a legend, words do not', () => {
  expect(['G', 'Dark green', '✔', 'CNLA', '🔴'].map(needsLegend)).toEqual([true, true, true, true, true]);
  expect(['Complete', 'On track', 'Green – on track', ''].map(needsLegend)).toEqual([false, false, false, false]);
});
