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
import { deliver, deliverReport } from '../output.js';

const formats = ['json', 'ndjson', 'csv', 'markdown', 'html', 'table'];

interface Flags extends InputFlags, OutputFlags {
  readonly from?: string;
  readonly plan?: string;
  readonly rulings?: string;
  readonly wide?: boolean;
  readonly links?: boolean;
  readonly codebook?: string;
}

/** `history PLAN` or `history INPUT INPUT…`: every action through all editions. */
export function historyCommand(face: Face): Command {
  const command = new Command('history')
    .description('follow every action through all editions')
    .argument('<input...>', 'the id of a plan, a plan file, or editions in the order of publication')
    .option('--plan <file>', 'plan file: vocabulary, headers, corrections')
    .option('--rulings <file>', "a person's decisions about who is who")
    .option('--wide', 'csv: one row for each action, not for each action and edition')
    .option('--links', 'csv: the matches between editions')
    .option('--codebook <file>', 'write what each column of the csv means')
    .addHelpText('after', example);
  withOutputOptions(withFromOption(withInputOptions(command)), formats);
  return command.action(async (inputs: string[], flags: Flags) => {
    const { createContext } = await import('../../pipeline/context.js');
    const context = createContext(contextOptions(flags, face));
    context.expect(inputs);
    const { readHistoryInputs, traceHistory } = await import('../../pipeline/history.js');
    const { readRulings } = await import('../../pipeline/compare.js');
    const { codebook } = await import('../../pipeline/output.js');
    const rulings = await readRulings(flags.rulings, context);
    const read = await readHistoryInputs(inputs, { from: flags.from, planFile: flags.plan }, context);
    const { editions } = read;
    const { history, changeSets } = traceHistory(editions, rulings, read.register, context);
    const shape = flags.links === true ? 'links' : flags.wide === true ? 'wide' : 'long';
    await deliverReport({ kind: 'history', history, editions }, flags, formats, face, { shape, changeSets });
    if (flags.codebook !== undefined)
      await deliver(await codebook('history', shape, flags.bom ?? false), flags.codebook, face.terminal);
    const messages = [...read.messages, ...editions.flatMap((edition) => edition.messages), ...history.messages];
    face.terminal.sayMessages(messages);
    const unread = editions.reduce((sum, { coverage }) => sum + coverage.unread, 0);
    face.setExitCode(exitCodeOf({ messages, unread }));
  });
}

const example = `
Examples:
  $ planwatch history open-shelves --format csv -o panel.csv --codebook codebook.csv
  $ planwatch history update-2021/ update-2022/ update-2024/ --format html -o history.html
`;
