import { readFile } from 'node:fs/promises';
import { canonicalJson } from '../core/canonical.js';
import type { Fault, RecordedMessage } from '../core/message.js';
import { runSchema, type Run, type RunPlan } from '../model/run.js';
import { writeWhole } from '../store/write.js';
import { countNews } from './compare.js';
import type { Context } from './context.js';
import { findPlans } from './plans.js';
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
  const at = context.world.now();
  const previous = options.reportFile === undefined ? null : await readPreviousRun(options.reportFile);
  const plans: PlanRun[] = [];
  for (const plan of found.value) plans.push(await runPlan(plan, options.offline, context));
  const reports = plans.map((plan) =>
    reportPlan(
      plan,
      at,
      previous?.plans.find((each) => each.plan === plan.plan.plan.id),
    ),
  );
  const run: Run = { format: 'planwatch/run@1', made: { version: context.version, at }, plans: reports };
  if (options.reportFile !== undefined) await writeWhole(options.reportFile, canonicalJson(run));
  return {
    run,
    plans,
    messages: [...found.messages, ...plans.flatMap(({ messages }) => messages)],
    faults: plans.flatMap(({ faults }) => faults),
    unread: plans.flatMap(({ editions }) => editions).reduce((sum, { coverage }) => sum + coverage.unread, 0),
    changed: reports.some(({ written }) => written > 0),
  };
}

function reportPlan(
  { plan, editionReports, compared, files, faults, messages }: PlanRun,
  at: string,
  previous: RunPlan | undefined,
): RunPlan {
  const written = files.filter((file) => file.written).length;
  const pages = editionReports.reduce((sum, edition) => sum + edition.pages, 0);
  const failed = faults.length > 0;
  return {
    plan: plan.plan.id,
    outcome: failed ? (pages === 0 ? 'failed' : 'incomplete') : written > 0 ? 'changed' : 'unchanged',
    editions: [...editionReports],
    changes: compared.map(({ changes }) => ({
      from: changes.from.edition,
      to: changes.to.edition,
      count: countNews(changes),
    })),
    files: files.map(({ path }) => path),
    written,
    lastGood: failed ? (previous?.lastGood ?? null) : at,
    failuresInARow: failed ? (previous?.failuresInARow ?? 0) + 1 : 0,
    messages: messages as RunPlan['messages'],
  };
}

/** The report of the run before, for `lastGood` and `failuresInARow`; null where there is none, or it is no report. */
async function readPreviousRun(path: string): Promise<Run | null> {
  try {
    return runSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}
