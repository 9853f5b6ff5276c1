import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Action } from '../../src/model/edition.js';
import { generatePlan, type GeneratedPlan, type PlanOptions } from '../tools/plans/records.js';
import { renderFlattened } from '../tools/plans/flattened.js';
import { readText, shelves, truthOf, words } from './reading.js';

/** The fields of a generated row as any reader must give them back. */
function expected(plan: GeneratedPlan): readonly Record<string, unknown>[] {
  return plan.tables.flatMap((table) =>
    table.rows.map((row) => ({
      id: row.id,
      theme: plan.theme,
      recommendation: row.group,
      text: row.text,
      owners: table.columns.includes('owners') ? row.owners : null,
      due: table.columns.includes('due') ? row.due : null,
      status: row.status,
      progress: table.columns.includes('progress') ? row.progress : null,
    })),
  );
}

function found(action: Action): Record<string, unknown> {
  const { recommendation } = action;
  return {
    id: action.id,
    theme: action.theme,
    recommendation: recommendation && { id: recommendation.id, title: recommendation.title },
    text: action.text,
    owners: action.owners.length === 0 ? null : action.owners.join('; '),
    due: action.due?.published ?? null,
    status: action.status?.published ?? null,
    progress: action.progress,
  };
}

const kinds: readonly (PlanOptions & { readonly name: string })[] = [
  { name: 'plain texts', traps: false },
  { name: 'status words, ids, dates and versions in sentences', traps: true },
  { name: 'a column of owners', traps: true, owners: true },
  { name: 'ids of other families, no recommendations', traps: true, otherIds: true },
];

describe.each(kinds.flatMap((kind) => [true, false].map((oneLine) => ({ ...kind, oneLine }))))(
  'generated plans: $name, on one line: $oneLine',
  ({ oneLine, ...options }) => {
    test.each([11, 222, 3333, 44444, 555555, 6666666, 77777777, 888888888])(
      'seed %i reads back exactly',
      async (seed) => {
        const plan = generatePlan(seed, options);
        const { edition } = await readText(renderFlattened(plan, { oneLine }));
        expect(edition.actions.map(found)).toEqual(expected(plan));
        expect(edition.coverage.unread).toBe(0);
      },
    );
  },
);

test('without full stops, what is doubtful is said to be', async () => {
  const wrong: string[] = [];
  let rows = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const plan = generatePlan(seed, { traps: true, unpunctuated: true });
    const { edition } = await readText(renderFlattened(plan, { oneLine: false }));
    const truth = new Map(expected(plan).map((row) => [row['id'], row]));
    rows += truth.size;
    expect(edition.actions.map((action) => action.id)).toEqual([...truth.keys()]);
    for (const action of edition.actions) {
      if (action.certainty === 'sure' && JSON.stringify(found(action)) !== JSON.stringify(truth.get(action.id)))
        wrong.push(`${seed}: ${action.key}`);
    }
  }
  expect(wrong.length / rows).toBeLessThan(0.005);
});

describe('a file that is cut off anywhere', () => {
  const whole = readFileSync(join(shelves, '2024-11/flattened/page-03.txt'), 'utf8');
  const truth = new Map(truthOf('2024-11').actions.map((action) => [action.id, action]));
  const cuts = Array.from({ length: Math.ceil(whole.length / 41) }, (_, i) => i * 41);

  test.each(cuts)(
    'after %i characters: no invented row, finished rows exact, the last one reported',
    async (length) => {
      const { edition } = await readText(whole.slice(0, length));
      const { actions, messages } = edition;
      for (const [i, action] of actions.entries()) {
        const full = truth.get(action.id);
        expect(full, `row ${action.id} exists`).toBeDefined();
        const last = i === actions.length - 1;
        const text = words(full?.text) ?? '';
        if (!last) {
          expect(words(action.text)).toBe(text);
          expect(action.status?.published ?? null).toBe(full?.status?.published ?? null);
          expect(words(action.progress)).toBe(words(full?.progress));
          continue;
        }
        expect(text.startsWith(words(action.text) ?? ''), `“${action.text}” begins the text`).toBe(true);
        if (action.progress !== null)
          expect((words(full?.progress) ?? '').startsWith(words(action.progress) ?? '')).toBe(true);
        if (action.status === null) expect(messages.map(({ code }) => code)).toContain('parse/cut-off');
        else expect(action.status.published).toBe(full?.status?.published);
      }
    },
  );
});
