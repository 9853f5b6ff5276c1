import { Command, Option } from 'commander';
import type { ExportFormat } from '../../pipeline/export.js';
import type { Face } from '../face.js';
import { contextOptions, withArchiveOption, withInputOptions, type InputFlags } from '../options.js';

const formats = ['csv', 'json', 'ndjson', 'sqlite', 'atom', 'warc', 'wacz'];

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
    const context = createContext(contextOptions(flags, face));
    const paths = await exportPlan(plan, flags.format, flags.to, context);
    await context.close();
    await face.terminal.print(paths.map((path) => `${path}\n`).join(''));
    face.setExitCode(0);
  });
}

const example = `
Example:
  $ planwatch export my-plan.yaml --to share --format wacz
`;
