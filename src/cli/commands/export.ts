import { Command, Option } from 'commander';
import type { Context } from '../../pipeline/context.js';
import type { ExportFormat } from '../../pipeline/export.js';
import { exitCodeOf } from '../exit-code.js';
import type { Face } from '../face.js';
import { contextOptions, withArchiveOption, withInputOptions, type InputFlags } from '../options.js';

const formats = ['csv', 'json', 'ndjson', 'datapackage', 'xlsx', 'parquet', 'sqlite', 'atom', 'warc', 'wacz'];

/** `export PLAN --to DIR --format …`: what is kept of a plan, for other programs. */
export function exportCommand(face: Face): Command {
  const command = new Command('export')
    .description('write what is kept of a plan into a folder, for other programs')
    .argument('<plan>', 'id of a plan, or a plan file')
    .requiredOption('--to <folder>', 'where to write; made where it is not there')
    .addOption(new Option('--format <name>', 'records, or the pages themselves').choices(formats).makeOptionMandatory())
    .addHelpText('after', example);
  withInputOptions(withArchiveOption(command));
  return command.action(async (plan: string, flags: InputFlags & { to: string; format: ExportFormat }) => {
    const { createContext } = await import('../../pipeline/context.js');
    const { exportPlan } = await import('../../pipeline/export.js');
    const make = (folders: object = {}): Context => createContext({ ...contextOptions(flags, face), ...folders });
    const { paths, messages } = await exportPlan(plan, flags.format, flags.to, make);
    await face.terminal.print(paths.map((path) => `${path}\n`).join(''));
    face.terminal.sayMessages(messages);
    face.setExitCode(exitCodeOf({ messages }));
  });
}

const example = `
Example:
  $ planwatch export my-plan.yaml --to share --format wacz
`;
