import type { ChangeSet } from './changes.js';
import type { Edition } from './edition.js';
import type { History } from './history.js';
import type { PrintedDocument } from './document.js';

/** Everything an output may need; the only input of reporters. */
export type Report =
  | { readonly kind: 'document'; readonly document: PrintedDocument }
  | { readonly kind: 'edition'; readonly edition: Edition }
  | { readonly kind: 'changes'; readonly changes: ChangeSet; readonly before: Edition; readonly after: Edition }
  | { readonly kind: 'history'; readonly history: History; readonly editions: readonly Edition[] };

export type ReportKind = Report['kind'];
