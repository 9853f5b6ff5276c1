import type { Edition } from '../model/edition.js';
import type { Report } from '../model/report.js';
import { render, renderFeed, reporters, type ComparedEditions, type RenderOptions } from '../report/index.js';
import type { RecordAddress } from '../store/address.js';
import type { Put } from '../store/store.js';
import type { Context } from './context.js';
import { feedOf } from './feed.js';
import type { LoadedPlan } from './load-plan.js';
import type { OlderEdition, Related } from './relate.js';

/** Everything that is derived of a plan, before it is put anywhere. */
export interface PlanRecords extends Related {
  readonly plan: LoadedPlan;
  readonly editions: readonly Edition[];
  readonly older: readonly OlderEdition[];
}

/** Puts every record of a plan into the store, and beside each the forms that people read. */
export async function putPlanFiles(records: PlanRecords, context: Context): Promise<readonly Put[]> {
  const { editions, older, compared, revised } = records;
  const puts: Put[] = [];
  for (const { edition, revision } of older) puts.push(await context.store.putEdition(edition, revision));
  for (const edition of editions) puts.push(...(await putEdition(edition, context)));
  for (const pair of compared) puts.push(...(await putChanges(pair, undefined, context)));
  for (const pair of revised) puts.push(...(await putChanges(pair, pair.revisions, context)));
  puts.push(...(await putHistory(records, context)));
  const feed = await renderFeed(feedOf(records, true));
  puts.push(await context.store.putRendering({ kind: 'feed', plan: records.plan.plan.id }, 'atom', feed));
  return puts;
}

async function putEdition(edition: Edition, context: Context): Promise<Put[]> {
  const json = await context.store.putEdition(edition);
  const address = { kind: 'edition', plan: edition.plan ?? '', edition: edition.edition.id } as const;
  return [json, await putAs('csv', address, { kind: 'edition', edition }, context)];
}

async function putChanges(
  { before, after, changes }: ComparedEditions,
  revisions: readonly [number, number] | undefined,
  context: Context,
): Promise<Put[]> {
  const puts = [await context.store.putChanges(changes, revisions)];
  const { from, to } = changes;
  const address = { kind: 'changes', plan: after.plan ?? '', from: from.edition, to: to.edition, revisions } as const;
  for (const format of ['markdown', 'html']) {
    puts.push(await putAs(format, address, { kind: 'changes', changes, before, after }, context));
  }
  return puts;
}

async function putHistory({ plan, editions, traced }: PlanRecords, context: Context): Promise<Put[]> {
  if (!traced) return [];
  const { history, changeSets } = traced;
  const address = { kind: 'history', plan: plan.plan.id } as const;
  const puts = [await context.store.putHistory(history)];
  for (const format of ['csv', 'markdown', 'html']) {
    puts.push(await putAs(format, address, { kind: 'history', history, editions }, context, { changeSets }));
  }
  return puts;
}

async function putAs(
  format: string,
  address: RecordAddress,
  report: Report,
  context: Context,
  options: RenderOptions = {},
): Promise<Put> {
  return context.store.putRendering(address, reporters.get(format).extension, await render(report, format, options));
}
