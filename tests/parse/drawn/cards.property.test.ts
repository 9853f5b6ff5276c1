import fc from 'fast-check';
import { expect, it } from 'vitest';
import { complaints, readText, told } from './read.js';
import { cardManners, cardRows, renderCards, type CardManner, type CardRow } from './render-cards.js';

async function same(rows: readonly CardRow[], manner: CardManner): Promise<void> {
  const { edition } = await readText(renderCards(rows, manner), 'page.html');
  const read = told(edition).map(({ id, text, status, owners, due }) => ({ id, text, status, owners, due }));
  expect(read).toEqual(
    rows.map(({ number, text, status, owners, due }) => ({
      id: `${manner.noun} ${number}`,
      text,
      status,
      owners,
      due,
    })),
  );
  expect(told(edition).map(({ progress }) => progress)).toEqual(rows.map(({ progress }) => progress));
  expect(complaints(edition)).toEqual([]);
  expect(edition.coverage.unread).toBe(0);
}

it('a plan drawn as cards reads back as it was, whatever the cards are built of', async () => {
  await fc.assert(fc.asyncProperty(cardRows, cardManners, same), { numRuns: 80 });
});
