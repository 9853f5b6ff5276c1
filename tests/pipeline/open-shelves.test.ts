import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Change, ChangeSet } from '../../src/model/changes.js';
import type { Action, Edition } from '../../src/model/edition.js';
import { compare, noRulings } from '../../src/pipeline/compare.js';
import { createContext } from '../../src/pipeline/context.js';
import { readEdition } from '../../src/pipeline/inputs.js';

/** The whole way, from the pages of the embedded example to what changed, against what its authors planted. */
const fixture = join(import.meta.dirname, '../../fixtures/open-shelves');
const context = createContext({ storeFolder: join(fixture, 'no-store') });
const read = (id: string): Promise<Edition> =>
  readEdition([`open-shelves@${id}`], {}, context).then(({ edition }) => edition);
const json = <T>(path: string): T => JSON.parse(readFileSync(join(fixture, path), 'utf8')) as T;

const editions = readdirSync(fixture).filter((name) => /^\d{4}-\d\d$/u.test(name));
const steps = readdirSync(join(fixture, 'changes')).map(
  (name) => name.replace('.json', '').split('..') as [string, string],
);

/** What the truth of an edition says of a row; places, certainty and what is left over are ours alone. */
function asTruth({
  key,
  id,
  theme,
  recommendation,
  text,
  status,
  response,
  progress,
  owners,
  due,
  links,
  references,
}: Action): object {
  return { key, id, theme, recommendation, text, status, response, progress, owners, due, links, references };
}

describe.each(editions)('edition %s', (id) => {
  const edition = read(id);
  const truth = json<Edition>(`${id}/truth.json`);

  test('its rows are those that were published', async () => {
    expect((await edition).actions.map(asTruth)).toEqual(truth.actions.map(asTruth));
  });

  test('its totals are checked against its rows', async () => {
    const claims = ({ totals }: Edition): object[] =>
      totals.map(({ value, claimed, found, agrees }) => ({ value, claimed, found, agrees }));
    const { totals } = await edition;
    expect(claims(await edition)).toEqual(claims(truth));
    // The truth has the smallest phrase that makes the claim; a word more is no mistake.
    truth.totals.forEach(({ published }, index) => expect(totals[index]?.published).toContain(published));
  });

  test('every character is accounted for, and none is unread', async () => {
    const { characters, records, headings, narrative, furniture, unread } = (await edition).coverage;
    expect(records + headings + narrative + furniture + unread).toBe(characters);
    expect(unread).toBe(0);
  });
});

describe.each(steps)('from %s to %s', (from, to) => {
  const found = Promise.all([read(from), read(to)]).then(([before, after]) =>
    compare(before, after, noRulings, context),
  );
  const truth = json<ChangeSet>(`changes/${from}..${to}.json`);

  test('the rows are matched as they were meant', async () => {
    const links = ({ links }: ChangeSet): string[] =>
      links.map(({ before, after, relation }) => `${before.join('+')} → ${after.join('+')} ${relation}`).sort();
    expect(links(await found)).toEqual(links(truth));
  });

  test('each change is named once, and no other', async () => {
    const { changes } = await found;
    expect(changes.map(nameOf).sort()).toEqual(truth.changes.map(nameOf).sort());
  });

  test('each change says what its authors know of it', async () => {
    const ours = new Map((await found).changes.map((change) => [nameOf(change), change]));
    for (const expected of truth.changes) {
      const { share, within: _, ...known } = expected as Change & { share?: number; within?: string };
      const change = ours.get(nameOf(expected));
      expect(change).toMatchObject(known);
      // The authors count words as white space divides them, the comparison counts them finer.
      if (share !== undefined)
        expect(Math.abs((change as { share: number }).share - share), nameOf(expected)).toBeLessThan(0.1);
    }
  });

  test('every row of either edition is accounted for', async () => {
    const { before, after } = (await found).summary;
    expect({ before, after }).toEqual({ before: truth.summary.before, after: truth.summary.after });
    expect(before.rows).toBe(before.same + before.split + before.merged + before.dropped + before.notObserved);
    expect(after.rows).toBe(after.same + after.split + after.merged + after.added);
  });
});

/** `status 1.1 → 1.1.1 restated`: what tells one change from another. */
function nameOf(change: Change): string {
  const sides = { before: [], after: [], ...change } as { before: string | string[]; after: string | string[] };
  const { what, field, direction, change: note, why, wide } = change as Partial<Record<string, string | boolean>>;
  const keys = `${[sides.before].flat().join('+')} → ${[sides.after].flat().join('+')}`;
  const titles =
    change.kind === 'publication' && what === 'theme-retitled' ? `${change.from} → ${change.to}` : undefined;
  return [change.kind, keys, what, field, titles, direction, note, why, wide === true ? 'wide' : undefined]
    .filter((part) => part !== undefined)
    .join(' ');
}
