import type { Action, Reference } from '../model/edition.js';
import { findReferences } from './fields/ids-in-text.js';
import type { IdFamily } from './fields/ids.js';
import type { DraftAction } from './draft.js';

export interface EditionKnowledge {
  readonly families: readonly IdFamily[];
  /** Every id of a row or a recommendation in the edition. */
  readonly known: ReadonlySet<string>;
  readonly splitOwners: (owners: readonly string[]) => readonly string[];
}

/** A draft becomes a record: key, references and owners need the whole edition. */
export function readAction(draft: DraftAction, key: string, knowledge: EditionKnowledge): Action {
  const references: Reference[] = [];
  for (const [field, text] of [
    ['text', draft.text],
    ['recommendation', draft.recommendation?.text ?? null],
    ['progress', draft.progress],
  ] as const) {
    if (text !== null) references.push(...findReferences(text, field, draft.id, knowledge.families, knowledge.known));
  }
  return {
    key,
    id: draft.id,
    theme: draft.theme,
    recommendation: draft.recommendation,
    text: draft.text,
    status: draft.status,
    response: draft.response,
    progress: draft.progress,
    owners: [...knowledge.splitOwners(draft.owners)],
    due: draft.due,
    links: [...draft.links],
    references,
    extra: { ...draft.extra },
    spans: draft.spans as Action['spans'],
    certainty: draft.certainty,
  };
}
