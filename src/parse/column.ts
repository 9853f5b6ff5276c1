import type { Field } from './lexicon/lexicon.js';

/** What a column holds, and why we think so. */
export interface Column {
  readonly field: Field;
  readonly title: string | null;
  readonly score: number;
  readonly reason: string;
}
