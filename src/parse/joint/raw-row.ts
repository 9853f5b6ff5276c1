import { message, type Message } from '../../core/message.js';
import type { Range } from '../../core/span.js';
import type { RawCell, RawRow } from '../layout.js';
import type { Page } from '../page.js';
import { placeAt, quote } from '../place.js';
import { doubtsOf, isGuess, untold } from './doubts.js';
import type { JointRow } from './index.js';

/** What is known of a row besides how it was cut. */
export interface Standing {
  readonly cells: readonly RawCell[];
  /** Why it is a row, in words. */
  readonly evidence: readonly string[];
  /** What else speaks against how it was cut. */
  readonly doubts?: readonly string[];
}

/** A row that was cut together with the others of its table. */
export function rawRowOf(
  page: Page,
  { start, end }: Range,
  cut: JointRow,
  { cells, evidence, doubts: further = [] }: Standing,
): RawRow {
  const doubts = [...doubtsOf(cut), ...further];
  const where = { start, end };
  const details = { place: placeAt(page, where), actual: quote(page.text, where) };
  const lost = isGuess(cut) ? [message('parse/lost-status', untold, details)] : [];
  return {
    at: start,
    cells,
    expectsStatus: true,
    statusFrom: 'cell',
    certainty: cut.status === null || lost.length > 0 ? 'doubtful' : doubts.length > 0 ? 'likely' : 'sure',
    keepsLines: true,
    evidence: [
      ...evidence,
      `all cells of all rows at once, at the least cost (${cut.cost.toFixed(1)})`,
      ...(cut.status ? [`status “${cut.status.words}”${cut.status.known ? ', as in other rows' : ''}`] : []),
      ...doubts.map((doubt) => `doubt: ${doubt}`),
    ],
    messages: [...doubts.map((doubt): Message => message('parse/uncertain-boundary', doubt, details)), ...lost],
  };
}
