import { munkres } from 'munkres';

/** A possible pair: rows by index, and the logarithm of the odds that they are the same. */
export interface Option {
  readonly before: number;
  readonly after: number;
  readonly odds: number;
}

/**
 * Chooses among the options as a whole, so that the sum of the odds is highest and no row is
 * taken twice. Leaving a row alone is worth 0, so an option at or below that is never chosen.
 *
 * Options that share a row form a group, and groups are solved one by one: exactly (Hungarian
 * algorithm) up to {@link exactLimit} rows a side; in larger ones the pairs that both rows
 * prefer by far are fixed first, and what is still too large is taken best first.
 */
export function assign<T extends Option>(options: readonly T[]): T[] {
  const useful = options.filter((option) => option.odds > 0);
  const chosen: T[] = [];
  for (const group of groupsOf(useful)) {
    if (isSmall(group)) chosen.push(...solveExactly(group));
    else chosen.push(...solveLarge(group));
  }
  return chosen;
}

/** Rows a side. */
const exactLimit = 300;

function isSmall(group: readonly Option[]): boolean {
  return rowsOf(group, 'before').length <= exactLimit && rowsOf(group, 'after').length <= exactLimit;
}

function rowsOf(group: readonly Option[], side: 'before' | 'after'): number[] {
  return [...new Set(group.map((option) => option[side]))].sort((a, b) => a - b);
}

/** Connected groups, by union and find over the rows. */
function groupsOf<T extends Option>(options: readonly T[]): T[][] {
  const parents = new Map<number, number>();
  const find = (node: number): number => {
    let root = node;
    for (let parent = parents.get(root); parent !== undefined && parent !== root; parent = parents.get(root))
      root = parent;
    parents.set(node, root);
    return root;
  };
  // Later rows are told from earlier ones by their sign.
  const beforeNode = (option: Option): number => option.before + 1;
  const afterNode = (option: Option): number => -option.after - 1;
  for (const option of options) {
    const [first, second] = [find(beforeNode(option)), find(afterNode(option))];
    if (first !== second) parents.set(second, first);
  }
  const groups = new Map<number, T[]>();
  for (const option of options) {
    const root = find(beforeNode(option));
    const group = groups.get(root);
    if (group) group.push(option);
    else groups.set(root, [option]);
  }
  return [...groups.values()];
}

function solveExactly<T extends Option>(group: readonly T[]): T[] {
  const [only] = group;
  if (group.length === 1 && only) return [only];
  const before = rowsOf(group, 'before');
  const after = rowsOf(group, 'after');
  const placeBefore = new Map(before.map((row, place) => [row, place]));
  const placeAfter = new Map(after.map((row, place) => [row, place]));
  const costs = before.map(() => new Array<number>(after.length).fill(0));
  const byPlace = new Map<number, T>();
  for (const option of group) {
    const [i, j] = [placeBefore.get(option.before) ?? 0, placeAfter.get(option.after) ?? 0];
    const row = costs[i];
    if (row) row[j] = -option.odds;
    byPlace.set(i * after.length + j, option);
  }
  return munkres(costs).flatMap(([i, j]) => byPlace.get(i * after.length + j) ?? []);
}

/** How much better than either row's next choice a pair must be to be fixed before the rest. */
const clearMargin = 1.5;

function solveLarge<T extends Option>(group: readonly T[]): T[] {
  const fixed = mutualBest(group);
  const takenBefore = new Set(fixed.map((option) => option.before));
  const takenAfter = new Set(fixed.map((option) => option.after));
  const rest = group.filter((option) => !takenBefore.has(option.before) && !takenAfter.has(option.after));
  const solved = groupsOf(rest).flatMap((part) => (isSmall(part) ? solveExactly(part) : bestFirst(part)));
  return [...fixed, ...solved];
}

function mutualBest<T extends Option>(group: readonly T[]): T[] {
  const before = bestTwo(group, 'before');
  const after = bestTwo(group, 'after');
  return group.filter((option) => {
    const [own, other] = [before.get(option.before), after.get(option.after)];
    if (own?.best !== option || other?.best !== option) return false;
    return option.odds - Math.max(own.second, other.second) >= clearMargin;
  });
}

function bestTwo<T extends Option>(
  group: readonly T[],
  side: 'before' | 'after',
): Map<number, { best: T; second: number }> {
  const found = new Map<number, { best: T; second: number }>();
  for (const option of group) {
    const known = found.get(option[side]);
    if (known === undefined) found.set(option[side], { best: option, second: 0 });
    else if (option.odds > known.best.odds) found.set(option[side], { best: option, second: known.best.odds });
    else if (option.odds > known.second) known.second = option.odds;
  }
  return found;
}

function bestFirst<T extends Option>(group: readonly T[]): T[] {
  const sorted = [...group].sort((a, b) => b.odds - a.odds || a.before - b.before || a.after - b.after);
  const takenBefore = new Set<number>();
  const takenAfter = new Set<number>();
  return sorted.filter((option) => {
    if (takenBefore.has(option.before) || takenAfter.has(option.after)) return false;
    takenBefore.add(option.before);
    takenAfter.add(option.after);
    return true;
  });
}
