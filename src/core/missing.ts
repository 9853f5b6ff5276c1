import { fault } from './faults.js';

/**
 * For `.catch`: the value that stands for a file or folder that is not there. Everything else
 * that went wrong (no permission, a broken disk) is a fault that names it: "I may not look" is
 * never "there is nothing".
 */
export function whereMissing<T>(value: T, path: string): (error: unknown) => T {
  return (error) => {
    if (isMissing(error)) return value;
    const reason = error instanceof Error ? error.message : String(error);
    throw fault('source/unreadable', `${path} cannot be read: ${reason}`, { cause: error });
  };
}

/** Whether a system says of a path that there is nothing. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
