import type { Report } from '../../model/report.js';
import { writeChanges } from '../markdown/changes.js';
import { writeEdition } from '../markdown/edition.js';
import { writeHistory } from '../markdown/history.js';
import type { RenderOptions, Reporter } from '../reporter.js';
import { tellChanges } from '../story/changes.js';
import { tellEdition } from '../story/edition.js';
import { tellHistory } from '../story/history.js';

/** For repositories, wikis and mail: plain enough to read as it stands. */
export const markdown: Reporter = { id: 'markdown', extension: 'md', kinds: ['edition', 'changes', 'history'], render };

function render(report: Report, options: RenderOptions): string {
  switch (report.kind) {
    case 'edition':
      return writeEdition(tellEdition(report.edition), options);
    case 'changes':
      return writeChanges(tellChanges(report), options);
    case 'history':
      return writeHistory(tellHistory(report), options);
    case 'document':
      return '';
  }
}
