import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createExporter } from '../archive/exporter.js';
import { fault } from '../core/faults.js';
import type { Report } from '../model/report.js';
import { codebook, render, renderFeed, reporters } from '../report/index.js';
import { openDatabase } from '../store/database.js';
import { writeWhole } from '../store/write.js';
import type { Context } from './context.js';
import { derivePlan, putIntoDatabase } from './derive-plan.js';
import type { DerivedPlan } from './derived-plan.js';
import { feedOf } from './feed.js';
import type { LoadedPlan } from './load-plan.js';
import { findPlans } from './plans.js';
import { archivedSources } from './rebuild.js';

export const exportFormats = ['csv', 'json', 'ndjson', 'sqlite', 'atom', 'warc', 'wacz'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Writes what is kept of a plan into a folder, in a form for other programs; the paths of what was written. */
export async function exportPlan(
  name: string,
  format: ExportFormat,
  folder: string,
  context: Context,
): Promise<readonly string[]> {
  const [plan] = (await findPlans([name], context)).value;
  if (!plan) throw fault('pipeline/unknown-plan', `the plan ${name} cannot be used`);
  const sources = await archivedSources(plan, context);
  if (sources.length === 0) {
    throw fault('archive/not-captured', `nothing is archived of ${plan.plan.id}`, {
      advice: 'planwatch run archives it',
    });
  }
  await mkdir(folder, { recursive: true });
  if (format === 'warc' || format === 'wacz') return [await exportCaptures(plan, format, folder, context)];
  const derived = await derivePlan(plan, sources, context);
  if (format === 'sqlite') return [await exportDatabase(derived, folder)];
  return format === 'atom' ? [await exportFeed(derived, folder)] : exportTexts(derived, format, folder);
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

async function exportDatabase(derived: DerivedPlan, folder: string): Promise<string> {
  const path = join(folder, `${derived.plan.plan.id}.sqlite`);
  for (const end of ['', '-wal', '-shm']) await rm(path + end, { force: true });
  const database = await openDatabase(path);
  putIntoDatabase(database, derived);
  // One file, for programs that know nothing of write-ahead logs.
  database.exec('PRAGMA journal_mode = DELETE');
  database.close();
  return path;
}

/** The feed alone: it leads to the pages of the publisher, because our reports are not beside it. */
async function exportFeed(derived: DerivedPlan, folder: string): Promise<string> {
  const path = join(folder, `${derived.plan.plan.id}-changes.atom`);
  await writeWhole(path, await renderFeed(feedOf(derived, false)));
  return path;
}

async function exportTexts(
  { plan, editions, compared, history }: DerivedPlan,
  format: 'csv' | 'json' | 'ndjson',
  folder: string,
): Promise<string[]> {
  const reports: [string, Report][] = [
    ...editions.map((edition): [string, Report] => [edition.edition.id, { kind: 'edition', edition }]),
    ...compared.map((pair): [string, Report] => {
      return [`${pair.changes.from.edition}..${pair.changes.to.edition}`, { kind: 'changes', ...pair }];
    }),
    ...(history ? [['history', { kind: 'history', history, editions }] as [string, Report]] : []),
  ];
  const paths: string[] = [];
  const put = async (name: string, text: string): Promise<void> => {
    const path = join(folder, `${plan.plan.id}-${name}`);
    await writeWhole(path, text);
    paths.push(path);
  };
  for (const [name, report] of reports)
    await put(`${name}.${reporters.get(format).extension}`, await render(report, format));
  if (format === 'csv') await put('codebook.csv', await codebook('history', 'long', false));
  return paths;
}
