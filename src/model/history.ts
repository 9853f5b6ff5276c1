import { z } from 'zod';
import { messageSchema } from './segment.js';
import { statusSchema, statusValues } from './status.js';
import { editionRefSchema } from './changes.js';

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
    editions: z.array(editionRefSchema.extend({ rows: z.int(), statuses: z.partialRecord(z.enum([...statusValues, 'none']), z.int()) })),
    threads: z.array(threadSchema),
    messages: z.array(messageSchema),
  })
  .describe('every action through all editions of a plan');

export type History = z.infer<typeof historySchema>;
export type Thread = z.infer<typeof threadSchema>;
export type HistoryCell = z.infer<typeof historyCellSchema>;
export type HistoryEvent = z.infer<typeof historyEventSchema>;
