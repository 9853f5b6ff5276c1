import { Command } from 'commander';
import { exitCodeOf } from '../exit-code.js';
import type { Face } from '../face.js';
import {
  contextOptions,
  withFromOption,
  withInputOptions,
  withOutputOptions,
  type InputFlags,
  type OutputFlags,
} from '../options.js';
import { deliverReport } from '../output.js';

const formats = ['json', 'ndjson', 'csv', 'markdown', 'html', 'table'];

interface Flags extends InputFlags, OutputFlags {
  readonly from?: string;
  readonly plan?: string;
  readonly narrative?: boolean;
  readonly explain?: boolean;
}

/** `parse INPUT…`: one edition from its pages. */
export function parseCommand(face: Face): Command {
  const command = new Command('parse')
    .description('read one edition from its pages, in order')
    .argument('<input...>', 'files, folders, addresses or - ; the pages of one edition')
    .option('--plan <file>', 'plan file: vocabulary, headers, corrections')
    .option('--narrative', 'read actions out of sentences that name one and say how it stands; all are doubtful')
    .option('--explain', 'say on stderr which layout and header mapping won, and why')
    .addHelpText('after', example);
  withOutputOptions(withFromOption(withInputOptions(command)), formats);
  return command.action(async (inputs: string[], flags: Flags) => {
    const { createContext } = await import('../../pipeline/context.js');
    const context = createContext(contextOptions(flags, face));
    context.expect(inputs);
    const { readEdition } = await import('../../pipeline/inputs.js');
    const { terminal } = face;
    const options = { from: flags.from, planFile: flags.plan, narrative: flags.narrative };
    const { edition, explanation } = await readEdition(inputs, options, context);
    await deliverReport({ kind: 'edition', edition }, flags, formats, face);
    if (flags.explain === true) for (const line of explanation) terminal.say(line);
    terminal.sayMessages(edition.messages);
    face.setExitCode(exitCodeOf({ messages: edition.messages, unread: edition.coverage.unread }));
  });
}

const example = `
Example:
  $ planwatch parse theme-1.html theme-2.html --format csv -o edition.csv
`;
