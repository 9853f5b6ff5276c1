import { createHash } from 'node:crypto';
import { readContentType } from '../core/content-type.js';
import type { Capture } from '../model/capture.js';
import type { Exchange, Header, PastExchange } from '../model/exchange.js';

/** An exchange as it is remembered. */
export interface KeptExchange {
  /** When the address gave these bytes: for a page of a web archive, when that archive captured it. */
  readonly started: string;
  /** Whether it was had from a web archive. */
  readonly recovered: boolean;
  readonly status: number;
  readonly headers: readonly Header[];
  /** Of the body that came, or of the one that had not changed. */
  readonly sha256: string;
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Whether an answer holds the page: neither a redirect, nor "not modified", nor a failure. */
export function isBody(status: number): boolean {
  return status >= 200 && status < 300;
}

export function isRedirect(status: number): boolean {
  return status >= 300 && status < 400 && status !== 304;
}

export function headerOf(headers: readonly Header[], name: string): string | null {
  return headers.find(([each]) => each.toLowerCase() === name)?.[1] ?? null;
}

/** When the address gave this body, as the archive that kept it says. */
export function momentOf({ started, via }: Exchange): string {
  return via?.captured ?? started;
}

/** The body of an exchange, named by its hash. */
export function captureOf(exchange: Exchange): Capture {
  const { url, response } = exchange;
  const { mediaType, charset } = readContentType(headerOf(response.headers, 'content-type'));
  const { body } = response;
  const sha256 = sha256Of(body);
  const retrieved = momentOf(exchange);
  return { info: { sha256, url, name: url, mediaType, retrieved, bytes: body.byteLength }, body, charset };
}

/**
 * Exchanges in the order in which they took place. Our own are in the order of their arrival,
 * whatever the clock said: clocks are set back. Those that a web archive had are put among them
 * by their time.
 */
export function inOrder<T extends Pick<KeptExchange, 'started' | 'recovered'>>(exchanges: readonly T[]): T[] {
  let latest = '';
  const timed = exchanges.map((each) => {
    if (each.recovered) return { each, at: each.started };
    if (each.started > latest) latest = each.started;
    return { each, at: latest };
  });
  return timed.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).map(({ each }) => each);
}

/** What the exchanges with one address, in the order of their arrival, add up to. */
export function tellPast(url: string, exchanges: readonly KeptExchange[]): PastExchange | null {
  const known = inOrder(exchanges).filter(({ status }) => isBody(status) || isRedirect(status) || status === 304);
  const last = known.findLastIndex(({ status }) => status !== 304);
  const body = known[last];
  if (!body) return null;
  let { headers } = body;
  for (const { headers: newer } of known.slice(last + 1)) headers = mergeHeaders(headers, newer);
  let first = last;
  while (first > 0 && isSame(known[first - 1], body)) first--;
  const { started } = known.at(-1) ?? body;
  return {
    url,
    first: known[first]?.started ?? body.started,
    started,
    status: body.status,
    headers,
    sha256: body.sha256,
  };
}

function isSame(before: KeptExchange | undefined, { sha256, status }: KeptExchange): boolean {
  return before?.sha256 === sha256 && (before.status === status || before.status === 304);
}

/** A 304 gives anew what it gives, and leaves the rest as it was (RFC 9111, 3.2). */
function mergeHeaders(before: readonly Header[], after: readonly Header[]): readonly Header[] {
  const given = new Set(after.map(([name]) => name.toLowerCase()));
  return [...before.filter(([name]) => !given.has(name.toLowerCase())), ...after];
}
