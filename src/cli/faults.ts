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
export function printFault(error: Fault, terminal: Terminal, times = 1): void {
  const advice = error.advice === null ? '' : `; ${error.advice.charAt(0).toLowerCase()}${error.advice.slice(1)}`;
  const often = times === 1 ? '' : ` (${times} times)`;
  terminal.say(plain(`error ${error.code}: ${error.message}${often}${advice}`));
  if (process.env['PLANWATCH_DEBUG'] !== '1') return;
  for (const each of [error, error.cause]) {
    if (each instanceof Error) for (const line of (each.stack ?? '').split('\n')) terminal.say(plain(line));
  }
}

/** Each once, however many pages it kept from being had, in the order in which they came. */
export function printFaults(faults: readonly Fault[], terminal: Terminal): void {
  const counts = new Map<string, { readonly fault: Fault; times: number }>();
  for (const fault of faults) {
    const key = `${fault.code} ${fault.message}`;
    const told = counts.get(key);
    if (told) told.times++;
    else counts.set(key, { fault, times: 1 });
  }
  for (const { fault, times } of counts.values()) printFault(fault, terminal, times);
}

/** The one that decides the exit code: wrong usage before a failing machine or network. */
export function worstFault(faults: readonly Fault[]): Fault | null {
  return faults.find(({ exitCode }) => exitCode === 2) ?? faults[0] ?? null;
}
