/** One expected change file: links, changes, and the balance of rows. */
import { changesBetween, type Change, type StoryLink } from './changes.js';
import { linksOf, unaccounted, type CrosswalkStep } from './crosswalk.js';
import type { Truth } from './truth.js';

interface Balance {
  rows: number;
  same: number;
  split: number;
  merged: number;
}

interface StoryChangeSet {
  format: 'planwatch/changes@1';
  from: { plan: string; edition: string; title: string };
  to: { plan: string; edition: string; title: string };
  links: StoryLink[];
  changes: Change[];
  summary: {
    before: Balance & { dropped: number; notObserved: number };
    after: Balance & { added: number };
    kinds: Record<string, number>;
    directions: Record<string, number>;
    unchangedNotes: number;
  };
}

export function changeSet(before: Truth, after: Truth, step: CrosswalkStep): StoryChangeSet {
  const links = linksOf(before, after, step);
  const lost = unaccounted(before, after, step, links);
  const name = `${before.edition.id}..${after.edition.id}`;
  if (lost.length > 0) throw new Error(`${name}: not accounted for: ${lost.join(', ')}`);
  const changes = changesBetween(before, after, step, links);
  for (const plant of step.plants) {
    const found = changes.filter((change) => matches(change, plant)).length;
    if (found !== 1) throw new Error(`${name}: planted once, found ${found} times: ${JSON.stringify(plant)}`);
  }
  const narrow = changes.filter((change) => change.wide !== true && change['change'] !== 'unchanged');
  return {
    format: 'planwatch/changes@1',
    from: { plan: before.plan, edition: before.edition.id, title: before.edition.title },
    to: { plan: after.plan, edition: after.edition.id, title: after.edition.title },
    links,
    changes,
    summary: {
      before: { ...balance(before, links, 'before'), dropped: step.dropped.length, notObserved: 0 },
      after: { ...balance(after, links, 'after'), added: step.added.length },
      kinds: tally(narrow.map((change) => change.kind)),
      directions: tally(
        changes.filter((change) => change.kind === 'status').map((change) => String(change['direction'])),
      ),
      unchangedNotes: changes.filter((change) => change['change'] === 'unchanged').length,
    },
  };
}

function matches(change: Change, plant: Record<string, unknown>): boolean {
  return Object.entries(plant).every(([field, value]) => JSON.stringify(change[field]) === JSON.stringify(value));
}

/** Rows of one side by what became of them: a row split in two is one row before and two after. */
function balance(truth: Truth, links: StoryLink[], side: 'before' | 'after'): Balance {
  const rows = (relation: StoryLink['relation']): number =>
    links.filter((link) => link.relation === relation).flatMap((link) => link[side]).length;
  return { rows: truth.actions.length, same: rows('same'), split: rows('split'), merged: rows('merged') };
}

function tally(words: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words.sort()) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
