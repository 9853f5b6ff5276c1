import { message, type Message } from '../core/message.js';
import type { Edition } from '../model/edition.js';
import type { DerivedPlan } from './derived-plan.js';
import type { GatheredEdition } from './gather.js';

/** Fewer rows than these are too few to tell a shrunken edition from a short one. */
const fewestRows = 8;
/** A page that its publisher corrects keeps nearly all its rows; one that was built anew, and is misread, does not. */
const leastOfRevision = 0.75;
/** Plans are shortened from one edition to the next, seldom to less than this. */
const leastOfEdition = 0.4;

/**
 * The alarm: an edition that gives far fewer rows than the one before. The page may be a
 * notice of an outage, or built in a way that is not understood; what it gave is kept, and
 * said aloud.
 */
export function checkShape(
  gathered: readonly GatheredEdition[],
  { editions, older }: Pick<DerivedPlan, 'editions' | 'older'>,
): Message[] {
  const touched = new Set(gathered.filter(hasNews).map(({ listed }) => listed.id));
  return editions.flatMap((after, index) => {
    const { id, scope } = after.edition;
    if (!touched.has(id)) return [];
    const revision = older.findLast(({ edition }) => edition.edition.id === id)?.edition;
    if (revision)
      return isShrunken(after, revision, leastOfRevision) ? [tell(after, revision, 'its revision before')] : [];
    const last = editions[index - 1];
    const isPart = scope.value === 'remaining' || scope.value === 'partial';
    if (last && !isPart && isShrunken(after, last, leastOfEdition))
      return [tell(after, last, `edition ${last.edition.id}`)];
    return after.actions.length === 0 ? [tellNothing(after)] : [];
  });
}

function tellNothing({ edition: { id }, captures }: Edition): Message {
  return message('pipeline/no-rows', `edition ${id} gives no rows`, { place: { source: captures[0]?.name ?? id } });
}

function hasNews({ visits }: GatheredEdition): boolean {
  return visits.some(({ outcome }) => outcome === 'new');
}

function isShrunken(after: Edition, last: Edition, least: number): boolean {
  return last.actions.length >= fewestRows && after.actions.length < least * last.actions.length;
}

function tell(after: Edition, last: Edition, than: string): Message {
  return message('pipeline/far-fewer-rows', `edition ${after.edition.id} has far fewer rows than ${than}`, {
    place: { source: after.captures[0]?.name ?? after.edition.id },
    actual: `${after.actions.length} rows`,
    expected: `about ${last.actions.length}`,
  });
}
