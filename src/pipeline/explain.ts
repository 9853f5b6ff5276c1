import { existsSync } from 'node:fs';
import { fault } from '../core/faults.js';
import { message, type RecordedMessage } from '../core/message.js';
import type { Change, Link } from '../model/changes.js';
import type { Action, Edition } from '../model/edition.js';
import { readEditionAddress } from '../store/address.js';
import { compare, type Rulings } from './compare.js';
import type { Context } from './context.js';
import { readEdition, readPlanEdition, type ReadEdition, type ReadOptions } from './inputs.js';
import { findPlan } from './plans.js';
import { follow, type Trail } from './trail.js';

/** The way from one value back to its source, and what else there is to know about the edition. */
export interface Explained {
  readonly trail: Trail;
  readonly edition: Edition;
  readonly messages: readonly RecordedMessage[];
}

/**
 * Explains `ACTION[.FIELD]` of one edition. For a stored edition the pages of its plan file
 * are read again, and taken where they are still the same bytes; else `archive/bytes-missing`.
 */
export async function explainValue(
  input: string,
  target: string,
  options: ReadOptions,
  context: Context,
): Promise<Explained> {
  const read = (await readPagesOfStored(input, options, context)) ?? (await readEdition([input], options, context));
  const trail = follow(target, read);
  const missing = read.edition.captures.length > read.documents.length;
  const messages: RecordedMessage[] = [...read.edition.messages];
  if (missing)
    messages.push(message('archive/bytes-missing', 'only the offsets are known', { place: { source: input } }));
  return { trail, edition: read.edition, messages };
}

/** The pages of `plan@edition`, if a plan file lists them and they are what the record was read from. */
async function readPagesOfStored(input: string, options: ReadOptions, context: Context): Promise<ReadEdition | null> {
  const address = existsSync(input) ? null : readEditionAddress(input);
  const plan = address && (await findPlan(address.plan, context));
  const listed = plan?.plan.editions.find(({ id }) => id === address?.edition);
  if (!address || !plan || !listed) return null;
  const read = await readPlanEdition(plan, listed, options, context);
  const stored = await context.store.getEdition(address);
  const record = stored && (await readEdition([input], options, context)).edition;
  return !record || hashesOf(record) === hashesOf(read.edition) ? read : null;
}

function hashesOf({ captures }: Edition): string {
  return captures.map(({ sha256 }) => sha256).join(' ');
}

/** Why two rows were matched, or why a row has no partner. */
export interface ExplainedMatch {
  readonly key: string;
  /** Null for a row that is in no link. */
  readonly link: Link | null;
  readonly before: readonly Action[];
  readonly after: readonly Action[];
  readonly changes: readonly Change[];
}

/** Explains the match of an action, named by its key or id in either edition. */
export function explainMatch(
  before: Edition,
  after: Edition,
  target: string,
  rulings: Rulings,
  context: Context,
): ExplainedMatch {
  const inAfter = find(after, target);
  const inBefore = inAfter ? undefined : find(before, target);
  const key = (inAfter ?? inBefore)?.key;
  if (key === undefined) throw fault('cli/unknown-name', `there is no action ${target} in either edition`);
  const { links, changes } = compare(before, after, rulings, context);
  const link = links.find((each) => (inAfter ? each.after : each.before).includes(key)) ?? null;
  const pick = (edition: Edition, keys: readonly string[]): Action[] =>
    edition.actions.filter((action) => keys.includes(action.key));
  const beforeKeys = link?.before ?? (inBefore ? [key] : []);
  const afterKeys = link?.after ?? (inAfter ? [key] : []);
  return {
    key,
    link,
    before: pick(before, beforeKeys),
    after: pick(after, afterKeys),
    changes: changes.filter((change) => isAbout(change, beforeKeys, afterKeys)),
  };
}

function find({ actions }: Edition, target: string): Action | undefined {
  return actions.find(({ key }) => key === target) ?? actions.find(({ id }) => id === target);
}

function isAbout(change: Change, before: readonly string[], after: readonly string[]): boolean {
  const names = (keys: string | readonly string[] | undefined): readonly string[] =>
    keys === undefined ? [] : typeof keys === 'string' ? [keys] : keys;
  const left = names('before' in change ? change.before : undefined);
  const right = names('after' in change ? change.after : undefined);
  return left.some((key) => before.includes(key)) || right.some((key) => after.includes(key));
}
