import { Command } from 'commander';
import { printFault, worstFault } from '../faults.js';
import { exitCodeOf } from '../exit-code.js';
import type { Face } from '../face.js';
import { contextOptions, withArchiveOption, withInputOptions, type InputFlags } from '../options.js';

interface Flags extends InputFlags {
  readonly offline?: boolean;
  readonly report?: string;
  readonly exitCode?: boolean;
}

/** `run [PLAN…]`: the main job, for a person or a scheduler. */
export function runCommand(face: Face): Command {
  const command = new Command('run')
    .description('read every edition of plans, store the records, and say what changed')
    .argument('[plan...]', 'ids of plans or plan files (default: all there are)')
    .option('--offline', 'fetch nothing: files, and what is archived')
    .option('--report <file>', 'write what was read and changed as JSON, for a scheduler')
    .option('--exit-code', 'exit with 10 when a stored record changed')
    .addHelpText('after', example);
  withInputOptions(withArchiveOption(command));
  return command.action(async (plans: string[], flags: Flags) => {
    const { createContext } = await import('../../pipeline/context.js');
    const { runPlans } = await import('../../pipeline/run.js');
    const { summarise } = await import('../../pipeline/summary.js');
    const { terminal } = face;
    const context = createContext(contextOptions(flags, face));
    const result = await runPlans({ plans, offline: flags.offline ?? false, reportFile: flags.report }, context);
    const { width, colours } = terminal;
    const options = { width, color: colours.isColorSupported, limit: 12 };
    // What a person wants last on the screen is printed last.
    terminal.sayMessages(result.messages);
    for (const fault of result.faults) printFault(fault, terminal);
    for (const plan of result.plans) await terminal.print(await summarise(plan, options));
    const { messages, unread, changed } = result;
    const found = exitCodeOf({ messages, unread, changed: flags.exitCode === true && changed });
    face.setExitCode(worstFault(result.faults)?.exitCode ?? found);
  });
}

const example = `
Example, from any folder (reads the plan that comes with planwatch):
  $ planwatch run --offline
`;
