import { message } from '../core/message.js';
import type { RawRow } from './layout.js';
import { placeAt } from './place.js';
import type { DraftAction } from './draft.js';

/** Two rows may both lack a status by oversight. */
const fewestRows = 3;

/**
 * A status column without a word in any row is one that a colour, an icon or an image fills:
 * the rows have a status that this text cannot give. That is `unknown`, not none.
 */
export function readWordless(rows: readonly RawRow[], drafts: readonly DraftAction[]): readonly DraftAction[] {
  const [first, ...rest] = drafts;
  if (
    !first ||
    rows.length < fewestRows ||
    !rows.every((row) => row.expectsStatus) ||
    // Where one of two such columns was found, the other was lost among words.
    drafts.some((draft) => draft.status !== null || draft.response !== null)
  )
    return drafts;
  const told = message(
    'parse/unknown-status',
    `the status column has no words in any of its ${rows.length} rows: a colour, an icon or an image may say it, which is not recoverable from this text`,
    {
      place: placeAt(first.page, { start: first.at, end: first.at + 1 }),
      expected: 'the words of a status, or the page in a form that has them',
    },
  );
  return [{ ...unknown(first), messages: [...unknown(first).messages, told] }, ...rest.map(unknown)];
}

function unknown(draft: DraftAction): DraftAction {
  return {
    ...draft,
    status: { published: '', value: 'unknown', from: 'cell' },
    messages: draft.messages.filter((each) => each.code !== 'parse/no-status'),
  };
}
