import type { ChangeSet } from '../model/changes.js';
import type { Edition } from '../model/edition.js';
import type { History } from '../model/history.js';
import type { EditionAddress, RecordAddress } from './address.js';

/** What became of something that was put. */
export interface Put {
  /** Where it lies, for a person to open. */
  readonly path: string;
  /** False when the same bytes were there already; then nothing was touched. */
  readonly written: boolean;
  /** Of what lies there now. */
  readonly sha256: string;
}

export interface StoredEdition extends EditionAddress {
  readonly revision: number;
  /** As it was written; a reader of the model decides whether it is one. */
  readonly value: unknown;
}

/**
 * Keeps records, one file each, in canonical text: the same record is the same bytes, and
 * putting it twice changes nothing.
 *
 * Of an edition the newest revision has its name; older ones (the publisher changed the page
 * since) keep their number.
 */
export interface Store {
  /** `older`: the number of a revision that is not the newest. */
  putEdition(edition: Edition, older?: number): Promise<Put>;
  /** `revisions`: of the two sides, where they are one edition before and after it was changed. */
  putChanges(changes: ChangeSet, revisions?: readonly [number, number]): Promise<Put>;
  putHistory(history: History): Promise<Put>;
  /** The same record in another form, beside it. */
  putRendering(address: RecordAddress, extension: string, text: string): Promise<Put>;
  /** The newest revision unless one is named; null when there is none. */
  getEdition(address: EditionAddress): Promise<StoredEdition | null>;
  /** Every edition, its newest revision, by plan and edition id. */
  list(): Promise<readonly (EditionAddress & { readonly revision: number })[]>;
}
