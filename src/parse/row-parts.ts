import { partLead } from './lead-in-text.js';
import type { RawRow } from './layout.js';
import type { Words } from './lexicon/words.js';
import { partOwners } from './owner-parts.js';
import { partRemark } from './status-remark.js';

/** A row whose cells hold one thing each: what stands in the place of another field is taken there. */
export function partRow(text: string, raw: RawRow, words: Words): RawRow {
  return partLead(text, partOwners(text, partRemark(text, raw, words), words), words);
}
