import { Fault } from '../core/message.js';
import type { Candidate } from '../model/plans.js';
import { newEditionId, withEdition } from './accept-candidate.js';
import { reasonsFor } from './candidates.js';
import type { Context } from './context.js';
import { loadPlan, type LoadedPlan } from './load-plan.js';
import { cataloguePlans } from './package.js';
import { writeWhole } from './write-file.js';

/** A publication that the plan's own rule lets in shares at least this part of the smaller edition's rows. */
const leastShared = 0.25;

export interface Admission {
  /** With the new editions in it; the same plan where nothing was let in. */
  readonly plan: LoadedPlan;
  readonly admitted: readonly Candidate[];
  /** Those that still wait, each with what stands in its way. */
  readonly waiting: readonly Candidate[];
}

/**
 * Lets in what the plan's own rule admits, by writing it into the plan file: an edition that a
 * rule let in is as plain to see, and to take back, as one that a person wrote there.
 */
export async function admit(plan: LoadedPlan, candidates: readonly Candidate[], context: Context): Promise<Admission> {
  const admitted: Candidate[] = [];
  const waiting: Candidate[] = [];
  let now = plan;
  for (const each of candidates) {
    const rule = plan.plan.watch.find(
      (watched) => watched.admit && reasonsFor(each.address, each.title, watched).length > 0,
    );
    const why = rule === undefined ? each.why : obstacle(each, now);
    const id = newEditionId(each.published, now.plan);
    if (rule === undefined || why !== null || id === null) {
      waiting.push({ ...each, why });
      continue;
    }
    const { address, title, published } = each;
    try {
      await writeWhole(now.path, await withEdition(now, { id, title, published, address }));
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      waiting.push({ ...each, why: error.message });
      continue;
    }
    const { value } = await loadPlan(now.path, context);
    if (!value) throw new Error(`${now.path} cannot be read any more`);
    now = value;
    admitted.push(each);
  }
  return { plan: now, admitted, waiting };
}

/** What keeps a publication out though a rule would let it in; null for nothing. */
function obstacle({ trial, why, published }: Candidate, { plan, path }: LoadedPlan): string | null {
  if (why !== null) return why;
  if (cataloguePlans().includes(path)) return 'the plan came with planwatch and is not written to';
  if (trial === null) return 'it was not tried';
  if (trial.actions === 0) return 'no rows were read from it';
  if (published === null) return 'it does not say when it was published';
  if (newEditionId(published, plan) === null) return `there is another edition of ${published}`;
  if (trial.against !== null && trial.same < leastShared * trial.actions)
    return `few of its rows are known from ${trial.against}`;
  return null;
}
