import { fault } from '../core/faults.js';
import { Fault } from '../core/message.js';

/** Whatever was thrown, as a fault: what is not one of ours is a fault of the program. */
export function toFault(error: unknown): Fault {
  if (error instanceof Fault) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return fault('core/unexpected', reason, { cause: error });
}

/** One line for a person; with `debug` the stack too, of the fault and of what caused it. */
export function describeFault(fault: Fault, debug: boolean): string[] {
  const advice = fault.advice === null ? '' : `; ${fault.advice.charAt(0).toLowerCase()}${fault.advice.slice(1)}`;
  const line = `error ${fault.code}: ${fault.message}${advice}`;
  if (!debug) return [line];
  const stacks = [fault, fault.cause].map((error) => (error instanceof Error ? (error.stack ?? '') : ''));
  return [line, ...stacks.flatMap((stack) => (stack === '' ? [] : stack.split('\n')))];
}
