import { Command } from 'commander';
import { exitCodeOf } from '../exit-code.js';
import type { Face } from '../face.js';
import { printFaults, worstFault } from '../faults.js';
import { contextOptions, readCount, withArchiveOption, withInputOptions, type InputFlags } from '../options.js';

interface Flags extends InputFlags {
  readonly from: string;
  readonly kind?: string;
  readonly dryRun?: boolean;
  readonly limit: number;
}

/** `backfill PLAN`: earlier captures of a plan's editions, from web archives. */
export function backfillCommand(face: Face): Command {
  const command = new Command('backfill')
    .description('recover earlier captures of the editions of a plan from a web archive')
    .argument('<plan>', 'id of a plan, or a plan file')
    .option('--from <archive>', 'wayback, nrs (National Records of Scotland), or the address of an archive', 'wayback')
    .option('--kind <name>', 'how an archive that is given by its address tells what it has: wayback, pywb or timemap')
    .option('--limit <number>', 'most captures that are fetched', readCount, 500)
    .option('--dry-run', 'only list what would be fetched')
    .addHelpText('after', example);
  withArchiveOption(withInputOptions(command));
  return command.action(async (name: string, flags: Flags) => {
    const { createContext } = await import('../../pipeline/context.js');
    const { findPlans } = await import('../../pipeline/plans.js');
    const { backfill } = await import('../../pipeline/backfill.js');
    const { terminal } = face;
    const context = createContext({ ...contextOptions(flags, face), needsContact: true, slow: true });
    const { value: plans, messages } = await findPlans([name], context);
    const faults = [];
    for (const plan of plans) {
      const options = { archive: flags.from, kind: flags.kind, dryRun: flags.dryRun ?? false, limit: flags.limit };
      const done = await backfill(plan, options, context);
      if (options.dryRun) await terminal.print(done.listed.map((line) => `${line}\n`).join(''));
      else await terminal.print(`${plan.plan.id}: ${done.fetched} recovered, ${done.known} known before\n`);
      for (const { edition, revisions } of done.revived) {
        const count = `${revisions} ${revisions === 1 ? 'revision' : 'revisions'}`;
        await terminal.print(`${plan.plan.id}@${edition}: ${count} now; planwatch run reads them\n`);
      }
      terminal.sayMessages(done.messages);
      faults.push(...done.faults);
    }
    await context.close();
    printFaults(faults, terminal);
    terminal.sayMessages(messages);
    face.setExitCode(worstFault(faults)?.exitCode ?? exitCodeOf({ messages }));
  });
}

const example = `
Example (lists what the Wayback Machine has of the plan, and fetches nothing):
  $ planwatch backfill asl --dry-run --contact https://example.org/about-us
`;
