import { fault } from './faults.js';
import { Fault } from './message.js';

/** What systems say when a disk is full, a file may not be touched, or a device is broken. */
const codes: ReadonlySet<unknown> = new Set([
  ...['ENOSPC', 'EDQUOT', 'EFBIG', 'EROFS', 'EACCES', 'EPERM', 'EIO', 'EMFILE', 'ENFILE', 'ENOTDIR', 'EISDIR'],
  // SQLite has one code for all that goes wrong; what is wrong with a statement is found by its tests.
  'ERR_SQLITE_ERROR',
]);

/** The fault that a refusal of the machine is: its own words say which file, and why. Null for every other error. */
export function asMachineFault(error: unknown): Fault | null {
  if (error instanceof Fault) return error;
  if (!(error instanceof Error) || !('code' in error) || !codes.has(error.code)) return null;
  return fault('store/cannot-write', error.message, { cause: error });
}

/** For `.catch`, where a file or folder could not be made, written or taken away: a fault that names it. */
export function whereRefused(path: string): (error: unknown) => never {
  return (error) => {
    if (error instanceof Fault) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw fault('store/cannot-write', `${path} could not be written: ${reason}`, { cause: error });
  };
}
