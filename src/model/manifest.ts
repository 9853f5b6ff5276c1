import { z } from 'zod';
import { captureInfoSchema } from './capture.js';
import { messageSchema } from './segment.js';

const pageSchema = z.object({
  page: z.string().describe('as the plan file lists it, or as it was found'),
  title: z.string().nullable().describe('of the chapter, where the list of chapters gives one'),
  capture: captureInfoSchema
    .nullable()
    .describe('what the page held, with the circumstances in which these bytes were first seen; null: never had'),
  charset: z.string().nullable().describe('that the transport declared'),
  latest: z
    .string()
    .nullable()
    .default(null)
    .describe('SHA-256 of the newest body of the page, where it is another and says the same words'),
  missing: z.string().nullable().describe('code of the reason why there is no capture'),
});

/**
 * Which captures an edition consists of: kept in the archive whenever that changes, so that
 * every edition, and every revision of it, can be read again from the archive alone.
 *
 * A revision is what the publisher did to a page that was had before. A page that is had for
 * the first time completes the same revision.
 */
export const manifestSchema = z.object({
  format: z.literal('planwatch/manifest@1'),
  plan: z.string(),
  edition: z.string(),
  revision: z.int().positive(),
  at: z.string().describe('when it was found to be so, ISO 8601'),
  pages: z.array(pageSchema),
  messages: z.array(messageSchema).describe('of reading the pages, before anything was understood'),
});

export type Manifest = z.infer<typeof manifestSchema>;
