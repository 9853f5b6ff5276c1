import { describe, expect, test } from 'vitest';
import type { Action, Edition } from '../../src/model/edition.js';
import { readText, words } from '../parse/reading.js';

/** Traps of tables that have become text: planted among twelve ordinary rows, in forms that have lost what drew the cells. */
interface Row {
  readonly id: string;
  readonly text: string;
  readonly owner: string;
  readonly status: string;
  readonly note: string;
}

interface Group {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Row[];
}

interface Page {
  readonly intro: readonly string[];
  readonly header: readonly string[];
  readonly groups: readonly Group[];
  /** The header again above every group, under a heading. */
  readonly themed: boolean;
  /** The group's cell on the first of its rows only. */
  readonly spanned: boolean;
}

const nouns = ['lamp', 'bench', 'gate', 'clock', 'crane', 'ramp', 'rope', 'boat', 'buoy', 'bell', 'oar', 'net'];
const statuses = ['Complete', 'Ongoing', 'Not started', 'Delayed'];
const titles = ['Piers and steps', 'Boats at moorings', 'Lights and bells'];

const ordinary: Page = {
  intro: ['What was done since the spring.'],
  header: ['Recommendation', 'Action', 'Owner', 'Status', 'Progress made'],
  groups: titles.map((title, g) => ({
    id: `2.${g + 1}`,
    title,
    rows: nouns.slice(g * 4, g * 4 + 4).map((noun, i) => ({
      id: `2.${g + 1}.${i + 1}`,
      text: `The harbour office must mend the ${noun} on the north pier.`,
      owner: ['Harbour Office', 'Boat Yard'][(g + i) % 2] ?? '',
      status: statuses[i] ?? '',
      note: `The ${noun} was looked at in May.`,
    })),
  })),
  themed: false,
  spanned: true,
};

const forms = {
  'flattened rows': (page: Page): string =>
    lines(page, (cells) => [cells.filter((cell) => cell !== null).join(' ')]).join('\n'),
  'stacked cells': (page: Page): string => lines(page, (cells) => cells.filter((cell) => cell !== null)).join('\n\n'),
  'pipes, spanned cells left out': (page: Page): string =>
    lines(page, (cells) => [`| ${cells.filter((cell) => cell !== null).join(' | ')} |`]).join('\n'),
} as const;

function lines(page: Page, draw: (cells: readonly (string | null)[]) => readonly string[]): readonly string[] {
  const body = page.groups.flatMap((group, g) => [
    ...(page.themed ? ['', `Theme ${g + 1}: ${group.title}`, '', ...draw(page.header)] : []),
    ...group.rows.flatMap((row, i) =>
      draw([
        i === 0 || !page.spanned ? `${group.id} ${group.title}` : null,
        `${row.id} ${row.text}`,
        row.owner,
        row.status,
        row.note,
      ]),
    ),
  ]);
  return [
    'North Pier plan: progress report',
    '',
    ...page.intro,
    '',
    ...(page.themed ? [] : draw(page.header)),
    ...body,
  ];
}

/** What every row must give, whatever is planted beside it. */
function told({ id, recommendation, text, owners, status, progress }: Action): Record<string, unknown> {
  return {
    id,
    group: recommendation?.title ?? null,
    text: words(text),
    owners,
    status: status?.published ?? null,
    progress: words(progress),
  };
}

function expected(page: Page): readonly Record<string, unknown>[] {
  return page.groups.flatMap((group) =>
    group.rows.map((row) => ({
      id: row.id,
      group: group.title,
      text: row.text,
      owners: [row.owner],
      status: row.status,
      progress: row.note,
    })),
  );
}

function changed(page: Page, at: number, change: Partial<Row>): Page {
  let n = -1;
  return {
    ...page,
    groups: page.groups.map((group) => ({
      ...group,
      rows: group.rows.map((row) => (++n === at ? { ...row, ...change } : row)),
    })),
  };
}

function renumbered(page: Page): Page {
  return {
    ...page,
    groups: page.groups.map((group) => ({
      ...group,
      id: '1.1',
      rows: group.rows.map((row, i) => ({ ...row, id: `1.1.${i + 1}` })),
    })),
  };
}

interface Trap {
  readonly name: string;
  readonly page: Page;
  readonly also?: (edition: Edition) => void;
}

const traps: readonly Trap[] = [
  { name: '4 the cell of a group stands on each of its rows', page: { ...ordinary, spanned: false } },
  { name: '4 the cell of a group stands on its first row only', page: { ...ordinary, spanned: true } },
  {
    name: '13 the numbering begins anew in every theme',
    page: renumbered({ ...ordinary, themed: true }),
    also: ({ actions }) => {
      expect(new Set(actions.map(({ key }) => key)).size).toBe(12);
      expect(actions.map(({ theme }) => theme?.title)).toEqual(titles.flatMap((title) => [title, title, title, title]));
    },
  },
  {
    name: '18 the header is repeated under every theme',
    page: { ...ordinary, themed: true },
    also: ({ actions }) => {
      expect(actions.map(({ theme }) => theme?.id)).toEqual(['1', '2', '3'].flatMap((id) => [id, id, id, id]));
    },
  },
  {
    name: '23 a status goes back, and another is told in new words',
    page: changed(changed(ordinary, 0, { status: 'Not started' }), 5, { status: 'Action pending' }),
    also: ({ actions }) => {
      expect(actions.map(({ status }) => status?.value).slice(0, 6)).toEqual([
        'not-started',
        'in-progress',
        'not-started',
        'delayed',
        'complete',
        'open',
      ]);
    },
  },
  {
    name: '24 a line says which edition it is, and heads no rows',
    page: { ...ordinary, intro: [...ordinary.intro, 'Published 14 May 2025'] },
    also: ({ actions }) => {
      expect(actions.map(({ theme }) => theme)).toEqual(actions.map(() => null));
    },
  },
];

describe.each(Object.entries(forms))('%s', (name, render) => {
  test('the page without a trap', async () => {
    const { edition } = await readText(render(ordinary));
    expect(edition.actions.map(told)).toEqual(expected(ordinary));
  });

  test.each(traps)('$name', async ({ page, also }) => {
    const { edition } = await readText(render(page));
    expect(edition.actions.map(told)).toEqual(expected(page));
    also?.(edition);
  });

  test('5 the first header is missing', async () => {
    // Between pipes its place stays empty.
    const rest = ordinary.header.slice(1);
    const page = { ...ordinary, header: name.startsWith('pipes') ? ['', ...rest] : rest };
    const { edition } = await readText(render(page));
    // A column without a name says nothing of what it groups.
    const unnamed = name.startsWith('pipes') ? { group: null } : {};
    expect(edition.actions.map(told)).toEqual(expected(page).map((row) => ({ ...row, ...unnamed })));
  });

  test('11 a record of several points that split later', async () => {
    const { edition } = await readText(
      render(changed(ordinary, 4, { text: 'Points 3, 4 and 6 of the audit must be settled together.' })),
    );
    const [before, after] = [expected(ordinary), edition.actions.map(told)];
    expect(after.toSpliced(4, 1)).toEqual(before.toSpliced(4, 1));
    expect(after[4]?.text).toBe('Points 3, 4 and 6 of the audit must be settled together.');
  });
});
