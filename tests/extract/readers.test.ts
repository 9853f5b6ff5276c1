import { describe, expect, test } from 'vitest';
import { readDay } from '../../src/extract/date.js';
import { PublishedDates, publishedInLines } from '../../src/extract/published-dates.js';
import { readPageTitle } from '../../src/extract/html/title.js';
import { extract } from '../../src/extract/index.js';
import { readLicence } from '../../src/extract/licence.js';
import { furnitureReason } from '../../src/extract/text/furniture.js';
import { captureOf } from './captures.js';

describe('days', () => {
  test.each([
    ['14 November 2024', '2024-11-14'],
    ['Published: 3rd Sept. 2021', '2021-09-03'],
    ['November 1, 2019', '2019-11-01'],
    ['04/03/2024', '2024-03-04'],
    ['2025-09-10T09:00:00BST', '2025-09-10'],
    ['2024-03-31T23:30:00+01:00', '2024-03-31'],
    ['29 February 2024', '2024-02-29'],
    ['29 February 2023', null],
    ['November 2024', null],
    ['31/04/2024', null],
    ['ISBN 978 1 83691 123', null],
  ])('%s', (text, day) => {
    expect(readDay(text)).toBe(day);
  });
});

describe('when a page was published', () => {
  test('what it prints counts more than structured data, that more than meta, and an update less', () => {
    const dates = new PublishedDates();
    dates.note('modified', '2025-05-05');
    expect(dates.best()).toBe('2025-05-05');
    dates.read('Last updated: 4 April 2024');
    expect(dates.best()).toBe('2024-04-04');
    dates.note('meta', '2023-03-03T10:00');
    expect(dates.best()).toBe('2023-03-03');
    dates.note('structured', '2022-02-02');
    expect(dates.best()).toBe('2022-02-02');
    for (const text of ['Published:', ' ', '1 January 2021']) dates.read(text);
    expect(dates.best()).toBe('2021-01-01');
  });

  test('the first of a kind counts, and a label only for what follows it', () => {
    const dates = new PublishedDates();
    for (const text of ['Published', 'by the harbour office', 'in the town', '9 September 2019']) dates.read(text);
    expect(dates.best()).toBeNull();
    for (const text of ['Published 9 September 2019', 'Published 1 January 2020']) dates.read(text);
    expect(dates.best()).toBe('2019-09-09');
  });

  test('a sentence is no label', () => {
    const dates = new PublishedDates();
    for (const text of [
      'Published reports on the eels appeared on 3 March 2020',
      'The list was published on 3 March 2020',
    ])
      dates.read(text);
    expect(dates.best()).toBeNull();
  });
});

describe('when a text was published', () => {
  const rows = Array.from({ length: 40 }, (_, i) => `${i + 1} Mend bridge ${i + 1}`);

  test.each([
    ['near the head', ['Bridges plan', 'Published: 14 November 2024', ...rows], '2024-11-14'],
    ['at the foot', ['Bridges plan', ...rows, 'Page last updated: 3 March 2024'], '2024-03-03'],
    ['with signs of Markdown', ['# Bridges plan', '**Last updated:** 3 March 2024', ...rows], '2024-03-03'],
    ['on two lines', ['Bridges plan', 'Published', '14 November 2024', ...rows], '2024-11-14'],
    ['published before updated', ['Updated 3 March 2024', 'Published 14 November 2023'], '2023-11-14'],
    ['under each record', ['Updated: 3 March 2024', 'Mend', 'Updated: 9 May 2024', 'Paint'], null],
    ['in the middle', [...rows, 'Published: 14 November 2024', ...rows], null],
    ['in a note', ['Bridges plan', 'Published 14 May 2024.', ...rows], null],
  ])('%s', (_, lines, day) => {
    expect(publishedInLines(lines)).toBe(day);
  });
});

