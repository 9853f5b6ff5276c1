import type { Range } from '../../core/span.js';
import type { AlignedColumn } from './costs.js';

/** A header that stands on consecutive lines, one column each. */
export interface HeaderRun extends Range {
  /** Index of its first line in the flow, and of the first line after it. */
  readonly first: number;
  readonly past: number;
  readonly columns: readonly AlignedColumn[];
  readonly reasons: readonly string[];
  /** Other ways to read it: with short lines around it that could be headings as well, with other roles for unknown columns. */
  readonly others: readonly HeaderRun[];
  /** It comes again, each time with another title right above it: that title is no part of the rows before. */
  readonly titled: boolean;
}
