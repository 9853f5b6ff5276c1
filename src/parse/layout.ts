import type { DateSettings } from '../core/dates.js';
import type { Fit } from '../core/registry.js';
import type { Message } from '../core/message.js';
import type { Range } from '../core/span.js';
import type { Plan } from '../model/plan.js';
import type { StatusValue } from '../model/status.js';
import type { Told } from './evidence.js';
import type { Claim } from './ledger.js';
import type { Field } from './lexicon/lexicon.js';
import type { Words } from './lexicon/words.js';
import type { Page } from './page.js';

/** What every layout is handed: the words of the language and the plan, and what a person fixed. */
export interface Tools {
  readonly words: Words;
  readonly plan: Plan | null;
  readonly dates: DateSettings;
  /** The caller wants actions out of sentences, too. */
  readonly narrative?: boolean;
}

/**
 * One way in which publishers lay rows out. A layout looks at a page and proposes the regions
 * it could read; the best proposals that do not overlap are read.
 */
export interface Layout {
  readonly id: string;
  /** Nothing in the text sets one cell off from the next, so that an empty cell leaves no trace. */
  readonly edgeless?: true;
  propose(page: Page, tools: Tools): readonly Proposal[];
}

export interface Proposal {
  readonly layout: string;
  readonly range: Range;
  readonly fit: Fit;
  /** Reads the region; what it leaves unclaimed inside the range is reported as unread. */
  read(): Reading;
}

export interface Reading {
  readonly rows: readonly RawRow[];
  readonly marks: readonly Mark[];
  readonly claims: readonly (Range & { readonly claim: Claim; readonly why?: string })[];
  readonly messages: readonly Message[];
  /** The decisions, in words, for `--explain`. */
  readonly evidence: readonly string[];
  /** How many rows the publisher says there are. */
  readonly totals?: readonly CountedTotal[];
}

/** A count in a table: the name of what is counted, and the number. */
export interface CountedTotal {
  readonly ranges: readonly Range[];
  /** Null: all rows. */
  readonly value: StatusValue | null;
  readonly claimed: number;
}

/** A value as ranges of a tape, in order. */
export interface RawCell {
  readonly field: Field;
  /** The published name of the column or label; null where none was given. */
  readonly title: string | null;
  readonly ranges: readonly Range[];
  /** Tape offsets where list items begin. */
  readonly items?: readonly number[];
  /** Tape offsets where paragraphs begin, in rows that do not keep their lines. */
  readonly paragraphs?: readonly number[];
  /** The number that opens the cell, where the layout knows it for one whatever its look. */
  readonly id?: Range;
}

/** One row as a layout read it, before ids, statuses and dates are taken out of its cells. */
export interface RawRow {
  readonly at: number;
  readonly cells: readonly RawCell[];
  /** The header promised a status column, so a row without a status is odd. */
  readonly expectsStatus: boolean;
  readonly statusFrom: 'cell' | 'label' | 'prose';
  readonly certainty: 'sure' | 'likely' | 'doubtful';
  /** Line breaks inside a cell are the publisher's paragraphs, not the wrapping of a file. */
  readonly keepsLines: boolean;
  /** Labels and stops between its cells: they belong to the row and to no cell. */
  readonly headings?: readonly Range[];
  readonly evidence: Told;
  readonly messages: readonly Message[];
}

/** A heading that says something about the rows below it. */
export type Mark =
  | {
      readonly kind: 'theme';
      readonly at: number;
      readonly id: string | null;
      readonly title: Range;
      readonly level: number;
    }
  | { readonly kind: 'status'; readonly at: number; readonly value: StatusValue; readonly words: Range }
  | { readonly kind: 'group'; readonly at: number; readonly id: string; readonly title: Range };
