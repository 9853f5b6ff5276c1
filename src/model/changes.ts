import { z } from 'zod';
import { messageSchema } from './segment.js';
import { dueSchema, responseSchema, statusSchema } from './status.js';

const key = z.string().describe('`key` of an action in its edition');
const pair = { before: key, after: key };
const standing = {
  wide: z.literal(true).optional().describe('part of what the publisher did to the whole edition'),
  doubtful: z.literal(true).optional().describe('true only if the rows are the same action, which is in doubt'),
};

export const evidenceSchema = z
  .object({
    kind: z.enum(['text', 'id', 'link', 'neighbours', 'recommendation', 'theme', 'progress', 'ruling']),
    score: z.number().min(0).max(1),
    note: z.string().optional(),
  })
  .describe("one comparison's verdict on a pair: 0 speaks against, 1 for");
export type Evidence = z.infer<typeof evidenceSchema>;

export const linkSchema = z
  .object({
    before: z.array(key),
    after: z.array(key),
    relation: z.enum(['same', 'split', 'merged']),
    certainty: z.enum(['sure', 'likely', 'doubtful']),
    score: z.number().min(0).max(1),
    evidence: z.array(evidenceSchema),
    decided: z.enum(['rule', 'person']),
    runnerUp: z
      .object({ before: z.array(key), after: z.array(key), score: z.number() })
      .nullable()
      .optional()
      .describe('the best match that was not taken'),
  })
  .describe('rows of two editions that are the same action, or parts of it');
export type Link = z.infer<typeof linkSchema>;

export const statusDirections = [
  'advanced',
  'regressed',
  'reopened',
  'delayed',
  'closed-unmet',
  'withdrawn',
  'restated',
  'unclear',
  'first-reported',
  'no-longer-reported',
] as const;
export const dueDirections = [
  'slipped',
  'brought-forward',
  'vaguer',
  'firmer',
  'first-given',
  'removed',
  'restated',
] as const;
export const progressChanges = ['added', 'extended', 'edited', 'replaced', 'unchanged', 'removed'] as const;

export const wordSchema = z.object({
  op: z.enum(['same', 'removed', 'added']),
  text: z.string(),
  before: z.tuple([z.int(), z.int()]).optional().describe('offsets in the earlier text'),
  after: z.tuple([z.int(), z.int()]).optional().describe('offsets in the later text'),
});
export type Word = z.infer<typeof wordSchema>;

const change = <K extends string, S extends z.core.$ZodLooseShape>(kind: K, shape: S) =>
  z.object({ kind: z.literal(kind), ...shape, ...standing });

export const changeSchema = z.discriminatedUnion('kind', [
  change('status', {
    ...pair,
    from: statusSchema.nullable(),
    to: statusSchema.nullable(),
    direction: z.enum(statusDirections),
  }),
  change('renumbered', { ...pair, from: z.string().nullable().optional(), to: z.string().nullable().optional() }),
  change('reworded', {
    ...pair,
    field: z.string(),
    words: z.array(wordSchema),
    share: z.number().min(0).max(1).describe('1 − 2·kept/(words before + words after)'),
    weight: z
      .array(z.string())
      .optional()
      .describe(
        'what makes it matter: `softened`, `firmed`, `numbers`, `scope` (reaches less far), `widened`, `negated`',
      ),
    coarse: z.literal(true).optional().describe('too long to compare by words; compared by sentences'),
  }),
  change('progress', {
    ...pair,
    change: z.enum(progressChanges),
    from: z.string().nullable().optional(),
    to: z.string().nullable().optional(),
    words: z.array(wordSchema).optional(),
    coarse: z.literal(true).optional(),
  }),
  change('due', {
    ...pair,
    from: dueSchema.nullable(),
    to: dueSchema.nullable(),
    direction: z.enum(dueDirections),
    days: z.int().nullable().describe('latest day to latest day, where both are known'),
  }),
  change('response', { ...pair, from: responseSchema.nullable(), to: responseSchema.nullable() }),
  change('owners', {
    ...pair,
    from: z.array(z.string()),
    to: z.array(z.string()),
    added: z.array(z.string()),
    removed: z.array(z.string()),
  }),
  change('recommendation', { ...pair, from: z.string().nullable(), to: z.string().nullable() }),
  change('links', { ...pair, from: z.array(z.string()), to: z.array(z.string()) }),
  change('moved', { ...pair, from: z.string().nullable(), to: z.string().nullable() }),
  change('added', { after: key, status: statusSchema.nullable() }),
  change('dropped', {
    before: key,
    status: statusSchema.nullable(),
    why: z.enum(['unexplained', 'was-closed', 'out-of-scope']),
  }),
  change('not-observed', { before: key, why: z.string().optional() }),
  change('overdue', {
    after: key,
    due: dueSchema,
    days: z.int().describe("from the latest promised day to the edition's own publication"),
  }),
  change('split', { before: key, after: z.array(key) }),
  change('merged', { before: z.array(key), after: key }),
  change('publication', {
    what: z.enum([
      'field-introduced',
      'field-withdrawn',
      'scheme-changed',
      'vocabulary-changed',
      'theme-retitled',
      'dates-moved',
    ]),
    field: z.string().nullable(),
    from: z.string().nullable().optional(),
    to: z.string().nullable().optional(),
    months: z.int().optional().describe('by how many months of the calendar all dates were moved; below 0 for earlier'),
    days: z.int().optional().describe('the same in days, where it is no whole number of months'),
    count: z.int().nonnegative(),
    exceptions: z.array(key),
  }),
]);
export type Change = z.infer<typeof changeSchema>;
export type ChangeKind = Change['kind'];
export type ChangeOf<K extends ChangeKind> = Extract<Change, { kind: K }>;

