import type { Change } from '../../model/changes.js';
import { sortOf, type Sort } from '../weigh.js';

/** The parts of a report, in the order of what they weigh. */
export const sections = [
  { id: 'back', title: 'Closed unmet, reopened or slid back', short: 'slid back' },
  { id: 'gone', title: 'Dropped or withdrawn', short: 'dropped or withdrawn' },
  { id: 'response', title: 'Response changed', short: 'response changed' },
  { id: 'delayed', title: 'Delayed', short: 'delayed' },
  { id: 'softened', title: 'Wording softened or narrowed', short: 'softened' },
  { id: 'dates', title: 'Dates slipped, vaguer or gone', short: 'dates slipped or vaguer' },
  { id: 'overdue', title: 'Past their date', short: 'past their date' },
  { id: 'numbers', title: 'Figures changed', short: 'figures changed' },
  { id: 'forward', title: 'Moved forward', short: 'moved forward' },
  { id: 'added', title: 'Added', short: 'added' },
  { id: 'parts', title: 'Split or merged', short: 'split or merged' },
  { id: 'unclear', title: 'Status unclear or first reported', short: 'unclear or first reported' },
  { id: 'other', title: 'Other wording, notes and owners', short: 'other changes' },
  { id: 'order', title: 'Moved, renumbered, restated or closed', short: 'renumbered or restated' },
  { id: 'unseen', title: 'Not observed: no claim is made', short: 'not observed' },
] as const;

export type Section = (typeof sections)[number];
export type SectionId = Section['id'];

const sectionOfSort: Readonly<Record<Sort, SectionId>> = {
  'status:closed-unmet': 'back',
  'status:reopened': 'back',
  'status:regressed': 'back',
  'status:no-longer-reported': 'back',
  'dropped:unexplained': 'gone',
  'status:withdrawn': 'gone',
  'response:lowered': 'response',
  'response:other': 'response',
  'status:delayed': 'delayed',
  'reworded:softened': 'softened',
  'reworded:scope': 'softened',
  'due:vaguer': 'dates',
  'due:removed': 'dates',
  'due:slipped': 'dates',
  overdue: 'overdue',
  'reworded:numbers': 'numbers',
  'status:advanced': 'forward',
  'due:brought-forward': 'forward',
  'due:firmer': 'forward',
  'reworded:firmed': 'forward',
  added: 'added',
  split: 'parts',
  merged: 'parts',
  'status:unclear': 'unclear',
  'due:first-given': 'unclear',
  'status:first-reported': 'unclear',
  'progress:removed': 'other',
  reworded: 'other',
  'progress:replaced': 'other',
  'progress:added': 'other',
  owners: 'other',
  'progress:extended': 'other',
  'progress:edited': 'other',
  recommendation: 'other',
  moved: 'order',
  'dropped:was-closed': 'order',
  'dropped:out-of-scope': 'order',
  renumbered: 'order',
  links: 'order',
  'status:restated': 'order',
  'due:restated': 'order',
  'not-observed': 'unseen',
  publication: 'order',
  'progress:unchanged': 'other',
};

export function sectionOf(change: Change): SectionId {
  return sectionOfSort[sortOf(change)];
}
