import fc from 'fast-check';

/** A record before it is rendered to any form. */
export interface Plan {
  readonly groups: readonly Group[];
  /** Which of the optional columns the table has. */
  readonly columns: { readonly progress: boolean; readonly owners: boolean; readonly due: boolean };
}

export interface Group {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Row[];
}

export interface Row {
  readonly id: string;
  readonly text: string;
  readonly status: string;
  readonly progress: string;
  readonly owners: string;
  readonly due: string;
}

const subjects = [
  'The council',
  'Every harbour office',
  'Ferry operators',
  'The board of works',
  'Schools on the islands',
  'A named officer',
];
const verbs = ['must publish', 'should review', 'will replace', 'must keep', 'should agree', 'must count'];
const objects = [
  'the tide tables',
  'all mooring fees',
  'its lamps and buoys',
  'the winter timetable',
  'a register of small boats',
  'the rules for visitors',
];
const tails = [
  'before the season begins.',
  'so that the implementation of the code is ongoing no longer.',
  'in line with action 9.9.1 of the old plan.',
  'and report that this is complete and published.',
  'where the budget allows, at £1.2 million or less.',
  'with partners, by the usual means.',
];
const notes = [
  'Work began in the spring and is ongoing.',
  'See action 9.9.2 progress update.',
  'A report (version 1.1) was published in March 2024; it is complete.',
  'Nothing to add.',
  'The group met four times. Partners include the Lamp Trust. Further work is in progress.',
  'Delayed by weather until 18.5.24, then resumed.',
];
const titles = ['Harbours and piers', 'Lamps, buoys and bells', 'People who work at sea', 'Small boats'];
const statuses = ['Complete', 'Ongoing', 'In progress', 'Not started', 'Delayed', 'Partially complete'];
const owners = ['Works', 'Harbour Office', 'Lamp Trust', 'Chief Pilot'];
const dues = ['March 2025', 'By end 2024', 'Spring 2026', '2024/25'];

const sentence = fc
  .tuple(
    fc.constantFrom(...subjects),
    fc.constantFrom(...verbs),
    fc.constantFrom(...objects),
    fc.constantFrom(...tails),
  )
  .map((parts) => parts.join(' '));
const note = fc.array(fc.constantFrom(...notes), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));

const row = fc.record({
  text: sentence,
  status: fc.constantFrom(...statuses),
  progress: fc.oneof({ weight: 4, arbitrary: note }, { weight: 1, arbitrary: fc.constant('') }),
  owners: fc.constantFrom(...owners),
  due: fc.constantFrom(...dues),
});

/** Plans of a few groups, with status words and ids planted in their sentences. */
export const plans: fc.Arbitrary<Plan> = fc
  .record({
    groups: fc.array(fc.tuple(fc.constantFrom(...titles), fc.array(row, { minLength: 1, maxLength: 4 })), {
      minLength: 1,
      maxLength: 4,
    }),
    columns: fc.record({ progress: fc.boolean(), owners: fc.boolean(), due: fc.boolean() }),
  })
  .map(({ groups, columns }) => ({
    columns,
    groups: groups.map(([title, rows], g) => ({
      id: `${g + 1}.1`,
      title,
      rows: rows.map((each, r) => ({ ...each, id: `${g + 1}.1.${r + 1}` })),
    })),
  }));

/** What must be read of a plan, in the words of {@link told}. */
export function expectation(plan: Plan): readonly object[] {
  return plan.groups.flatMap((group) =>
    group.rows.map((each) => ({
      id: each.id,
      recommendation: `${group.id} ${group.title}`,
      text: each.text,
      status: each.status,
      progress: plan.columns.progress && each.progress !== '' ? each.progress : null,
      owners: plan.columns.owners ? each.owners : '',
      due: plan.columns.due ? each.due : null,
    })),
  );
}

/** The header of a plan's table, and the cells of a row after its recommendation. */
export function headerOf(plan: Plan): readonly string[] {
  const { columns } = plan;
  return [
    'Review Recommendation',
    'Actions',
    ...(columns.owners ? ['Owner'] : []),
    ...(columns.due ? ['Timescale'] : []),
    'Status of Action',
    ...(columns.progress ? ['Progress Update'] : []),
  ];
}

export function cellsOf(plan: Plan, each: Row): readonly string[] {
  const { columns } = plan;
  return [
    `${each.id} ${each.text}`,
    ...(columns.owners ? [each.owners] : []),
    ...(columns.due ? [each.due] : []),
    each.status,
    ...(columns.progress ? [each.progress] : []),
  ];
}
