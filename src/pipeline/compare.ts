import type { Message } from '../core/message.js';
import { diff } from '../diff/index.js';
import { link } from '../link/index.js';
import type { ChangeSet } from '../model/changes.js';
import type { Edition } from '../model/edition.js';
import type { Ruling } from '../model/plan.js';
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
export function compare(before: Edition, after: Edition, ruled: Rulings, { version }: Context): ChangeSet {
  const { value: lineage, messages } = link(before, after, { rulings: ruled.rulings });
  return diff(before, after, lineage, { version, messages: [...ruled.messages, ...messages] });
}

/** Changes that are news: notes that were repeated are observations, and no news. */
export function countNews({ changes }: ChangeSet): number {
  return changes.filter((change) => !(change.kind === 'progress' && change.change === 'unchanged')).length;
}
