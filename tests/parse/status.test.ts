import { expect, test } from 'vitest';
import { readStatus } from '../../src/parse/fields/status.js';
import { english } from '../../src/parse/lexicon/en.js';
import { compileWords } from '../../src/parse/lexicon/words.js';

const words = compileWords(english, null);

test.each([
  ['Nearly complete', 'in-progress'],
  ['Half done', 'partly-complete'],
  ['Some of it is complete', 'partly-complete'],
  ['90% complete', 'in-progress'],
  ['100% complete', 'complete'],
  ['0% complete', 'not-started'],
  ['20%', 'in-progress'],
  ['62.5 %', 'in-progress'],
  ['0.0%', 'not-started'],
  ['100 %', 'complete'],
  ['Completed in part', 'partly-complete'],
  ['Completed as part of the review', 'complete'],
  ['Not fully implemented', 'not-achieved'],
  ['Has not been achieved', 'not-achieved'],
  ['Will not be delivered', 'withdrawn'],
  ['Will not be delivered without more funds', 'delayed'],
  ['Expected to be complete in 2025', 'open'],
  ['Once complete', 'open'],
  ['No longer on track', 'delayed'],
  ['Closed - not complete', 'not-achieved'],
  ['Complete (not yet published)', 'complete'],
  ['Closed, not accepted', 'withdrawn'],
  ['Closed – declined', 'withdrawn'],
  ['Closed (not implemented)', 'not-achieved'],
  ['Closed: superseded', 'withdrawn'],
  ['Implemented, agreed', 'complete'],
  ['On track to be completed by March', 'in-progress'],
  ['On track or complete', 'unknown'],
  ['☐ Implemented ☒ Partially implemented ☐ Not implemented', 'partly-complete'],
  ['☐ Implemented\n☐ Partially implemented\n☑ Not implemented', 'not-achieved'],
  ['[ ] On track [x] Complete', 'complete'],
  ['Implemented □ Withdrawn ■', 'withdrawn'],
  ['☐ Implemented ☐ Partially implemented ☐ Not implemented', 'unknown'],
  ['☒ Implemented ☒ Partially implemented ☐ Not implemented', 'unknown'],
  ['☒ Implemented', 'complete'],
])('%s → %s', (published, value) => {
  expect(readStatus(published, words)?.value).toBe(value);
});

test.each(['120%', 'Under review', 'Some risk to delivery', 'Completion expected in 2025'])(
  '%s is in no vocabulary',
  (published) => {
    expect(readStatus(published, words)).toBeNull();
  },
);
