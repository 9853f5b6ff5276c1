import { fault } from '../core/faults.js';
import type { Context } from './context.js';
import { acquireLock } from './lock.js';

/**
 * Takes a capture out of the archive, for good: by its hash, or the beginning of it. The records
 * that were read from it go with the next run or rebuild.
 */
export async function withdraw(
  name: string,
  reason: string,
  context: Context,
): Promise<{ sha256: string; records: number }> {
  const folder = context.folders.archive;
  if (folder === null) throw fault('cli/usage', 'there is no archive to take it from');
  const release = await acquireLock(folder, context.world.now());
  try {
    const known = new Set((await context.archive.list()).map(({ sha256 }) => sha256));
    const meant = [...known].filter((sha256) => /^[0-9a-f]{8,64}$/u.test(name) && sha256.startsWith(name));
    const [sha256] = meant;
    if (sha256 === undefined || meant.length > 1) {
      const what = meant.length > 1 ? 'are several captures' : 'is no capture';
      throw fault('archive/unknown-capture', `there ${what} whose hash begins with ${name}`);
    }
    const records = await context.archive.withdraw(sha256, reason);
    await context.close();
    return { sha256, records };
  } finally {
    await release();
  }
}
