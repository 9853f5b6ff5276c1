import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { whereMissing } from '../core/missing.js';
import { isStorableName } from './address.js';

const record =
  /^(?:[^/]+\/edition(?:~\d+)?\.(?:json|csv)|changes\/[^/]+\.\.[^/]+\.(?:json|md|html)|history\.(?:json|csv|md|html))$/u;

/**
 * Removes the records of a plan that are none any more: a comparison that an edition in between
 * made void, an edition that has no rows now. Told by their names, not from memory: what
 * remembered them may be gone. Files of any other name are left alone.
 *
 * @param current paths of the records there are
 */
export async function removeLeftOver(root: string, plan: string, current: readonly string[]): Promise<void> {
  if (!isStorableName(plan)) return;
  const folder = join(root, plan);
  const kept = new Set(current);
  const names = await readdir(folder, { recursive: true, encoding: 'utf8' }).catch(whereMissing([], folder));
  for (const name of names) {
    const path = join(folder, name);
    if (record.test(name.replaceAll('\\', '/')) && !kept.has(path)) await rm(path, { force: true });
  }
}
