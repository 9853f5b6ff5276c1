import type { Report } from '../../model/report.js';
import { editionColumns } from '../columns/action.js';
import { changeColumns } from '../columns/changes.js';
import { linkColumns, linksOfChanges, linksOfHistory } from '../columns/links.js';
import { pairColumns, pairRows } from '../columns/pairs.js';
import { panelColumns, wideColumns } from '../columns/panel.js';
import { actionRows, changeRows, panelRows } from '../columns/rows.js';
import { writeCsv } from '../csv.js';
import type { RenderOptions, Reporter } from '../reporter.js';
import { telling, type ChangesReport } from '../story/changes.js';
import { tellHistory, type HistoryReport } from '../story/history.js';

/** Tables for spreadsheets and statistics; the columns are documented by `codebook()`. */
export const csv: Reporter = { id: 'csv', extension: 'csv', kinds: ['edition', 'changes', 'history'], render };

function render(report: Report, options: RenderOptions): string {
  switch (report.kind) {
    case 'edition':
      return writeCsv(editionColumns, actionRows(report.edition), options.bom);
    case 'changes':
      return renderChanges(report, options);
    case 'history':
      return renderHistory(report, options);
    case 'document':
      return '';
  }
}

function renderChanges(report: ChangesReport, { shape = 'long', bom }: RenderOptions): string {
  const { changes: set, before, after } = report;
  if (shape === 'links') return writeCsv(linkColumns, linksOfChanges(set), bom);
  if (shape === 'long') return writeCsv(changeColumns, changeRows(report), bom);
  return writeCsv(pairColumns, pairRows(set, { before: telling(before), after: telling(after) }), bom);
}

function renderHistory(report: HistoryReport, { shape = 'long', bom, changeSets = [] }: RenderOptions): string {
  if (shape === 'links') return writeCsv(linkColumns, linksOfHistory(report.history, changeSets), bom);
  if (shape === 'long') return writeCsv(panelColumns, panelRows(report), bom);
  const story = tellHistory(report);
  return writeCsv(wideColumns(story), story.threads, bom);
}
