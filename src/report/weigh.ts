import type { Change, ChangeOf } from '../model/changes.js';
import type { Response } from '../model/status.js';

/**
 * How much a change matters to a reader who has a minute: a report lists the heaviest first.
 *
 * The table is the whole rule. A number has no meaning but its place; steps leave room for
 * what comes later. A change of several sorts at once (a wording both softened and with other
 * figures) takes the heaviest. A text that was written anew, or whose other half stands in
 * another row, is not judged by its words.
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
  'reworded:negated': 75,
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
  'reworded:widened': 45.5,
  'response:other': 45,
  added: 44,
  split: 41,
  merged: 40,
  'status:unclear': 38,
  'due:first-given': 36,
  'status:first-reported': 34,
  'progress:removed': 32,
  'reworded:rewritten': 31,
  reworded: 30,
  'reworded:divided': 29,
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

/** From this share of changed words on a text is written anew, and single words of it say little. */
export const rewrittenShare = 0.5;

/** Weighs the changes of one comparison. */
export class Weigher {
  /** Rows that were split or merged: most words that such a row lost stand in its other part. */
  readonly #divided = new Set<string>();

  constructor(changes: readonly Change[]) {
    for (const change of changes) {
      if (change.kind === 'split') this.#divided.add(`before ${change.before}`);
      if (change.kind === 'merged') this.#divided.add(`after ${change.after}`);
    }
  }

  /** The heaviest sort that a change is of. */
  sort(change: Change): Sort {
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
        return this.#sortWording(change);
      case 'response':
        return isLowered(change) ? 'response:lowered' : 'response:other';
      default:
        return change.kind;
    }
  }

  weight(change: Change): number {
    return weights[this.sort(change)];
  }

  /** Heaviest first; equal ones stay in the order in which they came, which is the reading order. */
  order(changes: readonly Change[]): readonly Change[] {
    return changes
      .map((change, index) => ({ change, index, weight: this.weight(change), size: magnitude(change) }))
      .sort((a, b) => b.weight - a.weight || b.size - a.size || a.index - b.index)
      .map(({ change }) => change);
  }

  #sortWording({ before, after, share, weight: reasons = [] }: ChangeOf<'reworded'>): Sort {
    if (this.#divided.has(`before ${before}`) || this.#divided.has(`after ${after}`)) return 'reworded:divided';
    if (share >= rewrittenShare) return 'reworded:rewritten';
    let heaviest: Sort = 'reworded';
    for (const reason of reasons) {
      const sort: string = `reworded:${reason}`;
      if (isSort(sort) && weights[sort] > weights[heaviest]) heaviest = sort;
    }
    return heaviest;
  }
}

function isSort(name: string): name is Sort {
  return Object.hasOwn(weights, name);
}

/** The weight of a kind of change that is known by name only, as in the events of a history; 0 for one that the table has not. */
export function weighName(kind: string, direction: string | null | undefined): number {
  const name = direction ? `${kind}:${direction}` : kind;
  if (isSort(name)) return weights[name];
  return isSort(kind) ? weights[kind] : 0;
}

function isLowered({ from, to }: ChangeOf<'response'>): boolean {
  const before = from ? responseRank[from.value] : null;
  const after = to ? responseRank[to.value] : null;
  return before !== null && after !== null && after < before;
}

/** Among changes of one weight: the longer slip and the greater share of words first. */
function magnitude(change: Change): number {
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
