import { isDatePhrase, readDateBounds } from '../core/dates.js';
import type { Code } from '../core/codes.js';
import { message, type Message, type MessageDetails, type Place } from '../core/message.js';
import type { Due, Status, StatusValue } from '../model/status.js';
import type { RowSettings } from './draft.js';
import { readAnswer, readStatus, type StatusReading } from './fields/status.js';
import { needsLegend } from './legend/signs.js';

export interface StatusSurroundings {
  readonly from: Status['from'];
  /** What the heading above the row says, in its words. */
  readonly heading: { readonly words: string; readonly value: StatusValue } | null;
  /** Asked for messages only. */
  readonly place: () => Place;
  /** The header or label of the cell: it may be a question. */
  readonly title: string | null;
}

export interface StatusOutcome {
  readonly status: Status;
  /** Set where the status cell holds a date alone, or ends in one. */
  readonly due: Due | null;
  readonly messages: readonly Message[];
}

/** What is said of a row without a status, where its table has them: `edgeless`, of text whose cells have no edges. */
export function missingStatus(cut: boolean, edgeless: boolean): { readonly code: Code; readonly reason: string } {
  if (cut)
    return {
      code: 'parse/cut-off',
      reason: 'the text ends inside this row: it has no status, and its words may be incomplete',
    };
  return {
    code: edgeless ? 'parse/lost-status' : 'parse/no-status',
    reason: 'this row has no status, though its table has a column for it',
  };
}

/**
 * What a status cell says. A date alone is a promise: the row is open while the date has not
 * passed when the edition is published, else nobody knows.
 *
 * Messages: `parse/unknown-status`, `parse/status-contradicts-heading`.
 */
export function readStatusCell(
  published: string,
  surroundings: StatusSurroundings,
  settings: RowSettings,
): StatusOutcome {
  const { heading, place } = surroundings;
  const { words } = settings.tools;
  const reading =
    (surroundings.title === null ? null : readAnswer(published, surroundings.title, words)) ??
    readStatus(published, words);
  if (!reading && isDatePhrase(published)) {
    const { due } = readDue(published, settings, place);
    const ahead = settings.published !== null && (due.latest === null || due.latest >= settings.published);
    return { status: { published, value: ahead ? 'open' : 'unknown', from: 'date' }, due, messages: [] };
  }
  const details = (): MessageDetails => ({ place: place(), actual: published });
  const messages: Message[] = [];
  if (!reading || reading.value === 'unknown') messages.push(unknownStatus(published, reading, details()));
  const value = reading?.value ?? 'unknown';
  if (heading && reading && isDone(heading.value) !== isDone(value)) {
    messages.push(
      message(
        'parse/status-contradicts-heading',
        `the heading says “${heading.words}”, the cell “${published}”; the cell was taken`,
        details(),
      ),
    );
  }
  const due = isDone(value) ? null : promisedBy(published, settings, place);
  return { status: { published, value, from: reading?.from ?? surroundings.from }, due, messages };
}

/** `In the process of being implemented by March 2032`: the status says when, too. */
function promisedBy(published: string, settings: RowSettings, place: () => Place): Due | null {
  const date = /\sby\s+((?:end\s+(?:of\s+)?)?[\p{L}\p{N}][^.;,]{3,30}?)[.\s]*$/iu.exec(published.slice(-60))?.[1];
  return date !== undefined && isDatePhrase(date) ? readDue(`by ${date}`, settings, place).due : null;
}

/** A date cell as its days, by the plan's own fiscal year; a message where its words give none. */
export function readDue(
  published: string,
  settings: RowSettings,
  place: () => Place,
): { due: Due; messages: readonly Message[] } {
  const bounds = readDateBounds(published, settings.tools.dates);
  const due = { published, earliest: bounds?.earliest ?? null, latest: bounds?.latest ?? null };
  const reason = 'these words give no day, month, season or year to hold on to';
  return {
    due,
    messages: bounds ? [] : [message('parse/unclear-date', reason, { place: place(), actual: published })],
  };
}

/** A sign without a legend is never guessed: what it means is not recoverable from these pages. */
function unknownStatus(published: string, reading: StatusReading | null, details: MessageDetails): Message {
  const expected = 'a status word of the language or of the plan file';
  if (reading)
    return message(
      'parse/unknown-status',
      reading.from === 'legend' ? `${reading.reason}, and these words are in no vocabulary` : reading.reason,
      { ...details, expected },
    );
  if (!needsLegend(published))
    return message('parse/unknown-status', 'these words are in no vocabulary', { ...details, expected });
  const reason = 'a colour, code or icon that no legend on these pages explains: its meaning is not recoverable';
  return message('parse/unknown-status', reason, { ...details, expected: 'a legend, or its meaning in the plan file' });
}

function isDone(value: StatusValue): boolean {
  return value === 'complete' || value === 'not-achieved' || value === 'withdrawn';
}
