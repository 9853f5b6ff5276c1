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
  const { families, known } = knowledge;
  const named = (field: string, text: string | null): readonly Reference[] =>
    text === null ? [] : findReferences(text, field, draft.id, families, known);
  const inText = named('text', draft.text);
  const inRecommendation = named('recommendation', draft.recommendation?.text ?? null);
  const inProgress = named('progress', draft.progress);
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
    references: [...inText, ...inRecommendation, ...inProgress],
    extra: { ...draft.extra },
    spans: draft.spans as Action['spans'],
    certainty: draft.certainty,
  };
}
