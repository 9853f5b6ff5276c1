import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fault } from '../core/faults.js';
import { whereRefused } from '../core/machine.js';
import { Fault, type Message } from '../core/message.js';
import { isUrl } from '../source/source.js';
import type { Context } from './context.js';
import { newPlan } from './new-plan.js';
import { writeWhole } from './write-file.js';

/** Plan files are written here where no folder is named. */
const defaultFolder = 'plans';

/**
 * Writes a plan file for the addresses, and one for each plan that a list names; one that is there
 * is never overwritten. Where one fails the others are written all the same.
 */
export async function addPlans(
  addresses: readonly string[],
  list: string | undefined,
  id: string | undefined,
  context: Context,
): Promise<{ written: readonly string[]; messages: readonly Message[]; faults: readonly Fault[] }> {
  const groups = new Map<string, string[]>();
  const put = (plan: string, address: string): void => {
    if (!isUrl(address)) throw fault('source/bad-address', `${address} is not an address`);
    groups.set(plan, [...(groups.get(plan) ?? []), address]);
  };
  for (const address of addresses) put(id ?? '', address);
  for (const [address, plan] of list === undefined ? [] : await readList(list)) put(plan ?? address, address);
  if (groups.size === 0) throw fault('cli/usage', 'give the address of a publication, or --from-list');
  const folder = context.plansFolder ?? defaultFolder;
  await mkdir(folder, { recursive: true }).catch(whereRefused(folder));
  const written: string[] = [];
  const messages: Message[] = [];
  const faults: Fault[] = [];
  for (const [name, each] of groups) {
    try {
      const plan = await newPlan(each, name === '' || isUrl(name) ? undefined : name, context);
      const path = join(folder, `${plan.id}.yaml`);
      if (existsSync(path)) throw fault('cli/usage', `${path} is there already`, { advice: 'name the plan with --id' });
      await writeWhole(path, plan.yaml);
      written.push(path);
      messages.push(...plan.messages);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      faults.push(error);
    }
  }
  return { written, messages, faults };
}

/** Address and, where there is one, plan of each line; a header line has no address and is passed over. */
async function readList(path: string): Promise<[address: string, plan: string | undefined][]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw fault('source/no-such-path', `there is no file ${path}`, { cause: error });
  });
  return text.split(/\r?\n/u).flatMap((line) => {
    const cells = (line.match(/"[^"]*"|[^,;\t]+/gu) ?? []).map((cell) => cell.trim().replace(/^"|"$/gu, ''));
    const address = cells.find(isUrl);
    const plan = cells.find((cell) => cell !== '' && !isUrl(cell) && /^[a-z0-9][a-z0-9-]*$/u.test(cell));
    return address === undefined ? [] : [[address, plan] as [string, string | undefined]];
  });
}
