import { z } from 'zod';
import { messageSchema } from './segment.js';

export const runOutcomes = ['unchanged', 'changed', 'incomplete', 'failed'] as const;

const pageSchema = z.object({
  page: z.string(),
  outcome: z
    .enum(['failed', 'absent', 'unreadable', 'not-captured'])
    .describe(
      '`failed`: nobody knows what is there; `absent`: the server says there is no such page; `unreadable`: it was had, and nothing could be made of it; `not-captured`: never had, and nobody was asked',
    ),
  code: z.string().describe('of the fault or message that says more'),
  standing: z.string().nullable().describe('time of the earlier capture that stands in its place; null for none'),
});

const runEditionSchema = z.object({
  edition: z.string(),
  revision: z.int().positive().describe('how often its publisher has changed it, and one'),
  revised: z.boolean().describe('whether this run found it changed: same edition, other bytes'),
  pages: z.int().nonnegative().describe('pages that the record was read from'),
  fetched: z.int().nonnegative().describe('pages of which this run found new bytes'),
  failed: z.int().nonnegative().describe('pages that could not be had'),
  troubles: z.array(pageSchema).describe('pages that were not had or not read, and in which of the ways'),
  actions: z.int().nonnegative(),
  unread: z.int().nonnegative().describe('visible characters that look like rows and could not be read'),
  changed: z.boolean().describe('whether the stored record is another than before the run'),
});

const runPlanSchema = z.object({
  plan: z.string(),
  outcome: z
    .enum(runOutcomes)
    .describe('`unchanged`, `changed`: everything was read; `incomplete`: some pages were not; `failed`: none was'),
  editions: z.array(runEditionSchema),
  parsed: z.int().nonnegative().describe('editions and revisions read from their pages; the others are as they were'),
  changes: z.array(z.object({ from: z.string(), to: z.string(), count: z.int().nonnegative() })),
  files: z.array(z.string()).describe('paths of what lies in the store now'),
  written: z.int().nonnegative().describe('how many of them are new or different'),
  lastGood: z.string().nullable().describe('when everything was last read, ISO 8601; null for never'),
  failuresInARow: z.int().nonnegative(),
  messages: z.array(messageSchema),
});

/** What `run --report FILE` writes, for a scheduler to look at. */
export const runSchema = z
  .object({
    format: z.literal('planwatch/run@1'),
    made: z.object({ version: z.string(), at: z.string() }),
    plans: z.array(runPlanSchema),
  })
  .describe('what one run fetched, read and changed, plan by plan');

export type Run = z.infer<typeof runSchema>;
export type RunPlan = z.infer<typeof runPlanSchema>;
export type RunEdition = z.infer<typeof runEditionSchema>;
