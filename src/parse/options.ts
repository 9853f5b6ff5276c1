import type { Plan } from '../model/plan.js';

export interface ParseOptions {
  readonly plan: Plan | null;
  /** sha-256 of the plan file, or null. */
  readonly planHash: string | null;
  readonly version: string;
  /** Fixed by the caller where known; else told from the pages. */
  readonly editionId?: string;
  readonly published?: string;
  readonly title?: string;
  /** Read sentences that name an action and say how it stands; all such records are doubtful. */
  readonly narrative?: boolean;
}
