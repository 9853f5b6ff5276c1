import { Command } from 'commander';
import type { Face } from '../face.js';
import { contextOptions, withArchiveOption, withInputOptions, type InputFlags } from '../options.js';

/** `rebuild [PLAN…]`: everything that is derived, derived again. */
export function rebuildCommand(face: Face): Command {
  const command = new Command('rebuild')
    .description('throw away index, database and records, and derive them again from the archive')
    .argument('[plan...]', 'ids of plans or plan files (default: all there are)')
    .option('--damaged', 'go on though the archive is damaged: what is lost is lost')
    .addHelpText('after', example);
  withInputOptions(withArchiveOption(command));
  return command.action(async (plans: string[], flags: InputFlags & { damaged?: boolean }) => {
    const { createContext } = await import('../../pipeline/context.js');
    const { rebuild } = await import('../../pipeline/rebuild.js');
    const { exitCodeOf } = await import('../exit-code.js');
    const rebuilt = await rebuild(plans, flags.damaged ?? false, () => createContext(contextOptions(flags, face)));
    for (const { plan, files } of rebuilt.plans) {
      const written = files.filter((file) => file.written).length;
      await face.terminal.print(`${plan.plan.id}: ${files.length} files, ${written} new or changed\n`);
    }
    face.terminal.sayMessages(rebuilt.messages);
    face.setExitCode(exitCodeOf({ messages: rebuilt.messages }));
  });
}

const example = `
Example:
  $ planwatch rebuild my-plan.yaml
`;
