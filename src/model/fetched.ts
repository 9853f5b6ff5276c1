import type { Message } from '../core/message.js';
import type { Capture } from './capture.js';
import type { Exchange, PastExchange } from './exchange.js';

/** Looks up what is kept of an address, as the exchange names it (absolute, without fragment); null for nothing. */
export type KnownAnswers = (url: string) => PastExchange | null | Promise<PastExchange | null>;

/** What came of asking for an address. Failures are faults. */
export interface Fetched {
  /** `fetched`: here are its bytes; `not-modified`: a 304; `fresh`: what is kept may still be used, nobody was asked. */
  readonly kind: 'fetched' | 'not-modified' | 'fresh';
  /** The address that answered, at the end of all redirects. */
  readonly url: string;
  /** Every answer that came, in order: redirects, refusals that were tried again, the page. */
  readonly exchanges: readonly Exchange[];
  /** Null unless fetched: the bytes are those that are kept. */
  readonly capture: Capture | null;
  readonly messages: readonly Message[];
}

/** What was done at one host, for one line of a summary. */
export interface HostLine {
  /** `https://www.gov.scot` */
  readonly origin: string;
  /** Requests that were sent, robots.txt and repeats included. */
  readonly requests: number;
  readonly fetched: number;
  readonly notModified: number;
  readonly fresh: number;
  readonly failed: number;
  /** Requests that were sent again after a failure. */
  readonly repeats: number;
  /** Bytes of bodies as they came over the wire. */
  readonly bytes: number;
  /** Time spent waiting for the host's turn, in milliseconds. */
  readonly waited: number;
  /** `unasked`: only what a person named was asked for; `none`: there is no robots.txt. */
  readonly robots: 'unasked' | 'none' | 'rules' | 'unreachable';
  /** Why nothing more is asked of it in this run, or null. */
  readonly givenUp: string | null;
}
