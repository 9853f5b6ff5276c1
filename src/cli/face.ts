import type { Terminal } from './terminal.js';

/** What every command is handed. */
export interface Face {
  readonly terminal: Terminal;
  /** Called once, by the command that ran. */
  readonly setExitCode: (code: number) => void;
}
