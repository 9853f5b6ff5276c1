import type { Edition } from '../../model/edition.js';
import { telling, type ChangesReport } from '../story/changes.js';
import { tellHistory, type HistoryReport } from '../story/history.js';
import { sourceFinder } from '../story/source.js';
import { tellChange } from '../story/told.js';
import { Weigher } from '../weigh.js';
import type { ActionRow } from './action.js';
import type { ChangeRow } from './changes.js';
import type { PanelRow } from './panel.js';

/** The actions of an edition, as the table of actions lists them. */
export function actionRows(edition: Edition): readonly ActionRow[] {
  const finder = sourceFinder(edition);
  return edition.actions.map((action) => ({ edition, action, finder }));
}

/** The changes between two editions, the heaviest first. */
export function changeRows({ changes: set, before, after }: ChangesReport): readonly ChangeRow[] {
  const tellings = { before: telling(before), after: telling(after) };
  const weigher = new Weigher(set.changes);
  return weigher
    .order(set.changes)
    .map((change) => ({ set, change, told: tellChange(change, tellings), tellings, weigher }));
}

/** Every thread in every edition. */
export function panelRows(report: HistoryReport): readonly PanelRow[] {
  const story = tellHistory(report);
  const editions = new Map(
    report.editions.map((edition) => [edition.edition.id, { edition, finder: sourceFinder(edition) }]),
  );
  const published = new Map(report.history.editions.map((edition) => [edition.edition, edition.published ?? null]));
  return story.threads.flatMap((thread) =>
    thread.cells.map((cell) => {
      const [action] = cell.actions;
      const found = editions.get(cell.cell.edition);
      const row = action && found ? { ...found, action } : null;
      return { plan: report.history.plan, thread, cell, published: published.get(cell.cell.edition) ?? null, row };
    }),
  );
}
