import type { Capture, CaptureInfo } from '../model/capture.js';
import type { Exchange, PastExchange } from '../model/exchange.js';
import type { Manifest } from '../model/manifest.js';

/**
 * Keeps captures for ever, under the SHA-256 of their bytes. What is in it is never changed:
 * putting the same bytes again adds at most another circumstance (address, name, time) of
 * the same capture.
 *
 * What a method that adds has acknowledged is on the disk, where the archive lies on one.
 */
export interface Archive {
  /** Adds bodies that came from files; in the order given. */
  put(captures: readonly Capture[]): Promise<void>;
  /** Adds what was said over the wire, as it was said; in the order given. */
  keep(exchanges: readonly Exchange[]): Promise<void>;
  /** Adds what an edition consists of. */
  note(manifest: Manifest): Promise<void>;
  /** The capture with these bytes, as first added; null when it is not here. */
  get(sha256: string): Promise<Capture | null>;
  /** Every circumstance under which a capture was added, in the order of arrival. */
  list(): Promise<readonly CaptureInfo[]>;
  /**
   * What is known of an address from the exchanges with it: the newest body it gave, or the
   * newest redirect; null when there was none. Failures are no knowledge of it.
   */
  past(url: string): Promise<PastExchange | null>;
  /** Every manifest of a plan, in the order of arrival. */
  manifests(plan: string): Promise<readonly Manifest[]>;
  /**
   * Takes the bytes of a capture out, for good, and leaves word of it. The one exception to
   * "only ever added to". Gives the number of records that were taken out.
   */
  withdraw(sha256: string, reason: string): Promise<number>;
  /** Why a capture that was kept once is not here any more; null for one that was never withdrawn. */
  withdrawn(sha256: string): Promise<Withdrawal | null>;
  /** Called once, when nothing more is added: brings the index up to date. */
  close(): Promise<void>;
}

/** What is left of a capture that was taken out of the archive. */
export interface Withdrawal {
  readonly sha256: string;
  readonly reason: string;
  /** ISO 8601. */
  readonly at: string;
}
