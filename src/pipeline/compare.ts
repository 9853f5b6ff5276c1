import type { Message, Outcome } from '../core/message.js';
import { diff } from '../diff/index.js';
import { link } from '../link/index.js';
import type { ChangeSet, Lineage } from '../model/changes.js';
import type { Edition } from '../model/edition.js';
import type { Ruling } from '../model/plan.js';
import type { ComparedEditions } from '../report/index.js';
import type { Context } from './context.js';
import { loadRulings } from './load-plan.js';

/** What a person decided about who is who, and what is wrong with how it was written down. */
export interface Rulings {
  readonly rulings: readonly Ruling[];
  readonly messages: readonly Message[];
}

export const noRulings: Rulings = { rulings: [], messages: [] };

export async function readRulings(file: string | undefined, context: Context): Promise<Rulings> {
  if (file === undefined) return noRulings;
  const { value, messages } = await loadRulings(file, context);
  return { rulings: value, messages };
}

/**
 * What changed between two editions: who is who, then what differs. The messages of the
 * result are those of the comparison; those of the editions stay with the editions.
 */
export function compare(before: Edition, after: Edition, ruled: Rulings, context: Context): ChangeSet {
  return linkAndDiff(before, after, ruled, context).changes;
}

/** Two editions, who is who among their rows, and what changed. */
export interface ComparedStep extends ComparedEditions {
  readonly linked: Outcome<Lineage>;
}

/** As {@link compare}, for those who need to know who is who too. */
export function linkAndDiff(before: Edition, after: Edition, ruled: Rulings, { version }: Context): ComparedStep {
  const linked = link(before, after, { rulings: ruled.rulings });
  const messages = [...ruled.messages, ...linked.messages];
  return { before, after, linked, changes: diff(before, after, linked.value, { version, messages }) };
}

/** Changes that are news: notes that were repeated are observations, and no news. */
export function countNews({ changes }: ChangeSet): number {
  return changes.filter((change) => !(change.kind === 'progress' && change.change === 'unchanged')).length;
}
