/**
 * The values a status and a response can have. Apart from their schemas, so that reading a
 * page does not wait for a schema library.
 */

export const statusValues = [
  'not-started',
  'open',
  'in-progress',
  'delayed',
  'partly-complete',
  'complete',
  'not-achieved',
  'withdrawn',
  'unknown',
] as const;
export type StatusValue = (typeof statusValues)[number];

export const responseValues = ['accepted', 'accepted-in-part', 'noted', 'rejected', 'unknown'] as const;

/** Every status that is still to be finished. */
export function isUnfinished(value: StatusValue): boolean {
  return (
    value === 'not-started' ||
    value === 'open' ||
    value === 'in-progress' ||
    value === 'delayed' ||
    value === 'partly-complete'
  );
}
