import { z } from 'zod';
import { statusValueSchema, responseValues } from './status.js';

/** Fields whose published words a reviewer may correct. */
export const correctedFields = ['text', 'status', 'response', 'progress', 'due', 'owners'] as const;

/** The fields that the header of a column, or a label, can be mapped to. */
export const headerFields = [
  'id',
  'recommendation',
  'action',
  'status',
  'progress',
  'owners',
  'due',
  'status-or-due',
  'theme',
  'response',
  'links',
  'next-steps',
  'other',
] as const;

/** What a person knows of a plan and its publisher, as data: no edition is ever named in code. */
export const planSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/u, 'lower-case letters, digits and hyphens'),
    title: z.string(),
    publisher: z.string().nullable().default(null),
    licence: z.string().nullable().default(null),
    attribution: z.string().nullable().default(null),
    language: z.string().nullable().default(null),
    vocabulary: z
      .strictObject({
        status: z.record(z.string(), statusValueSchema).default({}),
        response: z.record(z.string(), z.enum(responseValues)).default({}),
      })
      .default({ status: {}, response: {} })
      .describe("the publisher's words and what they mean"),
    headers: z.record(z.string(), z.enum(headerFields)).default({}).describe('column header or label → field'),
    ids: z.string().nullable().default(null).describe('regular expression of an action id'),
    fiscalYearStart: z.int().min(1).max(12).default(4).describe('month in which 2024/25 begins'),
    dayOrder: z
      .enum(['day-first', 'month-first'])
      .nullable()
      .default(null)
      .describe('how 03/04/2025 is meant; null: as other dates of the edition tell, else day first'),
    corrections: z
      .array(
        z.strictObject({
          edition: z.string(),
          key: z.string(),
          field: z.enum(correctedFields),
          expects: z.string().describe('the exact text that is in the source'),
          replace: z.string(),
          reason: z.string(),
          date: z.iso.date(),
        }),
      )
      .default([])
      .describe('reviewed corrections of errors in the published source'),
    editions: z
      .array(
        z
          .strictObject({
            id: z.string(),
            title: z.string().nullable().default(null),
            published: z.string().nullable().default(null),
            publication: z
              .url()
              .nullable()
              .default(null)
              .describe('address of the publication; its pages are found on it, in order'),
            chapters: z
              .int()
              .min(1)
              .nullable()
              .default(null)
              .describe('how many pages the publication has; fewer are an error'),
            pages: z
              .array(z.string())
              .default([])
              .describe('instead of an address: paths or URLs of its pages, in order; relative to this file'),
            taken: z
              .array(z.string().regex(/^[0-9a-f]{64}$/u, 'the SHA-256 of a capture'))
              .default([])
              .describe('captures that somebody looked at and that are pages of it, though nothing is as it was'),
          })
          .refine(({ publication, pages }) => (publication === null) !== (pages.length === 0), {
            message: 'give either the address of the publication, or its pages',
          }),
      )
      .default([])
      .describe('in order of time'),
    watch: z
      .array(
        z.strictObject({
          address: z.url().describe('a sitemap, a feed, or a page that lists publications'),
          match: z.string().default('').describe('regular expression: addresses or titles of editions of this plan'),
          admit: z
            .boolean()
            .default(false)
            .describe(
              'true: what is found there, has all its pages, and shares rows with the plan is written into this file as an edition, and nobody is asked',
            ),
        }),
      )
      .default([])
      .describe('where new editions are announced'),
    ignored: z
      .array(z.url())
      .default([])
      .describe('publications that are announced there, were looked at, and are no editions of this plan'),
  })
  .describe('a plan: its publisher, its words, its editions');

export type Plan = z.infer<typeof planSchema>;

const ruling = {
  from: z.string().describe('edition id'),
  to: z.string().describe('edition id'),
  before: z.array(z.string()),
  after: z.array(z.string()),
  who: z.string(),
  when: z.iso.date(),
  why: z.string(),
};

type Verdict = keyof typeof rowsOfVerdict;

const rowsOfVerdict = {
  same: '“same” names one row before and one after',
  different: '“different” names rows before and rows after',
  split: '“split” names one row before and two or more after',
  merged: '“merged” names two or more rows before and one after',
};

function hasItsRows({ verdict, before, after }: { verdict: Verdict; before: string[]; after: string[] }): boolean {
  const [from, to] = [before.length, after.length];
  if (verdict === 'same') return from === 1 && to === 1;
  if (verdict === 'different') return from > 0 && to > 0;
  return verdict === 'split' ? from === 1 && to > 1 : from > 1 && to === 1;
}

/** A person's decisions about who is who between two editions; kept for ever, outranks every score. */
export const rulingsSchema = z
  .strictObject({
    rulings: z.array(
      z
        .strictObject({ verdict: z.enum(['same', 'different', 'split', 'merged']), ...ruling })
        .refine(hasItsRows, { error: ({ input }) => rowsOfVerdict[(input as { verdict: Verdict }).verdict] }),
    ),
  })
  .describe('rulings: same, different, split or merged');

export type Ruling = z.infer<typeof rulingsSchema>['rulings'][number];
