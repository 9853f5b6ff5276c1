import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { whereMissing } from '../core/missing.js';
import { canonicalJson } from '../core/canonical.js';
import { fault } from '../core/faults.js';
import type { Edition } from '../model/edition.js';
import { changesFolder, isStorableName, pathOf, type EditionAddress, type RecordAddress } from './address.js';
import type { Put, Store, StoredEdition } from './store.js';
import { writeWhole } from './write.js';

/**
 * A store of plain files:
 *
 *     <root>/<plan>/<edition>/edition.json      the newest revision
 *     <root>/<plan>/<edition>/edition~1.json    the first, once there is a second
 *     <root>/<plan>/changes/<from>..<to>.json
 *     <root>/<plan>/history.json
 *     <root>/<plan>/changes.atom
 *
 * and beside each the same record in other forms (`.csv`, `.md`, `.html`).
 */
export function createFolderStore(root: string, write: WriteFile = writeWhole): Store {
  const fileOf = (address: RecordAddress, extension: string): string => join(root, `${pathOf(address)}.${extension}`);
  const put = async (address: RecordAddress, extension: string, text: string): Promise<Put> => {
    const path = fileOf(address, extension);
    const bytes = Buffer.from(text);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { path, written: await write(path, bytes), sha256 };
  };
  return {
    putEdition: (edition, older) =>
      put({ kind: 'edition', ...addressOf(edition), older }, 'json', canonicalJson(edition)),
    putChanges(changes, revisions) {
      const plan = expectPlan(changes.to.plan ?? changes.from.plan);
      const { from, to } = changes;
      return put(
        { kind: 'changes', plan, from: from.edition, to: to.edition, revisions },
        'json',
        canonicalJson(changes),
      );
    },
    putHistory: (history) => put({ kind: 'history', plan: expectPlan(history.plan) }, 'json', canonicalJson(history)),
    putRendering: put,
    getEdition: (address) => getEdition(root, address),
    list: () => list(root),
  };
}

/** Writes a file, and says whether it was another before. */
type WriteFile = (path: string, bytes: Uint8Array) => Promise<boolean>;

async function getEdition(root: string, { plan, edition, revision }: EditionAddress): Promise<StoredEdition | null> {
  if (!isStorableName(plan) || !isStorableName(edition)) return null;
  const newest = (await countOlderRevisions(root, { plan, edition })) + 1;
  const wanted = revision ?? newest;
  const text = await readText(revisionPath(root, { plan, edition }, wanted < newest ? wanted : null));
  if (text === null || wanted > newest) return null;
  return { plan, edition, revision: wanted, value: readJson(text) };
}

async function list(root: string): Promise<(EditionAddress & { revision: number })[]> {
  const found: (EditionAddress & { revision: number })[] = [];
  for (const plan of await subfolders(root)) {
    for (const edition of await subfolders(join(root, plan))) {
      if ((await readText(revisionPath(root, { plan, edition }, null))) === null) continue;
      found.push({ plan, edition, revision: (await countOlderRevisions(root, { plan, edition })) + 1 });
    }
  }
  return found;
}

function revisionPath(root: string, { plan, edition }: EditionAddress, revision: number | null): string {
  return join(root, `${pathOf({ kind: 'edition', plan, edition, older: revision ?? undefined })}.json`);
}

async function countOlderRevisions(root: string, address: EditionAddress): Promise<number> {
  let count = 0;
  while ((await readText(revisionPath(root, address, count + 1))) !== null) count++;
  return count;
}

async function subfolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(whereMissing([], folder));
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return names.filter((name) => isStorableName(name) && name !== changesFolder).sort();
}

async function readText(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(whereMissing(null, path));
}

/** A stored file that a person damaged is no edition any more; its reader says so. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function addressOf(edition: Edition): { plan: string; edition: string } {
  return { plan: expectPlan(edition.plan), edition: edition.edition.id };
}

function expectPlan(plan: string | null): string {
  if (plan !== null) return plan;
  throw fault('store/bad-name', 'a record that belongs to no plan has no place in the store');
}
