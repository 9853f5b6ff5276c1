import { Command } from 'commander';
import { addCommand } from './commands/add.js';
import { backfillCommand } from './commands/backfill.js';
import { diffCommand } from './commands/diff.js';
import { explainCommand } from './commands/explain.js';
import { extractCommand } from './commands/extract.js';
import { historyCommand } from './commands/history.js';
import { parseCommand } from './commands/parse.js';
import { plansCommand } from './commands/plans.js';
import { runCommand } from './commands/run.js';
import { schemaCommand } from './commands/schema.js';
import { rebuildCommand } from './commands/rebuild.js';
import { rederiveCommand } from './commands/rederive.js';
import { searchCommand } from './commands/search.js';
import { verifyCommand } from './commands/verify.js';
import { withdrawCommand } from './commands/withdraw.js';
import { exportCommand } from './commands/export.js';
import { packageVersion } from '../pipeline/package.js';
import type { Face } from './face.js';
import type { Terminal } from './terminal.js';

/** Every command, in the order in which help lists them. Adding one is a file and a line here. */
const commands: readonly ((face: Face) => Command)[] = [
  runCommand,
  plansCommand,
  addCommand,
  backfillCommand,
  parseCommand,
  diffCommand,
  historyCommand,
  explainCommand,
  extractCommand,
  searchCommand,
  exportCommand,
  verifyCommand,
  rederiveCommand,
  rebuildCommand,
  withdrawCommand,
  schemaCommand,
];

const after = `
Inputs are files, folders (the pages of one edition), http(s) addresses, - for standard
input, plan@edition for a stored edition (plan@edition~2 for its second revision), or an
edition JSON that planwatch wrote.

Exit codes:
  0   done
  1   the data had errors, or something in it could not be read
  2   wrong usage, or a path that does not exist
  3   a fault of the program, the machine or the network
  10  with --exit-code: something changed

Example, from any folder (reads the plan that comes with planwatch):
  $ planwatch run --offline
`;

/** The whole command line. `setExitCode` is called once by the command that ran. */
export function createProgram(terminal: Terminal, setExitCode: (code: number) => void): Command {
  const program = new Command('planwatch')
    .description('Turns published action-plan updates into typed, sourced records, and says what changed.')
    .usage('<command> [options]')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpCommand(false)
    .addHelpText('after', after)
    .showSuggestionAfterError()
    .exitOverride();
  for (const make of commands) {
    const command = make({ terminal, setExitCode });
    program.addCommand(command.exitOverride().showHelpAfterError(`See planwatch ${command.name()} --help.`));
  }
  return program;
}
