import { describe, expect, test } from 'vitest';
import { read, words } from '../parse/reading.js';
import { grids, ordinary, type GridName, type GridPage, type GridRow } from './grid-pages.js';

/** One trap: what it does to the page, and what must be read where it stands. */
interface Trap {
  readonly name: string;
  readonly plant: (page: GridPage) => GridPage;
  /** What the rows it changes must give, by index; a status as `words → value`. */
  readonly read?: Readonly<Record<number, Partial<Told>>>;
  /** Codes that must be among the messages. */
  readonly messages?: readonly string[];
  readonly except?: readonly GridName[];
}

interface Told {
  readonly id: string | null;
  readonly text: string | null;
  readonly owners: string;
  readonly status: string | null;
  readonly progress: string | null;
}

/** Puts other words into one row. */
function change(index: number, words: Partial<GridRow>): (page: GridPage) => GridPage {
  return (page) => ({ ...page, rows: page.rows.map((row, i) => (i === index ? { ...row, ...words } : row)) });
}

function all(...plants: readonly ((page: GridPage) => GridPage)[]): (page: GridPage) => GridPage {
  return (page) => plants.reduce((made, plant) => plant(made), page);
}

const traps: readonly Trap[] = [
  {
    name: 'status words inside sentences',
    plant: change(3, {
      note: 'Complete and published. The refit of the bell is ongoing, and the rope is not started.',
    }),
    read: { 3: { progress: 'Complete and published. The refit of the bell is ongoing, and the rope is not started.' } },
  },
  {
    name: 'an action that opens with a status word',
    plant: change(7, { text: 'Complete the survey of damp.' }),
    read: { 7: { text: 'Complete the survey of damp.' } },
  },
  {
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
    name: 'ids inside notes are no rows',
    plant: change(4, { note: 'See action 2.3 progress update, as outlined at 1.1.' }),
    read: { 4: { progress: 'See action 2.3 progress update, as outlined at 1.1.' } },
  },
  { name: 'the first header is missing', plant: (page) => ({ ...page, header: ['', ...page.header.slice(1)] }) },
  {
    name: 'a header that is half a sentence',
    plant: (page) => ({
      ...page,
      header: page.header.map((each) => (each === 'Action' ? 'The Board has recommended that' : each)),
    }),
  },
  {
    name: 'a date glued to a status, and a date for one',
    plant: all(change(2, { status: 'Completed 18.5.23' }), change(8, { status: 'March 2031' })),
    read: { 2: { status: 'Completed 18.5.23 → complete' }, 8: { status: 'March 2031 → open' } },
  },
  {
    name: 'an older status beside the row’s own',
    plant: (page) => ({
      ...page,
      header: page.header.map((each) => (each === 'Status' ? 'Status 2025' : each)),
      older: { header: 'Status 2024', status: 'Not started' },
    }),
  },
  {
    name: 'an owner whose name opens the action',
    plant: change(6, { text: 'Harbour Board rope must go back to the Harbour Board.', lead: 'Harbour Board' }),
    read: { 6: { text: 'Harbour Board rope must go back to the Harbour Board.', owners: 'Harbour Board' } },
  },
  {
    name: 'a row without a status',
    plant: change(9, { status: '' }),
    read: { 9: { status: null } },
    messages: ['parse/no-status'],
  },
  { name: 'a zero-padded id', plant: change(4, { id: '1.05' }), read: { 4: { id: '1.05' } } },
  {
    name: 'two rows with one id',
    plant: change(8, { id: '2.2' }),
    read: { 8: { id: '2.2' } },
    messages: ['parse/duplicate-id'],
  },
  {
    name: 'one row for a group of points',
    plant: change(5, { id: 'Points 3, 4, 5 and 6' }),
    read: { 5: { id: 'Points 3, 4, 5 and 6' } },
  },
  {
    name: 'the numbering begins anew',
    plant: (page) => ({ ...page, rows: page.rows.map((row, i) => (i < 6 ? row : { ...row, id: `1.${i - 5}` })) }),
    read: Object.fromEntries([6, 7, 8, 9, 10, 11].map((i) => [i, { id: `1.${i - 5}` }])),
    messages: ['parse/duplicate-id'],
  },
  { name: 'a recommendation that is a theme', plant: (page) => ({ ...page, before: ['Recommendation 7'] }) },
  {
    name: 'a legend and sentences with every status word',
    plant: (page) => ({
      ...page,
      before: ['Complete means that all work has ended; Ongoing means that it has not.', 'Three actions are complete.'],
    }),
  },
  {
    name: 'a pipe inside a cell',
    plant: change(10, { text: 'Buy a second lantern | or mend the first.' }),
    read: { 10: { text: 'Buy a second lantern | or mend the first.' } },
  },
  { name: 'the header comes again', plant: (page) => ({ ...page, headerAgain: 6 }) },
  {
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
    name: 'a status that only a colour gives',
    plant: change(0, { status: 'Amber' }),
    read: { 0: { status: 'Amber → unknown' } },
    messages: ['parse/unknown-status'],
  },
  {
    name: 'furniture around the table',
    plant: (page) => ({ ...page, before: ['Information'], after: ['Back to top', 'Was this helpful'] }),
  },
  {
    name: 'a heading that contradicts a cell',
    plant: (page) => ({ ...page, before: ['Completed actions'] }),
    messages: ['parse/status-contradicts-heading'],
    except: ['page.csv'],
  },
];

async function told(
  name: GridName,
  page: GridPage,
): Promise<{ rows: readonly Told[]; codes: readonly string[]; unread: number }> {
  const body = new TextEncoder().encode(grids[name](page));
  const { edition } = await read([{ name, body }], { published: '2025-01-15' });
  return {
    rows: edition.actions.map(({ id, text, owners, status, progress }) => ({
      id,
      text: words(text),
      owners: owners.join('; '),
      status: status && `${status.published} → ${status.value}`,
      progress: words(progress),
    })),
    codes: edition.messages.map(({ code }) => code),
    unread: edition.coverage.unread,
  };
}

describe.each(Object.keys(grids) as GridName[])('%s', (name) => {
  test('ordinary rows read back as they are', async () => {
    const { rows, unread } = await told(name, ordinary);
    expect(rows.map(({ id, text, owners }) => ({ id, text, owners }))).toEqual(
      ordinary.rows.map(({ id, text, lead }) => ({ id, text, owners: lead })),
    );
    expect(rows.map(({ status }) => status?.split(' → ')[0])).toEqual(ordinary.rows.map(({ status }) => status));
    expect(unread).toBe(0);
  });

  test.each(traps.filter(({ except = [] }) => !except.includes(name)))(
    '$name: the other rows stay the same',
    async (trap) => {
      const plain = await told(name, ordinary);
      const { rows, codes, unread } = await told(name, trap.plant(ordinary));
      expect(rows).toEqual(plain.rows.map((row, i) => ({ ...row, ...trap.read?.[i] })));
      for (const code of trap.messages ?? []) expect(codes).toContain(code);
      expect(unread).toBe(0);
    },
  );
});
