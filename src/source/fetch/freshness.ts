import CachePolicy from 'http-cache-semantics';
import type { Header, PastExchange } from '../../model/exchange.js';

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

/**
 * By the rules of RFC 9111, for a private cache; nothing is guessed from the age of a page.
 * `sent` are the headers that go with every request.
 */
export function freshnessOf(past: PastExchange, sent: readonly Header[], now: string): Freshness {
  const age = Date.parse(now) - Date.parse(past.started);
  const policy = new DatedPolicy(past, sent);
  policy.at = Date.parse(now);
  const request = { url: past.url, method: 'GET', headers: record(sent) };
  const fresh = age >= 0 && age < longestFresh && policy.satisfiesWithoutRevalidation(request);
  const { 'if-none-match': etag, 'if-modified-since': since } = policy.revalidationHeaders(request);
  if (etag !== undefined) return { fresh, conditions: [['if-none-match', String(etag)]] };
  return { fresh, conditions: since === undefined ? [] : [['if-modified-since', String(since)]] };
}

/** A policy that takes the time from where it is told, not from the machine. */
class DatedPolicy extends CachePolicy {
  /** Milliseconds since 1970. The parent asks for the time while it is made, before this is set. */
  at: number | undefined;
  static #made = 0;

  constructor({ url, status, headers, started }: PastExchange, sent: readonly Header[]) {
    DatedPolicy.#made = Date.parse(started);
    const request = { url, method: 'GET', headers: record(sent) };
    super(request, { status, headers: record(headers) }, { shared: false, cacheHeuristic: 0 });
  }

  now(): number {
    return this.at ?? DatedPolicy.#made;
  }
}

function record(headers: readonly Header[]): Record<string, string> {
  const all: Record<string, string> = {};
  for (const [name, value] of headers) all[name] = name in all ? `${all[name]}, ${value}` : value;
  return all;
}
