import type { Sort } from '../weigh.js';

/** The parts of a report, in the order of what they weigh. */
export const sections = [
  { id: 'back', title: 'Closed unmet, reopened or slid back', one: 'slid back', many: 'slid back' },
  { id: 'gone', title: 'Dropped or withdrawn', one: 'dropped or withdrawn', many: 'dropped or withdrawn' },
  { id: 'response', title: 'Response changed', one: 'response changed', many: 'responses changed' },
  { id: 'delayed', title: 'Delayed', one: 'delayed', many: 'delayed' },
  { id: 'softened', title: 'Wording softened or narrowed', one: 'softened or narrowed', many: 'softened or narrowed' },
  {
    id: 'dates',
    title: 'Dates slipped, vaguer or gone',
    one: 'date slipped or vaguer',
    many: 'dates slipped or vaguer',
  },
  { id: 'overdue', title: 'Past their date', one: 'past its date', many: 'past their date' },
  { id: 'numbers', title: 'Figures changed', one: 'with other figures', many: 'with other figures' },
  { id: 'forward', title: 'Moved forward', one: 'moved forward', many: 'moved forward' },
  { id: 'added', title: 'Added', one: 'added', many: 'added' },
  { id: 'parts', title: 'Split or merged', one: 'split or merged', many: 'split or merged' },
  {
    id: 'unclear',
    title: 'Status unclear or first reported',
    one: 'unclear or first reported',
    many: 'unclear or first reported',
  },
  {
    id: 'in-doubt',
    title: 'In doubt: true only if these are the same action',
    one: 'in doubt',
    many: 'in doubt',
  },
  { id: 'other', title: 'Other wording, notes and owners', one: 'otherwise changed', many: 'otherwise changed' },
  {
    id: 'order',
    title: 'Moved, renumbered, restated or closed',
    one: 'moved or renumbered',
    many: 'moved or renumbered',
  },
  { id: 'unseen', title: 'Not observed: no claim is made', one: 'not observed', many: 'not observed' },
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
  'reworded:negated': 'softened',
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
  'reworded:widened': 'forward',
  added: 'added',
  split: 'parts',
  merged: 'parts',
  'status:unclear': 'unclear',
  'due:first-given': 'unclear',
  'status:first-reported': 'unclear',
  'progress:removed': 'other',
  'reworded:rewritten': 'other',
  reworded: 'other',
  'reworded:divided': 'parts',
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

/** @param doubtful whether the change rests on a match in doubt; what nobody reads one by one stays where it is */
export function sectionOf(sort: Sort, doubtful = false): SectionId {
  const section = sectionOfSort[sort];
  return doubtful && section !== 'order' ? 'in-doubt' : section;
}
