import type { JsonNode } from './nodes.js';
import type { Sections } from './sections.js';
import { membersOf, type TextOf } from './shape.js';

/** What is said about the page, and is no part of it. */
const aside: ReadonlySet<string> = new Set(['change_history', 'change_note']);

/**
 * The page of an item of the GOV.UK content API: all HTML of its `details`, in order, the titles of parts and groups
 * over theirs.
 */
export async function readDetails(root: JsonNode, textOf: TextOf, sections: Sections): Promise<void> {
  const details = root.kind === 'object' ? membersOf(root, textOf).get('details')?.value : undefined;
  if (details?.kind !== 'object') return;
  const members = [...membersOf(details, textOf)].flatMap(([name, member]) => (aside.has(name) ? [] : [member]));
  await sections.read({ kind: 'object', members }, 0);
}
