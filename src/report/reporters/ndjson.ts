import type { Report } from '../../model/report.js';
import type { Reporter } from '../reporter.js';

/** A line of JSON for each action, change, thread or block, each line saying what it belongs to. */
export const ndjson: Reporter = {
  id: 'ndjson',
  extension: 'ndjson',
  kinds: ['document', 'edition', 'changes', 'history'],
  render: (report) =>
    lines(report)
      .map((line) => `${JSON.stringify(line)}\n`)
      .join(''),
};

function lines(report: Report): readonly object[] {
  switch (report.kind) {
    case 'document':
      return report.document.blocks.map((block) => block);
    case 'edition': {
      const { plan, edition } = report.edition;
      return report.edition.actions.map((action) => ({ plan, edition: edition.id, ...action }));
    }
    case 'changes': {
      const { from, to } = report.changes;
      return report.changes.changes.map((change) => ({
        plan: to.plan ?? from.plan,
        editions: [from.edition, to.edition],
        ...change,
      }));
    }
    case 'history':
      return report.history.threads.map((thread) => ({ plan: report.history.plan, ...thread }));
  }
}
