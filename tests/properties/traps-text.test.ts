import { describe, expect, test } from 'vitest';
import type { Action, Edition } from '../../src/model/edition.js';
import { readText, words } from '../parse/reading.js';

/** A row as a publisher would have it; what is null is not printed. */
interface Row {
  readonly id: string;
  readonly text: string;
  readonly owner: string | null;
  readonly status: string | null;
  readonly progress: readonly string[];
}

const nouns = ['lamp', 'bench', 'gate', 'clock', 'crane', 'ramp', 'rope', 'boat', 'buoy', 'bell', 'oar', 'net'];
const rows: readonly Row[] = nouns.map((noun, i) => ({
  id: `${1 + Math.floor(i / 4)}.${(i % 4) + 1}`,
  text: `Mend the ${noun} on the north pier.`,
  owner: ['Harbour Office', 'Works', 'Paint Shop'][i % 3] ?? null,
  status: ['Complete', 'Ongoing', 'Not started', 'Delayed'][i % 4] ?? null,
  progress: [`The ${noun} was looked at in May.`],
}));

/** What stands before a row, and in which words it says things. */
interface Page {
  readonly rows: readonly Row[];
  readonly before?: readonly string[];
  readonly between?: Readonly<Record<number, readonly string[]>>;
  readonly statusLabel?: string;
}

const layouts = {
  'labels on lines of their own': (row: Row, status: string): readonly string[] => [
    row.id,
    'Action',
    row.text,
    ...(row.owner === null ? [] : ['Owner', row.owner]),
    ...(row.status === null ? [] : [status, row.status]),
    ...(row.progress.length === 0 ? [] : ['Progress made:', ...row.progress]),
  ],
  'labels with a colon': (row: Row, status: string): readonly string[] => [
    row.id,
    `Action: ${row.text}`,
    ...(row.owner === null ? [] : [`Owner: ${row.owner}`]),
    ...(row.status === null ? [] : [`${status}: ${row.status}`]),
    ...(row.progress.length === 0 ? [] : [`Progress made: ${row.progress[0] ?? ''}`, ...row.progress.slice(1)]),
  ],
  'labels with a dash below a title': (row: Row, status: string): readonly string[] => [
    `${row.id} ${row.text}`,
    ...(row.owner === null ? [] : [`Owner - ${row.owner}`]),
    ...(row.status === null ? [] : [`${status} - ${row.status}`]),
    ...(row.progress.length === 0 ? [] : [`Progress made - ${row.progress[0] ?? ''}`, ...row.progress.slice(1)]),
  ],
} as const;

type LayoutName = keyof typeof layouts;

function render(layout: LayoutName, { rows: own, before = [], between = {}, statusLabel = 'Status' }: Page): string {
  const body = own.flatMap((row, i) => [...(between[i] ?? []), ...layouts[layout](row, statusLabel)]);
  return ['North Pier plan: progress report', ...before, ...body].join('\n\n');
}

/** What a row must be read as, whatever is planted beside it. */
function plain({ id, text, status, owners, progress }: Action): Record<string, unknown> {
  return { id, text: words(text), status: status?.published ?? null, owners, progress: words(progress) };
}

function expected(row: Row): Record<string, unknown> {
  return {
    id: row.id,
    text: row.text,
    status: row.status,
    owners: row.owner === null ? [] : [row.owner],
    progress: row.progress.length === 0 ? null : words(row.progress.join(' ')),
  };
}

interface Trap {
  readonly name: string;
  /** The page with the trap, out of the ordinary rows. */
  readonly page: Page;
  /** What else the edition must say. */
  readonly also?: (edition: Edition) => void;
}

/** The ordinary rows with the sixth changed. */
function sixth(change: Partial<Row>): Page {
  return { rows: rows.map((row, i) => (i === 5 ? { ...row, ...change } : row)) };
}

function codes(edition: Edition): readonly string[] {
  return edition.messages.map(({ code }) => code);
}

