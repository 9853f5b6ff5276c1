import type { Field } from './lexicon/lexicon.js';

/** What a column holds, and why we think so. */
export interface Column {
  readonly field: Field;
  readonly title: string | null;
  readonly score: number;
  readonly reason: string;
  /** The field that its header names, where its cells are ids instead. */
  readonly named?: Field;
  /** Its cells number what stands in another column, of this field. */
  readonly numbers?: 'recommendation';
}
