/** Which way a status or a date went, from the two values alone. */
import type { Due } from './truth.js';

const LADDER = ['not-started', 'in-progress', 'partly-complete', 'complete'];
const UNFINISHED = ['not-started', 'open', 'in-progress', 'delayed', 'partly-complete'];
const FINAL = ['complete', 'not-achieved', 'withdrawn'];

export function isUnfinished(value: string): boolean {
  return UNFINISHED.includes(value);
}

export function statusDirection(from: string | null, to: string | null): string {
  if (from === null) return 'first-reported';
  if (to === null) return 'no-longer-reported';
  if (from === to) return 'restated';
  if (from === 'unknown' || to === 'unknown') return 'unclear';
  if (to === 'not-achieved') return 'closed-unmet';
  if (to === 'withdrawn') return 'withdrawn';
  if (FINAL.includes(from)) return to === 'complete' ? 'advanced' : 'reopened';
  if (to === 'delayed') return 'delayed';
  return unfinishedDirection(from, to);
}

/** From something unfinished to something unfinished, or to complete. */
function unfinishedDirection(from: string, to: string): string {
  if (from === 'delayed') {
    if (to === 'open') return 'restated';
    return to === 'not-started' ? 'regressed' : 'advanced';
  }
  if (from === 'open') return ['partly-complete', 'complete'].includes(to) ? 'advanced' : 'restated';
  if (to === 'open') return from === 'partly-complete' ? 'unclear' : 'restated';
  return LADDER.indexOf(to) > LADDER.indexOf(from) ? 'advanced' : 'regressed';
}

interface DueMove {
  direction: 'first-given' | 'removed' | 'vaguer' | 'firmer' | 'slipped' | 'brought-forward';
  /** From the earlier latest day to the later one, less than nothing when brought forward; null where one is not bounded. */
  days: number | null;
}

/**
 * Same bounds in other words are no change. Vaguer and firmer, where the two overlap, come before later and earlier.
 * "By end 2022" and "By end 2024" leave equally much open (everything before), so the second has slipped.
 */
export function dueMove(from: Due | null, to: Due | null): DueMove | null {
  if (from === null) return to === null ? null : { direction: 'first-given', days: null };
  if (to === null) return { direction: 'removed', days: null };
  if (from.earliest === to.earliest && from.latest === to.latest) return null;
  const days = from.latest === null || to.latest === null ? null : daysBetween(from.latest, to.latest);
  const sameBounds =
    (from.earliest === null) === (to.earliest === null) && (from.latest === null) === (to.latest === null);
  const halfOpen = sameBounds && (from.earliest === null || from.latest === null);
  if (!halfOpen && within(from, to)) return { direction: 'vaguer', days };
  if (!halfOpen && within(to, from)) return { direction: 'firmer', days };
  return { direction: isLater(from, to) ? 'slipped' : 'brought-forward', days };
}

/** By the latest day; by the earliest where neither has a latest. */
function isLater(from: Due, to: Due): boolean {
  if (from.latest === to.latest) return (to.earliest ?? '') > (from.earliest ?? '');
  return (to.latest ?? '9') > (from.latest ?? '9');
}

/** Whether every day that the first allows is allowed by the second. */
function within(inner: Due, outer: Due): boolean {
  const startsInside = outer.earliest === null || (inner.earliest !== null && inner.earliest >= outer.earliest);
  const endsInside = outer.latest === null || (inner.latest !== null && inner.latest <= outer.latest);
  return startsInside && endsInside;
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
