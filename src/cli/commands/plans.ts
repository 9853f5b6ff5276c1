import { Command } from 'commander';
import { exitCodeOf } from '../exit-code.js';
import type { Face } from '../face.js';
import { contextOptions, withArchiveOption, withInputOptions, type InputFlags } from '../options.js';
import { chooseFormat, deliver } from '../output.js';

const formats = ['json', 'table'];

interface Flags extends InputFlags {
  readonly format?: string;
  readonly out?: string;
  readonly as?: string;
}

/** `plans [PLAN…]`: the catalogue; `plans lint`, `plans candidates` and `plans accept` look after it. */
export function plansCommand(face: Face): Command {
  const command = new Command('plans')
    .description('list the known plans, their editions, and what is archived of them')
    .argument('[what...]', 'ids of plans; or lint, or candidates PLAN…, or accept PLAN ADDRESS')
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
    if (verb === 'candidates') return candidates(rest, flags, face);
    const plans = await listPlans(verb === 'lint' ? rest : what, context);
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
    face.setExitCode(exitCodeOf({ messages }));
  });
}

async function candidates(names: readonly string[], flags: Flags, face: Face): Promise<void> {
  const { createContext } = await import('../../pipeline/context.js');
  const { findPlans } = await import('../../pipeline/plans.js');
  const { findCandidates } = await import('../../pipeline/candidates.js');
  const { pageGetter } = await import('../../pipeline/get-page.js');
  const context = createContext(contextOptions(flags, face));
  const { value: plans, messages } = await findPlans(names, context);
  const found = [];
  for (const plan of plans) {
    const waiting = await findCandidates(plan, pageGetter(context), context);
    found.push({ format: 'planwatch/candidates@1', plan: plan.plan.id, candidates: waiting });
  }
  await deliver(`${JSON.stringify(found, null, 2)}\n`, flags.out, face.terminal);
  face.terminal.sayMessages(messages);
  face.setExitCode(exitCodeOf({ messages }));
}

async function accept([name, address]: readonly string[], flags: Flags, face: Face): Promise<void> {
  const { createContext } = await import('../../pipeline/context.js');
  const { acceptCandidate } = await import('../../pipeline/accept-candidate.js');
  const context = createContext(contextOptions(flags, face));
  const { path, id, messages } = await acceptCandidate(name, address, flags.as, context);
  face.terminal.say(`${id} is an edition now, in ${path}`);
  face.terminal.sayMessages(messages);
  face.setExitCode(exitCodeOf({ messages }));
}

const example = `
Examples:
  $ planwatch plans
  $ planwatch plans lint --plans my-plans
  $ planwatch plans accept asl https://www.gov.scot/publications/… --as 2028-03 --plans my-plans
`;
