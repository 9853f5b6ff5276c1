import type { Fit } from '../../../core/registry.js';
import type { Field } from '../../lexicon/lexicon.js';
import type { Words } from '../../lexicon/words.js';
import type { Page } from '../../page.js';
import type { Block } from './blocks.js';
import type { Roles } from './roles.js';
import type { Vocabulary } from './vocabulary.js';

const tracking: readonly Field[] = ['status', 'status-or-due', 'response', 'progress', 'due', 'owners', 'next-steps'];

/** Whether blocks are records of a plan: labels that come round, among them what one tracks an action by. */
export function judgeFit(page: Page, blocks: readonly Block[], roles: Roles, vocabulary: Vocabulary, _words: Words): Fit {
  const full = blocks.filter((block) => block.parts.length > 0);
  const labels = [...roles.fields].map(([key, field]) => `“${vocabulary.labels.get(key)?.title ?? key}” → ${field}`);
  const reasons = [`${full.length} records with the labels ${labels.join(', ')}`, ...roles.reasons];
  const refuse = (reason: string): Fit => ({ score: 0, reasons: [...reasons, reason] });
  const tracked = new Set([...roles.fields.values()].filter((field) => tracking.includes(field)));
  if (full.length === 0) return refuse('no label stands in a record');
  if (tracked.size === 0) return refuse('no label says what became of a row');
  const parts = full.reduce((sum, block) => sum + block.parts.length, 0);
  const empty = full.reduce((sum, block) => sum + block.parts.filter((part) => part.values.length === 0).length, 0);
  if (empty * 2 > parts) return refuse('most labels have no value: a header, or a form');
  const texts = full.filter((block) => hasText(block, roles)).length;
  if (texts * 2 < full.length) return refuse('most records have no text');
  const regular = parts / Math.max(1, full.length * usualLabels(full));
  const begun = full.filter((block) => block.start !== null).length / full.length;
  const fields = new Set([...roles.fields.values()].filter((field) => field !== 'other'));
  if (full.length === 1) return single(page, full[0], fields, reasons);
  if (usualLabels(full) < 2 && begun < 0.5) return refuse('one label alone makes no record');
  reasons.push(`a record has ${(regular * 100).toFixed(0)} % of the usual labels; ${(begun * 100).toFixed(0)} % begin with an id or title`);
  return { score: Math.min(0.96, 0.42 + 0.25 * Math.min(1, regular) + 0.05 * Math.min(4, fields.size) + 0.08 * begun), reasons };
}

function single(_page: Page, block: Block | undefined, fields: ReadonlySet<Field>, reasons: readonly string[]): Fit {
  const labels = block?.parts.length ?? 0;
  const named = block?.start != null;
  if (labels < 2 || fields.size < 2 || (labels < 3 && !named)) return { score: 0, reasons: [...reasons, 'a label or two on a page make no record'] };
  return { score: Math.min(0.85, 0.4 + 0.07 * Math.min(5, fields.size) + (named ? 0.1 : 0)), reasons: [...reasons, 'one record on the page'] };
}

function hasText(block: Block, roles: Roles): boolean {
  if (block.start?.rest || block.lead.length > 0 || block.heading || block.carried.length > 0) return true;
  return block.parts.some((part) => part.values.length > 0 && ['action', 'recommendation'].includes(roles.fields.get(part.label.key) ?? ''));
}

/** How many labels a record has in the middle of the field. */
function usualLabels(blocks: readonly Block[]): number {
  const counts = blocks.map((block) => block.parts.length).sort((a, b) => a - b);
  return counts[Math.floor(counts.length / 2)] ?? 0;
}
