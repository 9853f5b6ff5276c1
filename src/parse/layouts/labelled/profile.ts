import type { Label } from './vocabulary.js';

/** What stands behind one label in all records. */
export interface Profile {
  readonly label: Label;
  count: number;
  characters: number;
  statuses: number;
  dates: number;
  grades: number;
  responses: number;
  sentences: number;
  readonly values: Set<string>;
}
