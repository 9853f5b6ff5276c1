import { expect } from 'vitest';
import { words } from '../reading.js';
import { meant, type Family, type Trap } from './trap.js';

/** A row as a publisher would have it; what is null is not printed. */
interface Row {
  readonly id: string;
  readonly text: string;
  readonly owner: string | null;
  readonly status: string | null;
  readonly progress: readonly string[];
}

/** What stands before a row, and in which words it says things. */
interface Page {
  readonly rows: readonly Row[];
  readonly before: readonly string[];
  readonly between: Readonly<Record<number, readonly string[]>>;
  readonly statusLabel: string;
  /** The label of every row that says what is to be done; null in a row that has lost it. */
  readonly textLabel: (row: number) => string | null;
  /** How the labels of a row are spelt. */
  readonly spelt: (label: string, row: number) => string;
  /** The id behind the text, and not before it. */
  readonly idsLast: boolean;
  /** A line of a status that is older than the row's. */
  readonly older: string | null;
}

const nouns = ['lamp', 'bench', 'gate', 'clock', 'crane', 'ramp', 'rope', 'boat', 'buoy', 'bell', 'oar', 'net'];
const ordinary: Page = {
  rows: nouns.map((noun, i) => ({
    id: `${1 + Math.floor(i / 4)}.${(i % 4) + 1}`,
    text: `Mend the ${noun} on the north pier.`,
    owner: ['Harbour Office', 'Works', 'Paint Shop'][i % 3] ?? null,
    status: ['Complete', 'Ongoing', 'Not started', 'Delayed'][i % 4] ?? null,
    progress: [`The ${noun} was looked at in May.`],
  })),
  before: [],
  between: {},
  statusLabel: 'Status',
  textLabel: () => 'Action',
  spelt: (label) => label,
  idsLast: false,
  older: null,
};

type Pair = readonly [string | null, readonly string[]];

function pairsOf(page: Page, row: Row, i: number): readonly Pair[] {
  const pairs: readonly (Pair | null)[] = [
    row.owner === null ? null : ['Owner', [row.owner]],
    page.older === null ? null : ['Status May 2023', [page.older]],
    row.status === null ? null : [page.statusLabel, [row.status]],
    row.progress.length === 0 ? null : ['Progress made', row.progress],
  ];
  return pairs.flatMap((pair): readonly Pair[] =>
    pair ? [[pair[0] === null ? null : page.spelt(pair[0], i), pair[1]]] : [],
  );
}

function printed(row: (page: Page, row: Row, i: number) => readonly string[]): Family<Page>['layouts'][string] {
  return {
    file: 'page.txt',
    render: (page) =>
      [
        'North Pier plan: progress report',
        ...page.before,
        ...page.rows.flatMap((own, i) => [...(page.between[i] ?? []), ...row(page, own, i)]),
      ].join('\n\n'),
  };
}

/** The label and what stands beside it on its line. */
function beside(mark: string, [label, [first = '', ...rest]]: Pair): readonly string[] {
  return [label === null ? first : `${label}${mark}${first}`, ...rest];
}

const below = 'labels with a dash below a title';
const layouts: Family<Page>['layouts'] = {
  'labels on lines of their own': printed((page, row, i) => {
    const label = page.textLabel(i);
    const text: Pair = [label === null ? null : page.spelt(label, i), [row.text]];
    return [row.id, ...[text, ...pairsOf(page, row, i)].flatMap(([own, values]) => [...(own ? [own] : []), ...values])];
  }),
  'labels with a colon': printed((page, row, i) => {
    const label = page.textLabel(i);
    const text = page.idsLast ? `${row.text} (${row.id})` : row.text;
    const first: Pair = [label === null ? null : page.spelt(label, i), [text]];
    return [
      ...(page.idsLast ? [] : [row.id]),
      ...[first, ...pairsOf(page, row, i)].flatMap((pair) => beside(': ', pair)),
    ];
  }),
  [below]: printed((page, row, i) => [
    page.idsLast ? `${row.text} (${row.id})` : `${row.id} ${row.text}`,
    ...pairsOf(page, row, i).flatMap((pair) => beside(' - ', pair)),
  ]),
};

