import { Command } from 'commander';
import type { ContextOptions } from '../../pipeline/context.js';
import { exitCodeOf } from '../exit-code.js';
import { printFaults, worstFault } from '../faults.js';
import type { ListedPlan } from '../../model/plans.js';
import type { Face } from '../face.js';
import { contextOptions, withArchiveOption, withInputOptions, type InputFlags } from '../options.js';
import { chooseFormat, deliver } from '../output.js';

const formats = ['json', 'table'];

interface Flags extends InputFlags {
  readonly format?: string;
  readonly out?: string;
  readonly as?: string;
}

/** `plans [PLAN…]`: the catalogue; `plans lint`, `candidates`, `accept` and `ignore` look after it. */
export function plansCommand(face: Face): Command {
  const command = new Command('plans')
    .description('list the known plans, their editions, and what is archived of them')
    .argument('[what...]', 'ids of plans; or lint, or candidates PLAN…, or accept or ignore PLAN ADDRESS')
    .option('--format <name>', 'json or table; a table on a terminal, json into a pipe')
    .option('-o, --out <file>', 'write to a file')
    .option('--as <id>', 'with accept: id of the new edition, such as 2026-03')
    .addHelpText('after', example);
  withArchiveOption(withInputOptions(command));
  return command.action(async (what: string[], flags: Flags) => {
    const { createContext } = await import('../../pipeline/context.js');
    const { listPlans, plansTable } = await import('../../pipeline/catalogue.js');
    const context = createContext(contextOptions(flags, face));
    const [verb = '', ...rest] = what;
    if (verb === 'accept') return accept(rest, flags, face);
    if (verb === 'ignore') return ignore(rest, flags, face);
    if (verb === 'candidates') return candidates(rest, flags, face);
    const plans = await listPlans(verb === 'lint' ? rest : what, flags.plans === undefined, context);
    const messages = plans.plans.flatMap((plan) => plan.messages);
    if (verb !== 'lint') {
      const format = chooseFormat(flags, formats, 'table', face.terminal);
      await deliver(
        format === 'table' ? plansTable(plans) : `${JSON.stringify(plans, null, 2)}\n`,
        flags.out,
        face.terminal,
      );
    }
    face.terminal.sayMessages(messages);
    if (verb === 'lint') face.terminal.say(judged(plans.plans));
    face.setExitCode(exitCodeOf({ messages }));
  });
}

function judged(plans: readonly ListedPlan[]): string {
  const wrong = plans.filter(({ usable }) => !usable).length;
  return `${plans.length} plan files, ${wrong === 0 ? 'all of them can be used' : `${wrong} of them cannot be used`}`;
}

async function candidates(names: readonly string[], flags: Flags, face: Face): Promise<void> {
  const { createContext } = await import('../../pipeline/context.js');
  const { findPlans } = await import('../../pipeline/plans.js');
  const { lookForCandidates } = await import('../../pipeline/watch-plan.js');
  const context = createContext(withoutArchive(flags, face));
  const { value: plans, messages } = await findPlans(names, context);
  const found = [];
  for (const plan of plans) found.push(await lookForCandidates(plan, context));
  await deliver(
    `${JSON.stringify(
      found.map(({ record }) => record),
      null,
      2,
    )}\n`,
    flags.out,
    face.terminal,
  );
  const all = [...messages, ...found.flatMap((each) => each.messages)];
  const faults = found.flatMap((each) => each.faults);
  face.terminal.sayMessages(all);
  printFaults(faults, face.terminal);
  face.setExitCode(worstFault(faults)?.exitCode ?? exitCodeOf({ messages: all }));
}

async function ignore([name, address]: readonly string[], flags: Flags, face: Face): Promise<void> {
  const { createContext } = await import('../../pipeline/context.js');
  const { ignoreCandidate } = await import('../../pipeline/accept-candidate.js');
  const path = await ignoreCandidate(name, address, createContext(contextOptions(flags, face)));
  face.terminal.say(`${address} is not asked about again, as ${path} says`);
  face.setExitCode(0);
}

async function accept([name, address]: readonly string[], flags: Flags, face: Face): Promise<void> {
  const { createContext } = await import('../../pipeline/context.js');
  const { acceptCandidate } = await import('../../pipeline/accept-candidate.js');
  const context = createContext(withoutArchive(flags, face));
  const { path, id, messages } = await acceptCandidate(name, address, flags.as, context);
  face.terminal.say(`${id} is an edition now, in ${path}`);
  face.terminal.sayMessages(messages);
  face.setExitCode(exitCodeOf({ messages }));
}

/** A look in between is not archived: only one program at a time may write there, and a run may be at work. */
function withoutArchive(flags: Flags, face: Face): ContextOptions {
  return { ...contextOptions(flags, face), archiveFolder: undefined };
}

const example = `
Examples:
  $ planwatch plans
  $ planwatch plans lint --plans my-plans
  $ planwatch plans accept asl https://www.gov.scot/publications/… --as 2028-03 --plans my-plans
`;
