import { basename, dirname } from 'node:path';
import type { Feed, FeedComparison } from '../report/index.js';
import { pathOf } from '../store/address.js';
import type { LoadedPlan } from './load-plan.js';
import type { Related, Revised } from './relate.js';

/** The records that a feed tells of. */
export interface FeedRecords extends Pick<Related, 'compared' | 'revised'> {
  readonly plan: LoadedPlan;
}

/** Every comparison of a plan for a feed; silent edits among them. `withReports`: beside the reports in the store. */
export function feedOf({ plan: { plan }, compared, revised }: FeedRecords, withReports: boolean): Feed {
  const comparisons = [...compared, ...revised].map((pair): FeedComparison => {
    const { revisions } = pair as Partial<Revised>;
    return { ...pair, revisions, report: withReports ? reportOf(plan.id, pair.changes, revisions) : null };
  });
  return { plan: { id: plan.id, title: plan.title }, comparisons };
}

function reportOf(
  plan: string,
  { from, to }: FeedComparison['changes'],
  revisions: Revised['revisions'] | undefined,
): string {
  const path = pathOf({ kind: 'changes', plan, from: from.edition, to: to.edition, revisions });
  return [basename(dirname(path)), `${basename(path)}.html`].map(encodeURIComponent).join('/');
}
