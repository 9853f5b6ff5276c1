import { z } from 'zod';
import { captureInfoSchema } from './capture.js';
import { messageSchema, spanSchema } from './segment.js';
import { dueSchema, responseSchema, statusSchema, statusValueSchema } from './status.js';

export const themeSchema = z.object({
  id: z.string().nullable().describe('null when the heading has no number'),
  title: z.string().nullable(),
});

export const recommendationSchema = z.object({
  id: z.string().nullable(),
  title: z.string().nullable(),
  text: z.string().nullable().describe('the recommendation in full, where the row also has actions'),
});

export const referenceSchema = z.object({ id: z.string(), field: z.string() });

export const actionSchema = z
  .object({
    key: z.string().describe('unique in the edition; scoped when the published numbering repeats'),
    id: z.string().nullable().describe('as published'),
    theme: themeSchema.nullable(),
    recommendation: recommendationSchema.nullable(),
    text: z.string().describe('paragraphs and list items on lines of their own; list items begin with a bullet'),
    status: statusSchema.nullable(),
    response: responseSchema.nullable(),
    progress: z.string().nullable(),
    owners: z.array(z.string()),
    due: dueSchema.nullable(),
    links: z.array(z.string()).describe('ids the row itself declares'),
    references: z.array(referenceSchema).describe('ids of this plan named inside a text field'),
    extra: z
      .record(z.string(), z.string())
      .describe('columns and labels that no field claims, under their published name'),
    spans: z.record(z.string(), spanSchema).describe('field → place; every filled field has one'),
    certainty: z.enum(['sure', 'likely', 'doubtful']),
  })
  .describe('one tracked row: the unit that has a status');

export const totalSchema = z.object({
  published: z.string(),
  value: statusValueSchema.nullable().describe('null for a count of all actions'),
  claimed: z.int(),
  found: z.int().nullable(),
  agrees: z.boolean().nullable().describe('null when it cannot be checked'),
  span: spanSchema,
});

export const coverageSchema = z
  .object({
    characters: z.int(),
    records: z.int(),
    headings: z.int(),
    narrative: z.int(),
    furniture: z.int(),
    unread: z.int(),
  })
  .describe('visible characters (code points) of the source and where each went; the five add up to `characters`');

export const partSchema = z.object({
  title: z.string().nullable(),
  url: z.string().nullable(),
  capture: z.int().nonnegative().nullable(),
  state: z.enum(['read', 'failed', 'unreadable', 'not-captured']),
});

export const editionInfoSchema = z.object({
  id: z.string(),
  title: z.string().nullable(),
  published: z.string().nullable().describe('yyyy-mm-dd, or less precise as published'),
  language: z.string().nullable(),
  publisher: z.string().nullable(),
  licence: z.string().nullable(),
  attribution: z.string().nullable(),
  scope: z.object({
    value: z.enum(['full', 'remaining', 'partial', 'unknown']),
    published: z.string().nullable(),
  }),
});

export const editionSchema = z
  .object({
    format: z.literal('planwatch/edition@1'),
    plan: z.string().nullable(),
    edition: editionInfoSchema,
    made: z.object({ version: z.string(), plan: z.string().nullable().describe('sha-256 of the plan file') }),
    captures: z.array(captureInfoSchema),
    parts: z.array(partSchema),
    actions: z.array(actionSchema),
    totals: z.array(totalSchema),
    coverage: coverageSchema,
    messages: z.array(messageSchema),
  })
  .describe('one published state of a plan, as typed, sourced records');

export type Theme = z.infer<typeof themeSchema>;
export type Recommendation = z.infer<typeof recommendationSchema>;
export type Reference = z.infer<typeof referenceSchema>;
export type Action = z.infer<typeof actionSchema>;
export type Total = z.infer<typeof totalSchema>;
export type Coverage = z.infer<typeof coverageSchema>;
export type Part = z.infer<typeof partSchema>;
export type EditionInfo = z.infer<typeof editionInfoSchema>;
export type Edition = z.infer<typeof editionSchema>;

const tolerantAction = z.looseObject({
  key: z.string(),
  text: z.string(),
  id: actionSchema.shape.id.optional(),
  theme: themeSchema.partial().nullish(),
  recommendation: recommendationSchema.partial().nullish(),
  status: z
    .looseObject({ published: z.string().nullish(), value: statusValueSchema.nullish(), from: z.string().nullish() })
    .nullish(),
  response: z.looseObject({ published: z.string().nullish(), value: z.string().nullish() }).nullish(),
  progress: z.string().nullish(),
  owners: z.array(z.string()).nullish(),
  due: z
    .looseObject({ published: z.string().nullish(), earliest: z.string().nullish(), latest: z.string().nullish() })
    .nullish(),
  links: z.array(z.string()).nullish(),
  references: z.array(z.looseObject({ id: z.string(), field: z.string() })).nullish(),
  extra: z.record(z.string(), z.string()).nullish(),
  spans: z.record(z.string(), spanSchema).nullish(),
  certainty: z.enum(['sure', 'likely', 'doubtful']).nullish(),
});

/** What `diff` accepts: `format`, `edition.id` and actions with `key` and `text`; all else may be missing. */
export const tolerantEditionSchema = z.looseObject({
  format: z.literal('planwatch/edition@1'),
  plan: z.string().nullish(),
  edition: z.looseObject({ id: z.string() }),
  actions: z.array(tolerantAction),
});
