import type { Choices } from './random.js';

const subjects = [
  'The council',
  'Branch staff',
  'Harbour trustees',
  'The ferry operator',
  'Partner schools',
  'The records office',
  'Community groups',
  'Island wardens',
  'The transport board',
  'Local museums',
  'The archive team',
  'Reading volunteers',
];
const duties = [
  'must publish',
  'should review',
  'will develop',
  'must agree',
  'should fund',
  'will maintain',
  'must consult on',
  'should extend',
  'will repair',
  'must record',
  'should widen',
  'will replace',
];
const objects = [
  'the winter timetable',
  'a shared catalogue',
  'the lending rules',
  'the mobile van route',
  'guidance on access',
  'a register of repairs',
  'training for new staff',
  'the oral history collection',
  'plans for the reading room',
  'the tidal survey',
  'a single point of contact',
  'the heating contract',
];
const tails = [
  'in every parish',
  'for readers under twelve',
  'before the ferries stop',
  'with the islands forum',
  'across all branches',
  'so that nobody is left out',
  'at national, regional and local level',
  'using what was learned in the pilot',
  'within existing budgets',
  'with support from partners',
];

/** Sentences that hold what misleads readers: status words, ids, dates, versions and money. */
const traps = [
  (c: Choices) => `Work on ${c.pick(objects)} is ongoing and will be complete by the summer.`,
  (c: Choices) => `See action ${c.integer(1, 9)}.${c.integer(1, 4)}.${c.integer(1, 6)} progress update`,
  (c: Choices) => `As set out at ${c.integer(1, 9)}.${c.integer(1, 4)}, ${c.pick(objects)} is under review.`,
  (c: Choices) => `Ongoing support is offered to ${c.pick(['schools', 'families', 'crews'])}.`,
  () => 'The first phase is complete and published.',
  (c: Choices) => `A grant of £${c.integer(2, 90)},500 was awarded on ${c.integer(1, 28)}.${c.integer(1, 12)}.24.`,
  (c: Choices) =>
    `Version ${c.integer(1, 4)}.${c.integer(0, 9)}.${c.integer(1, 9)} of the form was delayed until March 2024.`,
  (c: Choices) => `Around ${c.integer(1, 9)}.${c.integer(1, 9)} per cent of loans were affected.`,
  () => 'Completed surveys were returned by 32 branches.',
  (c: Choices) => `Recommendation ${c.integer(1, 9)}.${c.integer(1, 5)} is relevant here.`,
  () => 'Complete records are now kept for each van.',
  () => 'The board noted that progress made so far is not complete.',
];

export function duty(c: Choices): string {
  return `${c.pick(subjects)} ${c.pick(duties)} ${c.pick(objects)} ${c.pick(tails)}${c.chance(0.3) ? ` and ${c.pick(objects)} ${c.pick(tails)}` : ''}.`;
}

export function report(c: Choices): string {
  return `${c.pick(subjects)} ${c.pick(['have agreed', 'published', 'is considering', 'has reviewed', 'continues to support', 'shared'])} ${c.pick(objects)} ${c.pick(tails)}.`;
}

export function trap(c: Choices): string {
  return c.pick(traps)(c);
}

export function groupTitle(c: Choices): string {
  return `${c.pick(['Vans', 'Boats', 'Readers', 'Buildings', 'Collections', 'Young people', 'Staff', 'Harbours'])} and ${c.pick(['access', 'timetables', 'learning', 'repairs', 'heritage', 'engagement', 'partnership working'])}`;
}
