import { canonicalJson } from '../../core/canonical.js';
import type { Report } from '../../model/report.js';
import type { Reporter } from '../reporter.js';

/** The record itself, in its own published format: what other programs read. */
export const json: Reporter = {
  id: 'json',
  extension: 'json',
  kinds: ['document', 'edition', 'changes', 'history'],
  render: (report) => canonicalJson(record(report)),
};

function record(report: Report): unknown {
  switch (report.kind) {
    case 'document':
      return report.document;
    case 'edition':
      return report.edition;
    case 'changes':
      return report.changes;
    case 'history':
      return report.history;
  }
}
