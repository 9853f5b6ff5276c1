import { z } from 'zod';

const capture = z.int().nonnegative().describe('index into `captures`');

export const segmentSchema = z
  .union([
    z.strictObject({ capture, start: z.int().nonnegative(), end: z.int().nonnegative() }),
    z.strictObject({
      capture,
      page: z.int().positive(),
      box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
    }),
    z.strictObject({ capture, part: z.string(), path: z.string() }),
  ])
  .describe(
    'a place in a capture: UTF-16 offsets into the decoded source; or page (from 1) and box in points from the top left; or part and path',
  );

export const spanSchema = z.array(segmentSchema).describe('the segments that hold a value, in reading order');

export const placeSchema = z
  .object({
    source: z.string().optional(),
    line: z.int().positive().optional(),
    column: z.int().positive().optional(),
    segment: segmentSchema.optional(),
    key: z.string().optional(),
  })
  .describe('where a message is about');

export const messageSchema = z
  .object({
    code: z.string().describe('stable, `stage/what-is-wrong`'),
    severity: z.enum(['info', 'warning', 'error']),
    reason: z.string(),
    place: placeSchema.nullable(),
    actual: z.string().optional(),
    expected: z.string().optional(),
  })
  .describe('something a person should know about the data');
