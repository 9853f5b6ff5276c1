import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readText, shelves, truthOf, words } from './reading.js';

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
