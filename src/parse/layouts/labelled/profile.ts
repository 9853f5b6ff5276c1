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
  /** Values that begin with a sentence that is a status: `Implemented. The plan was signed in June.` */
  led: number;
  /** Values that are a response and a status in one. */
  both: number;
  readonly values: Set<string>;
  /** The first line of each value, as often as it stands there. */
  readonly firsts: string[];
}
