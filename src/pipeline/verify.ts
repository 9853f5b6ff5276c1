import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { checkArchive, type ArchiveCheck } from '../archive/check.js';
import { message, type Message } from '../core/message.js';
import { whereMissing } from '../core/missing.js';
import { createFolderStore } from '../store/folder.js';
import type { Context } from './context.js';
import { derivedBefore, deriveRecords } from './derive-plan.js';
import { editionKeys, hashOf } from './derived-keys.js';
import type { LoadedPlan } from './load-plan.js';
import { putPlanFiles } from './plan-files.js';
import { findPlans } from './plans.js';
import { archivedSources } from './rebuild.js';

export interface Verified extends Omit<ArchiveCheck, 'messages'> {
  /** Files of records that were compared. */
  readonly files: number;
  readonly messages: readonly Message[];
}

/**
 * Hashes every byte of the archive, and compares the records in the store with those that the
 * archive gives. A record may be older than the archive (a run was killed, or is due); one that
 * is neither what was last written nor what would be written now was changed by someone else.
 */
export async function verify(names: readonly string[], context: Context): Promise<Verified> {
  const folder = context.folders.archive;
  const checked = folder === null ? { records: 0, bodies: 0, bytes: 0, messages: [] } : await checkArchive(folder);
  const messages = [...checked.messages];
  let files = 0;
  // Records of what is damaged cannot be told from damaged records.
  if (!messages.some(({ severity }) => severity === 'error')) {
    const found = await findPlans(names, context);
    for (const plan of found.value) {
      const compared = await compareFiles(plan, context);
      files += compared.files;
      messages.push(...compared.messages);
    }
  }
  return { ...checked, files, messages };
}

async function compareFiles(plan: LoadedPlan, context: Context): Promise<{ files: number; messages: Message[] }> {
  const sources = await archivedSources(plan, context);
  if (sources.length === 0) return { files: 0, messages: [] };
  const before = await derivedBefore(plan, context);
  const now = new Map<string, string>();
  const collecting = createFolderStore(context.folders.store, (path, text) => {
    now.set(path, hashOf(text));
    return Promise.resolve(false);
  });
  const keys = editionKeys(plan, sources);
  await putPlanFiles(await deriveRecords(plan, sources, keys, null, context), { ...context, store: collecting });
  const messages: Message[] = [];
  for (const [path, wanted] of now) {
    const name = relative(context.folders.store, path);
    const found = await readFile(path).then(hashOf, whereMissing(null, path));
    if (found === wanted) continue;
    const last = before?.files[name] ?? null;
    const place = { source: name };
    if (found === last) messages.push(message('store/behind', 'the archive gives another record now', { place }));
    else if (found === null) messages.push(message('store/lost', 'a record that was written is not there', { place }));
    else
      messages.push(
        message('store/differs', 'the record is neither what was written nor what the archive gives', { place }),
      );
  }
  return { files: now.size, messages };
}
