import type { ChangeSet } from '../model/changes.js';
import type { Report, ReportKind } from '../model/report.js';

/** What a caller may ask of an output. Every option has a default; an output ignores what it has no use for. */
export interface RenderOptions {
  /**
   * csv: `long` is one row per action, change, or thread and edition; `wide` one per pair of
   * rows or per thread; `links` the matches between editions. Default `long`.
   */
  readonly shape?: TableShape;
  /** csv: begin with a byte order mark, which spreadsheets want. Default false. */
  readonly bom?: boolean;
  /** table: columns of the terminal. Default 80; never fewer than 40. */
  readonly width?: number;
  /** table: colour by ANSI escapes. Default false, which is right for pipes and `NO_COLOR`. */
  readonly color?: boolean;
  /** table: how many entries to print in full before the rest is counted. Default: all. */
  readonly limit?: number;
  /** markdown, html: when the report was made, as it should be printed. Default: not said, so that the same input gives the same bytes. */
  readonly made?: string | null;
  /** csv of a history, shape `links`: the change sets between its editions, which know the evidence. */
  readonly changeSets?: readonly ChangeSet[];
}

export type TableShape = 'long' | 'wide' | 'links';

/** One output: a pure function of a report. */
export interface Reporter {
  readonly id: string;
  /** File extension, without the dot. */
  readonly extension: string;
  readonly kinds: readonly ReportKind[];
  render(report: Report, options: RenderOptions): string;
}
