import { isBelow } from '../../fields/ids.js';
import type { Words } from '../../lexicon/words.js';
import type { Block, Group, Part } from './blocks.js';
import type { Start } from './starts.js';
import { numberOf } from './numbers.js';

/** `Priority 2: Transport` above several records is their theme. */
export function isTheme(start: Start, words: Words): boolean {
  return start.family.startsWith('noun') && words.lexicon.themeNouns.includes(start.family.slice('noun '.length));
}

/**
 * A numbered record without a status, right above records numbered below it, is their group:
 * what its labels say holds for each of them.
 *
 *     Recommendation 1. Clarify who may sign.
 *     Management response: Agreed
 *     Action 1.1
 *     Status: Completed
 */
export function adoptChildren(blocks: readonly Block[]): readonly Block[] {
  const adopted: Block[] = [];
  let parent: Block | null = null;
  for (const [i, block] of blocks.entries()) {
    if (parent?.start && block.start && isChild(parent, block)) {
      adopted.push(adopt(parent, block, blocks[i - 1] === parent));
      continue;
    }
    parent = null;
    const next = blocks[i + 1];
    if (next && isParent(block, next)) parent = block;
    else adopted.push(block);
  }
  return adopted;
}

function isChild(parent: Block, block: Block): boolean {
  return (
    parent.start !== null && block.start !== null && isBelow(numberOf(parent.start.words), numberOf(block.start.words))
  );
}

function isParent(block: Block, next: Block): boolean {
  if (block.parts.length === 0 || !isChild(block, next) || block.start?.family === next.start?.family) return false;
  return !hasStatus(block) && hasStatus(next);
}

function hasStatus(block: Block): boolean {
  return block.parts.some((part) => part.label.field === 'status' || part.label.field === 'status-or-due');
}

/** The first child stands where its group does, so that the group's words are in a record. */
function adopt(parent: Block, block: Block, isFirst: boolean): Block {
  const own = new Set(block.parts.map((part) => part.label.key));
  const carried: readonly Part[] = parent.parts.filter((part) => !own.has(part.label.key));
  const group: Group | null = parent.start && { start: parent.start, lead: parent.lead };
  return { ...block, at: isFirst ? parent.at : block.at, heads: isFirst ? parent.heads : block.heads, carried, group };
}
