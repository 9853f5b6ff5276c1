import type { Change } from '../model/changes.js';
import type { Response } from '../model/status.js';

/**
 * How much a change matters to a reader who has a minute: a report lists the heaviest first.
 *
 * The table is the whole rule. A number has no meaning but its place; steps leave room for
 * what comes later. A change of several sorts at once (a wording both softened and with other
 * figures) takes the heaviest.
 */
export const weights = {
  'status:closed-unmet': 100,
  'status:reopened': 96,
  'status:regressed': 92,
  'status:no-longer-reported': 90,
  'dropped:unexplained': 88,
  'status:withdrawn': 86,
  'response:lowered': 84,
  'status:delayed': 80,
  'reworded:softened': 76,
  'reworded:scope': 74,
  'due:vaguer': 72,
  'due:removed': 71,
  'due:slipped': 70,
  overdue: 66,
  'reworded:numbers': 62,
  'status:advanced': 50,
  'due:brought-forward': 48,
  'due:firmer': 47,
  'reworded:firmed': 46,
  'response:other': 45,
  added: 44,
  split: 41,
  merged: 40,
  'status:unclear': 38,
  'due:first-given': 36,
  'status:first-reported': 34,
  'progress:removed': 32,
  reworded: 30,
  'progress:replaced': 28,
  'progress:added': 26,
  owners: 25,
  'progress:extended': 24,
  'progress:edited': 22,
  recommendation: 20,
  moved: 18,
  'dropped:was-closed': 16,
  'dropped:out-of-scope': 14,
  renumbered: 12,
  links: 10,
  'status:restated': 8,
  'due:restated': 6,
  'not-observed': 4,
  publication: 2,
  'progress:unchanged': 0,
} as const;

/** What sort of change it is, as the table of {@link weights} names it. */
export type Sort = keyof typeof weights;

const responseRank: Readonly<Record<Response['value'], number | null>> = {
  accepted: 3,
  'accepted-in-part': 2,
  noted: 1,
  rejected: 0,
  unknown: null,
};

/** The heaviest sort that a change is of. */
export function sortOf(change: Change): Sort {
  switch (change.kind) {
    case 'status':
      return `status:${change.direction}`;
    case 'due':
      return `due:${change.direction}`;
    case 'progress':
      return `progress:${change.change}`;
    case 'dropped':
      return `dropped:${change.why}`;
    case 'reworded':
      return heaviest(change.weight ?? []);
    case 'response': {
      const from = change.from ? responseRank[change.from.value] : null;
      const to = change.to ? responseRank[change.to.value] : null;
      return from !== null && to !== null && to < from ? 'response:lowered' : 'response:other';
    }
    default:
      return change.kind;
  }
}

export function weigh(change: Change): number {
  return weights[sortOf(change)];
}

function heaviest(reasons: readonly string[]): Sort {
  let best: Sort = 'reworded';
  for (const reason of reasons) {
    const sort: string = `reworded:${reason}`;
    if (isSort(sort) && weights[sort] > weights[best]) best = sort;
  }
  return best;
}

function isSort(name: string): name is Sort {
  return Object.hasOwn(weights, name);
}

/** Among changes of one weight: the longer slip and the greater share of words first. */
export function magnitude(change: Change): number {
  switch (change.kind) {
    case 'due':
      return Math.abs(change.days ?? 0);
    case 'overdue':
      return change.days;
    case 'reworded':
      return change.share;
    default:
      return 0;
  }
}

/** Heaviest first; equal ones stay in the order in which they came, which is the reading order. */
export function order(changes: readonly Change[]): readonly Change[] {
  return changes
    .map((change, index) => ({ change, index, weight: weigh(change), size: magnitude(change) }))
    .sort((a, b) => b.weight - a.weight || b.size - a.size || a.index - b.index)
    .map(({ change }) => change);
}
