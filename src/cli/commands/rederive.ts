import { Command, Option } from 'commander';
import { canonicalJson } from '../../core/canonical.js';
import type { Cause, Rederived, RederivedEdition } from '../../pipeline/rederive.js';
import type { Face } from '../face.js';
import { contextOptions, withArchiveOption, withInputOptions, type InputFlags } from '../options.js';

/** `rederive [PLAN…]`: what this version makes of the captures, against what is stored. */
export function rederiveCommand(face: Face): Command {
  const command = new Command('rederive')
    .description('derive all records with this version, and say which are others than those stored, and why')
    .argument('[plan...]', 'ids of plans or plan files (default: all there are)')
    .addOption(new Option('--format <name>', 'table or json (default: table)').choices(['table', 'json']))
    .option('--exit-code', 'exit with 10 when a record is another')
    .addHelpText('after', example);
  withInputOptions(withArchiveOption(command));
  return command.action(async (plans: string[], flags: InputFlags & { format?: string; exitCode?: boolean }) => {
    const { createContext } = await import('../../pipeline/context.js');
    const { rederive } = await import('../../pipeline/rederive.js');
    const context = createContext(contextOptions(flags, face));
    const result = await rederive(plans, context);
    await context.close();
    await face.terminal.print(flags.format === 'json' ? canonicalJson(result) : printRederived(result));
    face.setExitCode(flags.exitCode === true && result.changed.length > 0 ? 10 : 0);
  });
}

const causes: Readonly<Record<Cause, string>> = {
  version: 'by another version of planwatch',
  'plan-file': 'the plan file is another',
  captures: 'the captures are others',
  program: 'the same version reads them in another way, or the stored record was edited',
  'not-stored': 'never stored',
};

function printRederived({ editions, changed }: Rederived): string {
  const others = changed.reduce((sum, group) => sum + group.editions.length, 0);
  const lines = changed.flatMap((group) => [causes[group.cause], ...group.editions.map(printEdition), '']);
  return [...lines, `${editions} editions derived, ${others} of them others than those stored`, ''].join('\n');
}

function printEdition({ plan, edition, rows, fields }: RederivedEdition): string {
  const told = Object.entries(fields).map(([field, count]) => `${field} ${count}`);
  const added = rows.added.length === 0 ? [] : [`${rows.added.length} rows added`];
  const gone = rows.gone.length === 0 ? [] : [`${rows.gone.length} rows gone`];
  return `  ${plan}@${edition}: ${[...added, ...gone, ...told].join(', ') || 'nothing but how it was made'}`;
}

const example = `
Example:
  $ planwatch rederive my-plan.yaml
`;
