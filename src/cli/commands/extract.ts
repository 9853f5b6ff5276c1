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
import { chooseFormat, deliver, deliverReport } from '../output.js';

const formats = ['json', 'ndjson', 'outline'];

interface Flags extends InputFlags, OutputFlags {
  readonly from?: string;
  readonly join: boolean;
  readonly overlay?: string;
}

/** `extract INPUT…`: what is on the pages, before any meaning is read into it. */
export function extractCommand(face: Face): Command {
  const command = new Command('extract')
    .description('show headings, paragraphs and tables of pages, with their places')
    .argument('<input...>', 'files, folders, addresses or -')
    .option('--no-join', 'one table a page: do not join those that go on over pages')
    .option('--overlay <file>', 'write the pages as HTML, with what was found drawn over them')
    .addHelpText('after', example);
  withOutputOptions(withFromOption(withInputOptions(command)), formats, 'an outline');
  return command.action(async (inputs: string[], flags: Flags) => {
    const { createContext } = await import('../../pipeline/context.js');
    const context = createContext(contextOptions(flags, face));
    context.expect(inputs);
    const { readDocument } = await import('../../pipeline/inputs.js');
    const { terminal } = face;
    const { document, documents } = await readDocument(inputs, { from: flags.from, join: flags.join }, context);
    if (flags.overlay !== undefined) {
      const { readOverlay } = await import('../../pipeline/overlay.js');
      await deliver(await readOverlay(inputs, context), flags.overlay, terminal);
    }
    if (chooseFormat(flags, formats, 'outline', terminal) === 'outline') {
      const { outline } = await import('../../inspect/outline.js');
      await deliver(outline(documents), flags.out, terminal);
    } else {
      await deliverReport({ kind: 'document', document }, flags, formats, face);
    }
    terminal.sayMessages(document.messages);
    face.setExitCode(exitCodeOf(document));
  });
}

const example = `
Example:
  $ planwatch extract page.html --format outline
  $ planwatch extract plan.pdf --format json --overlay found.html
`;
