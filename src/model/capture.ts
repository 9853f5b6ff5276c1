import { z } from 'zod';

export const captureInfoSchema = z
  .object({
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/u)
      .describe('of the body, as fetched'),
    url: z.string().nullable().describe('address it was fetched from; null for a file or stdin'),
    name: z.string().describe('what a person calls it: file name, URL or `-`'),
    mediaType: z.string(),
    retrieved: z.string().nullable().describe('when it was fetched, ISO 8601; null where unknown'),
    bytes: z.int().nonnegative(),
  })
  .describe('one body of bytes as fetched, named by its hash');

export type CaptureInfo = z.infer<typeof captureInfoSchema>;

/** One body of bytes as fetched, immutable, with what was known when it was fetched. */
export interface Capture {
  readonly info: CaptureInfo;
  readonly body: Uint8Array;
  /** The charset that the transport declared, lower case, or null. */
  readonly charset: string | null;
}
