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
 * An edition gets a new revision when it was read from other bytes than before (the
 * publisher changed the page); reading the same bytes better is no revision.
 */
export interface Store {
  putEdition(edition: Edition): Promise<Put>;
  putChanges(changes: ChangeSet): Promise<Put>;
  putHistory(history: History): Promise<Put>;
  /** The same record in another form, beside it. */
  putRendering(address: RecordAddress, extension: string, text: string): Promise<Put>;
  /** The newest revision unless one is named; null when there is none. */
  getEdition(address: EditionAddress): Promise<StoredEdition | null>;
  /** Every edition, its newest revision, by plan and edition id. */
  list(): Promise<readonly (EditionAddress & { readonly revision: number })[]>;
}
