import { manifestSchema, type Manifest } from '../model/manifest.js';
import type { Catalogue } from './catalogue.js';
import { manifestScheme } from './warc-record.js';

/** Every manifest of a plan, in the order of arrival. One of a later version that cannot be read is left alone. */
export async function readManifests(plan: string, catalogue: Catalogue): Promise<Manifest[]> {
  const prefix = `${manifestScheme}${plan}/`;
  const manifests: Manifest[] = [];
  for (const entry of await catalogue.entries()) {
    if (entry.type !== 'metadata' || !entry.url.startsWith(prefix)) continue;
    const { payload } = await catalogue.read(entry);
    const read = manifestSchema.safeParse(JSON.parse(Buffer.from(payload).toString('utf8')));
    if (read.success) manifests.push(read.data);
  }
  return manifests;
}
