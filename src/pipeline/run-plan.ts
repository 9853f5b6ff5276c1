import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Fault, Message, RecordedMessage } from '../core/message.js';
import type { Capture } from '../model/capture.js';
import type { Edition } from '../model/edition.js';
import type { History } from '../model/history.js';
import type { Report } from '../model/report.js';
import type { RunEdition } from '../model/run.js';
import { render, reporters, type ComparedEditions, type RenderOptions } from '../report/index.js';
import type { RecordAddress } from '../store/address.js';
import type { Put } from '../store/store.js';
import { writeWhole } from '../store/write.js';
import { compare, readRulings, type Rulings } from './compare.js';
import type { Context } from './context.js';
import { readEditionRecord } from './edition-file.js';
import { readRegister, registerPath, traceHistory } from './history.js';
import { readPages, type ReadEdition } from './inputs.js';
import type { LoadedPlan, PlanEdition } from './load-plan.js';
import { embeddedPlan } from './package.js';
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
  const history = comparable.length > 1 ? await putHistory(plan, editions, rulings, context) : null;
  files.push(...(history?.puts ?? []));
  const messages = unique([
    ...editions.flatMap((edition) => edition.messages),
    ...rulings.messages,
    ...compared.flatMap(({ changes }) => changes.messages),
    ...(history?.history.messages ?? []),
  ]);
  return { plan, editions, compared, history: history?.history ?? null, editionReports, files, faults, messages };
}

/** What linking says of two editions it says again when it follows all of them. */
function unique(messages: readonly RecordedMessage[]): RecordedMessage[] {
  return [...new Map(messages.map((each) => [JSON.stringify(each), each])).values()];
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
  for (const format of ['markdown', 'html'])
    puts.push(await putAs(format, address, { kind: 'changes', ...pair }, context));
  return puts;
}

async function putHistory(
  plan: LoadedPlan,
  editions: readonly Edition[],
  rulings: Rulings,
  context: Context,
): Promise<{ history: History; puts: Put[] }> {
  context.progress('following every action through all editions');
  const before = await readRegister(plan);
  const { history, changeSets, register } = traceHistory(editions, rulings, before, context);
  // First the register, then what quotes its ids: killed in between, a run finds the same ids again.
  if (register !== before && !isEmbedded(plan)) await writeWhole(registerPath(plan), register);
  const puts = [await context.store.putHistory(history)];
  for (const format of ['csv', 'markdown', 'html']) {
    puts.push(
      await putAs(format, { kind: 'history', plan: plan.plan.id }, { kind: 'history', history, editions }, context, {
        changeSets,
      }),
    );
  }
  return { history, puts };
}

/** The plan inside the package is read only: what is installed stays as it was installed. */
function isEmbedded({ path }: LoadedPlan): boolean {
  return path === embeddedPlan();
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

function reportEdition(
  { edition, captures, actions, coverage }: Edition,
  failed: number,
  [json]: readonly Put[],
): RunEdition {
  const { unread } = coverage;
  return {
    edition: edition.id,
    pages: captures.length,
    failed,
    actions: actions.length,
    unread,
    changed: json?.written ?? false,
  };
}
