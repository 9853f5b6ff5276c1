import { message, type Message } from '../core/message.js';
import type { Plan } from '../model/plan.js';
import type { DraftAction, RowSettings } from './draft.js';
import { splitOwners } from './fields/owners.js';
import { readResponse } from './fields/response.js';
import { placeAt } from './place.js';
import { readDue, readStatusCell } from './row-status.js';

type Correction = Plan['corrections'][number];

/** Drafts with the reviewed corrections of their edition, and what was and was not corrected. */
export interface Corrected {
  readonly drafts: readonly DraftAction[];
  readonly messages: readonly Message[];
}

/**
 * Applies the corrections that a plan file has for an edition. Each says which text it expects:
 * where that text is not in the field any more, nothing is changed and that is an error, because
 * the publisher may have mended the page. The spans keep pointing at the published words.
 */
export function applyCorrections(
  drafts: readonly DraftAction[],
  keys: readonly string[],
  edition: string,
  settings: RowSettings,
): Corrected {
  const corrected = [...drafts];
  const messages: Message[] = [];
  for (const correction of settings.tools.plan?.corrections ?? []) {
    if (correction.edition !== edition) continue;
    const at = keys.indexOf(correction.key);
    const draft = corrected[at];
    const actual = draft ? published(draft, correction.field) : null;
    if (!draft || actual === null || !actual.includes(correction.expects)) {
      messages.push(failed(correction, draft, actual));
      continue;
    }
    const text = actual.replace(correction.expects, () => correction.replace);
    corrected[at] = rewrite(draft, correction.field, text, settings);
    messages.push(
      message('parse/corrected', `${correction.field}: ${correction.reason} (${correction.date})`, {
        place: placeOf(draft, correction.key),
        actual: correction.expects,
        expected: correction.replace,
      }),
    );
  }
  return { drafts: corrected, messages };
}

/** The words of a field as they were read; null where the row has none. */
function published(draft: DraftAction, field: Correction['field']): string | null {
  switch (field) {
    case 'text':
      return draft.text;
    case 'progress':
      return draft.progress;
    case 'status':
      return draft.status?.published ?? null;
    case 'response':
      return draft.response?.published ?? null;
    case 'due':
      return draft.due?.published ?? null;
    case 'owners':
      return draft.owners.length === 0 ? null : draft.owners.join('; ');
  }
}

function rewrite(draft: DraftAction, field: Correction['field'], text: string, settings: RowSettings): DraftAction {
  switch (field) {
    case 'text':
      return { ...draft, text };
    case 'progress':
      return { ...draft, progress: text === '' ? null : text };
    case 'response':
      return { ...draft, response: readResponse(text, settings.tools.words) };
    case 'due':
      return { ...draft, due: readDue(text, settings, () => placeOf(draft)).due };
    case 'owners':
      return { ...draft, owners: splitOwners(text) };
    case 'status': {
      const surroundings = {
        from: draft.status?.from ?? 'cell',
        heading: null,
        title: null,
        place: () => placeOf(draft),
      } as const;
      const { status, due, messages } = readStatusCell(text, surroundings, settings);
      return { ...draft, status, due: due ?? draft.due, messages: [...withoutStatus(draft), ...messages] };
    }
  }
}

/** What was said of the words that are no longer there. */
function withoutStatus(draft: DraftAction): readonly Message[] {
  return draft.messages.filter(
    ({ code }) => code !== 'parse/unknown-status' && code !== 'parse/status-contradicts-heading',
  );
}

function failed(correction: Correction, draft: DraftAction | undefined, actual: string | null): Message {
  const { key, field, expects } = correction;
  const reason = !draft
    ? `no row has the key ${key}, whose ${field} a correction expects to hold “${expects}”`
    : actual === null
      ? `the row ${key} has no ${field}, which a correction expects to hold “${expects}”`
      : `the ${field} of ${key} does not hold “${expects}” any more; nothing was corrected`;
  return message('parse/correction-failed', reason, {
    ...(draft ? { place: placeOf(draft, key) } : {}),
    expected: expects,
    ...(actual === null ? {} : { actual }),
  });
}

function placeOf(draft: DraftAction, key?: string): ReturnType<typeof placeAt> {
  const place = placeAt(draft.page, { start: draft.at, end: draft.at + 1 });
  return key === undefined ? place : { ...place, key };
}
