import { message, type Message } from '../core/message.js';
import { slug } from '../core/text.js';
import { placeAt } from './place.js';
import type { DraftAction } from './draft.js';

/**
 * A key for every row, unique in the edition: the id; a later row with the same id takes the
 * scope it stands in (`theme-3/1`, `commitment-2/Milestone 1`), else `#2` in reading order; without an id, scope and
 * position (`theme-3/#4`).
 */
export function assignKeys(drafts: readonly DraftAction[]): { keys: readonly string[]; messages: readonly Message[] } {
  const used = new Map<string, number>();
  const positions = new Map<string, number>();
  const messages: Message[] = [];
  const keys = drafts.map((draft) => {
    if (draft.id !== null && !used.has(draft.id)) return claim(draft.id, used);
    const scope = scopeOf(draft);
    if (draft.id === null) {
      const position = (positions.get(scope) ?? 0) + 1;
      positions.set(scope, position);
      return claim(scope === '' ? `#${position}` : `${scope}/#${position}`, used);
    }
    const scoped = scope === '' ? draft.id : `${scope}/${draft.id}`;
    const key = claim(scoped, used);
    messages.push(
      message('parse/duplicate-id', `another row before this one has the id ${draft.id}`, {
        place: { ...placeAt(draft.page, { start: draft.at, end: draft.at + 1 }), key },
        actual: draft.id,
      }),
    );
    return key;
  });
  return { keys, messages };
}

function claim(wanted: string, used: Map<string, number>): string {
  let key = wanted;
  let n = used.get(wanted) ?? 0;
  while (used.has(key)) key = `${wanted}#${(n = Math.max(2, n + 1))}`;
  used.set(wanted, n);
  if (key !== wanted) used.set(key, 0);
  return key;
}

function scopeOf(draft: DraftAction): string {
  if (draft.theme?.id != null) return `theme-${slug(draft.theme.id)}`;
  return slug(draft.theme?.title ?? draft.recommendation?.id ?? '');
}
