/**
 * How long a `Retry-After` header wants us to wait, in milliseconds: seconds or an HTTP date.
 * Null when it says neither; 0 when the time has passed.
 */
export function readRetryAfter(header: string | null, now: string): number | null {
  if (header === null) return null;
  const text = header.trim();
  if (/^-?\d+(?:\.\d+)?$/u.test(text)) return Math.max(0, Number(text) * 1000);
  // Dates begin with the name of a day; Date would take more for one than HTTP does.
  const date = /^[a-z]{3,9},? /iu.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - Date.parse(now));
}

/** Waits between attempts: each may be twice as long as the one before, by chance between nothing and that. */
export function backoff(attempt: number, firstInMs: number, random: () => number): number {
  return Math.round(firstInMs * 2 ** (attempt - 1) * random());
}
