import { z } from 'zod';
import { messageSchema } from './segment.js';
import { statusSchema, statusValues } from './status.js';
import { editionRefSchema, type Lineage } from './changes.js';

export const cellStates = ['present', 'absent', 'not-captured', 'unreadable', 'out-of-scope'] as const;

export const historyCellSchema = z.object({
  edition: z.string(),
  state: z.enum(cellStates),
  keys: z.array(z.string()),
  status: statusSchema.nullable(),
});

export const historyEventSchema = z.object({
  edition: z.string().describe('the later edition of the step'),
  kind: z.string(),
  text: z.string().describe('in words a reader understands'),
  direction: z.string().nullable().optional(),
  doubtful: z.literal(true).optional().describe('true only if it is the same action, which is in doubt'),
  other: z.array(z.string()).optional().describe('threads that this one split from or merged into'),
});

export const threadSchema = z.object({
  thread: z.string().describe('`plan/…`, stable for ever'),
  text: z.string().describe('the wording in the latest edition that has it'),
  cells: z.array(historyCellSchema).describe('one for each edition, in order'),
  events: z.array(historyEventSchema),
});

export const historySchema = z
  .object({
    format: z.literal('planwatch/history@1'),
    plan: z.string().nullable(),
    editions: z.array(
      editionRefSchema.extend({ rows: z.int(), statuses: z.partialRecord(z.enum([...statusValues, 'none']), z.int()) }),
    ),
    threads: z.array(threadSchema),
    messages: z.array(messageSchema),
  })
  .describe('every action through all editions of a plan');

export type History = z.infer<typeof historySchema>;
export type Thread = z.infer<typeof threadSchema>;
export type HistoryCell = z.infer<typeof historyCellSchema>;
export type HistoryEvent = z.infer<typeof historyEventSchema>;

/** One action through the editions, before it is told: where it stands, and which threads it split from or merged with. */
export interface TracedThread {
  /** `plan/…`, stable for ever. */
  readonly thread: string;
  /** By edition, in order: the keys it stands under; empty where it is not. */
  readonly keys: readonly (readonly string[])[];
  readonly kin: readonly Kinship[];
}

export interface Kinship {
  /** Id of the later edition of the step in which it happened. */
  readonly edition: string;
  readonly kind: 'split-from' | 'split-into' | 'merged-from' | 'merged-into';
  /** The other threads. */
  readonly threads: readonly string[];
}

/** Who is who between an edition and the one before it that has records. */
export interface TracedStep {
  readonly from: string;
  readonly to: string;
  readonly lineage: Lineage;
}

/** What `traceThreads` gives and the history is told from. */
export interface Threading {
  readonly threads: readonly TracedThread[];
  readonly steps: readonly TracedStep[];
  /** The register of thread ids as text: what was handed in, and what was added at its end. */
  readonly register: string;
}
