import { z } from 'zod';
import { responseValues, statusValues } from './status-values.js';

export { isUnfinished, responseValues, statusValues, type StatusValue } from './status-values.js';

export const statusValueSchema = z.enum(statusValues);

export const statusSchema = z
  .object({
    published: z.string().describe("the publisher's words"),
    value: statusValueSchema,
    from: z.enum(['cell', 'heading', 'label', 'legend', 'prose', 'date']).describe('where it was read'),
  })
  .describe("the publisher's words, and beside them our normalised value");
export type Status = z.infer<typeof statusSchema>;

export const responseSchema = z.object({ published: z.string(), value: z.enum(responseValues) });
export type Response = z.infer<typeof responseSchema>;

const day = z.iso.date().nullable();

export const dueSchema = z
  .object({ published: z.string(), earliest: day, latest: day })
  .describe('the promised moment: the words, and the first and last day they can mean (null = unbounded)');
export type Due = z.infer<typeof dueSchema>;
