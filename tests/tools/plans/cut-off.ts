import type { Edition } from '../../../src/model/edition.js';
import type { Rendered } from './layouts.js';
import { readPage } from './read.js';
import type { GeneratedPlan } from './records.js';
import { expectedRows, fieldNames, fieldsOf, type Fields } from './score.js';

/**
 * What is wrong with the reading of a page of which only the beginning arrived: a row that the
 * plan has not, a finished row that reads differently, an unfinished one that nothing is said of.
 */
export async function checkCut(plan: GeneratedPlan, page: Rendered, length: number): Promise<readonly string[]> {
  const { edition } = await readPage({ ...page, text: page.text.slice(0, length) });
  const truth = expectedRows(plan);
  const wrong: string[] = [];
  edition.actions.map(fieldsOf).forEach((found, i, all) => {
    const whole = truth[i];
    if (!whole || !begins(whole, found)) wrong.push(`invented: ${found.id} ${found.text.slice(0, 60)}`);
    else if (i < all.length - 1 && !isSame(whole, found)) wrong.push(`finished row ${found.id} differs`);
    else if (!isSame(whole, found) && !isLoud(edition) && !endsWell(found))
      wrong.push(`nothing is said of ${found.id}`);
  });
  return wrong;
}

function isSame(whole: Fields, found: Fields): boolean {
  return fieldNames.every((field) => whole[field] === found[field]);
}

/** The row is one of the plan, as far as it goes. */
function begins(whole: Fields, found: Fields): boolean {
  return whole.id === found.id ? whole.text.startsWith(found.text.slice(0, 20)) : whole.text === found.text;
}

function isLoud(edition: Edition): boolean {
  return edition.coverage.unread > 0 || edition.messages.some(({ severity }) => severity !== 'info');
}

/** What ends with a sentence may be all there is: nobody could tell. */
function endsWell(found: Fields): boolean {
  return found.status !== '' && (found.progress === '' || /[.!?]$/u.test(found.progress));
}
