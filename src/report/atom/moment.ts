import type { Edition } from '../../model/edition.js';

/** What a feed says of something whose time nobody knows: a feed must say something. */
const unknownMoment = '1970-01-01T00:00:00Z';

/**
 * When the editions were last seen to be other than before: the newest capture of them, else
 * the day on which the later was published. Never the time of the run: the same captures give
 * the same feed.
 */
export function momentOf(before: Edition, after: Edition): string {
  const captured = [before, after].flatMap(({ captures }) => captures.flatMap(({ retrieved }) => toMoment(retrieved)));
  const published = [after, before].flatMap(({ edition }) => toMoment(edition.published));
  return latest(captured) ?? published[0] ?? unknownMoment;
}

/** The latest of moments that {@link momentOf} gave. */
export function latest(moments: readonly string[]): string | undefined {
  return [...moments].sort().at(-1);
}

/**
 * An ISO date or time, of whatever precision, as RFC 3339 wants it, to the second; a month or year
 * as its first day. All have the same length, so that they stand in the order of time.
 */
function toMoment(text: string | null): string[] {
  if (text === null || !/^\d{4}(?:-\d{2}){0,2}(?:$|T)/u.test(text)) return [];
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? [] : [time.toISOString().replace(/\.\d+Z$/u, 'Z')];
}
