import { existsSync } from 'node:fs';
import type { RecordedMessage } from '../core/message.js';
import type { Edition } from '../model/edition.js';
import type { History } from '../model/history.js';
import type { ComparedEditions } from '../report/index.js';
import { isEmbedded, readBeside } from './beside-plan.js';
import { compare, linkAndDiff, noRulings, readRulings, type ComparedStep, type Rulings } from './compare.js';
import type { Context } from './context.js';
import { traceHistory, type TracedHistory } from './history.js';
import type { LoadedPlan } from './load-plan.js';
import { writeWhole } from './write-file.js';

/** An edition before and after its publisher changed it. */
export interface Revised extends ComparedEditions {
  readonly revisions: readonly [number, number];
}

/** A revision that is not the newest. */
export interface OlderEdition {
  readonly edition: Edition;
  readonly revision: number;
}

export function olderOf({ edition: { id } }: Edition, older: readonly OlderEdition[]): readonly OlderEdition[] {
  return older.filter(({ edition }) => edition.edition.id === id);
}

export interface Related {
  /** Each edition that has records with the one before it. */
  readonly compared: readonly ComparedEditions[];
  /** Each revision of an edition that has records with the one before it. */
  readonly revised: readonly Revised[];
  /** Null while fewer than two editions have records. */
  readonly history: History | null;
  readonly messages: readonly RecordedMessage[];
  readonly traced: TracedHistory | null;
}

/** Links and compares: each edition with the one before, each revision with the one before, each action through all. */
export async function relate(
  plan: LoadedPlan,
  editions: readonly Edition[],
  older: readonly OlderEdition[],
  rulings: Rulings,
  context: Context,
): Promise<Related> {
  const comparable = editions.filter(({ actions }) => actions.length > 0);
  const steps: ComparedStep[] = [];
  for (const [index, after] of comparable.entries()) {
    const before = comparable[index - 1];
    if (!before) continue;
    context.progress(`comparing ${before.edition.id} with ${after.edition.id}`);
    steps.push(linkAndDiff(before, after, rulings, context));
  }
  const revised = comparable.flatMap((edition) => compareRevisions(edition, olderOf(edition, older), context));
  const traced = comparable.length > 1 ? await trace(plan, { editions, steps }, rulings, context) : null;
  const history = traced?.history ?? null;
  const messages = unique([
    ...editions.flatMap((edition) => edition.messages),
    ...rulings.messages,
    ...steps.flatMap(({ changes }) => changes.messages),
    ...(history?.messages ?? []),
  ]);
  return { compared: steps, revised, history, messages, traced };
}

function compareRevisions(newest: Edition, older: readonly OlderEdition[], context: Context): Revised[] {
  const all = [...older, { edition: newest, revision: (older.at(-1)?.revision ?? 0) + 1 }];
  return all.flatMap(({ edition: after, revision }, index) => {
    const before = all[index - 1];
    if (!before || before.edition.actions.length === 0 || after.actions.length === 0) return [];
    const changes = compare(before.edition, after, noRulings, context);
    return [{ before: before.edition, after, changes, revisions: [before.revision, revision] as const }];
  });
}

async function trace(
  plan: LoadedPlan,
  { editions, steps }: { readonly editions: readonly Edition[]; readonly steps: readonly ComparedStep[] },
  rulings: Rulings,
  context: Context,
): Promise<TracedHistory> {
  context.progress('following every action through all editions');
  return traceHistory(editions, rulings, await readBeside(plan.beside.register), context, steps);
}

/** Ids of threads are kept for ever. The plan inside the package is read only: it stays as it was installed. */
export async function keepRegister(plan: LoadedPlan, traced: TracedHistory | null): Promise<void> {
  if (traced && !isEmbedded(plan)) await writeWhole(plan.beside.register, traced.register);
}

/** What linking says of two editions it says again when it follows all of them. */
export function unique(messages: readonly RecordedMessage[]): RecordedMessage[] {
  return [...new Map(messages.map((each) => [JSON.stringify(each), each])).values()];
}

export function findRulings(plan: LoadedPlan, context: Context): Promise<Rulings> {
  const file = plan.beside.rulings;
  return readRulings(existsSync(file) ? file : undefined, context);
}
