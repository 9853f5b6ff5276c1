import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readText } from '../parse/reading.js';

/** Lines such as pages of plans are made of, in any order: the worst case for a reader that expects sense. */
const line = fc.oneof(
  fc.constantFrom(
    'Recommendation Actions Status of Action Progress Update',
    'Completed Actions',
    'Theme 3: Boats',
    '3.1 Boats and crews 3.1.1 The boat must be kept afloat. Complete',
    '3.1.2 The crew must be paid. Ongoing See action 3.1.1',
    '3.1.3',
    'Status',
    'Action | Status | Note',
    '1.1 Mend it | Complete | Done |',
    'Status: Complete',
    'Recommendation 4',
    'Ongoing',
    'Back to top',
    '7 actions are complete.',
    '• an item',
    '|||',
  ),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.lorem({ maxCount: 12 }),
);
const page = fc
  .array(line, { maxLength: 30 })
  .chain((lines) => fc.constantFrom('\n', '\n\n', ' ', '\r\n').map((joint) => lines.join(joint)));

describe('any text at all', () => {
  test('every visible character is in exactly one class', async () => {
    await fc.assert(
      fc.asyncProperty(page, async (text) => {
        const { edition, documents } = await readText(text);
        const { coverage } = edition;
        expect(coverage.records + coverage.headings + coverage.narrative + coverage.furniture + coverage.unread).toBe(
          coverage.characters,
        );
        const visible = documents.reduce(
          (sum, { tape }) => sum + [...tape.text].filter((c) => !/\s/u.test(c)).length,
          0,
        );
        expect(coverage.characters).toBe(visible);
      }),
      { numRuns: 300 },
    );
  });

  test('unread text has a message, and only unread text or an error message fails a page', async () => {
    await fc.assert(
      fc.asyncProperty(page, async (text) => {
        const { edition } = await readText(text);
        if (edition.coverage.unread > 0)
          expect(edition.messages.some(({ code }) => code === 'parse/unread')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('keys are unique, and every filled field slices back to its words', async () => {
    await fc.assert(
      fc.asyncProperty(page, async (text) => {
        const { edition, documents } = await readText(text);
        const source = documents[0]?.source ?? '';
        expect(new Set(edition.actions.map(({ key }) => key)).size).toBe(edition.actions.length);
        for (const { id, text: own, status, progress, spans } of edition.actions) {
          for (const [field, value] of Object.entries({ id, text: own, status: status?.published ?? null, progress })) {
            if (value === null || value === '') continue;
            const slices = (spans[field] ?? []).map((segment) =>
              'start' in segment ? source.slice(segment.start, segment.end) : '',
            );
            expect(bare(slices.join(' ')), field).toBe(bare(value));
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** The words alone: bullets of any kind become one kind in a field. */
function bare(text: string): string {
  return text.replace(/[\s•◦▪●·‣⁃*–-]+/gu, '');
}
