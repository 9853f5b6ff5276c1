import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { whereMissing } from '../core/missing.js';
import { whereRefused } from '../core/machine.js';

/**
 * Writes a file whole or not at all: into a temporary file beside it, to the disk, then
 * renamed. A file that already holds these bytes is left alone. Says whether it was written.
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<boolean> {
  const body = typeof content === 'string' ? Buffer.from(content) : content;
  const before = await readFile(path).catch(whereMissing(null, path));
  if (before?.equals(body)) return false;
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeThrough(temporary, body);
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    whereRefused(path)(error);
  }
  return true;
}

async function writeThrough(path: string, body: Uint8Array): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(body);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A rename is on the disk only when its folder is. Some systems cannot sync folders; then it is as good as it gets. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null);
  if (!folder) return;
  await folder.sync().catch(() => undefined);
  await folder.close();
}

/** Removes what writes that were killed have left: nobody else is writing while a run has the lock. */
export async function removeUnfinished(folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true, encoding: 'utf8' }).catch(whereMissing([], folder));
  for (const name of names.filter((each) => /^\..*\.\d+\.tmp$/u.test(basename(each)))) {
    await rm(join(folder, name), { force: true });
  }
}
