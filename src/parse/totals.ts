import { message, type Message } from '../core/message.js';
import type { Action, Total } from '../model/edition.js';
import type { StatusValue } from '../model/status.js';
import { isUnfinished } from '../model/status-values.js';
import { findTotals } from './fields/totals.js';
import type { CountedTotal } from './layout.js';
import type { Words } from './lexicon/words.js';
import { placeAt } from './place.js';
import type { PageReading } from './read-page.js';

/** Compares the counts that the publisher gives with the rows that were found. Reports, never repairs. */
export function checkTotals(
  readings: readonly PageReading[],
  actions: readonly Action[],
  words: Words,
): { totals: readonly Total[]; messages: readonly Message[] } {
  const totals: Total[] = [];
  const messages: Message[] = [];
  for (const { page, narrative, totals: counted } of readings) {
    const told = narrative.flatMap((range) =>
      findTotals(page.text, range, words).map((claim): CountedTotal => ({
        ranges: [claim.range],
        value: claim.value,
        claimed: claim.claimed,
      })),
    );
    for (const claim of [...told, ...counted]) {
      const found = actions.length === 0 ? null : count(actions, claim);
      const published = claim.ranges.map((range) => page.text.slice(range.start, range.end)).join(' ');
      const agrees = found === null ? null : found === claim.claimed;
      const span = claim.ranges.flatMap((range) => page.document.tape.locate(range.start, range.end));
      totals.push({
        published,
        value: claim.value,
        claimed: claim.claimed,
        found,
        agrees,
        span: span as Total['span'],
      });
      const [first] = claim.ranges;
      if (agrees === false && first)
        messages.push(
          message('parse/totals-disagree', `the text says ${claim.claimed}, the rows give ${found ?? 0}`, {
            place: placeAt(page, first),
            actual: published,
          }),
        );
    }
  }
  return { totals, messages };
}

/**
 * Rows of the status that is counted. Unfinished states are one family too: a publisher's
 * "ongoing" may count rows that we call open, and may stand beside "paused"; the reading that
 * agrees is taken.
 */
function count(actions: readonly Action[], { value, claimed }: CountedTotal): number {
  if (value === null) return actions.length;
  const having = (isCounted: (own: StatusValue) => boolean): number =>
    actions.filter(({ status }) => status !== null && isCounted(status.value)).length;
  const exact = having((own) => own === value);
  if (exact === claimed || !isUnfinished(value)) return exact;
  const family = having((own) => isUnfinished(own));
  return family === claimed || exact === 0 ? family : exact;
}
