import { firstIndex } from '../../core/search.js';
import { message, type Message } from '../../core/message.js';
import type { IdFamily } from '../fields/ids.js';
import type { Words } from '../lexicon/words.js';
import type { Line } from '../page.js';
import { placeAt, quote } from '../place.js';
import type { PageReading } from '../read-page.js';
import { findLostStatuses } from './lost-statuses.js';
import { whyNoRecords } from './no-records.js';
import { findRefusedTables } from './refused-tables.js';
import { findRepeats } from './repeats.js';
import { findSuspects } from './suspects.js';

/**
 * What all layouts left over, page by page: is it a loss, or is there nothing to read? A page
 * that repeats what rows have is never a page without records, and where none of an edition
 * holds rows, the message says what each seems to be.
 */
export function findLosses(
  readings: readonly PageReading[],
  families: readonly IdFamily[],
  words: Words,
  rows: number,
): readonly Message[] {
  const unread = findUnreadRows(readings, words);
  const refused = findRefusedTables(readings, words, rows);
  const isLoss = unread.length > 0 || refused.some(({ severity }) => severity === 'error');
  const nothing = rows === 0 && !isLoss ? whyNoRecords(readings) : null;
  return [
    ...findSuspects(readings, families, words),
    ...withoutTold(refused, unread),
    ...findLostStatuses(readings, words),
    ...unread,
    ...(nothing ? [nothing] : []),
  ];
}

/** A page that is told to be unread need not be told again for one of its tables. */
function withoutTold(refused: readonly Message[], unread: readonly Message[]): readonly Message[] {
  const told = new Set(unread.map(({ place }) => place?.source));
  return refused.filter(({ code, place }) => code !== 'parse/unread-rows' || !told.has(place?.source));
}

/**
 * Pages that repeat what rows have, where far fewer rows were read, or none. Messages:
 * `parse/unread-rows`, one a page, where the first of them stands.
 */
export function findUnreadRows(readings: readonly PageReading[], words: Words): readonly Message[] {
  return readings.flatMap((reading) => {
    const { page, drafts } = reading;
    const repeats = findRepeats(page, openLines(reading), words, drafts.length === 0);
    const [most] = repeats;
    if (!most) return [];
    const found = drafts.length === 0 ? 'no row was read here' : `${drafts.length} rows were read, and more are left`;
    const reason = `${found}: ${repeats.map((each) => each.reason).join('; ')}`;
    return [
      message('parse/unread-rows', reason, {
        place: placeAt(page, most.first),
        actual: quote(page.text, most.first, 100),
      }),
    ];
  });
}

/** Where rows were read, headings belong to them, and counts to nobody; else any line may be a row. */
function openLines({ page, drafts, narrative }: PageReading): readonly Line[] {
  const lines = page.lines.filter(({ kind }) => kind !== 'furniture');
  if (drafts.length === 0) return lines;
  const told = [...narrative].sort((a, b) => a.start - b.start);
  return lines.filter(
    ({ start, end }) => (told[firstIndex(told, (range) => range.end >= end)]?.start ?? Infinity) <= start,
  );
}
