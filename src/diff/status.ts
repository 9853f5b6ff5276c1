import { wordingKey } from '../core/words.js';
import type { ChangeOf, statusDirections } from '../model/changes.js';
import { isUnfinished, type Status, type StatusValue } from '../model/status.js';
import type { Pair } from './pair.js';

type Direction = (typeof statusDirections)[number];

/**
 * The change of status of one action, or null. Words that differ only in case, quotes, dashes
 * or white space are no change, as long as they mean the same.
 */
export function compareStatus({ before, after }: Pair): ChangeOf<'status'> | null {
  const direction = statusDirection(before.status, after.status);
  if (direction === null) return null;
  return { kind: 'status', before: before.key, after: after.key, from: before.status, to: after.status, direction };
}

/** Which way a status went; null for no change. */
export function statusDirection(from: Status | null, to: Status | null): Direction | null {
  if (from === null) return to === null ? null : 'first-reported';
  if (to === null) return 'no-longer-reported';
  if (from.value !== to.value) return valueDirection(from.value, to.value);
  if (from.published === to.published) return null;
  return wordingKey(from.published) === wordingKey(to.published) ? null : 'restated';
}

const ladder: readonly StatusValue[] = ['not-started', 'in-progress', 'partly-complete', 'complete'];

function valueDirection(from: StatusValue, to: StatusValue): Direction {
  if (from === 'unknown' || to === 'unknown') return 'unclear';
  if (to === 'not-achieved') return 'closed-unmet';
  if (to === 'withdrawn') return 'withdrawn';
  if (!isUnfinished(from)) return isUnfinished(to) ? 'reopened' : 'advanced';
  if (to === 'delayed') return 'delayed';
  if (from === 'delayed') return fromDelayed(to);
  if (from === 'open') return to === 'partly-complete' || to === 'complete' ? 'advanced' : 'restated';
  if (to === 'open') return from === 'partly-complete' ? 'unclear' : 'restated';
  return ladder.indexOf(to) > ladder.indexOf(from) ? 'advanced' : 'regressed';
}

function fromDelayed(to: StatusValue): Direction {
  if (to === 'open') return 'restated';
  return to === 'not-started' ? 'regressed' : 'advanced';
}
