import type { Action } from '../../src/model/edition.js';
import { words } from './reading.js';

/** An action as the expected records of the fixtures have it: what is filled, on a line each. */
export type Brief = Readonly<Record<string, unknown>>;

/** `Complete → complete`, with where it was read from unless that is a label. */
export function brief(action: Action): Brief {
  const {
    id,
    theme,
    recommendation,
    text,
    status,
    response,
    progress,
    owners,
    due,
    links,
    references,
    extra,
    certainty,
  } = action;
  const filled = {
    id,
    theme: theme && `${theme.id === null ? '' : `${theme.id}: `}${theme.title ?? ''}`,
    recommendation:
      recommendation &&
      dropNulls({ id: recommendation.id, title: recommendation.title, text: words(recommendation.text) }),
    text: text === '' ? null : text,
    status: status && `${status.published} → ${status.value}${status.from === 'label' ? '' : `, from ${status.from}`}`,
    response: response && `${response.published} → ${response.value}`,
    progress,
    owners: owners.length > 0 ? owners : null,
    due: due && `${due.published} → ${due.earliest ?? ''}..${due.latest ?? ''}`,
    links: links.length > 0 ? links : null,
    references: references.length > 0 ? references.map((reference) => `${reference.id} in ${reference.field}`) : null,
    extra: Object.keys(extra).length > 0 ? extra : null,
    certainty: certainty === 'sure' ? null : certainty,
  };
  return dropNulls(filled);
}

function dropNulls(record: Readonly<Record<string, unknown>>): Brief {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));
}
