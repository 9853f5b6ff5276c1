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
