import { Command } from 'commander';
import type { RecordedMessage } from '../../core/message.js';
import type { Context } from '../../pipeline/context.js';
import { exitCodeOf } from '../exit-code.js';
import type { Face } from '../face.js';
import { contextOptions, withFromOption, withInputOptions, type InputFlags } from '../options.js';
import { deliver } from '../output.js';
import type { Colours } from '../terminal.js';

interface Flags extends InputFlags {
  readonly from?: string;
  readonly plan?: string;
  readonly rulings?: string;
  readonly out?: string;
}

interface Explanation {
  readonly lines: readonly string[];
  readonly messages: readonly RecordedMessage[];
  readonly unread: number;
}

/** `explain INPUT ACTION[.FIELD]`, and `explain BEFORE AFTER ACTION` for the evidence of a match. */
export function explainCommand(face: Face): Command {
  const command = new Command('explain')
    .description('show where a value was read, down to the characters of the source; or why two rows were matched')
    .usage('[options] <input> <action[.field]>\n       planwatch explain [options] <before> <after> <action>')
    .argument('<input>', 'a file, folder, address or plan@edition')
    .argument('<action...>', 'key or id of an action, and perhaps .field; after a second input, for the match')
    .option('--plan <file>', 'plan file: vocabulary, headers, corrections')
    .option('--rulings <file>', "a person's decisions about who is who")
    .option('-o, --out <file>', 'write to a file')
    .addHelpText('after', example);
  withFromOption(withInputOptions(command));
  return command.action(async (input: string, rest: string[], flags: Flags) => {
    const [second = '', third, ...more] = rest;
    if (more.length > 0)
      command.error('error: too many arguments: one input and an action, or two inputs and an action');
    const { createContext } = await import('../../pipeline/context.js');
    const context = createContext(contextOptions(flags, face));
    context.expect([input, second]);
    const { terminal } = face;
    const explained =
      third === undefined
        ? await explainOneValue(input, second, flags, context, terminal.colours)
        : await explainOneMatch([input, second], third, flags, context, terminal.colours);
    await deliver(`${explained.lines.join('\n')}\n`, flags.out, terminal);
    terminal.sayMessages(explained.messages);
    face.setExitCode(exitCodeOf(explained));
  });
}

async function explainOneValue(
  input: string,
  target: string,
  flags: Flags,
  context: Context,
  colours: Colours,
): Promise<Explanation> {
  const { explainValue } = await import('../../pipeline/explain.js');
  const { printTrail } = await import('../trail-text.js');
  const { trail, edition, messages } = await explainValue(
    input,
    target,
    { from: flags.from, planFile: flags.plan },
    context,
  );
  return { lines: printTrail(trail, colours), messages, unread: edition.coverage.unread };
}

async function explainOneMatch(
  [beforeInput, afterInput]: readonly [string, string],
  target: string,
  flags: Flags,
  context: Context,
  colours: Colours,
): Promise<Explanation> {
  const { explainMatch } = await import('../../pipeline/explain.js');
  const { readEdition } = await import('../../pipeline/inputs.js');
  const { readRulings } = await import('../../pipeline/compare.js');
  const { printMatch } = await import('../trail-text.js');
  const options = { from: flags.from, planFile: flags.plan };
  const rulings = await readRulings(flags.rulings, context);
  const { edition: before } = await readEdition([beforeInput], options, context);
  const { edition: after } = await readEdition([afterInput], options, context);
  const match = explainMatch(before, after, target, rulings, context);
  const messages = [...rulings.messages, ...before.messages, ...after.messages];
  return { lines: printMatch(match, colours), messages, unread: before.coverage.unread + after.coverage.unread };
}

const example = `
Examples:
  $ planwatch explain page.html 6.1.1.status
  $ planwatch explain open-shelves@2022-11 open-shelves@2024-11 1.2.1
`;
