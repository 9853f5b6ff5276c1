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
 * `Milestone` as the label of rows under `Commitment 9`, or a theme above them: its number is not
 * theirs. `Action` only names what the recommendation leads to.
 */
export function isOfOtherKind({ start }: Group, text: Part | undefined, words: Words): boolean {
  if (isTheme(start, words)) return true;
  const noun = /^(?:worded|noun) (.+)$/u.exec(start.family)?.[1];
  const own = text?.label.key.replace(/s$/u, '') ?? '';
  if (noun === undefined || own === noun || own === 'action' || own === 'recommendation') return false;
  return words.lexicon.rowNouns.includes(own);
}

/**
 * A numbered record without a status, right above records numbered below it, is their group:
 * what its labels say holds for each of them.
 *
 *     Recommendation 1. Clarify who may sign.
 *     Management response: Agreed
 *     Action 1.1
 *     Status: Completed
 *
 * So is a record above others whose numbers begin anew with each of its kind: `Milestone 1`
 * under `Commitment 2`. With a status of its own it is a record as well as a group.
 */
export function adoptChildren(blocks: readonly Block[]): readonly Block[] {
  const outer = findOuter(blocks);
  const adopted: Block[] = [];
  let parent: Block | null = null;
  for (const [i, block] of blocks.entries()) {
    if (parent && isChild(parent, block, outer)) {
      const isFirst = blocks[i - 1] === parent;
      adopted.push(hasStatus(parent) ? join(parent, block) : adopt(parent, block, isFirst));
      continue;
    }
    parent = null;
    const next = blocks[i + 1];
    if (next && isParent(block, next, outer)) parent = block;
    if (!parent || hasStatus(parent)) adopted.push(block);
  }
  return adopted;
}

/** For each family of ids that begins anew under another: that other family. */
type Outer = ReadonlyMap<string, string>;

function isChild(parent: Block, block: Block, outer: Outer): boolean {
  if (!parent.start || !block.start) return false;
  if (outer.get(block.start.family) === parent.start.family) return true;
  return !hasStatus(parent) && isBelow(numberOf(parent.start.words), numberOf(block.start.words));
}

function isParent(block: Block, next: Block, outer: Outer): boolean {
  if (block.parts.length === 0 || !isChild(block, next, outer)) return false;
  if (block.start?.family === next.start?.family && !isFinding(block)) return false;
  return hasStatus(next);
}

/** `2. Conclusion: The forecasts are too low.` over `2a. Recommendation: …`: no row of its own. */
function isFinding({ lead, parts, start }: Block): boolean {
  return lead.length === 0 && start?.rest == null && parts.every(({ label }) => label.field === 'other');
}

/** Worded ids (`Milestone 1`) that repeat, but never below one and the same id of another word, which itself never does. */
function findOuter(blocks: readonly Block[]): Outer {
  const starts = blocks.flatMap(({ start }) => (start?.family.includes(' ') === true ? [start] : []));
  const families = [...new Set(starts.map((start) => start.family))];
  const outer = new Map<string, string>();
  for (const inner of families)
    for (const family of families)
      if (family !== inner && !outer.has(inner) && beginsAnew(starts, inner, family)) outer.set(inner, family);
  return outer;
}

function beginsAnew(starts: readonly Start[], inner: string, family: string): boolean {
  const groups = new Set<string>();
  const all = new Set<string>();
  let own = new Set<string>();
  let repeats = 0;
  for (const { family: each, words } of starts) {
    if (each === family) {
      if (groups.has(words)) return false;
      groups.add(words);
      own = new Set();
    } else if (each === inner) {
      if (own.has(words) || groups.size === 0) return false;
      if (all.has(words)) repeats++;
      own.add(words);
      all.add(words);
    }
  }
  return repeats > 0;
}

function hasStatus(block: Block): boolean {
  return block.parts.some((part) => part.label.field === 'status' || part.label.field === 'status-or-due');
}

/** The first child stands where its group does, so that the group's words are in a record. */
function adopt(parent: Block, block: Block, isFirst: boolean): Block {
  const own = new Set(block.parts.map((part) => part.label.key));
  const carried: readonly Part[] = parent.parts.filter((part) => !own.has(part.label.key));
  const at = isFirst ? { at: parent.at, heads: parent.heads } : {};
  return { ...block, ...at, carried, group: groupOf(parent) };
}

/** Under a record with a status: its words are told of this one, its own answers are not. */
function join(parent: Block, block: Block): Block {
  return { ...block, group: groupOf(parent) };
}

function groupOf({ start, lead }: Block): Group | null {
  return start && { start, lead, isShared: false };
}
