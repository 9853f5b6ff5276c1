import { expect } from 'vitest';
import { forms, groupTitles, ordinary, type GridPage, type GridRow } from './grid-pages.js';
import { meant, type Family, type Trap } from './trap.js';

/** Puts other words into one row. */
function change(index: number, words: Partial<GridRow>): (page: GridPage) => GridPage {
  return (page) => ({ ...page, rows: page.rows.map((row, i) => (i === index ? { ...row, ...words } : row)) });
}

function all(...plants: readonly ((page: GridPage) => GridPage)[]): (page: GridPage) => GridPage {
  return (page) => plants.reduce((made, plant) => plant(made), page);
}

const traps: readonly Trap<GridPage>[] = [
  {
    trap: 1,
    name: 'status words inside sentences',
    plant: change(3, {
      note: 'Complete and published. The refit of the bell is ongoing, and the rope is not started.',
    }),
    read: { 3: { progress: 'Complete and published. The refit of the bell is ongoing, and the rope is not started.' } },
  },
  {
    trap: 1,
    name: 'an action that opens with a status word',
    plant: change(7, { text: 'Complete the survey of damp.' }),
    read: { 7: { text: 'Complete the survey of damp.' } },
  },
  {
    trap: 2,
    name: 'statuses that hold shorter statuses',
    plant: all(
      change(1, { status: 'Incomplete' }),
      change(2, { status: 'Not implemented' }),
      change(5, { status: 'Partially complete' }),
    ),
    read: {
      1: { status: 'Incomplete → not-achieved' },
      2: { status: 'Not implemented → not-achieved' },
      5: { status: 'Partially complete → partly-complete' },
    },
  },
  {
    trap: 3,
    name: 'ids inside notes are no rows',
    plant: change(4, { note: 'See action 2.3 progress update, as outlined at 1.1.' }),
    read: { 4: { progress: 'See action 2.3 progress update, as outlined at 1.1.' } },
  },
  {
    trap: 5,
    name: 'the first header is missing',
    plant: (page) => ({ ...page, header: ['', ...page.header.slice(1)] }),
  },
  {
    trap: 5,
    name: 'a header that is half a sentence',
    plant: (page) => ({
      ...page,
      header: page.header.map((each) => (each === 'Action' ? 'The Board has recommended that' : each)),
    }),
  },
  {
    trap: 6,
    name: 'a date glued to a status, and a date for one',
    plant: all(change(2, { status: 'Completed 18.5.23' }), change(8, { status: 'March 2031' })),
    published: '2025-01-15',
    read: { 2: { status: 'Completed 18.5.23 → complete' }, 8: { status: 'March 2031 → open' } },
  },
  {
    trap: 7,
    name: 'an older status beside the row’s own',
    plant: (page) => ({
      ...page,
      header: page.header.map((each) => (each === 'Status' ? 'Status 2025' : each)),
      older: { header: 'Status 2024', status: 'Not started' },
    }),
  },
  {
    trap: 8,
    name: 'an owner whose name opens the action',
    plant: change(6, { text: 'Harbour Board rope must go back to the Harbour Board.', lead: 'Harbour Board' }),
    read: { 6: { text: 'Harbour Board rope must go back to the Harbour Board.', owners: 'Harbour Board' } },
  },
  {
    trap: 10,
    name: 'a row without a status',
    plant: change(9, { status: '' }),
    read: { 9: { status: null } },
    messages: ['parse/no-status'],
  },
  { trap: 12, name: 'a zero-padded id', plant: change(4, { id: '1.05' }), read: { 4: { id: '1.05' } } },
  {
    trap: 14,
    name: 'two rows with one id',
    plant: change(8, { id: '2.2' }),
    read: { 8: { id: '2.2' } },
    messages: ['parse/duplicate-id'],
  },
  {
    trap: 11,
    name: 'one row for a group of points',
    plant: change(5, { id: 'Points 3, 4, 5 and 6' }),
    read: { 5: { id: 'Points 3, 4, 5 and 6' } },
  },
  {
    trap: 13,
    name: 'the numbering begins anew',
    plant: (page) => ({ ...page, rows: page.rows.map((row, i) => (i < 6 ? row : { ...row, id: `1.${i - 5}` })) }),
    read: Object.fromEntries([6, 7, 8, 9, 10, 11].map((i) => [i, { id: `1.${i - 5}` }])),
    messages: ['parse/duplicate-id'],
  },
  { trap: 15, name: 'a recommendation that is a theme', plant: (page) => ({ ...page, before: ['Recommendation 7'] }) },
  {
    trap: 16,
    name: 'a legend and sentences with every status word',
    plant: (page) => ({
      ...page,
      before: ['Complete means that all work has ended; Ongoing means that it has not.', 'Three actions are complete.'],
    }),
  },
  {
    trap: 17,
    name: 'a pipe inside a cell',
    plant: change(10, { text: 'Buy a second lantern | or mend the first.' }),
    read: { 10: { text: 'Buy a second lantern | or mend the first.' } },
  },
  { trap: 18, name: 'the header comes again', plant: (page) => ({ ...page, headerAgain: 6 }) },
  {
    trap: 19,
    name: 'line breaks, items and marks inside cells',
    plant: all(
      change(1, { note: 'Counted twice:\n• at dawn\n• at dusk [3]' }),
      change(5, { status: 'Complete*', text: 'Paint the mooring posts white.[2]' }),
    ),
    read: {
      1: { progress: 'Counted twice: at dawn at dusk [3]' },
      5: { status: 'Complete* → complete', text: 'Paint the mooring posts white.[2]' },
    },
  },
  {
    trap: 20,
    name: 'a status that only a colour gives',
    plant: change(0, { status: 'Amber' }),
    read: { 0: { status: 'Amber → unknown' } },
    messages: ['parse/unknown-status'],
  },
  {
    trap: 21,
    name: 'furniture around the table',
    plant: (page) => ({ ...page, before: ['Information'], after: ['Back to top', 'Was this helpful'] }),
  },
  {
    trap: 22,
    name: 'a heading that contradicts a cell',
    plant: (page) => ({ ...page, before: ['Completed actions'] }),
    messages: ['parse/status-contradicts-heading'],
    except: ['page.csv'],
  },
  ...(['spanned', 'spanned, padded', 'repeated'] as const).map((group): Trap<GridPage> => ({
    trap: 4,
    name: `the cell of a group, ${group} over its rows`,
    plant: (page) => ({ ...page, group }),
    also: ({ actions }) => {
      expect(actions.map(({ recommendation }) => recommendation?.title)).toEqual(
        ordinary.rows.map((_, i) => groupTitles[i < 6 ? 0 : 1]),
      );
    },
    ...(group === 'spanned, padded' ? { except: ['page.html', 'page.csv'] } : {}),
    ...(group === 'spanned' ? { except: ['page.csv'] } : {}),
  })),
  {
    trap: 23,
    name: 'a status goes back, and another is told in new words',
    plant: all(change(0, { status: 'Not started' }), change(5, { status: 'Action pending' })),
    read: { 0: { status: 'Not started → not-started' }, 5: { status: 'Action pending → open' } },
  },
  {
    trap: 24,
    name: 'a line says which edition it is, and heads no rows',
    plant: (page) => ({ ...page, before: ['Published 14 May 2025'] }),
    also: ({ edition, actions }) => {
      expect([edition.id, edition.published]).toEqual(['2025-05', '2025-05-14']);
      expect(actions.map(({ theme }) => theme)).toEqual(actions.map(() => null));
    },
  },
];

/** Tables with edges: of a web page, of Markdown, of separated values. */
export const grids: Family<GridPage> = {
  layouts: Object.fromEntries(Object.entries(forms).map(([file, render]) => [file, { file, render }])),
  ordinary,
  expected: ordinary.rows.map(({ id, text, lead, status, note }) => ({
    id,
    text,
    owners: lead,
    status: meant(status),
    progress: note === '' ? null : note,
  })),
  traps,
};
