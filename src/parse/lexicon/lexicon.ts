import type { headerFields } from '../../model/plan.js';
import type { responseValues, StatusValue } from '../../model/status.js';

/** Fields that a column, a label or a position can hold. */
export type Field = (typeof headerFields)[number];

export type ResponseValue = (typeof responseValues)[number];

/**
 * What the reader knows of one language: data only. Phrases are lower case with single
 * spaces; `-`, space and nothing are the same inside a phrase (`on-going`, `ongoing`).
 */
export interface Lexicon {
  readonly language: string;
  readonly statuses: Readonly<Record<Exclude<StatusValue, 'unknown'>, readonly string[]>>;
  readonly responses: Readonly<Record<Exclude<ResponseValue, 'unknown'>, readonly string[]>>;
  /** Words that end a header phrase or a label and say what the column holds; longest wins. */
  readonly headers: Readonly<Record<Exclude<Field, 'other'>, readonly string[]>>;
  /** What a publisher calls its rows, plural and singular: `actions`, `recommendation`. */
  readonly rowNouns: readonly string[];
  /** Numbers in words: `Recommendation Two`. */
  readonly counting: readonly string[];
  /** Nouns of what was done: `steps taken`, `work to date`. */
  readonly deeds: readonly string[];
  /** Words after one of them that name its id: `no.`, `reference`. */
  readonly numberWords: readonly string[];
  /** What a publisher calls its divisions: `theme`, `priority`. */
  readonly themeNouns: readonly string[];
  /** Words after which an id is a mention and starts no row. */
  readonly referenceCues: readonly string[];
  /** Those of them that may number rows as well: `Paragraph 21(a)`. */
  readonly divisionNouns: readonly string[];
  /** Headers of an action's text that may as well head the note on it. */
  readonly vagueHeaders: readonly string[];
  /** Headers of a column that names its rows, and may be all that is told of them. */
  readonly titles: readonly string[];
  /** Words of a header that say how old its column is, beside another of its kind. */
  readonly recency: { readonly earlier: readonly string[]; readonly later: readonly string[] };
  /** Words before a status phrase that say it is not so, not yet so, or so in part: `Nearly complete`. */
  readonly qualifiers: {
    readonly denied: readonly string[];
    readonly ahead: readonly string[];
    readonly almost: readonly string[];
    readonly partly: readonly string[];
    /** After what is denied: `Will not be delivered without more funds` is in danger, not given up. */
    readonly unless: readonly string[];
  };
  /** Statuses that say as well how long something takes, in a column of dates. */
  readonly lasting: readonly string[];
  /** Headers of what is asked or promised, where the actions that follow from it have a column of their own. */
  readonly asks: readonly string[];
  /** What stands below a header that is a question. */
  readonly answers: {
    readonly yes: readonly string[];
    readonly no: readonly string[];
    readonly part: readonly string[];
  };
  /** Words in the names of organisations and posts: who may own an action. */
  readonly bodies: readonly string[];
  /** Words of a header over what is neither a state nor any field of a row: kinds, places, amounts. */
  readonly kinds: readonly string[];
  /** How much or how soon: what stands below such a header, and is no state. */
  readonly degrees: readonly string[];
  /** Words of a header over dates that are no promise: of what was done, or of a beginning. */
  readonly pastDates: readonly string[];
  /** Words that open a sentence and nothing else: where one follows a small letter, another cell begins. */
  readonly sentenceOpeners: readonly string[];
  /** How a row that sums up other rows begins. */
  readonly summaries: readonly string[];
  /** What stands before the date of a page: `Last updated 14 May 2025`. */
  readonly dateLines: readonly string[];
  /** Words of a header or label over what became of a row, in words of the publisher's own: `Our view of progress`. */
  readonly outcomes: readonly string[];
  /** How what follows the last record of a page is headed. */
  readonly backMatter: readonly string[];
  /** Lines of a site that are no part of a plan. */
  readonly furniture: readonly string[];
}
