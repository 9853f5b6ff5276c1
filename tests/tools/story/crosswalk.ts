/** Who is who between two editions, as the author says; and the plants that the author promises are there. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { StoryLink } from './changes.js';
import type { Truth } from './truth.js';

const step = z.strictObject({
  /** "4.1.1 > 4.1.2" is one action under two numbers; "3.1.4 > 3.1.4 + 3.1.5" a split; "1.2 + 1.2.1 > DH 3" a merger. */
  links: z.array(z.string()),
  /** Every row not named in `links`, `dropped` or `added` kept its number and its meaning. */
  othersKeepTheirIds: z.boolean(),
  dropped: z.array(z.string()),
  added: z.array(z.string()),
  publications: z.array(
    z.strictObject({
      what: z.enum(['field-introduced', 'field-withdrawn', 'scheme-changed', 'vocabulary-changed']),
      field: z.string().nullable(),
    }),
  ),
  retitled: z.array(z.tuple([z.string(), z.string()])),
  /** Changes that must be found, by a few of their fields: a promise that the renderer keeps the author to. */
  plants: z.array(z.record(z.string(), z.unknown())),
});

const crosswalk = z.record(z.string(), step);

export type CrosswalkStep = z.infer<typeof step>;

export function loadCrosswalk(path: string): Record<string, CrosswalkStep> {
  return crosswalk.parse(JSON.parse(readFileSync(path, 'utf8')));
}

/** All links of a step, in the order of the later edition. */
export function linksOf(before: Truth, after: Truth, from: CrosswalkStep): StoryLink[] {
  const told = from.links.map(readLink);
  const earlier = new Set([...told.flatMap((link) => link.before), ...from.dropped]);
  const later = new Set([...told.flatMap((link) => link.after), ...from.added]);
  const kept = from.othersKeepTheirIds
    ? before.actions
        .filter((action) => !earlier.has(action.key) && after.actions.some((other) => other.key === action.key))
        .filter((action) => !later.has(action.key))
        .map((action): StoryLink => ({ before: [action.key], after: [action.key], relation: 'same' }))
    : [];
  const order = new Map(after.actions.map((action, index) => [action.key, index]));
  const place = (link: StoryLink): number => order.get(link.after[0] ?? '') ?? -1;
  return [...told, ...kept].sort((left, right) => place(left) - place(right));
}

function readLink(line: string): StoryLink {
  const [before = [], after = []] = line.split(' > ').map((side) => side.split(' + '));
  const relation = after.length > 1 ? 'split' : before.length > 1 ? 'merged' : 'same';
  return { before, after, relation };
}

/** Rows that no link, drop or addition accounts for. Must be empty, on both sides. */
export function unaccounted(before: Truth, after: Truth, from: CrosswalkStep, links: StoryLink[]): string[] {
  const earlier = count([...links.flatMap((link) => link.before), ...from.dropped]);
  const later = count([...links.flatMap((link) => link.after), ...from.added]);
  return [
    ...before.actions.filter((action) => earlier.get(action.key) !== 1).map((action) => `before ${action.key}`),
    ...after.actions.filter((action) => later.get(action.key) !== 1).map((action) => `after ${action.key}`),
  ];
}

function count(keys: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
