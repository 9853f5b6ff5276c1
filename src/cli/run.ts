import { CommanderError } from 'commander';
import { printFault, toFault } from './faults.js';
import { createProgram } from './program.js';
import { createTerminal } from './terminal.js';

/** What commander throws after it has printed help or the version, as was asked. */
const wasAsked = new Set(['commander.helpDisplayed', 'commander.help', 'commander.version']);

/** Runs one command line; the exit code is set, and nothing is ever thrown. */
export async function run(args: readonly string[]): Promise<void> {
  const terminal = createTerminal(process);
  const fail = (error: unknown): void => {
    const fault = toFault(error);
    printFault(fault, terminal);
    process.exitCode = fault.exitCode;
  };
  process.on('uncaughtException', (error) => {
    fail(error);
    process.exit();
  });
  try {
    const program = createProgram(terminal, (code) => {
      process.exitCode = code;
    });
    if (args.length === 0) {
      program.outputHelp({ error: true });
      process.exitCode = 2;
      return;
    }
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) fail(error);
    else process.exitCode = wasAsked.has(error.code) && error.exitCode === 0 ? 0 : 2;
  }
}
