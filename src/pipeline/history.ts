import { fault } from '../core/faults.js';
import type { RecordedMessage } from '../core/message.js';
import { diff, historyOf } from '../diff/index.js';
import { traceThreads } from '../link/index.js';
import type { ChangeSet } from '../model/changes.js';
import type { Edition } from '../model/edition.js';
import type { History } from '../model/history.js';
import { readBeside } from './beside-plan.js';
import type { ComparedStep, Rulings } from './compare.js';
import type { Context } from './context.js';
import { readEdition, readPlanEdition, type ReadOptions } from './inputs.js';
import { findPlan, findPlans, isPlanFile } from './plans.js';

export interface TracedHistory {
  readonly history: History;
  /** Each edition that has records with the one before it, as the threads know them. */
  readonly changeSets: readonly ChangeSet[];
  /** The register of thread ids, with what is new at its end. */
  readonly register: string;
}

/**
 * Follows every action through all editions of a plan, in the order in which they were published.
 *
 * @param known editions that were compared already, with the same rulings
 */
export function traceHistory(
  editions: readonly Edition[],
  { rulings, messages: ruled }: Rulings,
  register: string,
  { version }: Context,
  known: readonly ComparedStep[] = [],
): TracedHistory {
  const knownOf = (before: Edition | undefined, after: Edition | undefined): ComparedStep | undefined =>
    known.find((step) => step.before === before && step.after === after);
  const linked = (before: Edition, after: Edition): ComparedStep['linked'] | undefined =>
    knownOf(before, after)?.linked;
  const { value: threading, messages } = traceThreads(editions, { rulings, register, linked });
  const byId = new Map(editions.map((edition) => [edition.edition.id, edition]));
  const changeSets = threading.steps.flatMap(({ from, to, lineage }) => {
    const [before, after] = [byId.get(from), byId.get(to)];
    const step = knownOf(before, after);
    // Most often the threads have nothing to add to what the two editions say by themselves.
    if (step?.linked.value === lineage) return [step.changes];
    return before && after ? [diff(before, after, lineage, { version })] : [];
  });
  const history = historyOf(editions, threading, changeSets);
  const all = [...ruled, ...messages, ...history.messages] as History['messages'];
  return { history: { ...history, messages: all }, changeSets, register: threading.register };
}

/** Editions to follow actions through, with what is known of their threads. */
export interface HistoryInputs {
  readonly editions: readonly Edition[];
  readonly register: string;
  /** Of the plan file. */
  readonly messages: readonly RecordedMessage[];
}

/**
 * The editions of a plan (named by id or by its plan file), or those given one by one in the
 * order of publication. One input that is no plan is wrong usage: it has no history.
 */
export async function readHistoryInputs(
  inputs: readonly string[],
  options: ReadOptions,
  context: Context,
): Promise<HistoryInputs> {
  const [name = ''] = inputs;
  if (inputs.length > 1) return { editions: await readEach(inputs, options, context), register: '', messages: [] };
  if (isPlanFile(name)) return readPlanFile(name, context);
  const plan = await findPlan(name, context);
  if (plan) {
    const addresses = plan.plan.editions.map(({ id }) => `${name}@${id}`);
    return {
      editions: await readEach(addresses, options, context),
      register: await readBeside(plan.beside.register),
      messages: [],
    };
  }
  const stored = (await context.store.list()).filter((address) => address.plan === name);
  if (stored.length === 0) {
    throw fault('pipeline/unknown-plan', `there is no plan named ${name}`, {
      advice: 'give the id of a plan, a plan file, or two editions or more',
    });
  }
  return {
    editions: await readEach(
      stored.map(({ edition }) => `${name}@${edition}`),
      options,
      context,
    ),
    register: '',
    messages: [],
  };
}

async function readPlanFile(path: string, context: Context): Promise<HistoryInputs> {
  const { value: plans, messages } = await findPlans([path], context);
  const editions: Edition[] = [];
  for (const plan of plans) {
    for (const edition of plan.plan.editions)
      editions.push((await readPlanEdition(plan, edition, {}, context)).edition);
  }
  return { editions, register: plans[0] ? await readBeside(plans[0].beside.register) : '', messages };
}

async function readEach(inputs: readonly string[], options: ReadOptions, context: Context): Promise<Edition[]> {
  const editions: Edition[] = [];
  for (const input of inputs) editions.push((await readEdition([input], options, context)).edition);
  return editions;
}
