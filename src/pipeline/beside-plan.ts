import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { whereMissing } from '../core/missing.js';
import { cataloguePlans, embeddedPlan } from './package.js';

/** Files that belong to one plan and are kept for ever, as its captures are. */
export interface BesidePlan {
  /** The register of thread ids: it only ever grows. */
  readonly register: string;
  /** What a person ruled about who is who. */
  readonly rulings: string;
}

interface Folders {
  readonly plansFolder: string | null;
  readonly folders: { readonly archive: string | null };
}

/** Where captures are when nobody says otherwise: for commands that need none of them. */
const defaultArchive = 'archive';

/**
 * They lie beside the plan file: `threads.txt` and `rulings.yaml` of a `plan.yaml`, which has a
 * folder of its own; `harbours.threads.txt` and `harbours.rulings.yaml` of a `harbours.yaml`,
 * beside which there are others. A plan of the catalogue lies in the package, where nothing is
 * written: its files are with one's own plans, else with the captures.
 */
export function besidePlan(path: string, { plansFolder, folders }: Folders): BesidePlan {
  const isOfCatalogue = cataloguePlans().includes(path);
  const folder = isOfCatalogue ? (plansFolder ?? folders.archive ?? defaultArchive) : dirname(path);
  const name = basename(path).replace(/\.ya?ml$/iu, '');
  const prefix = name === 'plan' ? '' : `${name}.`;
  return { register: join(folder, `${prefix}threads.txt`), rulings: join(folder, `${prefix}rulings.yaml`) };
}

/** Whether a YAML file holds rulings, and no plan: by its name. */
export function holdsRulings(path: string): boolean {
  return /(?:^|[/\\.])rulings\.ya?ml$/iu.test(path);
}

/** A file as it was left; empty where there is none yet. */
export function readBeside(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(whereMissing('', path));
}

/** Whether it is the plan that comes with the package: read only, it stays as it was installed. */
export function isEmbedded({ path }: { readonly path: string }): boolean {
  return path === embeddedPlan();
}
