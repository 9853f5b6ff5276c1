import { z } from 'zod';

export const statusValues = [
  'not-started', 'open', 'in-progress', 'delayed', 'partly-complete', 'complete', 'not-achieved', 'withdrawn', 'unknown',
] as const;
export const statusValueSchema = z.enum(statusValues);
export type StatusValue = (typeof statusValues)[number];

export const statusSchema = z
  .object({
    published: z.string().describe("the publisher's words"),
    value: statusValueSchema,
    from: z.enum(['cell', 'heading', 'label', 'legend', 'prose', 'date']).describe('where it was read'),
  })
  .describe("the publisher's words, and beside them our normalised value");
export type Status = z.infer<typeof statusSchema>;

export const responseValues = ['accepted', 'accepted-in-part', 'noted', 'rejected', 'unknown'] as const;
export const responseSchema = z.object({ published: z.string(), value: z.enum(responseValues) });
export type Response = z.infer<typeof responseSchema>;

const day = z.iso.date().nullable();

export const dueSchema = z
  .object({ published: z.string(), earliest: day, latest: day })
  .describe('the promised moment: the words, and the first and last day they can mean (null = unbounded)');
export type Due = z.infer<typeof dueSchema>;

/** Every status that is still to be finished. */
export function isUnfinished(value: StatusValue): boolean {
  return value === 'not-started' || value === 'open' || value === 'in-progress' || value === 'delayed' || value === 'partly-complete';
}
