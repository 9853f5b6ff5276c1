import { Command } from 'commander';
import type { Face } from '../face.js';
import { contextOptions, withArchiveOption, type InputFlags } from '../options.js';

/** `withdraw CAPTURE --reason WHY`: takes the bytes of a capture out of the archive. */
export function withdrawCommand(face: Face): Command {
  const command = new Command('withdraw')
    .description('take a capture out of the archive for good, and leave word of it')
    .argument('<capture>', 'its hash, or the first eight digits of it')
    .requiredOption('--reason <why>', 'said in its place')
    .addHelpText('after', example);
  withArchiveOption(command);
  return command.action(async (capture: string, flags: InputFlags & { readonly reason: string }) => {
    const { createContext } = await import('../../pipeline/context.js');
    const { withdraw } = await import('../../pipeline/withdraw.js');
    const { sha256, records } = await withdraw(capture, flags.reason, createContext(contextOptions(flags, face)));
    await face.terminal.print(`${sha256}: ${records} ${records === 1 ? 'record' : 'records'} withdrawn\n`);
    face.terminal.say('The records that were read from it are still in the store: planwatch rebuild takes them out.');
    face.setExitCode(0);
  });
}

const example = `
Example:
  $ planwatch withdraw c3d65be6 --reason "names a child; asked for by the publisher"
`;
