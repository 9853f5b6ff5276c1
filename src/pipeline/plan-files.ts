import type { Edition } from '../model/edition.js';
import type { Report } from '../model/report.js';
import { render, renderFeed, reporters, type ComparedEditions, type RenderOptions } from '../report/index.js';
import type { RecordAddress } from '../store/address.js';
import type { Put, Store } from '../store/store.js';
import type { Context } from './context.js';
import { feedOf } from './feed.js';
import type { LoadedPlan } from './load-plan.js';
import type { OlderEdition, Related } from './relate.js';

/** Everything that is derived of a plan, before it is put anywhere. */
export interface PlanRecords extends Related {
  readonly plan: LoadedPlan;
  readonly editions: readonly Edition[];
  readonly older: readonly OlderEdition[];
}

/** Files on their way to the disk at a time: the next are made while it is at work. */
const mostUnderWay = 4;

/** Puts every record of a plan into the store, and beside each the forms that people read. */
export async function putPlanFiles(records: PlanRecords, context: Context): Promise<readonly Put[]> {
  const puts: Promise<Put>[] = [];
  try {
    for await (const file of filesOf(records)) {
      const put = file(context.store);
      // What went wrong is told when it is its turn.
      put.catch(() => undefined);
      puts.push(put);
      await puts[puts.length - mostUnderWay];
    }
    return await Promise.all(puts);
  } finally {
    // Where one has failed, the others are let finish: nobody writes when the lock is gone.
    await Promise.allSettled(puts);
  }
}

/** A file that is made and has to be put. */
type File = (store: Store) => Promise<Put>;

async function* filesOf(records: PlanRecords): AsyncGenerator<File> {
  const { plan, editions, older, compared, revised } = records;
  for (const { edition, revision } of older) yield (store) => store.putEdition(edition, revision);
  for (const edition of editions) yield* editionFiles(edition);
  for (const pair of compared) yield* changesFiles(pair);
  for (const pair of revised) yield* changesFiles(pair, pair.revisions);
  yield* historyFiles(records);
  const feed = await renderFeed(feedOf(records, true));
  yield (store) => store.putRendering({ kind: 'feed', plan: plan.plan.id }, 'atom', feed);
}

function* editionFiles(edition: Edition): Generator<File> {
  yield (store) => store.putEdition(edition);
  const address = { kind: 'edition', plan: edition.plan ?? '', edition: edition.edition.id } as const;
  yield rendered('csv', address, { kind: 'edition', edition });
}

function* changesFiles(
  { before, after, changes }: ComparedEditions,
  revisions?: readonly [number, number],
): Generator<File> {
  yield (store) => store.putChanges(changes, revisions);
  const { from, to } = changes;
  const address = { kind: 'changes', plan: after.plan ?? '', from: from.edition, to: to.edition, revisions } as const;
  for (const format of ['markdown', 'html']) {
    yield rendered(format, address, { kind: 'changes', changes, before, after });
  }
}

function* historyFiles({ plan, editions, traced }: PlanRecords): Generator<File> {
  if (!traced) return;
  const { history, changeSets } = traced;
  const address = { kind: 'history', plan: plan.plan.id } as const;
  yield (store) => store.putHistory(history);
  for (const format of ['csv', 'markdown', 'html']) {
    yield rendered(format, address, { kind: 'history', history, editions }, { changeSets });
  }
}

function rendered(format: string, address: RecordAddress, report: Report, options: RenderOptions = {}): File {
  return async (store) =>
    store.putRendering(address, reporters.get(format).extension, await render(report, format, options));
}