const traps: readonly Trap[] = [
  {
    name: '1 status words inside sentences',
    page: sixth({
      text: 'Complete the painting, which is ongoing.',
      progress: ['The first coat is complete and published. Nothing is delayed. The rest is not started.'],
    }),
  },
  ...(['Incomplete', 'Not implemented', 'Partially complete', 'Completed & CSPI'] as const).map((status) => ({
    name: `2 ${status}, which contains a shorter status`,
    page: sixth({ status }),
    also: ({ actions }: Edition): void => {
      expect(actions[5]?.status?.value).toBe(
        { Incomplete: 'not-achieved', 'Not implemented': 'not-achieved', 'Partially complete': 'partly-complete' }[
          status as string
        ] ?? 'complete',
      );
    },
  })),
  {
    name: '3 ids inside notes are references',
    page: sixth({ progress: ['See action 3.2 progress update.', 'As outlined at 1.1, and on 18.5.23, it goes on.'] }),
    also: ({ actions }) => {
      expect(actions[5]?.references.map(({ id }) => id)).toContain('3.2');
      expect(actions[5]?.references.map(({ id }) => id)).not.toContain('18.5.23');
    },
  },
  {
    name: '6 a date where a status stands',
    page: { ...sixth({ status: 'March 2023' }), statusLabel: 'Status/ Delivery Timeframe' },
    also: ({ actions }) => {
      expect([actions[5]?.status?.from, actions[5]?.due?.latest]).toEqual(['date', '2023-03-31']);
    },
  },
  {
    name: '6 a date glued to a status',
    page: sixth({ status: 'Completed 18.5.23' }),
    also: ({ actions }) => {
      expect(actions[5]?.status?.value).toBe('complete');
    },
  },
  { name: '8 an owner whose name is a status word', page: sixth({ owner: 'Complete Care Limited' }) },
  { name: '10 a record without a note', page: sixth({ progress: [] }) },
  { name: '10 a record without an owner', page: sixth({ owner: null }) },
  { name: '11 a group of ids', page: sixth({ id: 'Actions 2.2, 2.5 and 2.6' }) },
  {
    name: '12 an id that another row has',
    page: sixth({ id: '1.1' }),
    also: (edition) => {
      expect(new Set(edition.actions.map(({ key }) => key)).size).toBe(rows.length);
      expect(codes(edition)).toContain('parse/duplicate-id');
    },
  },
  { name: '12 a zero before a number', page: sixth({ id: '2.02' }) },
  {
    name: '15 a recommendation that is a chapter',
    page: { rows, between: { 4: ['Recommendation 7: The harbour and its boats'] } },
  },
  {
    name: '16 a sentence that lists every status',
    page: { rows, before: ['Each action is complete, ongoing, delayed or not started; 3 actions are complete.'] },
    also: ({ totals }) => {
      expect(totals.map(({ claimed, agrees }) => [claimed, agrees])).toEqual([[3, true]]);
    },
  },
  {
    name: '16 a legend before the first row',
    page: {
      rows,
      before: ['Key', 'Complete – nothing is left to do', 'Ongoing – work goes on', 'Delayed – it is late'],
    },
  },
  { name: '17 a pipe inside a value', page: sixth({ progress: ['Phase 3 | Evaluate and consider. It follows.'] }) },
  {
    name: '19 lists, paragraphs, stamps and footnote marks inside a value',
    page: sixth({
      progress: ['Three steps remain [3]:', '• buy paint', 'o the blue one', '[Added: 4 May 2024] And brushes.'],
    }),
  },
  {
    name: '19 an asterisk on a status',
    page: sixth({ status: 'Ongoing*' }),
    also: ({ actions }) => {
      expect(actions[5]?.status?.value).toBe('in-progress');
    },
  },
  {
    name: '20 a colour without a legend',
    page: sixth({ status: 'Amber' }),
    also: (edition) => {
      expect(edition.actions[5]?.status?.value).toBe('unknown');
      expect(codes(edition)).toContain('parse/unknown-status');
    },
  },
  {
    name: '21 furniture before, between and after',
    page: {
      rows,
      before: ['Skip to main content', 'Information'],
      between: { 4: ['Back to top'], 8: ['Was this helpful?', 'Print this page'] },
    },
  },
  {
    name: '22 a count that the rows contradict',
    page: { rows, before: ['Of the 12 actions, 5 are complete.'] },
    also: (edition) => {
      expect(codes(edition)).toContain('parse/totals-disagree');
    },
  },
];

