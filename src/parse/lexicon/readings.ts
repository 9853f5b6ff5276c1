import type { StatusValue } from '../../model/status.js';
import type { Field } from './lexicon.js';

/** What a header or a label says its cells hold. */
export interface HeaderReading {
  readonly field: Field;
  /** 1: the words are known whole; less: told from a part of them. */
  readonly score: number;
  readonly reason: string;
}

/** A status cell's meaning, with the reason for `--explain`. */
export interface StatusReading {
  readonly value: StatusValue;
  readonly reason: string;
  /** The pages explain it themselves. */
  readonly from?: 'legend';
}

/** What a column or row counts: rows of one status, or all of them. */
export interface Counted {
  readonly value: StatusValue | null;
}

/** What the words of one cell could be, whatever its column is called. */
export interface CellFacts {
  readonly words: number;
  readonly isStatus: boolean;
  /** So many per cent. */
  readonly isShare: boolean;
  /** A colour or a symbol. */
  readonly isSign: boolean;
  readonly isDate: boolean;
  readonly isId: boolean;
  /** The name of an organisation or of a post. */
  readonly isBody: boolean;
  readonly isResponse: boolean;
  /** Of a number alone; null for anything else. */
  readonly number: number | null;
}