/** The sixth row changed. */
function sixth(change: Partial<Row>): (page: Page) => Page {
  return (page) => ({ ...page, rows: page.rows.map((row, i) => (i === 5 ? { ...row, ...change } : row)) });
}

function noted(progress: readonly string[]): Pick<Trap<Page>, 'plant' | 'read'> {
  return { plant: sixth({ progress }), read: { 5: { progress: words(progress.join(' ')) } } };
}

const shorter = {
  Incomplete: 'not-achieved',
  'Not implemented': 'not-achieved',
  'Partially complete': 'partly-complete',
  'Completed & CSPI': 'complete',
} as const;

const traps: readonly Trap<Page>[] = [
  {
    trap: 1,
    name: 'status words inside sentences',
    plant: sixth({
      text: 'Complete the painting, which is ongoing.',
      progress: ['The first coat is complete and published. Nothing is delayed. The rest is not started.'],
    }),
    read: {
      5: {
        text: 'Complete the painting, which is ongoing.',
        progress: 'The first coat is complete and published. Nothing is delayed. The rest is not started.',
      },
    },
  },
  ...Object.entries(shorter).map(([status, value]) => ({
    trap: 2,
    name: `${status}, which contains a shorter status`,
    plant: sixth({ status }),
    read: { 5: { status: `${status} → ${value}` } },
  })),
  {
    trap: 3,
    name: 'ids inside notes are references',
    ...noted(['See action 3.2 progress update.', 'As outlined at 1.1, and on 18.5.23, it goes on.']),
    also: ({ actions }) => {
      expect(actions[5]?.references.map(({ id }) => id)).toContain('3.2');
      expect(actions[5]?.references.map(({ id }) => id)).not.toContain('18.5.23');
    },
  },
  {
    trap: 6,
    name: 'a date where a status stands',
    plant: (page) => ({ ...sixth({ status: 'March 2023' })(page), statusLabel: 'Status/ Delivery Timeframe' }),
    read: { 5: { status: 'March 2023 → unknown' } },
    also: ({ actions }) => {
      expect([actions[5]?.status?.from, actions[5]?.due?.latest]).toEqual(['date', '2023-03-31']);
    },
  },
  {
    trap: 6,
    name: 'a date glued to a status',
    plant: sixth({ status: 'Completed 18.5.23' }),
    read: { 5: { status: 'Completed 18.5.23 → complete' } },
  },
  {
    trap: 7,
    name: 'two statuses: the later is the status, the other keeps its name',
    plant: (page) => ({ ...page, older: 'Ongoing', statusLabel: 'Status March 2024' }),
    also: ({ actions }) => {
      expect(actions.map(({ extra }) => extra['Status May 2023'])).toEqual(actions.map(() => 'Ongoing'));
    },
  },
  {
    trap: 8,
    name: 'an owner whose name is a status word',
    plant: sixth({ owner: 'Complete Care Limited' }),
    read: { 5: { owners: 'Complete Care Limited' } },
  },
  {
    trap: 9,
    name: 'the label of a text is lost, and its words are kept',
    plant: (page) => ({ ...page, textLabel: (row) => (row === 5 ? null : 'Action') }),
    except: [below],
  },
  {
    trap: 9,
    name: 'labels change their case from row to row',
    plant: (page) => ({ ...page, spelt: (label, row) => (row % 3 === 1 ? label.toUpperCase() : label) }),
  },
  { trap: 10, name: 'a record without a note', plant: sixth({ progress: [] }), read: { 5: { progress: null } } },
  { trap: 10, name: 'a record without an owner', plant: sixth({ owner: null }), read: { 5: { owners: '' } } },
  {
    trap: 11,
    name: 'a group of ids',
    plant: sixth({ id: 'Actions 2.2, 2.5 and 2.6' }),
    read: { 5: { id: 'Actions 2.2, 2.5 and 2.6' } },
  },
  {
    trap: 12,
    name: 'an id that another row has',
    plant: sixth({ id: '1.1' }),
    read: { 5: { id: '1.1' } },
    messages: ['parse/duplicate-id'],
    also: ({ actions }) => {
      expect(new Set(actions.map(({ key }) => key)).size).toBe(12);
    },
  },
  { trap: 12, name: 'a zero before a number', plant: sixth({ id: '2.02' }), read: { 5: { id: '2.02' } } },
  {
    trap: 13,
    name: 'numbering that starts again in each report',
    plant: (page) => ({
      ...page,
      rows: page.rows.map((row, i) => ({ ...row, id: `Recommendation ${(i % 6) + 1}` })),
      between: { 0: ['Report 1: Piers'], 6: ['Report 2: Boats'] },
    }),
    read: Object.fromEntries(nouns.map((_, i) => [i, { id: `Recommendation ${(i % 6) + 1}` }])),
    also: ({ actions }) => {
      expect(new Set(actions.map(({ key }) => key)).size).toBe(12);
    },
  },
  {
    trap: 14,
    name: 'ids after the texts',
    plant: (page) => ({
      ...page,
      idsLast: true,
      rows: page.rows.map((row, i) => ({ ...row, id: `Action ${i + 1}` })),
    }),
    read: Object.fromEntries(nouns.map((_, i) => [i, { id: `Action ${i + 1}` }])),
    except: ['labels on lines of their own'],
  },
  {
    trap: 15,
    name: 'a recommendation that is a chapter',
    plant: (page) => ({ ...page, between: { 4: ['Recommendation 7: The harbour and its boats'] } }),
  },
  {
    trap: 16,
    name: 'a sentence that lists every status',
    plant: (page) => ({
      ...page,
      before: ['Each action is complete, ongoing, delayed or not started; 3 actions are complete.'],
    }),
    also: ({ totals }) => {
      expect(totals.map(({ claimed, agrees }) => [claimed, agrees])).toEqual([[3, true]]);
    },
  },
  {
    trap: 16,
    name: 'a legend before the first row',
    plant: (page) => ({
      ...page,
      before: ['Key', 'Complete – nothing is left to do', 'Ongoing – work goes on', 'Delayed – it is late'],
    }),
  },
  { trap: 17, name: 'a pipe inside a value', ...noted(['Phase 3 | Evaluate and consider. It follows.']) },
  {
    trap: 19,
    name: 'lists, paragraphs, stamps and footnote marks inside a value',
    ...noted(['Three steps remain [3]:', '• buy paint', 'o the blue one', '[Added: 4 May 2024] And brushes.']),
  },
  {
    trap: 19,
    name: 'an asterisk on a status',
    plant: sixth({ status: 'Ongoing*' }),
    read: { 5: { status: 'Ongoing* → in-progress' } },
  },
  {
    trap: 20,
    name: 'a colour without a legend',
    plant: sixth({ status: 'Amber' }),
    read: { 5: { status: 'Amber → unknown' } },
    messages: ['parse/unknown-status'],
  },
  {
    trap: 21,
    name: 'furniture before, between and after',
    plant: (page) => ({
      ...page,
      before: ['Skip to main content', 'Information'],
      between: { 4: ['Back to top'], 8: ['Was this helpful?', 'Print this page'] },
    }),
  },
  {
    trap: 22,
    name: 'a count that the rows contradict',
    plant: (page) => ({ ...page, before: ['Of the 12 actions, 5 are complete.'] }),
    messages: ['parse/totals-disagree'],
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

/** Blocks of labels and values. */
export const labels: Family<Page> = {
  layouts,
  ordinary,
  expected: ordinary.rows.map(({ id, text, owner, status, progress }) => ({
    id,
    text,
    owners: owner ?? '',
    status: meant(status ?? ''),
    progress: words(progress.join(' ')),
  })),
  traps,
};
