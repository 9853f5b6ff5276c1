import type { Edition } from '../model/edition.js';
import type { Put } from '../store/store.js';
import type { LoadedPlan } from './load-plan.js';
import type { OlderEdition, Related } from './relate.js';

/** Everything that follows from the captures of a plan, its plan file and its rulings. */
export interface DerivedPlan extends Omit<Related, 'traced'> {
  readonly plan: LoadedPlan;
  /** The newest revision of each. */
  readonly editions: readonly Edition[];
  /** The other revisions, the oldest first. */
  readonly older: readonly OlderEdition[];
  /** Everything that lies in the store now, in the order in which it was put. */
  readonly files: readonly Put[];
  /** How many editions were read from their pages; the others are as they were. */
  readonly parsed: number;
}
