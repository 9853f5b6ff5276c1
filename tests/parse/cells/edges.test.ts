import { expect, test } from 'vitest';
import { findEdges } from '../../../src/parse/layouts/glued/edges.js';
import { english } from '../../../src/parse/lexicon/en.js';
import { compileWords } from '../../../src/parse/lexicon/words.js';

const words = compileWords(english, null);

function cut(text: string): string {
  const bounds = [0, ...findEdges(text, 0, text.length, words), text.length];
  return bounds
    .slice(0, -1)
    .map((start, i) => text.slice(start, bounds[i + 1]))
    .join('|');
}

test.each([
  ['…lent by libraries.OngoingSee action 3.2.2', '…lent by libraries.|Ongoing|See action 3.2.2'],
  ['RecommendationActionsStatus of ActionProgress Update', 'Recommendation|Actions|Status of Action|Progress Update'],
  ['2.1.2The council must', '2.1.2|The council must'],
  ['Lending2.1.2 The council', 'Lending|2.1.2 The council'],
  ['by the end of 20242.1.3 Every', 'by the end of 2024|2.1.3 Every'],
  ['in June 2024.2.2 Awnings', 'in June 2024.|2.2 Awnings'],
  ['kept for the BBCOngoingThe list', 'kept for the BBC|Ongoing|The list'],
  ['CompletedThe tower', 'Completed|The tower'],
  ['at 20%Not started', 'at 20%|Not started'],
  ['the last note.5.1.1PS 3Recruit', 'the last note.|5.1.1|PS 3|Recruit'],
])('cells part at %s', (glued, parted) => {
  expect(cut(glued)).toBe(parted);
});

test.each([
  'See McLeod and O’Neill at GOV.UK',
  'an iPad and an eBook',
  'version 1.2 of £4.20 in v2',
  'a PhD on CO2',
  'on 18.5.24, at 2B, High Street',
  'See action 3.2.2 progress update',
])('no cells part inside %s', (text) => {
  expect(cut(text)).toBe(text);
});
