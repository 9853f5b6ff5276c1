import type { Range } from '../../core/span.js';

/** What comes back on a page as it does in rows. */
export interface Repeat {
  /** How often, which is how many rows there may be. */
  readonly count: number;
  /** In words: what, how often, and below what. */
  readonly reason: string;
  /** Where it stands first. */
  readonly first: Range;
}
