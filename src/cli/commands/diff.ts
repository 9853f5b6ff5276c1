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
  readonly rulings?: string;
  readonly exitCode?: boolean;
}

/** `diff BEFORE AFTER`: what changed between two editions. */
export function diffCommand(face: Face): Command {
  const command = new Command('diff')
    .description('say what changed between two editions')
    .argument('<before>', 'the earlier edition: a file, folder, address, edition JSON or plan@edition')
    .argument('<after>', 'the later edition')
    .option('--plan <file>', 'plan file: vocabulary, headers, corrections')
    .option('--rulings <file>', "a person's decisions about who is who")
    .option('--exit-code', 'exit with 10 when something changed')
    .addHelpText('after', example);
  withOutputOptions(withFromOption(withInputOptions(command)), formats);
  return command.action(async (beforeInput: string, afterInput: string, flags: Flags) => {
    const { createContext } = await import('../../pipeline/context.js');
    const context = createContext(contextOptions(flags, face));
    context.expect([beforeInput, afterInput]);
    const { readEdition } = await import('../../pipeline/inputs.js');
    const { compare, countNews, readRulings } = await import('../../pipeline/compare.js');
    const options = { from: flags.from, planFile: flags.plan };
    const rulings = await readRulings(flags.rulings, context);
    const { edition: before } = await readEdition([beforeInput], options, context);
    const { edition: after } = await readEdition([afterInput], options, context);
    const changes = compare(before, after, rulings, context);
    await deliverReport({ kind: 'changes', changes, before, after }, flags, formats, face);
    const messages = [...before.messages, ...after.messages, ...changes.messages];
    face.terminal.sayMessages(messages);
    const unread = before.coverage.unread + after.coverage.unread;
    face.setExitCode(exitCodeOf({ messages, unread, changed: flags.exitCode === true && countNews(changes) > 0 }));
  });
}

const example = `
Example:
  $ planwatch diff update-2022/ update-2024/ --format html -o changes.html
`;
