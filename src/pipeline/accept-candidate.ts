import { join } from 'node:path';
import { fault } from '../core/faults.js';
import type { Message } from '../core/message.js';
import { isUrl } from '../source/source.js';
import { acceptEdition } from './candidates.js';
import type { Context } from './context.js';
import { pageGetter } from './get-page.js';
import { findPlan } from './plans.js';
import { walkPublication } from './publication.js';
import { writeWhole } from './write-file.js';

/**
 * Makes a publication an edition of a plan, in its plan file. A plan that came with planwatch
 * is copied into the folder of one's own plans: what is installed stays as it was installed.
 */
export async function acceptCandidate(
  name: string | undefined,
  address: string | undefined,
  as: string | undefined,
  context: Context,
): Promise<{ path: string; id: string; messages: readonly Message[] }> {
  if (name === undefined || address === undefined || !isUrl(address)) {
    throw fault('cli/usage', 'accept wants the id of a plan and the address of a publication');
  }
  const folder = context.plansFolder;
  if (folder === null) throw fault('cli/usage', 'accept changes a plan file: give --plans, the folder of your own');
  const plan = await findPlan(name, context);
  if (!plan) throw fault('pipeline/unknown-plan', `there is no plan named ${name}`);
  const { discovery, messages } = await walkPublication(address, pageGetter(context), { by: 'input' });
  const id = as ?? discovery.published?.slice(0, 7);
  if (id === undefined)
    throw fault('cli/usage', 'the page does not say when it was published: name the edition with --as');
  const text = await acceptEdition(plan, address, id, discovery.title);
  const path = plan.path.startsWith(folder) ? plan.path : join(folder, `${name}.yaml`);
  await writeWhole(path, text);
  return { path, id, messages };
}
