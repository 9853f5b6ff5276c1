/**
 * One request over the wire and its answer: what fetching gives and the archive keeps.
 *
 * The body is what the publisher wrote: the packing of the transport (gzip, br, chunks) is
 * taken off, and the headers that told of it are kept under `x-orig-` names, so that a
 * digest of the body is the name of the capture however it travelled.
 */
export interface Exchange {
  /** Absolute http(s) address that was asked for in this hop, without its fragment. */
  readonly url: string;
  /** When the request began, ISO 8601 with milliseconds, UTC. */
  readonly started: string;
  readonly request: {
    readonly method: 'GET' | 'HEAD';
    /** Path and query, as in the request line. */
    readonly target: string;
    readonly headers: readonly Header[];
  };
  readonly response: {
    readonly status: number;
    readonly reason: string;
    readonly headers: readonly Header[];
    /** Empty for a redirect without a body, a 304, a HEAD. */
    readonly body: Uint8Array;
  };
  /** Address of the machine that answered, or null where unknown. */
  readonly ip: string | null;
  /**
   * Where the answer was had from when it was not the publisher: a web archive's own address
   * of it, and the time at which that archive says it captured it (ISO 8601).
   */
  readonly via: { readonly archive: string; readonly address: string; readonly captured: string } | null;
}

/** Name in lower case, and value, in the order in which they came. */
export type Header = readonly [name: string, value: string];

/**
 * What is known of an address from the exchanges with it that were kept: what a fetcher needs
 * to ask whether the page has changed, or need not ask at all.
 */
export interface PastExchange {
  readonly url: string;
  /** When the body came that is kept: the address gave these bytes then. ISO 8601. */
  readonly first: string;
  /** When the server last said so, by the same bytes again or a 304. */
  readonly started: string;
  /** Of the answer that had the body: 200, or the 3xx of a redirect. */
  readonly status: number;
  /** Of that answer; where a later 304 gave a header anew, it is the later one. */
  readonly headers: readonly Header[];
  /** Names the body: SHA-256, 64 hexadecimal digits. */
  readonly sha256: string;
}
