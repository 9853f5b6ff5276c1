import type { Response } from '../model/status.js';
import type { DraftAction } from './draft.js';
import { idParts } from './fields/ids.js';

/** The rows that one region of a page gave. */
export interface RegionDrafts {
  readonly layout: string;
  readonly drafts: readonly DraftAction[];
}

/**
 * Recommendations that stand in text above the tables of their actions are no rows: they become
 * the recommendation of the rows below them, and give them the response.
 *
 *     Recommendation 2
 *     The office should keep a register of risks.
 *     Management response: Agreed
 *     | 2.1 Open the register. | Completed |
 */
export function foldGroups(regions: readonly RegionDrafts[]): readonly DraftAction[] {
  const grids = new Set(regions.filter(({ layout }) => gridLayouts.has(layout)).flatMap(({ drafts }) => drafts));
  const all = regions.flatMap(({ drafts }) => drafts);
  if (grids.size === 0 || grids.size === all.length) return all;
  const found: DraftAction[] = [];
  for (let i = 0; i < all.length;) {
    const draft = all[i] as DraftAction;
    const from = i + (isNameOfTable(all[i + 1], draft) ? 2 : 1);
    let past = from;
    while (past < all.length && grids.has(all[past] as DraftAction)) past++;
    const below = all.slice(from, past);
    if (!grids.has(draft) && isOver(draft, below)) found.push(...below.map((row) => under(draft, row)));
    else found.push(...all.slice(i, past));
    i = past;
  }
  return found;
}

const gridLayouts: ReadonlySet<string> = new Set(['table', 'pipes']);

/** `Action plan for recommendation 2`, below that recommendation: a number, and no words of a row. */
function isNameOfTable(draft: DraftAction | undefined, group: DraftAction): boolean {
  if (!draft || draft.id?.toLowerCase() !== group.id?.toLowerCase()) return false;
  return [draft.text, draft.status, draft.response, draft.due, draft.progress].every(
    (each) => each === null || each === '',
  );
}

/** A recommendation has a number and no status, and the rows below it are numbered after it. */
function isOver(draft: DraftAction, below: readonly DraftAction[]): boolean {
  if (draft.status !== null || draft.due !== null || draft.id === null) return false;
  const own = idParts(draft.id).at(-1);
  if (draft.progress !== null && !isCaption(draft.progress, own)) return false;
  if (below.length === 0) return false;
  const parts = below.map(({ id }) => (id === null ? [] : idParts(id)));
  // `A1` and `A2` below `Recommendation A`.
  if (typeof own === 'string')
    return own.length === 1 && parts.every(([first, next]) => first === own && next !== undefined);
  const numbers = parts.map((each) => each.filter((part) => typeof part === 'number'));
  return numbers.every((each) => each.length > 1 && each[0] === own);
}

/** `Action plan for recommendation 2`, right above the table, is a name of it and nothing that was done. */
function isCaption(text: string, own: string | number | undefined): boolean {
  const number = /^[^.:;\n]{1,80}\s(\p{L}|\p{N}{1,3})$/u.exec(text)?.[1];
  return number !== undefined && own !== undefined && number.toLowerCase() === `${own}`.toLowerCase();
}

function under(group: DraftAction, row: DraftAction): DraftAction {
  const response: Response | null = row.response ?? group.response;
  const owns = row.recommendation?.text != null;
  return {
    ...row,
    response,
    recommendation: owns
      ? row.recommendation
      : { id: group.id, title: null, text: group.text === '' ? null : group.text },
    spans: {
      ...row.spans,
      ...(!owns && group.spans['text'] ? { recommendation: group.spans['text'] } : {}),
      ...(row.response === null && group.spans['response'] ? { response: group.spans['response'] } : {}),
    },
  };
}
