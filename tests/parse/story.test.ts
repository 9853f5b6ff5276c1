import { describe, expect, test } from 'vitest';
import { essence, pagesOf, plan, read, truthOf } from './reading.js';

const editions = ['2020-10', '2021-10', '2022-11', '2024-11', '2026-03'] as const;
const forms = ['site', 'flattened'] as const;

describe.each(editions.flatMap((edition) => forms.map((form) => ({ edition, form }))))(
  '$edition as $form',
  ({ edition, form }) => {
    const truth = truthOf(edition);
    const reading = read(pagesOf(edition, form), {
      plan,
      ...(truth.edition.published === null ? {} : { published: truth.edition.published }),
    });

    test('every action of the records, in order, every field', async () => {
      const { actions } = (await reading).edition;
      expect(actions.map(essence)).toEqual(truth.actions.map(essence));
    });

    test('the counts that the publisher gives are found and compared', async () => {
      const { totals } = (await reading).edition;
      expect(totals.map(({ value, claimed, found, agrees }) => ({ value, claimed, found, agrees }))).toEqual(
        truth.totals.map(({ value, claimed, found, agrees }) => ({ value, claimed, found, agrees })),
      );
    });

    test('every character is in one class and none is unread', async () => {
      const { coverage } = (await reading).edition;
      expect(coverage.records + coverage.headings + coverage.narrative + coverage.furniture + coverage.unread).toBe(
        coverage.characters,
      );
      expect(coverage.unread).toBe(0);
    });
  },
);
