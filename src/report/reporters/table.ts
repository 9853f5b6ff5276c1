import type { Report } from '../../model/report.js';
import type { RenderOptions, Reporter } from '../reporter.js';
import { tellChanges } from '../story/changes.js';
import { tellEdition } from '../story/edition.js';
import { tellHistory } from '../story/history.js';
import { drawChanges } from '../terminal/changes.js';
import { drawEdition } from '../terminal/edition.js';
import { drawHistory } from '../terminal/history.js';

/** For reading on a terminal: aligned, wrapped to its width, colour only if asked for. */
export const table: Reporter = { id: 'table', extension: 'txt', kinds: ['edition', 'changes', 'history'], render };

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
