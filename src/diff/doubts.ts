import type { Change, Link } from '../model/changes.js';

/** The later rows whose match is in doubt. */
export function doubtfulRows(links: readonly Link[]): ReadonlySet<string> {
  const doubtful = links.filter(({ certainty, decided }) => certainty === 'doubtful' && decided === 'rule');
  return new Set(doubtful.flatMap(({ after }) => after));
}

/** Which changes rest on a match that is in doubt: they are told as true only if the rows are the same. */
export class Doubts {
  /** Later rows of doubtful links. */
  readonly #rows: ReadonlySet<string>;

  constructor(links: readonly Link[]) {
    this.#rows = doubtfulRows(links);
  }

  /** The changes of rows that were compared, in their order. */
  mark(changes: readonly Change[]): readonly Change[] {
    if (this.#rows.size === 0) return changes;
    return changes.map((change) => (this.#isDoubtful(change) ? { ...change, doubtful: true as const } : change));
  }

  #isDoubtful(change: Change): boolean {
    if (!('before' in change) || !('after' in change)) return false;
    const after = typeof change.after === 'string' ? [change.after] : change.after;
    return after.some((key) => this.#rows.has(key));
  }
}
