import { Command } from 'commander';
import { exitCodeOf } from '../exit-code.js';
import { printFaults, worstFault } from '../faults.js';
import type { Face } from '../face.js';
import { contextOptions, withInputOptions, type InputFlags } from '../options.js';

interface Flags extends InputFlags {
  readonly fromList?: string;
  readonly id?: string;
}

/** `add URL…`: a plan file, from looking at publications. */
export function addCommand(face: Face): Command {
  const command = new Command('add')
    .description('look at publications and write a plan file about them')
    .argument('[address...]', 'publications, each an edition of one plan')
    .option('--from-list <file>', 'a CSV file of addresses, one a line; a second column names the plan')
    .option('--id <name>', 'id of the plan (default: from its title)')
    .addHelpText('after', example);
  withInputOptions(command);
  return command.action(async (addresses: string[], flags: Flags) => {
    const { createContext } = await import('../../pipeline/context.js');
    const { addPlans } = await import('../../pipeline/add-plans.js');
    const context = createContext(contextOptions(flags, face));
    const { written, messages, faults } = await addPlans(addresses, flags.fromList, flags.id, context);
    for (const path of written) face.terminal.say(`written: ${path}`);
    face.terminal.sayMessages(messages);
    printFaults(faults, face.terminal);
    face.setExitCode(worstFault(faults)?.exitCode ?? exitCodeOf({ messages }));
  });
}

const example = `
Example (writes my-plans/harbours.yaml):
  $ planwatch add https://www.gov.example/publications/harbours/ --id harbours --plans my-plans
`;
