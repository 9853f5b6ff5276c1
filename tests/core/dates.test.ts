import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { isDatePhrase, readDateBounds } from '../../src/core/dates.js';

const settings = { fiscalYearStart: 4 };
const bounds = (text: string): string => {
  const read = readDateBounds(text, settings);
  return read ? `${read.earliest ?? ''}..${read.latest ?? ''}` : 'none';
};

describe('one phrase', () => {
  test.each([
    ['31 March 2025', '2025-03-31..2025-03-31'],
    ['31st of March, 2025', '2025-03-31..2025-03-31'],
    ['Friday 28 March 2025', '2025-03-28..2025-03-28'],
    ['March 3, 2025', '2025-03-03..2025-03-03'],
    ['31 Mar 25', '2025-03-31..2025-03-31'],
    ['31/03/2025', '2025-03-31..2025-03-31'],
    ['03/31/2025', '2025-03-31..2025-03-31'],
    ['03/04/2025', '2025-04-03..2025-04-03'],
    ['1.4.25', '2025-04-01..2025-04-01'],
    ['2025-03-31', '2025-03-31..2025-03-31'],
    ['1-15 March 2025', '2025-03-01..2025-03-15'],
    ['March 2025', '2025-03-01..2025-03-31'],
    ['Mar-25', '2025-03-01..2025-03-31'],
    ['03/2025', '2025-03-01..2025-03-31'],
    ['2025-03', '2025-03-01..2025-03-31'],
    ['April–June 2024', '2024-04-01..2024-06-30'],
    ['November to February 2025', '2024-11-01..2025-02-28'],
    ['Spring 2024', '2024-03-01..2024-05-31'],
    ['Winter 2023', '2023-12-01..2024-02-29'],
    ['Autumn/Winter 2024', '2024-09-01..2025-02-28'],
    ['summer term 2025', '2025-04-01..2025-07-31'],
    ['Q3 2025', '2025-07-01..2025-09-30'],
    ['2025 Q2', '2025-04-01..2025-06-30'],
    ['2024 (Q3)', '2024-07-01..2024-09-30'],
    ['Q1-Q2 2025', '2025-01-01..2025-06-30'],
    ['third quarter of 2024', '2024-07-01..2024-09-30'],
    ['Q3 2023/24', '2023-10-01..2023-12-31'],
    ['2024/25 Q1', '2024-04-01..2024-06-30'],
    ['Q1 FY25', '2024-04-01..2024-06-30'],
    ['H2 2025', '2025-07-01..2025-12-31'],
    ['2024/25', '2024-04-01..2025-03-31'],
    ['2010-11', '2010-04-01..2011-03-31'],
    ['FY25/26', '2025-04-01..2026-03-31'],
    ['the 2024-25 financial year', '2024-04-01..2025-03-31'],
    ['financial year 2025', '2024-04-01..2026-03-31'],
    ['academic year 2024/25', '2024-08-01..2025-07-31'],
    ['2025', '2025-01-01..2025-12-31'],
    ['2025-2030', '2025-01-01..2030-12-31'],
    ['end of Q2 2025', '2025-06-01..2025-06-30'],
    ['early 2026', '2026-01-01..2026-04-30'],
    ['mid-2026', '2026-05-01..2026-08-31'],
    ['by end 2024', '..2024-12-31'],
    ['by year end 2025', '..2025-12-31'],
    ['No later than 1 Sept 2025', '..2025-09-01'],
    ['from May 2024', '2024-05-01..'],
    ['2024 onwards', '2024-01-01..'],
    ['March 2023 – ongoing', '2023-03-01..'],
    ['March 2025 and ongoing', '2025-03-01..'],
    ['1 April 2024 - 31 March 2025', '2024-04-01..2025-03-31'],
    ['Completed March 2024', '2024-03-01..2024-03-31'],
    ['TBC', '..'],
    ['within 12 months', '..'],
    ['in due course', '..'],
  ])('%s', (text, expected) => {
    expect(bounds(text)).toBe(expected);
    expect(isDatePhrase(text)).toBe(true);
  });
});

describe('the words of a date cell', () => {
  test.each([
    ['Ongoing until March 2026', '..2026-03-31'],
    ['Due for completion by March 2025', '..2025-03-31'],
    ['Expected completion: Spring 2025', '2025-03-01..2025-05-31'],
    ['late 2024/early 2025', '2024-09-01..2025-04-30'],
    ['Phase 1: March 2024; Phase 2: March 2025', '2024-03-01..2025-03-31'],
    ['March 2024, now June 2025', '2025-06-01..2025-06-30'],
    ['March 2025 (revised from June 2024)', '2025-03-01..2025-03-31'],
    ['July 2025 (previously 31 December 2024)', '2025-07-01..2025-07-31'],
    ['Original: March 2024 Revised: June 2025', '2025-06-01..2025-06-30'],
    ['Originally March 2024, under review', '..'],
    ['week commencing 3 March 2025', '2025-03-03..2025-03-03'],
    ['45 March 2025', '2025-03-01..2025-03-31'],
    ['3rd Mar. 2025 at 10:00', '2025-03-03..2025-03-03'],
  ])('%s', (text, expected) => {
    expect(bounds(text)).toBe(expected);
    expect(isDatePhrase(text)).toBe(false);
  });

  test.each(['', 'Ongoing', '12 months', 'May', 'Q4', 'next year', 'in two months', '31 June', '3.2.2'])(
    'no day can be told: %j',
    (text) => {
      expect(bounds(text)).toBe('none');
      expect(isDatePhrase(text)).toBe(false);
    },
  );
});

test('the fiscal year begins where the plan says', () => {
  expect(readDateBounds('2024/25', { fiscalYearStart: 7 })).toEqual({ earliest: '2024-07-01', latest: '2025-06-30' });
  expect(readDateBounds('Q1 2024/25', { fiscalYearStart: 7 })).toEqual({
    earliest: '2024-07-01',
    latest: '2024-09-30',
  });
});

test('every day, in every order of writing it, is that day', () => {
  const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(days, (date) => {
      const iso = date.toISOString().slice(0, 10);
      const [y = '', m = '', d = ''] = iso.split('-');
      const name = names[Number(m) - 1] ?? '';
      for (const text of [
        iso,
        `${d}/${m}/${y}`,
        `${String(Number(d))} ${name} ${y}`,
        `${name} ${d}, ${y}`,
        `by ${d}.${m}.${y}`,
      ]) {
        const expected = text.startsWith('by') ? `..${iso}` : `${iso}..${iso}`;
        expect(bounds(text)).toBe(expected);
      }
    }),
  );
});

test('the first day never comes after the last, whatever the words', () => {
  const word = fc.constantFrom(
    'by',
    'from',
    'March',
    '2024',
    '2025',
    'Q3',
    '/',
    '-',
    'to',
    'Winter',
    'early',
    '31',
    'FY25',
    'now',
    'was',
    '(',
    'ongoing',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), (words) => {
      const read = readDateBounds(words.join(' '), settings);
      expect(read?.earliest == null || read.latest === null || read.earliest <= read.latest).toBe(true);
    }),
  );
});