describe('licences', () => {
  test.each([
    ['All content is available under the Open Government Licence v3.0, except where otherwise stated.', 'OGL-UK-3.0'],
    ['https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/', 'OGL-UK-3.0'],
    ['Open Government Licence 2', 'OGL-UK-2.0'],
    ['https://creativecommons.org/licenses/by/4.0/', 'CC-BY-4.0'],
    ['a licence to fish', null],
  ])('%s', (text, licence) => {
    expect(readLicence(text)).toBe(licence);
  });
});

describe('lines of a site or a printed page', () => {
  test.each([
    'Back to top',
    'Return to the top of this page',
    'Cookies on gov.scot',
    'Accept all cookies',
    'Page 3 of 9',
    '– 12 –',
    'Is this page useful?',
    'Was this helpful?',
    'Skip to main content',
    'Print this page',
    'Share this page',
  ])('%s', (line) => {
    expect(furnitureReason(line)).not.toBeNull();
  });

  test.each([
    'Page 3 of the plan sets out the actions',
    '6.1.2 Share this page of guidance with schools and parents by March 2025, and report',
    'Cookies were served to all',
    '12',
    'Feedback from pupils was good',
    'Print the register',
  ])('no: %s', (line) => {
    expect(furnitureReason(line)).toBeNull();
  });
});

describe('lines above a title', () => {
  const election = 'Because of the Scottish Parliament election, this site will not be updated as usual.';

  test('a notice is furniture there, and nowhere else', () => {
    expect(furnitureReason('Information', true)).not.toBeNull();
    expect(furnitureReason(election, true)).not.toBeNull();
    expect(furnitureReason('Information')).toBeNull();
    expect(furnitureReason('Publication was delayed by the election.')).toBeNull();
  });

  test('the title comes after it', async () => {
    const document = await extract(captureOf(`Information\n\n${election}\n\nHarbour plan\n\nTheme 1\n`), { index: 0 });
    expect(document.title).toBe('Harbour plan');
  });

  test.each([
    'Review Recommendation Actions Status of Action',
    '1.1 Dredge the basin. Complete',
    'Action | Status',
    'A sentence is no title.',
    '• an item',
  ])('no title: %s', async (line) => {
    expect((await extract(captureOf(`${line}\n\nmore`), { index: 0, from: 'text' })).title).toBeNull();
  });

  test.each(['Harbour plan: progress update', 'Status of the harbour plan', '# Harbour plan'])(
    'a title: %s',
    async (line) => {
      expect((await extract(captureOf(`${line}\n\nmore`), { index: 0, from: 'text' })).title).toBe(
        line.replace('# ', ''),
      );
    },
  );
});

describe('titles of pages', () => {
  const none = { head: null, heading: null, subheading: null, series: null };

  test('the publication before the page', () => {
    expect(
      readPageTitle({ ...none, head: 'Theme 1 - Plan - gov.scot', heading: 'Theme 1', series: 'Plan' }).title,
    ).toBe('Plan');
  });

  test('the site is no part of it, nor is the page where the head names both', () => {
    expect(readPageTitle({ ...none, head: 'Harbour plan - gov.scot' }).title).toBe('Harbour plan');
    expect(readPageTitle({ ...none, head: 'Harbour plan | Skerrow Islands' }).title).toBe('Harbour plan');
    expect(
      readPageTitle({
        ...none,
        head: 'Theme 6: “Nets” - Plan: update - 2024 - gov.scot',
        subheading: 'Theme 6: "Nets"',
      }),
    ).toEqual({
      title: 'Plan: update - 2024',
      series: 'Plan: update - 2024',
    });
  });

  test('a dash in a title is no site', () => {
    expect(readPageTitle({ ...none, head: 'Action plan - second update' }).title).toBe('Action plan - second update');
  });

  test('the first heading where there is nothing else', () => {
    expect(readPageTitle({ ...none, subheading: 'Theme 1' }).title).toBe('Theme 1');
  });
});
