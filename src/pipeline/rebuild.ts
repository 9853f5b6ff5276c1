import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { checkArchive } from '../archive/check.js';
import type { RecordedMessage } from '../core/message.js';
import { databaseName, type Context } from './context.js';
import { derivePlan } from './derive-plan.js';
import type { EditionSource } from './derived-keys.js';
import type { DerivedPlan } from './derived-plan.js';
import type { LoadedPlan } from './load-plan.js';
import { acquireLock } from './lock.js';
import { revisionsOf } from './manifest.js';
import { putRuns } from '../store/runs.js';
import { findPlans } from './plans.js';
import { readRunLog } from './run-log.js';

export interface Rebuilt {
  readonly plans: readonly DerivedPlan[];
  readonly messages: readonly RecordedMessage[];
}

/** What the archive knows of the editions that a plan file lists; one that was never visited is left out. */
export async function archivedSources(plan: LoadedPlan, { archive }: Context): Promise<readonly EditionSource[]> {
  const manifests = await archive.manifests(plan.plan.id);
  return plan.plan.editions.flatMap((listed) => {
    const revisions = revisionsOf(manifests, listed.id);
    return revisions.length === 0 ? [] : [{ listed, manifests: revisions }];
  });
}

/**
 * Throws away everything that is derived (index, database) and derives it again from the
 * archive, the plan files, the rulings and the registers: the same bytes, on any machine. What is
 * derived from a damaged archive is less than what is there, so that is left alone unless
 * `damaged` says that what is lost is lost.
 */
export async function rebuild(names: readonly string[], damaged: boolean, make: () => Context): Promise<Rebuilt> {
  const first = make();
  const found = await findPlans(names, first);
  const folder = first.folders.archive;
  if (folder === null) return { plans: [], messages: found.messages };
  const release = await acquireLock(folder, first.world.now());
  try {
    const wrong = (await checkArchive(folder)).messages.filter(({ severity }) => severity === 'error');
    const messages = [...found.messages, ...wrong];
    if (wrong.length > 0 && !damaged) return { plans: [], messages };
    for (const name of ['index.cdxj', databaseName, `${databaseName}-wal`, `${databaseName}-shm`]) {
      await rm(join(folder, name), { force: true });
    }
    const context = make();
    const plans: DerivedPlan[] = [];
    for (const plan of found.value) {
      const sources = await archivedSources(plan, context);
      if (sources.length > 0) plans.push(await derivePlan(plan, sources, context));
    }
    const database = await context.database();
    if (database) putRuns(database, await readRunLog(folder));
    await context.close();
    return { plans, messages };
  } finally {
    await release();
  }
}
