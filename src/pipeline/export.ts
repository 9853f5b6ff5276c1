import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createExporter } from '../archive/exporter.js';
import { fault } from '../core/faults.js';
import { whereRefused } from '../core/machine.js';
import type { RecordedMessage } from '../core/message.js';
import { openDatabase } from '../store/database.js';
import { writeWhole } from '../store/write.js';
import { isEmbedded } from './beside-plan.js';
import type { Context, ContextOptions } from './context.js';
import { currentRecords, putIntoDatabase } from './derive-plan.js';
import { exportRecords, type ExportedRecords, type RecordFormat } from './export-records.js';
import { gatherEdition } from './gather.js';
import type { LoadedPlan } from './load-plan.js';
import { findPlans } from './plans.js';
import { archivedSources } from './rebuild.js';

export type ExportFormat = RecordFormat | 'sqlite' | 'warc' | 'wacz';

export interface Exported {
  /** Of what was written. */
  readonly paths: readonly string[];
  readonly messages: readonly RecordedMessage[];
}

/** Makes a context; with other folders than those that were asked for, where some are given. */
export type MakeContext = (folders?: Pick<ContextOptions, 'archiveFolder' | 'storeFolder'>) => Context;

/** Writes what is kept of a plan into a folder, in a form for other programs. */
export async function exportPlan(
  name: string,
  format: ExportFormat,
  folder: string,
  make: MakeContext,
): Promise<Exported> {
  const context = make();
  try {
    const [plan] = (await findPlans([name], context)).value;
    if (!plan) throw fault('pipeline/unknown-plan', `the plan ${name} cannot be used`);
    if (isEmbedded(plan)) return await exportEmbedded(plan, format, folder, make);
    return await exportArchived(plan, format, folder, context);
  } finally {
    await context.close();
  }
}

async function exportArchived(
  plan: LoadedPlan,
  format: ExportFormat,
  folder: string,
  context: Context,
): Promise<Exported> {
  const sources = await archivedSources(plan, context);
  if (sources.length === 0) {
    throw fault('archive/not-captured', `nothing is archived of ${plan.plan.id}`, {
      advice: 'planwatch run archives it',
    });
  }
  await mkdir(folder, { recursive: true }).catch(whereRefused(folder));
  if (format === 'warc' || format === 'wacz') {
    return { paths: [await exportCaptures(plan, format, folder, context)], messages: [] };
  }
  const records = await currentRecords(plan, sources, context);
  if (format === 'sqlite') return { paths: [await exportDatabase(records, folder)], messages: [] };
  return exportRecords(records, format, folder, context.version);
}

/** The pages of the plan inside the package lie there and in no archive: one is made for as long as this takes. */
async function exportEmbedded(
  plan: LoadedPlan,
  format: ExportFormat,
  folder: string,
  make: MakeContext,
): Promise<Exported> {
  const temporary = await mkdtemp(join(tmpdir(), 'planwatch-'));
  const context = make({ archiveFolder: join(temporary, 'archive'), storeFolder: join(temporary, 'output') });
  try {
    for (const edition of plan.plan.editions) await gatherEdition(plan, edition, [], null, context);
    return await exportArchived(plan, format, folder, context);
  } finally {
    await context.close();
    await rm(temporary, { recursive: true, force: true });
  }
}

async function exportCaptures(
  plan: LoadedPlan,
  format: 'warc' | 'wacz',
  folder: string,
  context: Context,
): Promise<string> {
  const { id, title, licence } = plan.plan;
  const pages = (await context.archive.manifests(id)).flatMap((manifest) => manifest.pages);
  const urls = pages.flatMap(({ page, capture }) => [page, ...(capture?.url == null ? [] : [capture.url])]);
  const hashes = pages.flatMap(({ capture }) => (capture ? [capture.sha256] : []));
  const request = {
    name: id,
    title,
    licence,
    software: `planwatch/${context.version}`,
    urls: new Set(urls),
    hashes: new Set(hashes),
  };
  const exporter = createExporter(context.folders.archive ?? '');
  const path = join(folder, format === 'warc' ? `${id}.warc.gz` : `${id}.wacz`);
  await writeWhole(path, await exporter(format, request));
  return path;
}

async function exportDatabase(records: ExportedRecords, folder: string): Promise<string> {
  const path = join(folder, `${records.plan.plan.id}.sqlite`);
  const temporary = `${path}.${process.pid}.tmp`;
  const remove = async (): Promise<void> => {
    for (const end of ['', '-wal', '-shm', '-journal']) await rm(temporary + end, { force: true });
  };
  try {
    await remove();
    const database = await openDatabase(temporary);
    try {
      putIntoDatabase(database, records);
      // One file, for programs that know nothing of write-ahead logs.
      database.exec('PRAGMA journal_mode = DELETE');
    } finally {
      database.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await remove().catch(() => undefined);
    whereRefused(path)(error);
  }
  return path;
}
