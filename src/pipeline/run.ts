import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createMemoryArchive } from '../archive/memory.js';
import { canonicalJson } from '../core/canonical.js';
import { asMachineFault } from '../core/machine.js';
import type { Fault, Outcome, RecordedMessage } from '../core/message.js';
import { runSchema, type Run, type RunPlan } from '../model/run.js';
import { putRuns } from '../store/runs.js';
import { removeUnfinished, writeWhole } from '../store/write.js';
import { isEmbedded } from './beside-plan.js';
import { countNews } from './compare.js';
import { expectContact } from './contact.js';
import type { Context } from './context.js';
import type { LoadedPlan } from './load-plan.js';
import { acquireLock } from './lock.js';
import { findPlans } from './plans.js';
import { appendRunLog, readRunLog, type LoggedRun } from './run-log.js';
import { runPlan, type PlanRun } from './run-plan.js';

export interface RunOptions {
  /** Ids of plans, or paths of plan files; all there are when empty. */
  readonly plans: readonly string[];
  /** Fetch nothing. */
  readonly offline: boolean;
  /** Where to write the report, for a scheduler. */
  readonly reportFile?: string | undefined;
}

export interface RunResult {
  readonly run: Run;
  readonly plans: readonly PlanRun[];
  readonly messages: readonly RecordedMessage[];
  readonly faults: readonly Fault[];
  readonly unread: number;
  /** Whether any stored record is new or another than before. */
  readonly changed: boolean;
}

/** The main job, for each plan: read, store, link, compare, report. One plan's failure does not stop the next. */
export async function runPlans(options: RunOptions, context: Context): Promise<RunResult> {
  const found = await findPlans(options.plans, context);
  if (!options.offline) await expectContact(found.value, context);
  const at = context.world.now();
  const archived = found.value.some((plan) => !isEmbedded(plan)) ? context.folders.archive : null;
  const release = archived === null ? null : await acquireLock(archived, at);
  try {
    const result = await runEach(found, archived, at, options, context);
    await context.close();
    return result;
  } catch (error) {
    // What went wrong first counts; an index that was not written is made again from the records.
    await context.close().catch(() => undefined);
    throw error;
  } finally {
    await release?.();
  }
}

async function runEach(
  found: Outcome<readonly LoadedPlan[]>,
  archived: string | null,
  at: string,
  options: RunOptions,
  context: Context,
): Promise<RunResult> {
  if (archived !== null) await cleanUp(found.value, context);
  const before = await previousRuns(options.reportFile, archived);
  const plans: PlanRun[] = [];
  for (const plan of found.value) plans.push(await runOne(plan, options.offline, context));
  const reports = plans.map((plan) => reportPlan(plan, at, before.get(plan.plan.plan.id)));
  const hosts = [...(await context.hosts())];
  const run: Run = { format: 'planwatch/run@1', made: { version: context.version, at }, plans: reports, hosts };
  if (options.reportFile !== undefined) await writeWhole(options.reportFile, canonicalJson(run));
  if (archived !== null) await logRun(archived, run, context);
  return {
    run,
    plans,
    messages: [...found.messages, ...plans.flatMap(({ messages }) => messages)],
    faults: plans.flatMap(({ faults }) => faults),
    unread: plans.flatMap(({ editions }) => editions).reduce((sum, { coverage }) => sum + coverage.unread, 0),
    changed: reports.some(({ written }) => written > 0),
  };
}

/** A plan that fails is a plan that failed: the others are run all the same. */
async function runOne(plan: LoadedPlan, offline: boolean, context: Context): Promise<PlanRun> {
  try {
    return await runPlan(plan, offline, contextFor(plan, context));
  } catch (error) {
    const failed = asMachineFault(error);
    if (!failed) throw error;
    const nothing = { editions: [], older: [], compared: [], revised: [], history: null, files: [], parsed: 0 };
    return { plan, ...nothing, messages: [], editionReports: [], faults: [failed], candidates: [], unwatched: [] };
  }
}

async function cleanUp(plans: readonly LoadedPlan[], { folders }: Context): Promise<void> {
  for (const { plan } of plans) await removeUnfinished(join(folders.store, plan.id));
}

async function logRun(folder: string, run: Run, context: Context): Promise<void> {
  await appendRunLog(folder, run);
  const database = await context.database();
  if (database) putRuns(database, await readRunLog(folder));
}

/** The pages of the plan inside the package are kept with the package; there is nothing to archive. */
export function contextFor(plan: LoadedPlan, context: Context): Context {
  if (!isEmbedded(plan)) return context;
  return { ...context, archive: createMemoryArchive(), database: () => Promise.resolve(null) };
}

function reportPlan(
  { plan, editionReports, compared, revised, files, faults, messages, parsed, candidates, unwatched }: PlanRun,
  at: string,
  previous: Pick<LoggedRun, 'lastGood' | 'failuresInARow'> | undefined,
): RunPlan {
  const written = files.filter((file) => file.written).length;
  const pages = editionReports.reduce((sum, edition) => sum + edition.pages, 0);
  const failed = faults.length > 0;
  return {
    plan: plan.plan.id,
    outcome: failed ? (pages === 0 ? 'failed' : 'incomplete') : written > 0 ? 'changed' : 'unchanged',
    editions: [...editionReports],
    parsed,
    changes: [
      ...compared.map(({ changes }) => ({
        from: changes.from.edition,
        to: changes.to.edition,
        count: countNews(changes),
      })),
      ...revised.map(({ changes, revisions: [from, to] }) => ({
        from: `${changes.from.edition}~${from}`,
        to: `${changes.to.edition}~${to}`,
        count: countNews(changes),
      })),
    ],
    files: files.map(({ path }) => path),
    written,
    lastGood: failed ? (previous?.lastGood ?? null) : at,
    failuresInARow: failed ? (previous?.failuresInARow ?? 0) + 1 : 0,
    candidates: [...candidates],
    unwatched: [...unwatched],
    messages: messages as RunPlan['messages'],
  };
}

/** Of each plan the run before, for `lastGood` and `failuresInARow`: from its report, else from the log of runs. */
async function previousRuns(
  reportFile: string | undefined,
  archive: string | null,
): Promise<ReadonlyMap<string, Pick<LoggedRun, 'lastGood' | 'failuresInARow'>>> {
  const logged = await readRunLog(archive);
  const report = reportFile === undefined ? null : await readPreviousRun(reportFile);
  return new Map([...logged, ...(report?.plans ?? [])].map((run) => [run.plan, run]));
}

/** Null where there is none, or it is no report. */
async function readPreviousRun(path: string): Promise<Run | null> {
  try {
    return runSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}
