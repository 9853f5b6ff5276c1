import type { Report } from '../../model/report.js';
import { drawChanges } from '../html/changes.js';
import { drawEdition } from '../html/edition.js';
import { drawHistory } from '../html/history.js';
import type { RenderOptions, Reporter } from '../reporter.js';
import { tellChanges } from '../story/changes.js';
import { tellEdition } from '../story/edition.js';
import { tellHistory } from '../story/history.js';

/** One self-contained page: no script, nothing fetched, printable. */
export const html: Reporter = { id: 'html', extension: 'html', kinds: ['edition', 'changes', 'history'], render };

function render(report: Report, options: RenderOptions): string {
  switch (report.kind) {
    case 'edition':
      return drawEdition(tellEdition(report.edition), options);
    case 'changes':
      return drawChanges(tellChanges(report), options);
    case 'history':
      return drawHistory(tellHistory(report), options);
    case 'document':
      return '';
  }
}
