import { z } from 'zod';
import { messageSchema } from './segment.js';

/** A publication that may be an edition of a plan, and nobody has said so yet. */
export const candidateSchema = z.object({
  address: z.string().describe('of the publication'),
  title: z.string().nullable(),
  published: z.string().nullable().describe('day of publication, where the page says one'),
  foundOn: z.string().describe('address that announced it'),
  found: z.string().describe('when it was first seen, ISO 8601'),
  reasons: z.array(z.string()).describe('why it may belong to the plan'),
  trial: z
    .object({
      actions: z.int().nonnegative().describe('rows that were read'),
      against: z.string().nullable().describe('edition it was compared with'),
      same: z.int().nonnegative().describe('rows that are in both'),
      changes: z.int().nonnegative(),
    })
    .nullable()
    .describe('what it would bring; null where it was not tried'),
  why: z.string().nullable().describe('what stands in the way of trying it, or of letting it in; null for nothing'),
});

export type Candidate = z.infer<typeof candidateSchema>;

/** What lies beside a plan's records in the store: the publications that wait for `plans accept`. */
export const candidatesSchema = z
  .object({
    format: z.literal('planwatch/candidates@1'),
    plan: z.string(),
    candidates: z.array(candidateSchema),
  })
  .describe('publications that may be editions of a plan');

export type Candidates = z.infer<typeof candidatesSchema>;

const archivedSchema = z.object({
  pages: z.int().nonnegative().describe('pages of it that are kept'),
  captures: z.int().nonnegative().describe('different bodies among them, over time'),
  first: z.string().nullable().describe('time of the earliest, ISO 8601'),
  last: z.string().nullable(),
});

export type Archived = z.infer<typeof archivedSchema>;

const listedEditionSchema = z.object({
  id: z.string(),
  title: z.string().nullable(),
  published: z.string().nullable(),
  publication: z.string().nullable().describe('address; null for an edition given as pages'),
  pages: z.int().nonnegative().nullable().describe('how many pages it should have, where that is known'),
  archived: archivedSchema.nullable().describe('null: nothing of it is kept'),
});

const listedPlanSchema = z.object({
  id: z.string().nullable().describe('null for a file that cannot be used'),
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  licence: z.string().nullable(),
  file: z.string(),
  from: z.enum(['package', 'folder']).describe('shipped with planwatch, or your own'),
  usable: z.boolean(),
  watched: z.int().nonnegative().describe('addresses that are looked at for new editions'),
  editions: z.array(listedEditionSchema),
  candidates: z.array(candidateSchema),
  messages: z.array(messageSchema),
});

export type ListedPlan = z.infer<typeof listedPlanSchema>;
export type ListedEdition = z.infer<typeof listedEditionSchema>;

/** What `plans --format json` prints. */
export const plansSchema = z
  .object({ format: z.literal('planwatch/plans@1'), plans: z.array(listedPlanSchema) })
  .describe('the catalogue: every known plan, its editions, and what is archived of them');

export type Plans = z.infer<typeof plansSchema>;