describe.each(Object.keys(layouts) as LayoutName[])('%s', (layout) => {
  test('the ordinary page', async () => {
    const { edition } = await readText(render(layout, { rows }));
    expect(edition.actions.map(plain)).toEqual(rows.map(expected));
    expect(edition.coverage.unread).toBe(0);
  });

  test.each(traps)('$name', async ({ page, also }) => {
    const { edition } = await readText(render(layout, page));
    expect(edition.actions.map(plain)).toEqual(page.rows.map(expected));
    expect(edition.coverage.unread).toBe(0);
    also?.(edition);
  });
});

describe('traps that need a page of their own', () => {
  test('7 two statuses: the later is the status, the other keeps its name', async () => {
    const page = rows
      .map((row) => `${row.id} ${row.text}\nStatus May 2023: Ongoing\nStatus March 2024: ${row.status ?? ''}`)
      .join('\n\n');
    const { actions } = (await readText(`Pier plan\n\n${page}`)).edition;
    expect(actions.map(({ id, status, extra }) => [id, status?.published, extra['Status May 2023']])).toEqual(
      rows.map(({ id, status }) => [id, status, 'Ongoing']),
    );
  });

  test('9 labels lost, values kept; labels that change their case and dash', async () => {
    const page = rows
      .map((row, i) =>
        [
          row.id,
          ...(i === 5 ? [] : ['Recommendation']),
          'The pier must be safe.',
          ...(i === 5 ? [] : ['Response']),
          'Accept',
          i % 2 === 0 ? 'Actions to be taken forward - Oct 2020' : 'Actions to be taken forward – Oct 2020',
          row.text,
          i % 3 === 0 ? 'DELIVERY TIMESCALE' : 'Delivery timescale',
          'March 2025',
          'Status Oct 2021',
          row.status ?? '',
        ].join('\n\n'),
      )
      .join('\n\n');
    const { actions } = (await readText(`Pier plan\n\n${page}`)).edition;
    expect(actions.map(({ id, text, status, response }) => [id, text, status?.published, response?.value])).toEqual(
      rows.map(({ id, text, status }) => [id, text, status, 'accepted']),
    );
  });

  test('10 a status as a bare sentence', async () => {
    const page = rows
      .map(
        (row) =>
          `${row.id}\n\n${row.text}\n\nResponse: Accepted\n\nThis action is ${(row.status ?? '').toLowerCase()}.`,
      )
      .join('\n\n');
    const { actions } = (await readText(`Pier plan\n\n${page}`)).edition;
    expect(actions.map(({ id, status }) => [id, status?.published, status?.from])).toEqual(
      rows.map(({ id, status }) => [id, status?.toLowerCase(), 'prose']),
    );
  });

  test('13 numbering that starts again in each report', async () => {
    const page = ['Report 1: Piers', 'Report 2: Boats']
      .flatMap((title) => [
        title,
        ...rows.slice(0, 6).map((row, i) => `Recommendation ${i + 1}\n${row.text}\nStatus: ${row.status ?? ''}`),
      ])
      .join('\n\n');
    const { edition } = await readText(`All reports\n\n${page}`);
    expect(edition.actions.map(({ id }) => id)).toEqual(
      [1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6].map((n) => `Recommendation ${n}`),
    );
    expect(new Set(edition.actions.map(({ key }) => key)).size).toBe(12);
  });

  test('14 ids after the texts', async () => {
    const page = rows
      .map((row, i) => `Action: ${row.text} (Action ${i + 1})\nStatus: ${row.status ?? ''}`)
      .join('\n\n');
    const { actions } = (await readText(`Pier plan\n\n${page}`)).edition;
    expect(actions.map(({ id, text }) => [id, text])).toEqual(rows.map(({ text }, i) => [`Action ${i + 1}`, text]));
  });
});
