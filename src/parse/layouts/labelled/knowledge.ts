import type { Range } from '../../../core/span.js';
import type { Words } from '../../lexicon/words.js';
import type { Roles } from './roles.js';

/** What is known of the page when a run of it is read. */
export interface Knowledge {
  readonly roles: Roles;
  /** Marks between labels on one line. */
  readonly separators: readonly Range[];
  /** Feet and heads of printed pages. */
  readonly breaks: readonly Range[];
  readonly words: Words;
  /** Line breaks are those of a file. */
  readonly wrapped: boolean;
  /** Why it cannot be told which words belong to which labels; null where it can. */
  readonly doubt: string | null;
}
