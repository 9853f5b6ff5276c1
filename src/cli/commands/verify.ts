import { Command } from 'commander';
import { exitCodeOf } from '../exit-code.js';
import type { Face } from '../face.js';
import { contextOptions, withArchiveOption, withInputOptions, type InputFlags } from '../options.js';

/** `verify [PLAN…]`: whether what was kept is what is kept. */
export function verifyCommand(face: Face): Command {
  const command = new Command('verify')
    .description('hash every byte that is kept, and compare the records with the archive')
    .argument('[plan...]', 'ids of plans or plan files (default: all there are)')
    .addHelpText('after', example);
  withInputOptions(withArchiveOption(command));
  return command.action(async (plans: string[], flags: InputFlags) => {
    const { createContext } = await import('../../pipeline/context.js');
    const { verify } = await import('../../pipeline/verify.js');
    const context = createContext(contextOptions(flags, face));
    const { records, bodies, bytes, files, messages } = await verify(plans, context);
    await context.close();
    face.terminal.sayMessages(messages);
    const kept = `${records} records, ${bodies} different bodies, ${bytes} bytes; ${files} files of records`;
    const wrong = messages.filter(({ severity }) => severity === 'error').length;
    await face.terminal.print(`${kept}: ${wrong === 0 ? 'all as they were kept' : `${wrong} wrong`}\n`);
    face.setExitCode(exitCodeOf({ messages }));
  });
}

const example = `
Example:
  $ planwatch verify --archive archive my-plan.yaml
`;
