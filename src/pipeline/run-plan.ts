import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Fault, Message, RecordedMessage } from '../core/message.js';
import type { Capture } from '../model/capture.js';
import type { Edition } from '../model/edition.js';
import type { History } from '../model/history.js';
import type { Report } from '../model/report.js';
import type { RunEdition } from '../model/run.js';
import { render, reporters, type ComparedEditions } from '../report/index.js';
import type { RecordAddress } from '../store/address.js';
import type { Put } from '../store/store.js';
import { compare, readRulings, type Rulings } from './compare.js';
import type { Context } from './context.js';
import { readEditionRecord } from './edition-file.js';
import { readPages, type ReadEdition } from './inputs.js';
import type { LoadedPlan, PlanEdition } from './load-plan.js';
import { messageOf, partOf, readListedPages } from './plan-pages.js';

/** What one run made of one plan. */
export interface PlanRun {
  readonly plan: LoadedPlan;
  readonly editions: readonly Edition[];
  /** Each edition that has records with the one before it. */
  readonly compared: readonly ComparedEditions[];
  /** Null while fewer than two editions have records. */
  readonly history: History | null;
  readonly editionReports: readonly RunEdition[];
  /** Everything that lies in the store now, in the order in which it was put. */
  readonly files: readonly Put[];
  /** Of pages that could not be had. */
  readonly faults: readonly Fault[];
  readonly messages: readonly RecordedMessage[];
}

/** Reads every edition of a plan, stores it, compares each with the one before, and traces every action through all. */
export async function runPlan(plan: LoadedPlan, offline: boolean, context: Context): Promise<PlanRun> {
  const files: Put[] = [];
  const faults: Fault[] = [];
  const editions: Edition[] = [];
  const editionReports: RunEdition[] = [];
  for (const listed of plan.plan.editions) {
    const { edition, missing } = await readListedEdition(plan, listed, offline, context);
    editions.push(edition);
    faults.push(...missing);
    const puts = await putEdition(edition, context);
    files.push(...puts);
    editionReports.push(reportEdition(edition, missing.length, puts));
  }
  const rulings = await findRulings(plan, context);
  const comparable = editions.filter(({ actions }) => actions.length > 0);
  const compared: ComparedEditions[] = [];
  for (const [index, after] of comparable.entries()) {
    const before = comparable[index - 1];
    if (!before) continue;
    context.progress(`comparing ${before.edition.id} with ${after.edition.id}`);
    const pair = { before, after, changes: compare(before, after, rulings, context) };
    compared.push(pair);
    files.push(...(await putChanges(pair, context)));
  }
  const history: History | null = null as History | null;
  if (history) files.push(...(await putHistory(history, comparable, context)));
  const messages = [
    ...editions.flatMap((edition) => edition.messages),
    ...rulings.messages,
    ...compared.flatMap(({ changes }) => changes.messages),
    ...(history?.messages ?? []),
  ];
  return { plan, editions, compared, history, editionReports, files, faults, messages };
}

async function readListedEdition(
  plan: LoadedPlan,
  listed: PlanEdition,
  offline: boolean,
  context: Context,
): Promise<{ edition: Edition; missing: Fault[] }> {
  const { captures, messages, missing } = await readListedPages(plan, listed, offline, context);
  const known = await withFirstCircumstances(captures, plan, listed, context);
  const before: Message[] = [...messages, ...missing.map(messageOf)];
  const read: ReadEdition = await readPages(known, before, { plan, planEdition: listed }, context);
  const parts = [...read.edition.parts, ...missing.map(partOf)];
  return { edition: { ...read.edition, parts }, missing: missing.map(({ fault }) => fault) };
}

/**
 * A page that was fetched again and is the same bytes keeps the time at which it was first
 * fetched: otherwise every run would change every record.
 */
async function withFirstCircumstances(
  captures: readonly Capture[],
  plan: LoadedPlan,
  { id }: PlanEdition,
  context: Context,
): Promise<Capture[]> {
  const stored = await context.store.getEdition({ plan: plan.plan.id, edition: id });
  const record = stored && (await readEditionRecord({ name: id, text: null, value: stored.value })).value;
  return captures.map((capture) => {
    const { sha256, name, retrieved } = capture.info;
    const first = record?.captures.find((info) => info.sha256 === sha256 && info.name === name);
    return retrieved === null || !first ? capture : { ...capture, info: first };
  });
}

/** A person's rulings lie beside the plan file, in `rulings.yaml`. */
function findRulings({ path }: LoadedPlan, context: Context): Promise<Rulings> {
  const file = join(dirname(path), 'rulings.yaml');
  return readRulings(existsSync(file) ? file : undefined, context);
}

async function putEdition(edition: Edition, context: Context): Promise<Put[]> {
  const json = await context.store.putEdition(edition);
  const address = { kind: 'edition', plan: edition.plan ?? '', edition: edition.edition.id } as const;
  return [json, await putAs('csv', address, { kind: 'edition', edition }, context)];
}

async function putChanges(pair: ComparedEditions, context: Context): Promise<Put[]> {
  const puts = [await context.store.putChanges(pair.changes)];
  const { from, to } = pair.changes;
  const address = { kind: 'changes', plan: pair.after.plan ?? '', from: from.edition, to: to.edition } as const;
  for (const format of ['markdown', 'html']) puts.push(await putAs(format, address, { kind: 'changes', ...pair }, context));
  return puts;
}

async function putHistory(history: History, editions: readonly Edition[], context: Context): Promise<Put[]> {
  const puts = [await context.store.putHistory(history)];
  for (const format of ['csv', 'markdown', 'html']) {
    puts.push(await putAs(format, { kind: 'history', plan: history.plan ?? '' }, { kind: 'history', history, editions }, context));
  }
  return puts;
}

async function putAs(format: string, address: RecordAddress, report: Report, context: Context): Promise<Put> {
  return context.store.putRendering(address, reporters.get(format).extension, await render(report, format));
}

function reportEdition({ edition, captures, actions, coverage }: Edition, failed: number, [json]: readonly Put[]): RunEdition {
  const { unread } = coverage;
  return { edition: edition.id, pages: captures.length, failed, actions: actions.length, unread, changed: json?.written ?? false };
}
