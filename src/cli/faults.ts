import { fault } from '../core/faults.js';
import { asMachineFault } from '../core/machine.js';
import type { Fault } from '../core/message.js';
import { plain, type Terminal } from './terminal.js';

/** Whatever was thrown, as a fault: what is not one of ours is a fault of the program. */
export function toFault(error: unknown): Fault {
  const known = asMachineFault(error);
  if (known) return known;
  const reason = error instanceof Error ? error.message : String(error);
  return fault('core/unexpected', reason, { cause: error });
}

/** One line for a person; with PLANWATCH_DEBUG=1 the stack too, of the fault and of what caused it. */
export function printFault(error: Fault, terminal: Terminal): void {
  const advice = error.advice === null ? '' : `; ${error.advice.charAt(0).toLowerCase()}${error.advice.slice(1)}`;
  terminal.say(plain(`error ${error.code}: ${error.message}${advice}`));
  if (process.env['PLANWATCH_DEBUG'] !== '1') return;
  for (const each of [error, error.cause]) {
    if (each instanceof Error) for (const line of (each.stack ?? '').split('\n')) terminal.say(plain(line));
  }
}

/** The one that decides the exit code: wrong usage before a failing machine or network. */
export function worstFault(faults: readonly Fault[]): Fault | null {
  return faults.find(({ exitCode }) => exitCode === 2) ?? faults[0] ?? null;
}
