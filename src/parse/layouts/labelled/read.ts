import type { Range } from '../../../core/span.js';
import { isBelow } from '../../fields/ids.js';
import type { Mark, Reading } from '../../layout.js';
import type { Page } from '../../page.js';
import type { Block } from './blocks.js';
import { readBlock } from './cells.js';
import { doubtDateAsText } from './date-as-text.js';
import type { Knowledge } from './knowledge.js';
import { isTheme } from './groups.js';
import { numberOf } from './numbers.js';
import type { Start } from './starts.js';

/** Records that stand together. */
export interface Run {
  readonly range: Range;
  readonly blocks: readonly Block[];
}

/** Reads the records of a run, and the numbered headings among them. */
export function readRun(page: Page, run: Run, knowledge: Knowledge): Reading {
  const { roles, separators, breaks } = knowledge;
  const claims: (Range & { claim: 'heading' | 'furniture' })[] = [];
  const marks: Mark[] = [];
  for (const range of separators)
    if (range.start >= run.range.start && range.end <= run.range.end) claims.push({ ...range, claim: 'heading' });
  for (const range of breaks)
    if (range.start >= run.range.start && range.end <= run.range.end) claims.push({ ...range, claim: 'furniture' });
  const readings = run.blocks.map((block) => {
    for (const head of block.heads) {
      marks.push(markOf(head, block.heads, block.start ?? block.group?.start ?? null));
      claims.push({ start: head.start, end: head.end, claim: 'heading' });
    }
    const above = block.group?.start;
    if (above && isTheme(above, knowledge.words))
      marks.push({
        kind: 'theme',
        at: above.start - 1,
        id: numberOf(above.words),
        title: above.rest ?? above.id,
        level: 2,
      });
    const reading = readBlock(page, block, knowledge);
    for (const range of reading.headings) claims.push({ ...range, claim: 'heading' });
    for (const start of [block.start, block.group?.start])
      if (start) claims.push({ start: start.start, end: start.end, claim: 'heading' });
    if (block.start && reading.title)
      marks.push({ kind: 'group', at: block.start.start - 1, id: block.start.words, title: reading.title });
    return reading;
  });
  return {
    rows: readings.map(({ row }) => doubtDateAsText(page, row, knowledge.words)),
    marks,
    claims,
    messages: [],
    evidence: [`labelled blocks: ${readings.length} records`, ...roles.reasons],
  };
}

/** The first of two numbered headings names a theme, the one below it a group. */
function markOf(head: Start, heads: readonly Start[], start: Start | null): Mark {
  const title = head.rest ?? { start: head.id.end, end: head.id.end };
  const first = head === heads[0];
  const above =
    first && (heads.length > 1 || (start !== null && start.rest !== null && isBelow(head.words, start.words)));
  if (above) return { kind: 'theme', at: head.id.start, id: head.words, title, level: 2 };
  return { kind: 'group', at: head.id.start, id: head.words, title };
}
