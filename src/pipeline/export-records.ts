import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { whereMissing } from '../core/missing.js';
import { fault } from '../core/faults.js';
import type { RecordedMessage } from '../core/message.js';
import type { Report } from '../model/report.js';
import { codebook, render, renderFeed, renderTables, reporters, type TableFormat } from '../report/index.js';
import { writeWhole } from '../store/write.js';
import type { DerivedPlan } from './derived-plan.js';
import { feedOf } from './feed.js';
import type { Revised } from './relate.js';

export type RecordFormat = 'csv' | 'json' | 'ndjson' | 'atom' | TableFormat;

/** What of the records of a plan goes into files. */
export type ExportedRecords = Pick<DerivedPlan, 'plan' | 'editions' | 'older' | 'compared' | 'revised' | 'history'>;

type Files = readonly { readonly path: string; readonly content: string | Uint8Array }[];

/** Writes the records of a plan into a folder, and says what there was no room for. */
export async function exportRecords(
  records: ExportedRecords,
  format: RecordFormat,
  folder: string,
  version: string,
): Promise<{ paths: string[]; messages: readonly RecordedMessage[] }> {
  const { files, messages } = await makeFiles(records, format, version);
  if (format === 'datapackage') await expectOwnPackage(records.plan.plan.id, folder);
  const paths: string[] = [];
  for (const { path: name, content } of files) {
    const path = join(folder, name);
    await writeWhole(path, content);
    paths.push(path);
  }
  return { paths, messages };
}

async function makeFiles(
  records: ExportedRecords,
  format: RecordFormat,
  version: string,
): Promise<{ files: Files; messages: readonly RecordedMessage[] }> {
  const { plan, editions, compared, revised, history } = records;
  switch (format) {
    case 'csv':
    case 'json':
    case 'ndjson':
      return { files: await makeTexts(records, format), messages: [] };
    case 'atom': {
      // The feed alone: it leads to the pages of the publisher, because our reports are not beside it.
      const content = await renderFeed(feedOf(records, false));
      return { files: [{ path: `${plan.plan.id}-changes.atom`, content }], messages: [] };
    }
    default: {
      const { id, title } = plan.plan;
      return renderTables(format, {
        plan: { id, title },
        editions,
        compared,
        revised: revised.map(nameRevisions),
        history,
        version,
      });
    }
  }
}

/** The two sides are one edition, so each is named with its number. */
function nameRevisions({ revisions: [from, to], changes, ...pair }: Revised): Omit<Revised, 'revisions'> {
  const name = <T extends { edition: string }>(side: T, revision: number): T => {
    return { ...side, edition: `${side.edition}~${revision}` };
  };
  return { ...pair, changes: { ...changes, from: name(changes.from, from), to: name(changes.to, to) } };
}

async function makeTexts(
  { plan, editions, compared, history }: ExportedRecords,
  format: 'csv' | 'json' | 'ndjson',
): Promise<Files> {
  const reports: [string, Report][] = [
    ...editions.map((edition): [string, Report] => [edition.edition.id, { kind: 'edition', edition }]),
    ...compared.map((pair): [string, Report] => {
      return [`${pair.changes.from.edition}..${pair.changes.to.edition}`, { kind: 'changes', ...pair }];
    }),
    ...(history ? [['history', { kind: 'history', history, editions }] as [string, Report]] : []),
  ];
  const files: { path: string; content: string }[] = [];
  for (const [name, report] of reports) {
    const path = `${plan.plan.id}-${name}.${reporters.get(format).extension}`;
    files.push({ path, content: await render(report, format) });
  }
  if (format === 'csv') {
    files.push({ path: `${plan.plan.id}-codebook.csv`, content: await codebook('history', 'long', false) });
  }
  return files;
}

/** A data package is a folder: that of another plan is not written over. */
async function expectOwnPackage(plan: string, folder: string): Promise<void> {
  const path = join(folder, 'datapackage.json');
  const text = await readFile(path, 'utf8').catch(whereMissing(null, path));
  if (text === null) return;
  const [, name] = /"name":\s*"([^"]*)"/u.exec(text) ?? [];
  if (name === plan) return;
  throw fault('cli/usage', `${folder} holds the data package of ${name ?? 'something else'}`, {
    advice: 'give another folder with --to',
  });
}
