import CachePolicy from 'http-cache-semantics';
import type { Header } from '../../model/exchange.js';
import type { Head, Known } from '../../model/fetched.js';

/** What may be done with what is kept. */
export interface Freshness {
  /** It may be used without asking. */
  readonly fresh: boolean;
  /** With these the publisher can say that nothing has changed. Empty when he gave no way to ask. */
  readonly conditions: readonly Header[];
}

/**
 * However long a publisher says that a page may be kept, it is asked for again after an hour:
 * silent edits are what this program is for.
 */
const longestFresh = 3_600_000;

/** By the rules of RFC 9111, for a private cache; nothing is guessed from the age of a page. */
export function freshnessOf({ answer, confirmed }: Known, now: string): Freshness {
  const told = confirmed ?? answer;
  const age = Date.parse(now) - Date.parse(told.started);
  const policy = new DatedPolicy(merged(answer, confirmed), Date.parse(told.started));
  policy.at = Date.parse(now);
  const request = { url: answer.url, method: 'GET', headers: record(answer.request.headers) };
  const fresh = age >= 0 && age < longestFresh && policy.satisfiesWithoutRevalidation(request);
  const asked = policy.revalidationHeaders(request);
  const etag = asked['if-none-match'];
  const since = asked['if-modified-since'];
  if (etag !== undefined) return { fresh, conditions: [['if-none-match', String(etag)]] };
  return { fresh, conditions: since === undefined ? [] : [['if-modified-since', String(since)]] };
}

/** A policy that takes the time from where it is told, not from the machine. */
class DatedPolicy extends CachePolicy {
  /** Milliseconds since 1970. The parent asks for the time while it is made, before this is set. */
  at: number | undefined;
  static #made = 0;

  constructor({ request, response, url }: Head, started: number) {
    DatedPolicy.#made = started;
    super(
      { url, method: request.method, headers: record(request.headers) },
      { status: response.status, headers: record(response.headers) },
      { shared: false, cacheHeuristic: 0 },
    );
  }

  now(): number {
    return this.at ?? DatedPolicy.#made;
  }
}

/** A 304 brings new headers for the old body. */
function merged(answer: Head, confirmed: Head | null): Head {
  if (!confirmed) return answer;
  const named = new Set(confirmed.response.headers.map(([name]) => name));
  const headers = [...answer.response.headers.filter(([name]) => !named.has(name)), ...confirmed.response.headers];
  return { ...answer, response: { ...answer.response, headers } };
}

function record(headers: readonly Header[]): Record<string, string> {
  const all: Record<string, string> = {};
  for (const [name, value] of headers) all[name] = name in all ? `${all[name]}, ${value}` : value;
  return all;
}
