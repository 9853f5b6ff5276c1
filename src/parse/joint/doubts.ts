import type { JointRow } from './index.js';

export const untold =
  'the status of this row was guessed from its place, and other words are nearly as likely to be it';

/** Words that no other row has, where other words of the row could be its status as well. */
export function isGuess({ status, otherwise }: JointRow): boolean {
  return status !== null && !status.known && otherwise !== null && otherwise !== 'none';
}

export function doubtsOf({ status, otherwise }: JointRow): readonly string[] {
  if (!status) return [];
  return [
    ...(status.known ? [] : [`“${status.words}” is taken for a status by its place only`]),
    ...(otherwise === null ? [] : [`“${otherwise}” is nearly as likely as “${status.words}”`]),
  ];
}
