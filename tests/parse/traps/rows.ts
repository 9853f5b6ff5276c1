import { expect } from 'vitest';
import { meant, type Family, type Told, type Trap } from './trap.js';

/** A row of a table that has become text. */
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
const inGroups = titles.flatMap((title) => [title, title, title, title]);

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

/** The lines of a page; a cell is null where that of the group reaches down. */
function draw(page: Page, line: (cells: readonly (string | null)[]) => readonly string[]): readonly string[] {
  const body = page.groups.flatMap((group, g) => [
    ...(page.themed ? ['', `Theme ${g + 1}: ${group.title}`, '', ...line(page.header)] : []),
    ...group.rows.flatMap((row, i) =>
      line([
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
    ...(page.themed ? [] : line(page.header)),
    ...body,
  ];
}

const piped = 'pipes, spanned cells left out';
const layouts: Family<Page>['layouts'] = {
  'flattened rows': {
    file: 'page.txt',
    render: (page) => draw(page, (cells) => [cells.filter((cell) => cell !== null).join(' ')]).join('\n'),
  },
  'stacked cells': {
    file: 'page.txt',
    render: (page) => draw(page, (cells) => cells.filter((cell) => cell !== null)).join('\n\n'),
  },
  [piped]: {
    file: 'page.txt',
    render: (page) => draw(page, (cells) => [`| ${cells.filter((cell) => cell !== null).join(' | ')} |`]).join('\n'),
  },
};

function change(at: number, words: Partial<Row>): (page: Page) => Page {
  return (page) => {
    let n = -1;
    return {
      ...page,
      groups: page.groups.map((group) => ({
        ...group,
        rows: group.rows.map((row) => (++n === at ? { ...row, ...words } : row)),
      })),
    };
  };
}

function all(...plants: readonly ((page: Page) => Page)[]): (page: Page) => Page {
  return (page) => plants.reduce((made, plant) => plant(made), page);
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

const traps: readonly Trap<Page>[] = [
  {
    trap: 4,
    name: 'the cell of a group stands on each of its rows',
    plant: (page) => ({ ...page, spanned: false }),
    also: ({ actions }) => {
      expect(actions.map(({ recommendation }) => recommendation?.title)).toEqual(inGroups);
    },
  },
  {
    trap: 4,
    name: 'the cell of a group stands on its first row only, in pages of another title',
    plant: (page) => ({ ...page, intro: ['What was done since the spring, group by group.'] }),
    also: ({ actions }) => {
      expect(actions.map(({ recommendation }) => recommendation?.title)).toEqual(inGroups);
    },
  },
  {
    trap: 5,
    name: 'the first header is missing',
    plant: (page) => ({ ...page, header: page.header.slice(1) }),
    // Between pipes its place stays empty.
    except: [piped],
  },
  {
    trap: 5,
    name: 'the first header is empty',
    plant: (page) => ({ ...page, header: ['', ...page.header.slice(1)] }),
    except: ['flattened rows', 'stacked cells'],
  },
  {
    trap: 11,
    name: 'a record of several points that split later',
    plant: change(4, { text: 'Points 3, 4 and 6 of the audit must be settled together.' }),
    read: { 4: { text: 'Points 3, 4 and 6 of the audit must be settled together.' } },
  },
  {
    trap: 13,
    name: 'the numbering begins anew in every theme',
    plant: (page) => renumbered({ ...page, themed: true }),
    read: Object.fromEntries(inGroups.map((_, i) => [i, { id: `1.1.${(i % 4) + 1}` }])),
    also: ({ actions }) => {
      expect(new Set(actions.map(({ key }) => key)).size).toBe(12);
      expect(actions.map(({ theme }) => theme?.title)).toEqual(inGroups);
    },
  },
  {
    trap: 18,
    name: 'the header is repeated under every theme',
    plant: (page) => ({ ...page, themed: true }),
    also: ({ actions }) => {
      expect(actions.map(({ theme }) => theme?.id)).toEqual(['1', '2', '3'].flatMap((id) => [id, id, id, id]));
    },
  },
  {
    trap: 23,
    name: 'a status goes back, and another is told in new words',
    plant: all(change(0, { status: 'Not started' }), change(5, { status: 'Action pending' })),
    read: { 0: { status: 'Not started → not-started' }, 5: { status: 'Action pending → open' } },
  },
  {
    trap: 24,
    name: 'a line says which edition it is, and heads no rows',
    plant: (page) => ({ ...page, intro: [...page.intro, 'Published 14 May 2025'] }),
    also: ({ edition, actions }) => {
      expect([edition.id, edition.published]).toEqual(['2025-05', '2025-05-14']);
      expect(actions.map(({ theme }) => theme)).toEqual(actions.map(() => null));
    },
  },
];

/** Tables that have become text, in forms that have lost what drew the cells. */
export const rows: Family<Page> = {
  layouts,
  ordinary,
  expected: ordinary.groups.flatMap((group) =>
    group.rows.map((row): Told => ({
      id: row.id,
      text: row.text,
      owners: row.owner,
      status: meant(row.status),
      progress: row.note,
    })),
  ),
  traps,
};
