import type { StatusValue } from '../../../src/model/status.js';
import type { ColumnName } from './records.js';

/** What publishers call their statuses, headers, dates and responses. */
export type Vocabulary = readonly (readonly [published: string, value: StatusValue])[];

export const vocabularies: readonly Vocabulary[] = [
  [
    ['Complete', 'complete'],
    ['Ongoing', 'in-progress'],
  ],
  [
    ['Completed', 'complete'],
    ['In progress', 'in-progress'],
    ['Not started', 'not-started'],
  ],
  [
    ['Implemented', 'complete'],
    ['Partially implemented', 'partly-complete'],
    ['Not implemented', 'not-achieved'],
  ],
  [
    ['Action completed', 'complete'],
    ['Action pending', 'open'],
    ['Action incomplete', 'not-achieved'],
  ],
  [
    ['Delivered', 'complete'],
    ['On track', 'in-progress'],
    ['Behind schedule', 'delayed'],
  ],
  [
    ['Fully implemented', 'complete'],
    ['Underway', 'in-progress'],
    ['Paused', 'delayed'],
    ['Withdrawn', 'withdrawn'],
  ],
  [
    ['Complete', 'complete'],
    ['On-going / on track', 'in-progress'],
    ['Ongoing / partly delayed by Covid-19', 'delayed'],
  ],
  [
    ['✔ Complete', 'complete'],
    ['🙂 On track', 'in-progress'],
    ['Off track', 'delayed'],
  ],
  [
    ['Completed*', 'complete'],
    ['In Progress*', 'in-progress'],
    ['Partially complete', 'partly-complete'],
  ],
  [
    ['Completed 18.5.23', 'complete'],
    ['Ongoing', 'in-progress'],
    ['Completed 1.12.2023', 'complete'],
  ],
  [
    ['Closed', 'complete'],
    ['Open', 'open'],
    ['Closed - Not Implemented', 'not-achieved'],
  ],
  [
    ['Complete[2]', 'complete'],
    ['Ongoing', 'in-progress'],
    ['On hold', 'delayed'],
  ],
  [
    ['COMPLETE', 'complete'],
    ['ONGOING', 'in-progress'],
    ['NOT STARTED', 'not-started'],
  ],
  [
    ['Met', 'complete'],
    ['Partly met', 'partly-complete'],
    ['Not met', 'not-achieved'],
  ],
];

export const headers: Readonly<Record<ColumnName, readonly string[]>> = {
  id: ['Number', 'Reference', 'No.', 'Ref', 'Rec #', 'Action No.'],
  theme: ['Theme', 'Key theme', 'Priority'],
  recommendation: ['Recommendation', 'Review Recommendation', 'Inquiry recommendation', 'Recommendations'],
  action: ['Action', 'Actions', 'Agreed action', 'Key Action', 'Commitment', 'Milestone', 'What we will do'],
  owners: ['Lead', 'Owner', 'Lead Officer', 'Responsible', 'Responsible agency', 'Lead department', 'Led by'],
  due: ['Delivery Timescale', 'Timescale', 'Deadline', 'Target date', 'Due date', 'By when', 'Timeline'],
  response: ['Response', 'Government response', 'Management Response'],
  previous: ['Status Oct 2021', 'Status 2021'],
  status: [
    'Status',
    'Status of Action',
    'Overall status',
    'Current status',
    'Implementation status',
    'Completion status',
  ],
  progress: ['Progress Update', 'Progress', 'Progress made', 'Comments', 'Progress to date', 'Latest update'],
};

export const dues: readonly string[] = [
  'March 2025',
  'By end 2025',
  'Spring 2026',
  '2025/26',
  'Q3 2025',
  '31 March 2026',
  'By summer 2026',
  'December 2024',
  'By end of March 2026',
  '2027',
];

export const responses: readonly (readonly [string, string])[] = [
  ['Accept', 'accepted'],
  ['Accepted', 'accepted'],
  ['Accepted in part', 'accepted-in-part'],
  ['Accept in principle', 'accepted-in-part'],
  ['Noted', 'noted'],
  ['Rejected', 'rejected'],
];
