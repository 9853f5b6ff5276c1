import { z } from 'zod';
import { candidateSchema } from './plans.js';
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
  fetched: z.int().nonnegative().describe('pages that say something new since the last run'),
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
  changes: z
    .array(z.object({ from: z.string(), to: z.string(), count: z.int().nonnegative() }))
    .describe('each edition with the one before, and each revision (`2024-11~2`) with the one before'),
  files: z.array(z.string()).describe('paths of what lies in the store now'),
  written: z.int().nonnegative().describe('how many of them are new or different'),
  lastGood: z.string().nullable().describe('when everything was last read, ISO 8601; null for never'),
  failuresInARow: z.int().nonnegative(),
  candidates: z.array(candidateSchema).describe('publications that may be new editions, and wait for `plans accept`'),
  unwatched: z
    .array(z.object({ address: z.string(), code: z.string() }))
    .describe('watched addresses that could not be had, and the code of the fault'),
  messages: z.array(messageSchema),
});

const hostSchema = z.object({
  origin: z.string(),
  requests: z.int().nonnegative().describe('that were sent, robots.txt and repeats included'),
  fetched: z.int().nonnegative(),
  notModified: z.int().nonnegative().describe('answers that nothing has changed (304)'),
  fresh: z.int().nonnegative().describe('pages that were not asked for: the publisher said how long they last'),
  failed: z.int().nonnegative(),
  repeats: z.int().nonnegative(),
  bytes: z.int().nonnegative().describe('of bodies, as they came over the wire'),
  waited: z.number().nonnegative().describe("for the host's turn, in milliseconds"),
  robots: z.enum(['unasked', 'none', 'rules', 'unreachable']),
  givenUp: z.string().nullable().describe('why nothing more was asked of it in this run'),
});

/** What `run --report FILE` writes, for a scheduler to look at. */
export const runSchema = z
  .object({
    format: z.literal('planwatch/run@1'),
    made: z.object({ version: z.string(), at: z.string() }),
    plans: z.array(runPlanSchema),
    hosts: z.array(hostSchema).describe('what was done at each host; none where nothing was asked'),
  })
  .describe('what one run fetched, read and changed, plan by plan');

export type Run = z.infer<typeof runSchema>;
export type RunPlan = z.infer<typeof runPlanSchema>;
export type RunEdition = z.infer<typeof runEditionSchema>;