const balanceSide = { same: z.int(), split: z.int(), merged: z.int() };

export const summarySchema = z.object({
  before: z.object({ rows: z.int(), ...balanceSide, dropped: z.int(), notObserved: z.int() }),
  after: z.object({ rows: z.int(), ...balanceSide, added: z.int() }),
  kinds: z
    .record(z.string(), z.int())
    .describe('changes by kind, observations (unchanged notes) and wide changes aside'),
  directions: z.record(z.string(), z.int()).describe('status changes by direction'),
  doubtful: z
    .object({ kinds: z.record(z.string(), z.int()), directions: z.record(z.string(), z.int()) })
    .optional()
    .describe('how many of those rest on a doubtful match'),
  unchangedNotes: z.int(),
  statuses: z.object({
    before: z.record(z.string(), z.int()).describe('rows by status value; `none` for rows without one'),
    after: z.record(z.string(), z.int()),
  }),
  flow: z
    .array(
      z.object({
        from: z.string(),
        to: z.string(),
        count: z.int(),
        doubtful: z.int().optional().describe('of them, those whose match is in doubt'),
      }),
    )
    .describe('status value before → after, matched rows'),
});
export type Summary = z.infer<typeof summarySchema>;

export const editionRefSchema = z.object({
  plan: z.string().nullable(),
  edition: z.string(),
  title: z.string().nullable(),
  published: z.string().nullable().optional(),
});

export const qualitySchema = z.object({
  byId: z.int().describe('links whose id agrees'),
  byLink: z.int().describe('links that the rows themselves declare'),
  byText: z.int().describe('links made by wording alone'),
  byRuling: z.int().optional().describe('links that a person ruled'),
  unmatchedBefore: z.int(),
  unmatchedAfter: z.int(),
  doubtful: z.int(),
  warning: z.string().nullable(),
});

export const reviewItemSchema = linkSchema
  .pick({ before: true, after: true, relation: true, certainty: true, score: true })
  .extend({
    alters: z.int().describe('changes that a ruling would take away, and rows that would be new or gone instead'),
  });

export const changeSetSchema = z
  .object({
    format: z.literal('planwatch/changes@1'),
    made: z.object({ version: z.string() }),
    from: editionRefSchema,
    to: editionRefSchema,
    links: z.array(linkSchema),
    changes: z.array(changeSchema),
    quality: qualitySchema,
    summary: summarySchema,
    review: z
      .array(reviewItemSchema)
      .optional()
      .describe('matches that are not sure, those first whose ruling would alter most'),
    messages: z.array(messageSchema),
  })
  .describe('what changed between two editions of a plan');
export type ChangeSet = z.infer<typeof changeSetSchema>;
export type Quality = z.infer<typeof qualitySchema>;

/** What `link` gives and `diff` takes: who is who, and how sure. */
export interface Lineage {
  readonly links: readonly Link[];
  /** Keys of the earlier edition that have no partner. */
  readonly unmatchedBefore: readonly string[];
  readonly unmatchedAfter: readonly string[];
  readonly quality: Quality;
}
