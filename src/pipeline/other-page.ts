import { fault } from '../core/faults.js';
import type { Fault } from '../core/message.js';
import { wordsOf } from '../core/words.js';
import { printDocument } from '../extract/index.js';
import type { Capture } from '../model/capture.js';
import { addressKey } from '../source/discover.js';
import type { Context } from './context.js';
import { readPages } from './inputs.js';
import type { LoadedPlan, PlanEdition } from './load-plan.js';
import { saysTheSame } from './same-words.js';
import { readDocuments } from './stages.js';

/** A page that was rewritten keeps more of its runs of words than this; another page has next to none of them. */
const leastKept = 0.1;
/** Words in a run: phrases that two pages of one publisher share by chance are shorter. */
const run = 4;
/** Fewer runs say nothing of a page without rows. */
const fewestRuns = 20;

/**
 * Servers answer with something else and say 200: a login, a question whether one is human, a
 * notice, a “not found”, another publication. Such an answer is kept and never stands for the
 * page: it would make actions look dropped. Why it does not; null where it is the page.
 *
 * A page is held to be another when it had rows and has none, when hardly a run of its words is
 * left, or when its address leads elsewhere than before and the words are not the same. A page
 * that brings rows where there were none is never held back.
 */
export async function otherPage(
  page: string,
  standing: Capture,
  came: Capture,
  { plan, listed }: { readonly plan: LoadedPlan; readonly listed: PlanEdition },
  context: Context,
): Promise<Fault | null> {
  if (standing.info.sha256 === came.info.sha256 || (await isTaken(came, listed, context))) return null;
  if (await saysTheSame(standing, came, context)) return null;
  const [before, after] = [await rowsOf(standing, plan, context), await rowsOf(came, plan, context)];
  const hold = (why: string): Fault =>
    fault('source/other-page', `${page} ${why}; what came is capture ${came.info.sha256}`);
  const [from, to] = [standing.info.url, came.info.url].map((url) => pathOf(url ?? page));
  if (to !== from && to !== pathOf(page)) return hold(`leads to ${came.info.url ?? page} now`);
  if (before === 0 && after > 0) return null;
  if (before > 0 && after === 0)
    return hold(`gave ${before} ${before === 1 ? 'row' : 'rows'} before and gives none now`);
  const kept = await keptWords(standing, came, context);
  return kept !== null && kept < leastKept ? hold('has hardly a word of what it said before') : null;
}

/** Whether a person looked at it and said in the plan file that it is the page. */
async function isTaken(came: Capture, { taken }: PlanEdition, context: Context): Promise<boolean> {
  for (const sha256 of taken) {
    if (sha256 === came.info.sha256) return true;
    const kept = await context.archive.get(sha256);
    if (kept && (await saysTheSame({ ...came, body: kept.body }, came, context))) return true;
  }
  return false;
}

/** Without the query, in which servers put what belongs to the visit. */
function pathOf(address: string): string {
  return addressKey(address.replace(/[?#].*$/u, ''));
}

async function rowsOf(capture: Capture, plan: LoadedPlan, context: Context): Promise<number> {
  return (await readPages([capture], [], { plan }, context)).edition.actions.length;
}

/** Of the runs of words of the shorter page, the part that the other has too; null where there are too few to say. */
async function keptWords(one: Capture, other: Capture, context: Context): Promise<number | null> {
  const [before, after] = [await runsOf(one, context), await runsOf(other, context)];
  if (before.size < fewestRuns) return null;
  const [fewer, more] = before.size < after.size ? [before, after] : [after, before];
  const shared = [...fewer].filter((each) => more.has(each)).length;
  return fewer.size === 0 ? 0 : shared / fewer.size;
}

async function runsOf(capture: Capture, context: Context): Promise<ReadonlySet<string>> {
  const { blocks } = printDocument(await readDocuments([capture], undefined, context));
  const text = blocks.flatMap((block) => (block.kind === 'furniture' ? [] : [block.text])).join('\n');
  const words = wordsOf(text);
  return new Set(words.slice(run - 1).map((_, index) => words.slice(index, index + run).join(' ')));
}
