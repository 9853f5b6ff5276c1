import type { Report } from '../../model/report.js';
import { editionColumns } from '../columns/action.js';
import { changeColumns } from '../columns/changes.js';
import { linkColumns, linksOfChanges, linksOfHistory } from '../columns/links.js';
import { pairColumns, pairRows } from '../columns/pairs.js';
import { panelColumns, wideColumns, type PanelRow } from '../columns/panel.js';
import { writeCsv } from '../csv.js';
import type { RenderOptions, Reporter } from '../reporter.js';
import { telling, type ChangesReport } from '../story/changes.js';
import { tellHistory, type HistoryReport } from '../story/history.js';
import { sourceFinder } from '../story/source.js';
import { tellChange } from '../story/told.js';
import { Weigher } from '../weigh.js';

/** Tables for spreadsheets and statistics; the columns are documented by `codebook()`. */
export const csv: Reporter = { id: 'csv', extension: 'csv', kinds: ['edition', 'changes', 'history'], render };

function render(report: Report, options: RenderOptions): string {
  switch (report.kind) {
    case 'edition': {
      const { edition } = report;
      const finder = sourceFinder(edition);
      return writeCsv(
        editionColumns,
        edition.actions.map((action) => ({ edition, action, finder })),
        options.bom,
      );
    }
    case 'changes':
      return renderChanges(report, options);
    case 'history':
      return renderHistory(report, options);
    case 'document':
      return '';
  }
}

function renderChanges({ changes: set, before, after }: ChangesReport, { shape = 'long', bom }: RenderOptions): string {
  if (shape === 'links') return writeCsv(linkColumns, linksOfChanges(set), bom);
  const tellings = { before: telling(before), after: telling(after) };
  if (shape === 'wide') return writeCsv(pairColumns, pairRows(set, tellings), bom);
  const weigher = new Weigher(set.changes);
  return writeCsv(
    changeColumns,
    weigher
      .order(set.changes)
      .map((change) => ({ set, change, told: tellChange(change, tellings), tellings, weigher })),
    bom,
  );
}

function renderHistory(report: HistoryReport, { shape = 'long', bom, changeSets = [] }: RenderOptions): string {
  if (shape === 'links') return writeCsv(linkColumns, linksOfHistory(report.history, changeSets), bom);
  const story = tellHistory(report);
  if (shape === 'wide') return writeCsv(wideColumns(story), story.threads, bom);
  return writeCsv(panelColumns, panelRows(report), bom);
}

function panelRows(report: HistoryReport): readonly PanelRow[] {
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
